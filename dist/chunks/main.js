import { d as GateError, i as commandOptions, n as writeFully, o as defaults, r as cacheFolder, s as descriptions } from "./streams.js";

// src/cli/version.ts
const version = "0.1.0";

// src/cli/help.ts
const usages = {
	check: {
		line: "allocgate check [options] [packages…] [-- go build flags]",
		what: "Gate: measure head against base, confirm what moved, and say whether memory regressed."
	},
	record: {
		line: "allocgate record [options] [packages…] [-- go build flags]",
		what: "Measure head and store its figures as the baseline."
	},
	compare: {
		line: "allocgate compare [options] BASE HEAD",
		what: "Judge two files of Go benchmark output, reports or baselines; - is stdin. Nothing is measured."
	},
	report: {
		line: "allocgate report [options] REPORT.json",
		what: "Render a stored JSON report again."
	},
	demo: {
		line: "allocgate demo [options]",
		what: "The whole story on a bundled Go module, in a throw-away repository."
	}
};
const codes = `Exit codes: 0 pass, 1 fail, 2 usage or configuration (nothing was judged), 3 could not judge, 130 interrupted.`;
function helpText(command, env) {
	if (command !== void 0) return commandHelp(command);
	const lines = Object.values(usages).map(({ line, what }) => `  ${line}\n      ${what}`);
	return `allocgate ${version}: the memory gate for Go benchmarks.

${lines.join("\n")}

allocgate COMMAND --help lists the options of a command.
${codes}
Snapshots and test binaries are kept in ${cacheFolder(env)} (bounded; safe to remove).
`;
}
function commandHelp(command) {
	const { line, what } = usages[command];
	const rows = [
		["-C DIR", "start in another folder"],
		...commandOptions[command].map((name) => {
			const given = defaults[name];
			const shown = Array.isArray(given) ? given.join(",") : typeof given === "string" || typeof given === "number" ? String(given) : "";
			return [`--${name}`, `${descriptions[name]}${shown === "" ? "" : ` (${shown})`}`];
		}),
		["--help", "this text"]
	];
	const width = Math.max(...rows.map(([name]) => name.length));
	return `${line}\n\n${what}\n\n${rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join("\n")}\n\n${codes}\n`;
}
function versionText() {
	return `allocgate ${version}\n`;
}

// src/cli/main.ts
const exitCodes = {
	pass: 0,
	fail: 1,
	usage: 2,
	unmeasurable: 3,
	interrupted: 130
};
async function main(argv, streams, signal) {
	try {
		return await dispatch(argv, streams, signal);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		await writeFully(streams.stderr, describe(error));
		return error instanceof GateError && error.code !== "usage" ? exitCodes.unmeasurable : exitCodes.usage;
	}
}
async function dispatch(argv, streams, signal) {
	const [name, ...rest] = argv;
	const beforeFlags = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
	if (name === void 0 || name === "help" || name === "--help" || name === "-h") {
		await writeFully(streams.stdout, helpText(asCommand(rest[0]), streams.env));
		return exitCodes.pass;
	}
	if (name === "version" || name === "--version" || name === "-v") {
		await writeFully(streams.stdout, versionText());
		return exitCodes.pass;
	}
	const command = asCommand(name);
	if (command === void 0) throw new GateError("usage", `Unknown command ${JSON.stringify(name)}.`, "allocgate --help lists the commands.");
	if (beforeFlags.includes("--help") || beforeFlags.includes("-h")) {
		await writeFully(streams.stdout, helpText(command, streams.env));
		return exitCodes.pass;
	}
	return (await load(command))(rest, streams, signal);
}
async function load(command) {
	switch (command) {
		case "check": return (await import("./check.js")).check;
		case "record": return (await import("./record.js")).record;
		case "compare": return (await import("./compare.js")).compare;
		case "report": return (await import("./report.js")).report;
		case "demo": return (await import("./demo.js")).demo;
		default: return command;
	}
}
function asCommand(name) {
	return name !== void 0 && Object.hasOwn(commandOptions, name) ? name : void 0;
}
function describe(error) {
	if (error instanceof GateError) return `allocgate: ${error.message}\n  ${error.remedy}\n`;
	return `allocgate: internal error, please report it: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`;
}

export { main as n, exitCodes as t };