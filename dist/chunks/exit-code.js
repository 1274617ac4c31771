// src/cli/exit-code.ts
const exitCodes = {
	pass: 0,
	fail: 1,
	usage: 2,
	unmeasurable: 3,
	internal: 4,
	interrupted: 130
};
function exitCodeOf({ conclusion, advisory }) {
	return advisory ? exitCodes.pass : exitCodes[conclusion];
}

export { exitCodes as n, exitCodeOf as t };