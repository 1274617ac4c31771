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
	for (const name of signals) process.on(name, abort);
	return {
		signal: controller.signal,
		stop: () => {
			for (const name of signals) process.off(name, abort);
		}
	};
}

export { onInterrupt as t };