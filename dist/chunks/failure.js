import { t as systemRefusal } from "./system-error.js";
import { t as GateError } from "./errors.js";

// src/entry/interrupt.ts
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function withoutDebugger() {
	process.on("SIGUSR1", () => void 0);
}
function onInterrupt() {
	withoutDebugger();
	const controller = new AbortController();
	const abort = () => {
		controller.abort();
	};
	for (const name of signals) process.once(name, abort);
	return {
		signal: controller.signal,
		stop: () => {
			for (const name of signals) process.off(name, abort);
		}
	};
}

// src/entry/failure.ts
function failureOf(error) {
	if (error instanceof GateError) {
		const { code, message, remedy } = error;
		return {
			kind: code === "usage" ? "usage" : "unmeasurable",
			message,
			remedy
		};
	}
	const refusal = systemRefusal(error);
	if (refusal !== void 0) return {
		kind: "unmeasurable",
		message: `The operating system refused: ${refusal.message}.`,
		remedy: refusal.remedy
	};
	return {
		kind: "internal",
		message: `internal error, please report it: ${error instanceof Error ? error.stack ?? error.message : String(error)}`
	};
}

export { onInterrupt as n, failureOf as t };