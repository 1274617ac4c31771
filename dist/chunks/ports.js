import { n as realPorts, t as now } from "./real-ports.js";
import { b as visibleLines, x as withoutOrders, y as visible } from "./start.js";
import { t as progressLine } from "./progress-line.js";

// src/cli/progress.ts
const plainEvery = 15e3;
function createConsoleLog(stderr, env, { verbose, quiet }, now) {
	const live = stderr.isTTY === true && env["TERM"] !== "dumb" && (env["CI"] ?? "") === "";
	let shown = false;
	let stage = "";
	let started = 0;
	let last = -Infinity;
	const clear = () => {
		if (shown) stderr.write("\r\x1B[K");
		shown = false;
	};
	const line = (text) => {
		clear();
		stderr.write(`${visibleLines(text).map(withoutOrders).join("\n")}\n`);
	};
	return {
		info: line,
		debug(message) {
			if (verbose) line(message);
		},
		progress(progress) {
			if (quiet) return;
			if (progress.stage !== stage) {
				stage = progress.stage;
				started = now();
				last = -Infinity;
			}
			const text = progressLine(progress, now() - started);
			if (live) {
				clear();
				stderr.write(visible(text).slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
				shown = true;
			} else if (progress.done === progress.total || now() - last >= plainEvery) {
				last = now();
				line(text);
			}
		},
		end: clear
	};
}

// src/cli/ports.ts
function terminalPorts(streams, signal, verbose, as) {
	const { stderr, env, quiet = false } = streams;
	const log = createConsoleLog(stderr, env, {
		verbose,
		quiet
	}, now);
	if (as === void 0) return realPorts({
		env,
		signal,
		log
	});
	const event = {
		kind: "assumed",
		as
	};
	return realPorts({
		env,
		signal,
		log,
		pullRequest: {
			workflow: void 0,
			event: () => Promise.resolve(event)
		}
	});
}

export { terminalPorts as t };