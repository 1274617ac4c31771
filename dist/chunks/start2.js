import { n as childEnvironment, t as lookForGo } from "./look-for-go.js";
import { f as programOfAction, m as onInterrupt } from "./start.js";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";

// src/action/start.ts
async function start() {
	const { env, argv } = process;
	const [, entry = ""] = argv;
	const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
	const interrupt = onInterrupt().signal;
	const end = new AbortController();
	const withoutGo = measures(env) ? lookForGo({
		env: childEnvironment(env),
		signal: AbortSignal.any([interrupt, end.signal]),
		log: silent
	}, resolve(workspace, given(env, "WORKING-DIRECTORY"))) : void 0;
	await setImmediate();
	try {
		const { main } = await import("./main.js");
		return await main({
			env,
			program: programOfAction(entry, {
				env,
				cwd: workspace
			}),
			signal: interrupt,
			withoutGo
		});
	} finally {
		end.abort();
		await withoutGo;
	}
}
const silent = {
	info: () => void 0,
	debug: () => void 0,
	progress: () => void 0
};
function measures(env) {
	return ["", "gate"].includes(given(env, "STAGE")) && given(env, "RESULTS-FILE") === "";
}
function given(env, input) {
	return env[`INPUT_${input}`]?.trim() ?? "";
}

export { start };