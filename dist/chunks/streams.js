import { t as GateError } from "./errors.js";
import { u as systemRefusal } from "./nearest.js";

// src/cli/streams.ts
async function writeFully(stdout, text) {
	const failure = await written(stdout, text);
	if (failure === void 0) return;
	const reason = failure.code === "EPIPE" ? "its reader closed it" : systemRefusal(failure)?.message ?? failure.message;
	throw new GateError("usage", `Standard output did not take the whole text: ${reason}.`, "Send it to a place that takes it all, or name a file with --output.", failure);
}
async function writeIfPossible(stream, text) {
	await written(stream, text);
}
function written(stream, text) {
	return new Promise((resolve) => {
		stream.write(text, (error) => {
			resolve(error ?? void 0);
		});
	});
}
function wantsColour(stream, env) {
	if ((env["NO_COLOR"] ?? "") !== "") return false;
	if ((env["FORCE_COLOR"] ?? "") !== "" && env["FORCE_COLOR"] !== "0") return true;
	return stream.isTTY === true && env["TERM"] !== "dumb";
}

export { writeFully as n, writeIfPossible as r, wantsColour as t };