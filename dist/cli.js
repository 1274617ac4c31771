#!/usr/bin/env node
import { n as main } from "./chunks/main.js";

// src/cli/interrupt.ts
const signals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function onInterrupt() {
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

// src/cli.ts
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
const { signal } = onInterrupt();
const streams = {
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	env: process.env,
	cwd: process.cwd()
};
process.exit(await main(process.argv.slice(2), streams, signal));

export {  };