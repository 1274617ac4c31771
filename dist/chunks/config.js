import { t as GateError } from "./errors.js";
import { c as isDuration, s as testArguments, t as nearest } from "./nearest.js";
import { c as number, d as strictObject, f as string, m as union, n as array, o as literal, r as boolean, s as looseObject, t as _enum, u as record } from "./zod.js";
import { n as leavesOpen, r as runFault } from "./environment-fault.js";
import { i as compileBenchExpression, r as checkBenchExpression, t as readTestBinary } from "./benchfmt.js";
import { r as tidy } from "./benchunit.js";
import { t as require_dist } from "./yaml.js";

// src/core/benchunit/metadata.ts
const defaults = /* @__PURE__ */ new Map([
	["sec/op", "lower"],
	["B/s", "higher"],
	["B/op", "lower"],
	["allocs/op", "lower"]
]);
function createUnitCatalog(settings) {
	const known = /* @__PURE__ */ new Map();
	for (const { unit, key, value } of settings) {
		const id = `${tidy(1, unit).unit} ${key}`;
		if (!known.has(id)) known.set(id, value);
	}
	const get = (unit, key) => known.get(`${tidy(1, unit).unit} ${key}`);
	return {
		better(unit) {
			if (unit === "B/op" || unit === "allocs/op") return "lower";
			const said = get(unit, "better");
			if (said !== void 0) return said === "higher" || said === "lower" ? said : void 0;
			return defaults.get(tidy(1, unit).unit);
		},
		assumption: (unit) => get(unit, "assume") === "exact" ? "exact" : "nothing"
	};
}

// src/steps/subject.ts
function subjectKey({ importPath, benchmark }) {
	return `${importPath}\n${benchmark}`;
}
function packagePath(root, configFolder, folder) {
	const from = configFolder === "" ? [] : configFolder.split("/");
	const to = folder === root ? [] : folder.slice(root.length + 1).split("/");
	let shared = 0;
	while (shared < from.length && from[shared] === to[shared]) shared++;
	const up = from.slice(shared).map(() => "..");
	const path = [...up, ...to.slice(shared)].join("/");
	if (path === "") return ".";
	return up.length > 0 ? path : `./${path}`;
}
function isWithin(benchmark, other) {
	return benchmark === other || benchmark.startsWith(`${other}/`);
}
function* namesAround(benchmark) {
	for (let name = benchmark; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf("/")))) yield name;
}

// src/core/baseline/samples.ts
const counted$1 = /* @__PURE__ */ new Set(["B/op", "allocs/op"]);
function storedFigures(stored, unit, totals) {
	const { iterations } = stored;
	const beside = stored.counted?.[unit];
	return stored.units[unit]?.map((value, index) => {
		if (!counted$1.has(unit)) return {
			kind: "reported",
			value
		};
		if (totals === "printed") return {
			kind: "printed",
			value
		};
		const count = beside?.[index];
		if (count !== void 0) return {
			kind: "reported",
			value,
			counted: {
				total: Math.round(count * iterations),
				iterations
			}
		};
		const total = Math.round(value * iterations);
		return Math.abs(total / iterations - value) <= value * 1e-12 ? {
			kind: "exact",
			total,
			iterations
		} : {
			kind: "reported",
			value
		};
	});
}

// src/steps/base.ts
function storedPackages(base) {
	switch (base.kind) {
		case "none": return /* @__PURE__ */ new Map();
		case "measured": return base.stored;
		case "pinned": return new Map(Object.entries(base.baseline.packages));
		default: return base;
	}
}
function figuresOfStored(baseline, stored, benchmark) {
	const found = stored.benchmarks[benchmark];
	if (found === void 0) return void 0;
	return new Map(Object.keys(found.units).map((unit) => [unit, storedFigures(found, unit, baseline.fingerprint.totals) ?? []]));
}
function sideOf(base) {
	return base.kind === "none" ? void 0 : base.side;
}

// src/core/baseline/schema.ts
const baselineVersion = 1;
const name = string().min(1).max(2e3);
const fingerprint = strictObject({
	goVersion: string().max(200),
	goos: string().max(40),
	goarch: string().max(40),
	settings: record(string().max(100), string().max(1e4)),
	buildFlags: array(string().max(1e4)).max(1e3),
	testArgs: array(string().max(1e4)).max(1e3).optional(),
	mode: _enum(["fast", "full"]),
	totals: _enum(["exact", "printed"]),
	pathLength: number().int().nonnegative()
});
const samples = record(string().min(1).max(200), array(number()).min(1).max(100));
const stored = strictObject({
	iterations: number().int().positive(),
	gomaxprocs: number().int().positive(),
	units: samples,
	counted: samples.optional()
});
const baselineSchema = strictObject({
	schemaVersion: literal(1),
	fingerprint,
	cpu: string().max(500),
	commit: string().max(100).optional(),
	bench: string().max(1e4),
	packages: record(name, strictObject({
		key: string().max(200),
		benchmarks: record(name, stored)
	}))
});

// src/core/baseline/read.ts
const longest$2 = 67108864;
function parseBaseline(text) {
	if (text.length > longest$2) return damaged(`it is larger than ${longest$2 / 1024 / 1024} MiB`);
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return damaged(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	const version = looseObject({ schemaVersion: number() }).safeParse(value);
	if (version.success && version.data.schemaVersion > 1) return damaged(`it has schema version ${version.data.schemaVersion}, this allocgate reads version ${1}; a newer allocgate wrote it`);
	const parsed = baselineSchema.safeParse(value);
	if (parsed.success) return {
		kind: "baseline",
		baseline: parsed.data
	};
	const [issue] = parsed.error.issues;
	return damaged(issue === void 0 ? "its form is wrong" : `at ${issue.path.join(".") || "the top"}: ${issue.message}`);
}
function damaged(reason) {
	return {
		kind: "damaged",
		reason
	};
}

// src/core/benchmath/figure.ts
function counted(figure) {
	return figure.kind === "reported" && figure.counted !== void 0 ? {
		kind: "exact",
		...figure.counted
	} : figure;
}
function perOperation(figure) {
	return figure.kind === "exact" ? figure.total / figure.iterations : figure.value;
}
function judged(figure) {
	if (figure.kind !== "exact") return figure.value;
	return Number((2n * BigInt(figure.total) + BigInt(figure.iterations)) / (2n * BigInt(figure.iterations)));
}
function printed(figure) {
	return figure.kind === "exact" ? Math.floor(figure.total / figure.iterations) : figure.value;
}

// src/core/policy/units.ts
const floors = {
	"allocs/op": .9,
	"B/op": 15.5
};
function floorOf(unit) {
	return Object.hasOwn(floors, unit) ? floors[unit] ?? 0 : 0;
}
const screenTolerance = {
	share: 5e-4,
	bytes: 2
};
function hasMoved(unit, base, head) {
	const [from, to] = [perOperation(base), perOperation(head)];
	if (!Number.isFinite(from) || !Number.isFinite(to)) return true;
	if (unit === "allocs/op") return judged(base) !== judged(head);
	const tolerance = Math.max(unit === "B/op" ? screenTolerance.bytes : 0, Math.abs(from) * screenTolerance.share);
	return Math.abs(to - from) > tolerance;
}

// src/steps/remedies.ts
const remedies = {
	"build-failed": "Run `go test -c` in that package and mend what the compiler says.",
	"benchmark-failed": "Run `go test -run ^$ -bench` for that benchmark and mend what it reports.",
	"benchmark-panicked": "Run `go test -run ^$ -bench` for that benchmark and mend the panic.",
	"benchmark-exited": "Let the benchmark return instead of ending the process, and let TestMain call m.Run and pass its code to os.Exit. Pass the arguments that TestMain needs with --test-args.",
	"benchmark-timeout": "Mend what hangs, or raise the limit of one test process with --timeout.",
	"no-result": "Look for runtime.Goexit, a loop that never runs, or a benchmark that depends on others having run.",
	"no-benchmarks": "Check the package patterns and the -bench expression: `go test -list ^Benchmark ./...` lists what there is.",
	"no-base": "Name a revision to compare with, by --base=REV.",
	"damaged-output": "Let the benchmark print less: its own output goes to the same stream as its results.",
	"missing-baseline": "Record one with `allocgate record`, or use --baseline=auto.",
	"damaged-baseline": "Record it again with `allocgate record`.",
	"foreign-baseline": "Record it again on this platform with `allocgate record`, or use --baseline=auto.",
	"toolchain-missing": "Install Go (https://go.dev/dl) and put it on PATH.",
	"toolchain-too-old": "Use Go 1.22 or newer.",
	"snapshot-failed": "Look at the message of git above; --verbose shows the commands that were run.",
	"prepare-failed": "Run the command in a fresh clone; it must not depend on ignored files (see --copy).",
	"environment-failed": "Fix what the message reports about the machine or the network, then run it again.",
	unconfirmed: "Give the confirmation more time with --confirm-budget, or run the check again."
};

// src/core/benchfmt/bench-pattern.ts
function benchPattern(names) {
	return alternativesOf(names).join("|");
}
function belowPattern(names) {
	const deepest = Math.max(...names.map(levelsOf));
	return [...alternativesOf(names.filter((name) => levelsOf(name) > 1 && levelsOf(name) < deepest)).map((alternative) => `${alternative}/`), "/".repeat(deepest)].join("|");
}
function levelsOf(name) {
	return name.split("/").length;
}
function alternativesOf(names) {
	const groups = /* @__PURE__ */ new Map();
	for (const name of names) {
		const levels = name.split("/").map(quote);
		const leaf = levels.pop() ?? "";
		const prefix = levels.map((level) => `^${level}$/`).join("");
		const key = prefix === "" ? `^${leaf}` : prefix;
		const group = groups.get(key);
		if (group === void 0) groups.set(key, {
			depth: levels.length,
			prefix,
			leaves: /* @__PURE__ */ new Set([leaf])
		});
		else group.leaves.add(leaf);
	}
	const alternatives = [...groups.values()];
	return (hasParent(names) ? alternatives.toSorted((one, other) => one.depth - other.depth) : alternatives).map(({ prefix, leaves }) => `${prefix}${alternation([...leaves])}`);
}
function alternation(leaves) {
	return leaves.length === 1 ? `^${leaves[0]}$` : `^(?:${leaves.join("|")})$`;
}
function hasParent(names) {
	const all = new Set(names);
	return names.some((name) => {
		for (let slash = name.indexOf("/"); slash !== -1; slash = name.indexOf("/", slash + 1)) if (all.has(name.slice(0, slash))) return true;
		return false;
	});
}
function quote(text) {
	return text.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&");
}

// src/core/benchmath/exact-totals.ts
const totals = /* @__PURE__ */ new Map([["B/op", "B-total"], ["allocs/op", "allocs-total"]]);
const added = new Set(totals.values());
function figuresOf(iterations, measurements) {
	const values = new Map(measurements.map(({ unit, value }) => [unit, value]));
	const figures = /* @__PURE__ */ new Map();
	for (const [unit, value] of values) {
		if (added.has(unit)) continue;
		figures.set(unit, figureOf(unit, value, iterations, values.get(totals.get(unit) ?? "")));
	}
	return figures;
}
function figureOf(unit, value, iterations, total) {
	if (!totals.has(unit)) return {
		kind: "reported",
		value
	};
	if (total === void 0) return {
		kind: "printed",
		value
	};
	if (!Number.isSafeInteger(total) || total < 0 || iterations < 1) return {
		kind: "reported",
		value
	};
	return Math.floor(total / iterations) === value ? {
		kind: "exact",
		total,
		iterations
	} : {
		kind: "reported",
		value,
		counted: {
			total,
			iterations
		}
	};
}

// src/steps/failure-from.ts
function failureFrom(kind, message, words = message) {
	const fault = runFault(words);
	if (fault !== void 0) return {
		kind: "environment-failed",
		message: `${fault.what}. ${message}`,
		remedy: fault.remedy,
		cause: "environment"
	};
	return {
		kind,
		message,
		cause: leavesOpen(words) ? "unclear" : "code"
	};
}

// src/steps/gathering.ts
var Gathering = class {
	#results = /* @__PURE__ */ new Map();
	#skipped = /* @__PURE__ */ new Set();
	#failures = /* @__PURE__ */ new Map();
	#units = [];
	#crashed = [];
	#cpu;
	constructor(known) {
		if (known !== void 0) this.crash(known);
	}
	add(output, count) {
		this.#cpu ??= output.config.get("cpu");
		this.#units.push(...output.units);
		const fresh = /* @__PURE__ */ new Map();
		for (const outcome of output.outcomes) {
			const { name } = outcome;
			if (outcome.kind === "result") {
				this.#refuseNonFinite(name, outcome.nonFinite ?? []);
				const { iterations, measurements, wallMs } = outcome;
				const result = {
					iterations,
					figures: figuresOf(iterations, measurements),
					...wallMs === void 0 ? {} : { wallMs }
				};
				fresh.set(name, [...fresh.get(name) ?? [], result]);
			} else if (outcome.kind === "skipped") this.#skipped.add(name);
			else if (outcome.kind === "failed") this.fail({
				benchmark: name,
				...failureFrom("benchmark-failed", outcome.output)
			});
			else this.fail({
				kind: "no-result",
				benchmark: name,
				message: outcome.reason,
				cause: "code"
			});
		}
		for (const [name, results] of fresh) {
			this.#results.set(name, results);
			if (results.length <= count) continue;
			const message = `It printed ${results.length} results where ${count} ${count === 1 ? "was" : "were"} due: something prints result lines and frames of its own.`;
			this.fail({
				kind: "no-result",
				benchmark: name,
				message,
				cause: "code"
			});
		}
	}
	#refuseNonFinite(benchmark, units) {
		const counted = units.filter((unit) => unit === "B/op" || unit === "allocs/op");
		if (counted.length === 0) return;
		this.fail({
			kind: "no-result",
			benchmark,
			message: `It reported ${counted.join(" and ")} as NaN or infinite.`,
			cause: "code"
		});
	}
	fail(failure) {
		const key = failure.benchmark ?? "";
		if (!this.#failures.has(key)) this.#failures.set(key, failure);
	}
	get crashed() {
		return this.#crashed;
	}
	crash(failure) {
		this.fail(failure);
		this.#crashed.push(failure.benchmark);
	}
	remaining({ select }) {
		if (select.kind === "expression") return [];
		return select.names.filter((name) => !this.#results.has(name) && !this.#skipped.has(name) && !this.#failures.has(name));
	}
	harvest(request) {
		if (!this.#failures.has("")) this.#missing(request);
		for (const name of this.#failures.keys()) this.#results.delete(name);
		if (request.select.kind === "names") {
			const asked = new Set(request.select.names);
			for (const name of this.#results.keys()) if (!asked.has(name)) this.#results.delete(name);
		}
		return {
			results: this.#results,
			skipped: this.#skipped,
			failures: [...this.#failures.values()].filter((failure) => !this.#causedBelow(failure)),
			cpu: this.#cpu,
			units: this.#units
		};
	}
	#missing(request) {
		const hung = [...this.#failures.values()].find(({ kind }) => kind === "benchmark-timeout");
		for (const name of this.remaining(request)) {
			if (hung !== void 0) {
				const message = `Not reached: ${hung.benchmark ?? "the test binary"} ran into the time limit.`;
				this.fail({
					kind: "no-result",
					benchmark: name,
					message,
					cause: "unclear"
				});
				continue;
			}
			const parent = name.slice(0, Math.max(name.lastIndexOf("/"), 0));
			const message = `The test binary ended without a result for ${name}, which it had listed before.`;
			this.fail({
				kind: "no-result",
				benchmark: parent === "" ? name : parent,
				message,
				cause: "code"
			});
		}
		if (request.select.kind === "expression") return;
		for (const benchmark of request.select.names.filter((name) => this.#skipped.has(name))) this.fail({
			kind: "no-result",
			benchmark,
			message: `It skipped itself at ${request.iterations} iterations.`,
			cause: "code"
		});
	}
	#causedBelow({ kind, benchmark }) {
		return kind === "benchmark-failed" && benchmark !== void 0 && [...this.#failures.keys()].some((name) => name.startsWith(`${benchmark}/`));
	}
};

// src/steps/pool.ts
async function mapLimit(items, limit, work) {
	const results = Array.from({ length: items.length });
	const queue = items.entries();
	let failed = false;
	const worker = async () => {
		for (const [index, item] of queue) {
			if (failed) return;
			try {
				results[index] = await work(item, index);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const workers = Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker);
	const broken = (await Promise.allSettled(workers)).find((end) => end.status === "rejected");
	if (broken !== void 0) throw broken.reason;
	return results;
}

// src/steps/excerpt.ts
const mostLines = 12;
const longestLine = 300;
function excerpt(stderr) {
	const lines = stderr.trimEnd().split("\n").map((line) => line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);
	const panic = lines.findIndex((line) => /^(?:panic:|fatal error:|unexpected fault address|SIG[A-Z]+:)/.test(line));
	const text = (panic === -1 ? lines.slice(-12) : lines.slice(panic, panic + mostLines)).join("\n").trim();
	return text === "" ? "" : `\n${text}`;
}

// src/steps/test-process.ts
async function runTestProcess(go, request) {
	const outcome = await go.run({
		binary: request.binary,
		gomaxprocs: request.gomaxprocs,
		timeoutMs: request.timeoutMs,
		...request.memoryShare === void 0 ? {} : { memoryShare: request.memoryShare },
		args: [
			"-test.run=^$",
			`-test.bench=${request.bench}`,
			...request.skip === void 0 ? [] : [`-test.skip=${request.skip}`],
			"-test.benchmem",
			...request.iterations === "one second" ? [] : [`-test.benchtime=${request.iterations}x`],
			`-test.count=${request.count}`,
			"-test.timeout=0",
			"-test.paniconexit0",
			"-test.v=test2json"
		]
	});
	const output = readTestBinary(outcome.stdout, outcome.marks);
	return {
		output,
		failure: failureOf(outcome, output, request.timeoutMs)
	};
}
const cannotStart = "Check that programs may run from the cache folder (no noexec mount), and that GOARCH is this machine’s; then run it again.";
const killed = "Give the job more memory, or leave the benchmark out with --bench, then run it again.";
function failureOf(outcome, output, timeoutMs) {
	const benchmark = output.running;
	const { exit, stderr } = outcome;
	const fail = (kind, message) => ({
		benchmark,
		...failureFrom(kind, message, stderr)
	});
	switch (exit.kind) {
		case "timeout": return fail("benchmark-timeout", `It did not end within ${timeoutMs / 1e3} s and was stopped.`);
		case "output-limit": return fail("damaged-output", "It printed more than 64 MiB and was stopped.");
		case "memory-limit": return fail("benchmark-panicked", "It took more memory than it may and was stopped.");
		case "signal": {
			const message = `The process was ended by ${exit.signal}.${excerpt(stderr)}`;
			return exit.signal === "SIGKILL" ? {
				kind: "environment-failed",
				benchmark,
				message,
				remedy: killed,
				cause: "environment"
			} : {
				...fail("benchmark-panicked", message),
				cause: "unclear"
			};
		}
		case "not-started": return {
			kind: "environment-failed",
			benchmark,
			message: `The test binary could not be started (${exit.reason}).`,
			remedy: cannotStart,
			cause: "environment"
		};
		case "code": return codeFailure(exit.code, stderr, output, fail);
		default: return exit;
	}
}
function codeFailure(code, stderr, output, fail) {
	if (output.finished === "PASS" && code === 0) return void 0;
	if (output.finished === "FAIL") return output.outcomes.some(({ kind }) => kind === "failed") ? void 0 : fail("benchmark-failed", `The test binary ended with FAIL.${excerpt(stderr)}`);
	if (output.finished === "PASS") return fail("benchmark-failed", `It printed PASS but ended with exit code ${code}.${excerpt(stderr)}`);
	if (stderr.includes("unexpected call to os.Exit(0) during test")) return fail("benchmark-exited", "It called os.Exit(0) before its benchmarks were done.");
	if (/^(?:panic:|fatal error:|unexpected fault address|SIG[A-Z]+:)/m.test(stderr)) return fail("benchmark-panicked", `It panicked.${excerpt(stderr)}`);
	return fail("benchmark-exited", `It ended with exit code ${code} without the closing PASS or FAIL of Go's testing package.${excerpt(stderr)}`);
}

// src/steps/harvest.ts
const mostCrashes = 20;
async function harvestAll(go, requests, onDone, parallelism = go.parallelism) {
	const first = await mapLimit(requests, parallelism, async (request) => {
		const harvest = await collect(go, request, 1);
		if (isClean(harvest)) onDone(request);
		return harvest;
	});
	const settled = [];
	for (const [index, request] of requests.entries()) {
		const harvest = first[index];
		if (harvest === void 0) continue;
		const settledNow = isClean(harvest) || hangsAsAWhole(harvest);
		settled.push(settledNow ? harvest : await again(go, request, harvest));
		if (!isClean(harvest)) onDone(request);
	}
	return settled;
}
async function again(go, request, first) {
	const known = hanging(first);
	const second = await collect(go, request, mostCrashes, known);
	const isNew = (failure) => failure.cause === "code" && !hasFailure(first, failure);
	if (!second.failures.some(isNew)) return second;
	const third = await collect(go, request, mostCrashes, known);
	const failures = second.failures.map((failure) => isNew(failure) && !hasFailure(third, failure) ? {
		...failure,
		cause: "unclear"
	} : failure);
	return {
		...second,
		failures
	};
}
function hasFailure({ failures }, { benchmark }) {
	return failures.some((failure) => failure.benchmark === benchmark);
}
async function harvestOnce(go, requests) {
	return mapLimit(requests, go.parallelism, (request) => collect(go, request, 1));
}
function isClean({ failures }) {
	return failures.length === 0;
}
function hangsAsAWhole({ failures }) {
	return failures.some(({ kind, benchmark }) => kind === "benchmark-timeout" && benchmark === void 0);
}
function hanging({ failures }) {
	return failures.filter(isNamed).find(({ kind }) => kind === "benchmark-timeout");
}
function isNamed(failure) {
	return failure.benchmark !== void 0;
}
async function collect(go, request, processes, known) {
	const gathered = new Gathering(known);
	for (let process = 1;; process++) {
		const remaining = gathered.remaining(request);
		if (request.select.kind === "names" && remaining.length === 0) break;
		const { output, failure } = await runTestProcess(go, {
			binary: request.binary,
			...selecting(request, remaining, gathered.crashed),
			iterations: request.iterations,
			count: request.count,
			gomaxprocs: request.gomaxprocs,
			timeoutMs: request.timeoutMs,
			...request.memoryShare === void 0 ? {} : { memoryShare: request.memoryShare }
		});
		gathered.add(output, request.count);
		if (failure === void 0) break;
		if (!isNamed(failure) || failure.kind === "benchmark-timeout" || process >= processes) {
			gathered.fail(failure);
			break;
		}
		gathered.crash(failure);
	}
	return gathered.harvest(request);
}
function selecting({ select }, remaining, crashed) {
	if (select.kind === "names") return {
		bench: benchPattern(remaining),
		skip: belowPattern(remaining)
	};
	return {
		bench: select.bench,
		...crashed.length === 0 ? {} : { skip: benchPattern(crashed) }
	};
}

// src/steps/record-failures.ts
function recordFailures(side, importPath, harvest) {
	for (const { kind, benchmark, message, remedy, cause } of harvest?.failures ?? []) {
		if (side.incidents.some((i) => i.package === importPath && i.benchmark === benchmark)) continue;
		side.incidents.push({
			kind,
			side: side.side,
			package: importPath,
			...benchmark === void 0 ? {} : { benchmark },
			message: message.replaceAll(`${side.root}/`, ""),
			...remedy === void 0 ? {} : { remedy },
			cause
		});
	}
}

// src/steps/screen.ts
const longestPattern = 6e4;
function processGroups(plan) {
	const groups = /* @__PURE__ */ new Map();
	const names = new Set(plan.map(subjectKey));
	let overflow = 0;
	for (const { importPath, benchmark, iterations, gomaxprocs, sides } of plan) {
		const above = namesAbove(benchmark).filter((name) => names.has(subjectKey({
			importPath,
			benchmark: name
		})));
		const key = [
			importPath,
			iterations,
			gomaxprocs,
			sides.join("+"),
			above.length
		].join("\n");
		let group = groups.get(key);
		if (group !== void 0 && group.length > longestPattern) {
			groups.set(`${key}\n${overflow++}`, group);
			group = void 0;
		}
		group ??= {
			importPath,
			names: [],
			iterations,
			gomaxprocs,
			sides,
			length: 0
		};
		group.names.push(benchmark);
		group.length += benchmark.length * 2 + 16;
		groups.set(key, group);
	}
	return [...groups.values()];
}
function namesAbove(benchmark) {
	const levels = benchmark.split("/");
	return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join("/"));
}
async function screenSide(ports, side, plan, timeoutMs, stage = "measure") {
	const groups = processGroups(plan).filter(({ sides }) => sides.includes(side.side));
	const binaries = await side.binaries([...new Set(groups.map(({ importPath }) => importPath))]);
	const requests = groups.flatMap((group) => {
		const binary = binaries.get(group.importPath);
		if (binary === void 0) return [];
		const { iterations, gomaxprocs } = group;
		return [{
			binary,
			select: {
				kind: "names",
				names: group.names
			},
			iterations,
			gomaxprocs,
			count: 1,
			timeoutMs
		}];
	});
	const total = requests.reduce((sum, { select }) => sum + count$1(select), 0);
	let done = 0;
	const harvests = await harvestAll(ports.go, requests, ({ select, binary }) => {
		done += count$1(select);
		ports.log.progress({
			stage: `${stage} ${side.side}`,
			done,
			total,
			detail: binary.importPath
		});
	});
	const screened = /* @__PURE__ */ new Map();
	for (const [index, { binary }] of requests.entries()) {
		const harvest = harvests[index];
		recordFailures(side, binary.importPath, harvest);
		for (const [benchmark, [result]] of harvest?.results ?? []) if (result !== void 0) screened.set(subjectKey({
			importPath: binary.importPath,
			benchmark
		}), result);
	}
	return screened;
}
function count$1(select) {
	return select.kind === "names" ? select.names.length : 0;
}
function figuresByUnit(results) {
	const units = new Set(results.flatMap(({ figures }) => [...figures.keys()]));
	return new Map([...units].map((unit) => [unit, results.flatMap(({ figures }) => figures.get(unit) ?? [])]));
}

// src/core/policy/package-pattern.ts
function checkPackagePattern(pattern) {
	if (/\s/.test(pattern)) return `a package pattern has no spaces: ${JSON.stringify(pattern)}`;
	if (pattern.startsWith("/")) return "expected a pattern such as ./order/... or an import path, not an absolute folder";
}
function matchPackage(pattern, name) {
	return pattern === "." || pattern === ".." || pattern.startsWith("./") || pattern.startsWith("../") ? matchFolders(pattern, name.path) : matchWildcards(pattern, name.importPath);
}
function matchFolders(pattern, path) {
	const [wanted, given] = [climb(pattern), climb(path)];
	if (wanted.up === given.up) return matchWildcards(wanted.rest, given.rest);
	return wanted.up > given.up && wanted.rest === "...";
}
function climb(path) {
	const parts = path.split("/").filter((part) => part !== "." && part !== "");
	const up = parts.findIndex((part) => part !== "..");
	const levels = up === -1 ? parts.length : up;
	return {
		up: levels,
		rest: parts.slice(levels).join("/")
	};
}
function matchWildcards(pattern, text) {
	return matchPieces(pattern, text) || pattern.endsWith("/...") && matchPieces(pattern.slice(0, -4), text);
}
function matchPieces(pattern, text) {
	const [first = "", ...rest] = pattern.split("...");
	if (rest.length === 0) return pattern === text;
	if (!text.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let at = first.length;
	for (const piece of rest) {
		const found = text.indexOf(piece, at);
		if (found === -1) return false;
		at = found + piece.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

// src/core/policy/direction.ts
const tightened = {
	stricter: true,
	looser: false
};
const loosened = {
	stricter: false,
	looser: true
};
const mixed = {
	stricter: true,
	looser: true
};
function tiersOf(threshold) {
	return typeof threshold === "number" ? {
		fail: threshold,
		warn: void 0
	} : {
		fail: threshold.fail,
		warn: threshold.warn
	};
}
function thresholdDirection(base, head) {
	const [from, to] = [tiersOf(base), tiersOf(head)];
	const [warnFrom, warnTo] = [from.warn ?? Infinity, to.warn ?? Infinity];
	return {
		stricter: to.fail < from.fail || warnTo < warnFrom,
		looser: to.fail > from.fail || warnTo > warnFrom
	};
}
function isStricterBudget(base, head) {
	return head !== void 0 && (base === void 0 || head < base);
}
function metricsDirection(base, head) {
	if (base === void 0 || head === void 0) return mixed;
	return {
		stricter: head.some((unit) => !base.includes(unit)),
		looser: base.some((unit) => !head.includes(unit))
	};
}

// src/core/policy/differences.ts
function configDifferences(base, head, defaults) {
	const threshold = thresholdDirection(base.threshold ?? defaults.threshold, head.threshold ?? defaults.threshold);
	const metrics = metricsDirection(base.metrics ?? defaults.metrics, head.metrics ?? defaults.metrics);
	return [
		...change("threshold", base.threshold, head.threshold, threshold),
		...change("metrics", base.metrics, head.metrics, metrics),
		...change("strict", base.strict, head.strict, strictDirection(head.strict)),
		...excludeChanges(base.exclude ?? [], head.exclude ?? []),
		...ruleChanges(base.rules ?? [], head.rules ?? []),
		...waiverChanges(base.waivers ?? [], head.waivers ?? []),
		...change("fail-on", base["fail-on"], head["fail-on"], head["fail-on"] === "never" ? loosened : tightened),
		...change("on-removed", base["on-removed"], head["on-removed"], head["on-removed"] === "fail" ? tightened : loosened),
		...buildNeeds.flatMap((key) => change(key, base[key], head[key], base[key] === void 0 ? tightened : loosened)),
		...others.flatMap((key) => change(key, base[key], head[key], loosened))
	];
}
const buildNeeds = [
	"prepare",
	"copy",
	"test-args"
];
const others = [
	"bench",
	"mode",
	"count",
	"timeout",
	"confirm-budget",
	"budget"
];
function excludeChanges(base, head) {
	return [...base.filter((pattern) => !head.includes(pattern)).flatMap((p) => change("exclude", p, void 0, tightened)), ...head.filter((pattern) => !base.includes(pattern)).flatMap((p) => change("exclude", void 0, p, loosened))];
}
function ruleChanges(base, head) {
	const [from, to] = [byName(base, ruleName), byName(head, ruleName)];
	const changes = namesOf(from, to).flatMap((name) => ruleChange(name, from.get(name) ?? {}, to.get(name) ?? {}));
	if (changes.length > 0 || JSON.stringify(base) === JSON.stringify(head)) return changes;
	return [`rules: another order; ${words(mixed)}`];
}
function ruleChange(name, base, head) {
	return [
		...ruleThreshold(`${name}, threshold`, base.threshold, head.threshold),
		...unitsOf(base.thresholds, head.thresholds).flatMap((unit) => ruleThreshold(`${name}, threshold of ${unit}`, base.thresholds?.[unit], head.thresholds?.[unit])),
		...unitsOf(base.budgets, head.budgets).flatMap((unit) => {
			const [from, to] = [base.budgets?.[unit], head.budgets?.[unit]];
			return change(`${name}, budget of ${unit}`, from, to, isStricterBudget(from, to) ? tightened : loosened);
		}),
		...change(`${name}, strict`, base.strict, head.strict, strictDirection(head.strict)),
		...change(`${name}, metrics`, base.metrics, head.metrics, metricsDirection(base.metrics, head.metrics)),
		...change(`${name}, gomaxprocs`, base.gomaxprocs, head.gomaxprocs, loosened)
	];
}
function ruleThreshold(name, from, to) {
	return change(name, from, to, from === void 0 || to === void 0 ? mixed : thresholdDirection(from, to));
}
function waiverChanges(base, head) {
	const [from, to] = [byName(base, waiverName), byName(head, waiverName)];
	return namesOf(from, to).flatMap((name) => {
		const [a, b] = [from.get(name), to.get(name)];
		if (a === void 0 || b === void 0) return change(name, a?.ceiling, b?.ceiling, a === void 0 ? loosened : tightened);
		return [
			...change(`${name}, ceiling`, a.ceiling, b.ceiling, a.ceiling > b.ceiling ? tightened : loosened),
			...change(`${name}, until`, a.until, b.until, (a.until ?? "~") > (b.until ?? "~") ? tightened : loosened),
			...change(`${name}, reason`, a.reason, b.reason, loosened)
		];
	});
}
function strictDirection(head) {
	return head === true ? tightened : loosened;
}
function change(name, from, to, direction) {
	if (JSON.stringify(from) === JSON.stringify(to)) return [];
	return [`${name}: ${shown(from)} → ${shown(to)}; ${words(direction)}`];
}
function words({ stricter, looser }) {
	if (stricter && looser) return "what is stricter takes effect now, the rest after the merge";
	return stricter ? "takes effect now" : "takes effect after the merge";
}
const longest$1 = 200;
function shown(value) {
	if (value === void 0) return "not set";
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.length > longest$1 ? `${text.slice(0, longest$1)}…` : text;
}
function ruleName({ packages, benchmarks }) {
	return `rule for ${[...packages ?? ["every package"], ...benchmarks === void 0 ? [] : [benchmarks]].join(" ")}`;
}
function waiverName({ package: name, benchmark, metric }) {
	return `waiver of ${name} ${benchmark} ${metric}`;
}
function byName(items, nameOf) {
	const named = /* @__PURE__ */ new Map();
	const uses = /* @__PURE__ */ new Map();
	for (const item of items) {
		const name = nameOf(item);
		const use = (uses.get(name) ?? 0) + 1;
		uses.set(name, use);
		named.set(use === 1 ? name : `${name} (${use})`, item);
	}
	return named;
}
function namesOf(a, b) {
	return [.../* @__PURE__ */ new Set([...a.keys(), ...b.keys()])];
}
function unitsOf(a, b) {
	return [.../* @__PURE__ */ new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])];
}

// src/core/policy/policy.ts
function createPolicy({ explicit, base, head, defaults }) {
	const deciding = settingsReader(base ?? head ?? {}, defaults);
	const proposed = settingsReader(head ?? {}, defaults);
	return {
		row(subject, unit, better = "lower") {
			const [a, b] = [deciding.row(subject, unit), proposed.row(subject, unit)];
			const budget = better === "lower" ? least(a.budget, b.budget) : most(a.budget, b.budget);
			return {
				fail: explicit.threshold ?? Math.min(a.fail, b.fail),
				warn: explicit.threshold === void 0 ? least(a.warn, b.warn) : void 0,
				strict: explicit.strict ?? (a.strict || b.strict),
				budget,
				...a.budget === void 0 || a.budget === budget ? {} : { standingBudget: a.budget },
				waiver: stricterWaiver(a.waiver, b.waiver, better)
			};
		},
		gomaxprocs: deciding.gomaxprocs,
		metrics: (subject) => explicit.metrics ?? [.../* @__PURE__ */ new Set([...deciding.metrics(subject), ...proposed.metrics(subject)])],
		excludes: (name) => deciding.excludes(name) && proposed.excludes(name),
		differences: base === void 0 ? [] : configDifferences(base, head ?? {}, defaults)
	};
}
function least(a, b) {
	return a === void 0 ? b : b === void 0 ? a : Math.min(a, b);
}
function most(a, b) {
	return a === void 0 ? b : b === void 0 ? a : Math.max(a, b);
}
function stricterWaiver(a, b, better) {
	if (a === void 0 || b === void 0) return void 0;
	return {
		ceiling: better === "lower" ? Math.min(a.ceiling, b.ceiling) : Math.max(a.ceiling, b.ceiling),
		until: [a.until, b.until].filter((day) => day !== void 0).toSorted()[0],
		reason: a.reason
	};
}
function settingsReader(config, defaults) {
	const rules = (config.rules ?? []).map((rule) => ({
		rule,
		applies: matcher(rule)
	}));
	const matching = (subject) => rules.filter(({ applies }) => applies(subject)).map(({ rule }) => rule);
	const row = (subject, unit) => {
		let threshold = tiersOf(config.threshold ?? defaults.threshold);
		let strict = config.strict ?? false;
		let budget;
		for (const rule of matching(subject)) {
			const own = rule.thresholds?.[unit] ?? rule.threshold;
			if (own !== void 0) threshold = tiersOf(own);
			strict = rule.strict ?? strict;
			budget = rule.budgets?.[unit] ?? budget;
		}
		return {
			...threshold,
			strict,
			budget,
			waiver: findWaiver(config, subject, unit)
		};
	};
	return {
		row,
		gomaxprocs: (subject) => matching(subject).reduce((procs, rule) => rule.gomaxprocs ?? procs, 1),
		metrics: (subject) => matching(subject).reduce((units, rule) => rule.metrics ?? units, config.metrics ?? defaults.metrics),
		excludes: (name) => (config.exclude ?? []).some((pattern) => matchPackage(pattern, name))
	};
}
function matcher({ packages, benchmarks }) {
	const matches = benchmarks === void 0 ? () => true : compileBenchExpression(benchmarks);
	return (subject) => (packages === void 0 || packages.some((pattern) => matchPackage(pattern, subject))) && matches(subject.benchmark);
}
function findWaiver(config, subject, unit) {
	const found = (config.waivers ?? []).findLast((waiver) => waiver.metric === unit && waiver.benchmark === subject.benchmark && matchPackage(waiver.package, subject));
	return found === void 0 ? void 0 : {
		ceiling: found.ceiling,
		until: found.until,
		reason: found.reason
	};
}

// src/core/policy/day.ts
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

// src/core/policy/config-schema.ts
function between(least, most, error) {
	return number({ error }).min(least, { error }).max(most, { error });
}
function text(longest, error) {
	return string({ error }).min(1, { error }).max(longest, { error: `longer than ${longest} characters` });
}
function checked(longest, error, check) {
	return text(longest, error).superRefine((value, context) => {
		const fault = check(value);
		if (fault !== void 0) context.addIssue({
			code: "custom",
			message: fault
		});
	});
}
const list = { error: "expected a list" };
const tooMany = { error: "longer than 1000 items" };
const emptyList = { error: "expected at least one item" };
const truth = boolean({ error: "expected true or false" });
const percent = between(0, 1e5, "expected a percentage from 0 to 100000");
const unit = text(200, "expected a unit").regex(/^\S+$/, { error: "expected a unit without spaces" });
const figure = between(0, Number.MAX_VALUE, "expected a number of 0 or more");
const command = text(1e4, "expected a shell command");
const reason = text(2e3, "expected a reason in words");
const benchmark = text(2e3, "expected the name of a benchmark");
const expression = checked(1e4, "expected an expression as for -bench", checkBenchExpression);
const pattern = checked(1e3, "expected a package pattern", checkPackagePattern);
const duration = string({ error: "expected a duration such as 30s, 10m or 1h30m" }).refine(isDuration, { error: "expected a duration such as 30s, 10m or 1h30m, at most a week" });
const day = string({ error: "expected a day such as 2027-01-31" }).refine(isDay, { error: "expected a day such as 2027-01-31" });
const count = between(1, 100, "expected a whole number from 1 to 100").int({ error: "expected a whole number from 1 to 100" });
const gomaxprocs = between(1, 1024, "expected a whole number from 1 to 1024").int({ error: "expected a whole number from 1 to 1024" });
const patterns = array(pattern, list).max(1e3, tooMany);
const units = array(unit, list).min(1, emptyList).max(100, { error: "longer than 100 items" });
const threshold = union([percent, strictObject({
	warn: percent.optional(),
	fail: percent
}).refine(({ warn, fail }) => warn === void 0 || warn <= fail, {
	error: "warn must not be above fail",
	path: ["warn"]
})], { error: "expected a percentage, or { warn: 10, fail: 15 }" });
const rule = strictObject({
	packages: patterns.min(1, emptyList).optional(),
	benchmarks: expression.optional(),
	threshold: threshold.optional(),
	thresholds: record(unit, threshold, { error: "expected a threshold for each unit" }).optional(),
	budgets: record(unit, figure, { error: "expected a budget for each unit" }).optional(),
	metrics: units.optional(),
	gomaxprocs: gomaxprocs.optional(),
	strict: truth.optional()
}, { error: "expected a rule: keys with values" });
const waiver = strictObject({
	package: pattern,
	benchmark,
	metric: unit,
	ceiling: figure,
	until: day.optional(),
	reason
}, { error: "expected a waiver: keys with values" });
const configSchema = strictObject({
	threshold: threshold.optional(),
	metrics: units.optional(),
	exclude: patterns.optional(),
	prepare: command.optional(),
	copy: array(text(1e3, "expected a pattern of files"), list).max(1e3, tooMany).optional(),
	"test-args": testArguments.optional(),
	bench: expression.optional(),
	mode: _enum(["fast", "full"], { error: "expected fast or full" }).optional(),
	count: count.optional(),
	strict: truth.optional(),
	"fail-on": _enum(["regression", "never"], { error: "expected regression or never" }).optional(),
	"on-removed": _enum(["warn", "fail"], { error: "expected warn or fail" }).optional(),
	timeout: duration.optional(),
	"confirm-budget": duration.optional(),
	budget: duration.optional(),
	rules: array(rule, list).max(1e3, tooMany).optional(),
	waivers: array(waiver, list).max(1e3, tooMany).optional()
}, { error: "expected keys with values" });

// src/core/policy/config-faults.ts
const mostKeys = 20;
function faultsOf(document, issues) {
	return issues.flatMap((issue) => describe(document, issue, []));
}
function describe(document, issue, around) {
	const path = [...around, ...issue.path.map((part) => typeof part === "symbol" ? String(part) : part)];
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(path);
		const told = issue.keys.slice(0, mostKeys).map((key) => ({
			offset: document.keyOffset(path, key),
			message: `unknown key ${JSON.stringify(shortened(key))}: ${hint(key, known)}`
		}));
		const more = issue.keys.length - told.length;
		return more === 0 ? told : [{
			offset: document.offsetOf(path),
			message: `${more + told.length} unknown keys`
		}, ...told];
	}
	const meant = issue.code === "invalid_union" ? issue.errors.find((branch) => branch.every(isInside)) : void 0;
	if (meant !== void 0) return meant.flatMap((inner) => describe(document, inner, path));
	return [{
		offset: issue.code === "invalid_key" ? document.keyOffset(path.slice(0, -1), String(path.at(-1))) : document.offsetOf(path),
		message: `${nameOf$1(path)}: ${messageOf(issue)}`
	}];
}
function isInside(issue) {
	return issue.path.length > 0 || issue.code === "unrecognized_keys";
}
function messageOf(issue) {
	return (issue.code === "invalid_key" ? issue.issues[0]?.message : void 0) ?? issue.message;
}
function hint(key, known) {
	const near = nearest(key, known);
	return near === void 0 ? `valid are ${known.join(", ")}` : `did you mean ${near}?`;
}
function nameOf$1(path) {
	if (path.length === 0) return "the configuration";
	return shortened(path.map((part, index) => typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${part}`).join(""));
}
function shortened(name) {
	return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}
function knownKeys(path) {
	const { shape } = configSchema;
	if (path.at(-1) === "threshold" || path.at(-2) === "thresholds") return ["warn", "fail"];
	if (path[0] === "rules") return Object.keys(shape.rules.unwrap().element.shape);
	if (path[0] === "waivers") return Object.keys(shape.waivers.unwrap().element.shape);
	return Object.keys(shape);
}

// src/core/policy/yaml-document.ts
var import_dist = require_dist();
const mostAliases = 100;
const tooDeep = "nested too deeply";
const messages = {
	MULTIPLE_DOCS: "a second document begins here, and only one is read",
	RESOURCE_EXHAUSTION: tooDeep
};
function readYaml(text) {
	const lines = new import_dist.LineCounter();
	const parsed = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false
	});
	const locate = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			line: Math.max(line, 1),
			column: Math.max(col, 1)
		};
	};
	return {
		reading: readParsed(parsed),
		locate
	};
}
function readParsed(parsed) {
	try {
		const faults = parsed.errors.length > 0 ? syntaxFaults(parsed) : structureFaults(parsed);
		if (faults.length > 0) return {
			kind: "faults",
			faults
		};
		return {
			kind: "document",
			document: documentOf(parsed, parsed.toJS({ maxAliasCount: mostAliases }))
		};
	} catch (error) {
		const message = error instanceof RangeError ? tooDeep : "aliases unfold into too much";
		if (!(error instanceof RangeError) && !(error instanceof ReferenceError)) throw error;
		return {
			kind: "faults",
			faults: [{
				offset: 0,
				message
			}]
		};
	}
}
function syntaxFaults({ errors }) {
	const exhausted = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
	return (exhausted === void 0 ? errors : [exhausted]).map(({ code, message, pos }) => ({
		offset: pos[0],
		message: messages[code] ?? lower(message)
	}));
}
function structureFaults(parsed) {
	const faults = [];
	const anchors = /* @__PURE__ */ new Set();
	(0, import_dist.visit)(parsed, (_, node) => {
		if ((0, import_dist.isAlias)(node)) {
			const name = node.source;
			if (!anchors.has(name)) faults.push({
				offset: startOf(node),
				message: `no anchor &${name} stands before this alias`
			});
		} else if ((0, import_dist.isNode)(node)) {
			if (node.anchor !== void 0) anchors.add(node.anchor);
			if ((0, import_dist.isMap)(node)) faults.push(...keyFaults(node));
		}
	});
	return faults;
}
function keyFaults({ items }) {
	const seen = /* @__PURE__ */ new Set();
	return items.flatMap(({ key }) => {
		const offset = startOf(key);
		const name = nameOf(key);
		if (name === void 0) return [{
			offset,
			message: "a key must be a plain word"
		}];
		if (name === "__proto__") return [{
			offset,
			message: "unknown key \"__proto__\""
		}];
		if (seen.has(name)) return [{
			offset,
			message: `the key ${JSON.stringify(name)} is here twice`
		}];
		seen.add(name);
		return [];
	});
}
function documentOf(parsed, value) {
	const nodeAt = (path) => path.length === 0 ? parsed.contents : parsed.getIn(path, true);
	const offsetOf = (path) => {
		const node = nodeAt(path);
		return (0, import_dist.isNode)(node) || path.length === 0 ? startOf(node) : offsetOf(path.slice(0, -1));
	};
	const keyOffset = (path, key) => {
		const map = nodeAt(path);
		const pair = (0, import_dist.isMap)(map) ? map.items.find((item) => nameOf(item.key) === key) : void 0;
		return pair === void 0 ? offsetOf(path) : startOf(pair.key);
	};
	return {
		value,
		offsetOf,
		keyOffset
	};
}
function nameOf(key) {
	if (!(0, import_dist.isScalar)(key)) return void 0;
	const { value } = key;
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : void 0;
}
function startOf(node) {
	return (0, import_dist.isNode)(node) ? node.range?.[0] ?? 0 : 0;
}
function lower(message) {
	return message.charAt(0).toLowerCase() + message.slice(1);
}

// src/core/policy/config.ts
const longest = 1048576;
const mostFaults = 20;
function parseConfig(text, file) {
	if (text.length > longest) throw invalid(file, start, [{
		offset: 0,
		message: "the configuration is larger than 1 MiB"
	}]);
	const { reading, locate } = readYaml(text);
	if (reading.kind === "faults") throw invalid(file, locate, reading.faults);
	const { value } = reading.document;
	if (value === null || value === void 0) return {};
	const parsed = configSchema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw invalid(file, locate, faultsOf(reading.document, parsed.error.issues));
}
const start = () => ({
	line: 1,
	column: 1
});
function invalid(file, locate, faults) {
	const sorted = faults.toSorted((a, b) => a.offset - b.offset).map(({ offset, message }) => {
		const { line, column } = locate(offset);
		return `${file}:${line}:${column}: ${message}`;
	});
	const lines = [...new Set(sorted)];
	const told = lines.slice(0, mostFaults);
	const more = lines.length > told.length ? [`… and ${lines.length - told.length} more`] : [];
	const heading = lines.length === 1 ? [] : [`${lines.length} faults in the configuration:`];
	return new GateError("usage", [
		...heading,
		...told,
		...more
	].join("\n"), "Correct the configuration file; nothing was judged.");
}

export { packagePath as A, printed as C, storedPackages as D, sideOf as E, createUnitCatalog as M, isWithin as O, perOperation as S, figuresOfStored as T, remedies as _, matchPackage as a, counted as b, screenSide as c, harvestOnce as d, runTestProcess as f, benchPattern as g, belowPattern as h, waiverName as i, subjectKey as j, namesAround as k, recordFailures as l, figuresOf as m, createPolicy as n, figuresByUnit as o, mapLimit as p, ruleName as r, processGroups as s, parseConfig as t, harvestAll as u, floorOf as v, parseBaseline as w, judged as x, hasMoved as y };