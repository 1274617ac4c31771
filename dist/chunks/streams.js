// src/cli/streams.ts
function writeFully(stream, text) {
	return new Promise((resolve) => {
		stream.write(text, () => {
			resolve();
		});
	});
}
function wantsColour(stream, env) {
	if ((env["NO_COLOR"] ?? "") !== "") return false;
	if ((env["FORCE_COLOR"] ?? "") !== "" && env["FORCE_COLOR"] !== "0") return true;
	return stream.isTTY === true && env["TERM"] !== "dumb";
}

export { writeFully as n, wantsColour as t };