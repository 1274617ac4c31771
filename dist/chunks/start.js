import { r as versionLine, t as isVersionCommand } from "./version.js";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { getSystemErrorMap } from "node:util";
import { fstatSync, readFileSync, readlinkSync, realpathSync, writeSync } from "node:fs";

// src/errors.ts
const problemKinds = [
	"build-failed",
	"benchmark-failed",
	"benchmark-panicked",
	"benchmark-exited",
	"benchmark-timeout",
	"no-result",
	"no-benchmarks",
	"no-base",
	"damaged-output",
	"missing-baseline",
	"damaged-baseline",
	"foreign-baseline",
	"toolchain-missing",
	"toolchain-too-old",
	"snapshot-failed",
	"prepare-failed",
	"environment-failed",
	"unconfirmed",
	"skip-unsound"
];
var GateError = class extends Error {
	name = "GateError";
	code;
	remedy;
	side;
	constructor(code, message, remedy, cause, side) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.remedy = remedy;
		this.side = side;
	}
};
async function onSide(side, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof GateError) || error.side !== void 0) throw error;
		throw new GateError(error.code, error.message, error.remedy, error, side);
	}
}

// src/system-error.ts
const remedies = {
	EMFILE: "Raise the limit on open files (`ulimit -n 1024`), then try again.",
	ENFILE: "Close programs that keep many files open, then try again.",
	ENOSPC: "Free some space on that disk, or set ALLOCGATE_CACHE to another folder; then try again.",
	EDQUOT: "Free some of your disk quota, or set ALLOCGATE_CACHE to another folder; then try again.",
	EROFS: "Make that file system writable, or set ALLOCGATE_CACHE to another folder.",
	EACCES: "Check the permissions of that path, then try again.",
	EPERM: "Check the permissions of that path, then try again.",
	ENOMEM: "Free some memory, then try again.",
	EAGAIN: "Raise the process limit (`ulimit -u`) or end some processes, then try again."
};
function systemRefusal(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	const { code, errno, path, syscall, message } = error;
	if (code === void 0) return void 0;
	const words = errno === void 0 ? void 0 : getSystemErrorMap().get(errno)?.[1];
	const where = path === void 0 || syscall?.endsWith(path) === true ? syscall : `${syscall} ${path}`;
	return {
		message: words === void 0 ? message : `${words} (${code}, ${where})`,
		remedy: remedies[code] ?? "Check that path and its disk, then try again; --verbose shows the commands."
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
		message: `A system call failed: ${refusal.message}.`,
		remedy: refusal.remedy
	};
	return {
		kind: "internal",
		message: `internal error, please report it: ${error instanceof Error ? error.stack ?? error.message : String(error)}`
	};
}

// src/core/report/program-words.ts
function commandWords(sentence, program) {
	return sentence.replaceAll(/`allocgate (?=[a-z])/g, () => `\`${program} `);
}
function withProgram(report, program) {
	const { reproduce } = report;
	return {
		...report,
		problems: report.problems.map((problem) => ({
			...problem,
			remedy: commandWords(problem.remedy, program)
		})),
		...reproduce === void 0 ? {} : { reproduce: reproduce.replace(/^allocgate(?= )/, () => program) }
	};
}

// src/core/report/visible.ts
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
function visible(text) {
	return text.replaceAll(steering, (character) => {
		const code = character.codePointAt(0) ?? 0;
		if (code < 32) return String.fromCodePoint(9216 + code);
		return code === 127 ? "␡" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
function visibleLines(text) {
	return text.replaceAll("\r\n", "\n").replaceAll("	", "    ").split("\n").map(visible);
}
function withoutOrders(line) {
	return line.replace(/^(\s*):(?=:)/, "$1∶").replaceAll("##[", "♯#[");
}
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
function displayWidth(text) {
	let width = 0;
	for (const character of text) width += widthOf(character);
	return width;
}
function widthOf(character) {
	if (character >= " " && character <= "~") return 1;
	if (/\p{Mark}/u.test(character)) return 0;
	return wide.test(character) ? 2 : 1;
}
function fit(text, width) {
	if (displayWidth(text) <= width) return text;
	const characters = Array.from(text);
	const half = Math.max(1, Math.floor((width - 1) / 2));
	return `${take(characters, half)}…${take(characters.toReversed(), width - 1 - half, true)}`;
}
function take(characters, width, reversed = false) {
	const taken = [];
	let used = 0;
	for (const character of characters) {
		used += widthOf(character);
		if (used > width) break;
		taken.push(character);
	}
	return (reversed ? taken.toReversed() : taken).join("");
}
function wrap(text, width) {
	const lines = [];
	const words = text.split(" ");
	let line = words.shift() ?? "";
	let used = displayWidth(line);
	for (const word of words) {
		const size = displayWidth(word);
		if (used + 1 + size > width) {
			lines.push(line);
			[line, used] = [word, size];
		} else [line, used] = [`${line} ${word}`, used + 1 + size];
	}
	return [...lines, line];
}

// src/core/policy/nearest.ts
const formerNames = {
	budget: "explain-timeout",
	"confirm-budget": "confirm-timeout"
};
const longest = 120;
function nearest(word, known) {
	const renamed = Object.hasOwn(formerNames, word) ? formerNames[word] : void 0;
	if (renamed !== void 0 && known.includes(renamed)) return renamed;
	const [best] = known.map((candidate) => ({
		candidate,
		distance: distance(word.toLowerCase(), candidate.toLowerCase())
	})).toSorted((a, b) => a.distance - b.distance);
	return best !== void 0 && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}
function distance(a, b) {
	if (a.length > longest || b.length > longest) return Infinity;
	const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= a.length; i++) {
		const above = rows[i - 1] ?? [];
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
			row.push(Math.min(substituted, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? Infinity;
}

// src/core/report/shell-word.ts
function shellWord(word) {
	if (/^[\w./:@%+,-][\w./:=@%+,#-]*$/.test(word)) return word;
	if (visible(word) === word) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
	return `$'${Array.from(word, escaped).join("")}'`;
}
function escaped(character) {
	if (character === "'" || character === "\\") return `\\${character}`;
	if (visible(character) === character) return character;
	return Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}

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

// src/entry/program.ts
function programOfAction(main, { env, cwd }) {
	const { GITHUB_ACTION_REPOSITORY: repository = "", GITHUB_ACTION_REF: ref = "" } = env;
	const { GITHUB_SERVER_URL: server = "https://github.com" } = env;
	if (/^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref)) {
		const source = server === "https://github.com" ? `github:${repository}` : `git+${server}/${repository}.git`;
		return `npx ${shellWord(`${source}#${ref}`)}`;
	}
	return startedByPath(join(dirname(main), "cli.js"), cwd);
}
function programOfTerminal(entry, { cwd }) {
	const file = realpathSync(entry);
	const folder = dirname(dirname(file));
	if (basename(dirname(folder)) !== "node_modules") return startedByPath(file, cwd);
	const name = basename(folder);
	const host = dirname(dirname(folder));
	const specifier = npxSpecifier(host);
	if (specifier === void 0) return isWithin(cwd, host) ? `npx ${name}` : name;
	return isAbsolute(specifier) ? `npx --package=${shellWord(specifier)} ${name}` : `npx ${shellWord(specifier)}`;
}
function repositoryOfProgram(program) {
	return /^npx github:([\w.-]+\/[\w.-]+)(?:#\S*)?$/.exec(program)?.[1];
}
function npxSpecifier(folder) {
	if (basename(dirname(folder)) !== "_npx") return void 0;
	try {
		const packages = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))["_npx"]?.packages;
		const first = Array.isArray(packages) && packages.length === 1 ? packages[0] : void 0;
		return typeof first === "string" ? first : void 0;
	} catch {
		return;
	}
}
function startedByPath(file, cwd) {
	return `node ${shellWord(isWithin(file, cwd) ? relative(cwd, file) : file)}`;
}
function isWithin(path, folder) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

// src/cli/commands.ts
const judging = [
	"bench",
	"mode",
	"count",
	"threshold",
	"metrics",
	"strict",
	"fail-on",
	"on-removed",
	"leaks",
	"blind-spots"
];
const building = [
	"timeout",
	"prepare",
	"copy",
	"config",
	"test-args"
];
const baselines = [
	"baseline",
	"baseline-file",
	"baseline-branch"
];
const printing = [
	"format",
	"output",
	"verbose"
];
const gating = [
	...[
		"base",
		"head",
		"event",
		"config-base"
	],
	...baselines,
	...judging,
	...building,
	...[
		"benchmark-timeout",
		"confirm-timeout",
		"explain-timeout"
	],
	...[
		"explain",
		"skip",
		"representatives",
		"profiles"
	]
];
const sharding = ["shard", "shard-times"];
const behindDashes = "[-- go build flags [-args test arguments]]";
const commands = {
	check: {
		usage: `[options] [packages…] ${behindDashes}`,
		what: "Gate: measure head against base, confirm every change, and report whether memory use regressed.",
		options: [
			...gating,
			...sharding,
			...printing
		],
		builds: true,
		codes: [
			"pass",
			"fail",
			"usage",
			"unmeasurable"
		]
	},
	record: {
		usage: `[options] [packages…] ${behindDashes}`,
		what: "Measure head and store its figures as the baseline.",
		options: [
			"head",
			"bench",
			"mode",
			"count",
			"metrics",
			...building,
			"benchmark-timeout",
			"output",
			"verbose"
		],
		builds: true,
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		]
	},
	compare: {
		usage: "[options] BASE HEAD",
		what: "Compare two files and judge the difference. Each is Go benchmark output, a report or a baseline; - stands for standard input. Nothing is measured.",
		options: [
			"threshold",
			"metrics",
			"strict",
			"fail-on",
			"on-removed",
			"config",
			...printing
		],
		codes: [
			"pass",
			"fail",
			"usage",
			"unmeasurable"
		]
	},
	explain: {
		usage: `[options] BENCHMARK [packages…] ${behindDashes}`,
		what: "List where a benchmark allocates, line by line, and why, whether or not it regressed. BENCHMARK is a -bench expression.",
		options: [
			"base",
			"head",
			...building,
			"profiles",
			...printing
		],
		own: { leaks: { what: "list the goroutines and memory that operations leave behind, instead of allocations" } },
		formats: [
			"text",
			"markdown",
			"json",
			"html"
		],
		builds: true,
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		]
	},
	bisect: {
		usage: `[options] BENCHMARK --good REV [--bad REV] [packages…] ${behindDashes}`,
		what: "Find, with few measurements, the commit that made a benchmark worse. Then explain the regression and prove its cause.",
		options: [
			...[
				"count",
				...building,
				"confirm-timeout",
				"explain-timeout",
				"explain",
				"profiles"
			],
			"baseline-branch",
			...printing
		],
		own: {
			good: {
				value: "REV",
				what: "commit at which the figure was still good; an ancestor of the bad commit"
			},
			bad: {
				value: "REV",
				what: "commit at which the figure is too high (default: HEAD)"
			},
			metric: {
				value: "UNIT",
				what: "unit to compare (default: allocs/op if it got worse, otherwise B/op)"
			},
			above: {
				value: "N",
				what: "figures above N are bad (default: halfway between the good and the bad figure)"
			}
		},
		formats: [
			"text",
			"markdown",
			"json"
		],
		builds: true,
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		]
	},
	history: {
		usage: `[options] [BENCHMARK] [packages…] ${behindDashes}`,
		what: "List each step (a change in a benchmark’s figures) and its commit, from the records of the baseline branch. Nothing is measured without --backfill. --format html writes a site.",
		options: [
			"baseline-branch",
			"metrics",
			"count",
			...building,
			...printing
		],
		own: {
			backfill: {
				value: "WHICH",
				what: "also measure commits without a record: tags (released versions), merges (the first-parent line) or commits (every commit)",
				choices: [
					"tags",
					"merges",
					"commits"
				]
			},
			range: {
				value: "A..B",
				what: "commits that --backfill measures: those reachable from B but not from A (default: ..HEAD)"
			},
			"backfill-store": {
				value: "DIR",
				what: "folder for the results of --backfill (default: in the cache)"
			}
		},
		formats: [
			"text",
			"markdown",
			"json",
			"csv",
			"html"
		],
		builds: true,
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		],
		inconclusive: "inconclusive: there are no records, or none matches"
	},
	merge: {
		usage: "[options] REPORT.json…",
		what: "Join the JSON reports of all shards of a run (`check --shard`) into one report and one verdict.",
		options: printing,
		codes: [
			"pass",
			"fail",
			"usage",
			"unmeasurable"
		]
	},
	report: {
		usage: "[options] REPORT.json",
		what: "Render a stored JSON report in another format.",
		options: printing,
		codes: ["pass", "usage"]
	},
	scaffold: {
		usage: "[options] FUNCTION",
		what: "Write a benchmark for FUNCTION to a new file. FUNCTION is F, Type.Method, ./pkg.F or import/path.(*Type).Method.",
		options: ["verbose"],
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		],
		inconclusive: "incomplete: the new file has TODOs to fill in"
	},
	init: {
		usage: "[options]",
		what: "Write a workflow for GitHub Actions and a starter configuration. Existing files stay as they are.",
		options: [],
		own: {
			workflow: {
				value: "KIND",
				what: "basic: one job measures and comments; strict: the job that runs the change has a read-only token; none: no workflow (default: ask in a terminal, otherwise basic, or none if another CI system is found and no workflow exists)",
				choices: [
					"basic",
					"strict",
					"none"
				]
			},
			record: { what: "also measure and store a first baseline; --no-record: don’t, and don’t ask" },
			"dry-run": { what: "show what would be written, and write nothing" }
		},
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		]
	},
	config: {
		usage: "[options] [packages…]",
		what: "Show the settings that `check` with the same flags would use, and where each comes from.",
		options: [...gating, ...printing],
		formats: ["text", "json"],
		codes: ["pass", "usage"]
	},
	demo: {
		usage: "[options]",
		what: "Run the gate on a bundled Go module and a change that makes it allocate more, in a throwaway repository.",
		options: printing,
		codes: [
			"pass",
			"usage",
			"unmeasurable"
		]
	},
	completion: {
		usage: "bash|zsh|fish",
		what: "Print completions for a shell. To load them in bash, zsh or fish:\nsource <(allocgate completion bash)\nsource <(allocgate completion zsh)\nallocgate completion fish | source",
		options: [],
		words: [
			"bash",
			"zsh",
			"fish"
		],
		codes: ["pass", "usage"]
	}
};
const commandNames = Object.keys(commands);
function specOf(command) {
	return commands[command];
}
function asCommand(name) {
	return name !== void 0 && Object.hasOwn(commands, name) ? name : void 0;
}
const commonOptions = {
	chdir: {
		short: "C",
		value: "DIR",
		what: "start in another folder"
	},
	quiet: {
		short: "q",
		what: "show no progress"
	},
	"no-color": { what: "print without colours, as with NO_COLOR=1" },
	help: {
		short: "h",
		what: "show this text"
	}
};
const shortOptions = {
	output: "o",
	verbose: "v"
};

// src/cli/exit-code.ts
const exitCodes = {
	pass: 0,
	fail: 1,
	usage: 2,
	unmeasurable: 3,
	internal: 4,
	interrupted: 130
};
function exitCodeOf({ conclusion, advisory }) {
	return advisory ? exitCodes.pass : exitCodes[conclusion];
}

// src/cli/streams.ts
async function writeFully(stdout, text) {
	const failure = await written(stdout, text);
	if (failure === void 0) return;
	const reason = failure.code === "EPIPE" ? "its reader closed the pipe" : systemRefusal(failure)?.message ?? failure.message;
	throw new GateError("usage", `The output could not be written in full: ${reason}.`, "Redirect it to a place with enough room, or name a file with --output.", failure);
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

// src/cli/manners.ts
function mannersOf(flags, streams) {
	const quiet = flags.some((flag) => flag === "--quiet" || /^-[hqv]*q[hqv]*$/.test(flag));
	const plain = flags.includes("--no-color");
	return {
		...streams,
		...quiet ? { quiet } : {},
		...plain ? { env: {
			...streams.env,
			NO_COLOR: "1"
		} } : {}
	};
}

// src/cli/main.ts
async function main(argv, streams, signal) {
	try {
		return await dispatch(argv, streams, signal);
	} catch (error) {
		if (signal.aborted) return exitCodes.interrupted;
		const failure = failureOf(error);
		await writeIfPossible(streams.stderr, describe(failure, streams.program));
		return exitCodes[failure.kind];
	}
}
async function dispatch(argv, given, signal) {
	const [name, ...rest] = argv;
	const beforeFlags = rest.includes("--") ? rest.slice(0, rest.indexOf("--")) : rest;
	const streams = mannersOf(beforeFlags, given);
	if (name === void 0 || name === "help" || name === "--help" || name === "-h") {
		const [topic] = rest.filter((word) => !word.startsWith("-"));
		return help(topic === void 0 || topic === "help" ? void 0 : named(topic), streams);
	}
	if (isVersionCommand(name)) {
		await writeFully(streams.stdout, versionLine);
		return exitCodes.pass;
	}
	const command = named(name);
	if (beforeFlags.includes("--help") || beforeFlags.includes("-h")) return help(command, streams);
	return (await load(command))(rest, streams, signal);
}
async function help(command, streams) {
	const { helpText } = await import("./help.js");
	await writeFully(streams.stdout, await helpText(command, streams));
	return exitCodes.pass;
}
function named(name) {
	const command = asCommand(name);
	if (command !== void 0) return command;
	if (name.startsWith("-")) throw new GateError("usage", `There is no command before ${JSON.stringify(name)}.`, "Put the command first, as in `allocgate check`; `allocgate help` lists the commands.");
	const near = nearest(name, commandNames) ?? (/^\.{1,2}(?:\/|$)/.test(name) ? `check ${name}` : void 0);
	const hint = near === void 0 ? "" : ` Did you mean \`allocgate ${near}\`?`;
	throw new GateError("usage", `Unknown command ${JSON.stringify(name)}.`, `${hint} \`allocgate help\` lists the commands.`.trim());
}
async function load(command) {
	switch (command) {
		case "check": return (await import("./check.js")).check;
		case "record": return (await import("./record2.js")).record;
		case "compare": return (await import("./compare.js")).compare;
		case "explain": return (await import("./explain.js")).explain;
		case "bisect": return (await import("./bisect.js")).bisect;
		case "history": return (await import("./history.js")).history;
		case "merge": return (await import("./merge2.js")).merge;
		case "report": return (await import("./report.js")).report;
		case "scaffold": return (await import("./scaffold.js")).scaffold;
		case "init": return (await import("./init.js")).init;
		case "config": return (await import("./config2.js")).config;
		case "demo": return (await import("./demo.js")).demo;
		case "completion": return (await import("./completion.js")).completion;
		default: return command;
	}
}
function describe(failure, program) {
	const message = visibleLines(failure.message).join("\n");
	return failure.kind === "internal" ? `allocgate: ${message}\n` : `allocgate: ${message}\n  ${visibleLines(commandWords(failure.remedy, program)).join("\n")}\n`;
}

// src/cli/standard-output.ts
const descriptor = 1;
const shells = /^(?:a|ba|da|k|mk|z)?sh$|^fish$|^busybox$/;
function standardOutput(stdout) {
	if (stdout.isTTY) return stdout;
	if (isClosed()) return failing(/* @__PURE__ */ new Error("standard output is closed"));
	const kind = fstatSync(descriptor);
	return kind.isFile() || kind.isCharacterDevice() ? { write: writeAll } : stdout;
}
function failing(error) {
	return { write(_, done) {
		done?.(error);
		return true;
	} };
}
const writeAll = (text, done) => {
	let failure;
	try {
		const bytes = Buffer.from(text);
		for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
	} catch (error) {
		failure = error;
	}
	done?.(failure);
	return true;
};
function isClosed() {
	try {
		const parent = `/proc/${process.ppid}`;
		return isReadWriteNull("/proc/self") && shells.test(readFileSync(`${parent}/comm`, "utf8").trim()) && !isReadWriteNull(parent);
	} catch {
		return false;
	}
}
function isReadWriteNull(process) {
	try {
		if (readlinkSync(`${process}/fd/${descriptor}`) !== "/dev/null") return false;
		const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`${process}/fdinfo/${descriptor}`, "utf8"))?.[1] ?? "0";
		return (Number.parseInt(flags, 8) & 3) === 2;
	} catch {
		return false;
	}
}

// src/cli/start.ts
async function start() {
	const { stdin, stdout, stderr, env } = process;
	const [, entry = "", ...argv] = process.argv;
	const cwd = process.cwd();
	for (const stream of [stdout, stderr]) stream.on("error", () => void 0);
	const { signal } = onInterrupt();
	signal.addEventListener("abort", () => stdin.destroy());
	const program = programOfTerminal(entry, { cwd });
	return main(argv, {
		stdin,
		stdout: standardOutput(stdout),
		stderr,
		env,
		cwd,
		program
	}, signal);
}

export { commandWords as C, GateError as D, systemRefusal as E, onSide as O, wrap as S, failureOf as T, displayWidth as _, exitCodeOf as a, visibleLines as b, commands as c, specOf as d, programOfAction as f, nearest as g, shellWord as h, writeIfPossible as i, problemKinds as k, commonOptions as l, onInterrupt as m, wantsColour as n, exitCodes as o, repositoryOfProgram as p, writeFully as r, commandNames as s, start as t, shortOptions as u, fit as v, withProgram as w, withoutOrders as x, visible as y };