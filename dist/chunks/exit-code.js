import { t as exitCodes } from "./main.js";

// src/cli/exit-code.ts
function exitCodeOf({ conclusion, advisory }) {
	return advisory ? exitCodes.pass : exitCodes[conclusion];
}

export { exitCodeOf as t };