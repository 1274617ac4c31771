import { o as describeOption } from "./nearest.js";
import { n as formatMeasurement } from "./benchunit.js";
import { a as listCache, o as cacheFolder } from "./git.js";
import { t as version } from "./version.js";
import { t as commandOptions } from "./arguments.js";

// src/cli/help.ts
const usages = {
	check: {
		line: "allocgate check [options] [packages…] [-- go build flags [-args test arguments]]",
		what: "Gate: measure head against base, confirm what moved, and say whether memory regressed."
	},
	record: {
		line: "allocgate record [options] [packages…] [-- go build flags [-args test arguments]]",
		what: "Measure head and store its figures as the baseline."
	},
	compare: {
		line: "allocgate compare [options] BASE HEAD",
		what: "Judge two files of Go benchmark output, reports or baselines; - is stdin. Nothing is measured."
	},
	explain: {
		line: "allocgate explain [options] BENCHMARK [packages…] [-- go build flags [-args test arguments]]",
		what: "Where a benchmark allocates, line by line, and why, regressed or not (BENCHMARK is a -bench expression)."
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
const codes = `Exit codes: 0 pass, 1 fail, 2 usage or configuration (nothing was judged), 3 could not judge, 4 internal error (please report it), 130 interrupted.`;
async function helpText(command, { env, program }) {
	if (command !== void 0) return commandHelp(command, program);
	const lines = Object.values(usages).map(({ line, what }) => `  ${line}\n      ${what}`);
	return `allocgate ${version}: the memory gate for Go benchmarks.

${lines.join("\n")}

${meaningOfName(program)}allocgate COMMAND --help lists the options of a command.
${codes}
Snapshots and test binaries are kept in ${await describeCache(env)}.
`;
}
async function describeCache(env) {
	const folder = cacheFolder(env);
	const repositories = await listCache(folder);
	const bytes = repositories.reduce((sum, repository) => sum + repository.bytes, 0);
	return `${folder} (${formatMeasurement(bytes, "B")} for ${repositories.length} repositories; bounded, and safe to remove)`;
}
function commandHelp(command, program) {
	const { line, what } = usages[command];
	const rows = [
		["-C DIR", "start in another folder"],
		...commandOptions[command].map((name) => [`--${name}`, describeOption(name)]),
		["--help", "this text"]
	];
	const width = Math.max(...rows.map(([name]) => name.length));
	return `${line}\n\n${what}\n\n${rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join("\n")}\n\n${meaningOfName(program)}${codes}\n`;
}
function meaningOfName(program) {
	return program === "allocgate" ? "" : `Here allocgate stands for: ${program}\n`;
}

export { helpText };