import { c as looseObject, d as record, f as strictObject, l as number, n as _enum, p as string, r as array, s as literal } from "./zod.js";
import { n as leavesOpen, r as runFault } from "./environment-fault.js";
import { t as fewFlag } from "./flags.js";
import { g as isAllocationUnit, y as readTestBinary } from "./test-arguments.js";
import { t as capital, v as tidy } from "./row-words.js";
import { a as subjectKey } from "./remedies.js";
import { o as judged, s as perOperation } from "./base.js";

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
			if (isAllocationUnit(unit)) return "lower";
			const said = get(unit, "better");
			if (said !== void 0) return said === "higher" || said === "lower" ? said : void 0;
			return defaults.get(tidy(1, unit).unit);
		},
		assumption: (unit) => get(unit, "assume") === "exact" ? "exact" : "nothing"
	};
}
function distinctSettings(settings) {
	const known = /* @__PURE__ */ new Map();
	for (const { unit, key, value } of settings) {
		const id = `${unit} ${key}`;
		if (!known.has(id)) known.set(id, {
			unit,
			key,
			value
		});
	}
	return [...known.values()].toSorted((a, b) => `${a.unit} ${a.key}` < `${b.unit} ${b.key}` ? -1 : 1);
}

// src/core/policy/units.ts
const floors = {
	"allocs/op": .9,
	"B/op": 15.5,
	"goroutines/op": .5,
	"retained-B/op": 16
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
const unitSetting = strictObject({
	unit: string().min(1).max(200),
	key: string().min(1).max(200),
	value: string().max(200)
});
const baselineSchema = strictObject({
	schemaVersion: literal(1),
	fingerprint,
	cpu: string().max(500),
	commit: string().max(100).optional(),
	bench: string().max(1e4),
	unitSettings: array(unitSetting).max(1e3).optional(),
	packages: record(name, strictObject({
		key: string().max(200),
		benchmarks: record(name, stored)
	}))
});

// src/core/baseline/read.ts
const longest = 67108864;
function parseBaseline(text) {
	if (text.length > longest) return damaged(`it is larger than ${longest / 1024 / 1024} MiB`);
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return damaged(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
	const version = looseObject({ schemaVersion: number() }).safeParse(value);
	if (version.success && version.data.schemaVersion > 1) return damaged(`it has schema version ${version.data.schemaVersion}, but this allocgate reads version ${1}; a newer allocgate wrote it`);
	const parsed = baselineSchema.safeParse(value);
	if (parsed.success) return {
		kind: "baseline",
		baseline: parsed.data
	};
	const [issue] = parsed.error.issues;
	return damaged(issue === void 0 ? "it is malformed" : `at ${issue.path.join(".") || "the top"}: ${issue.message}`);
}
function damaged(reason) {
	return {
		kind: "damaged",
		reason
	};
}

// src/core/benchmath/exact-totals.ts
const totals = /* @__PURE__ */ new Map([["B/op", "B-total"], ["allocs/op", "allocs-total"]]);
const cycles = "gc-cycles";
const real = "real-ns-total";
const added = /* @__PURE__ */ new Set([
	...totals.values(),
	cycles,
	real
]);
function gcCyclesOf(measurements) {
	return lastOf(measurements, cycles);
}
function realMsOf(measurements) {
	const ns = lastOf(measurements, real);
	return ns === void 0 ? void 0 : ns / 1e6;
}
function lastOf(measurements, unit) {
	return measurements.findLast((one) => one.unit === unit)?.value;
}
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
	#processes = [];
	#cpu;
	constructor(known) {
		if (known !== void 0) this.crash(known);
	}
	add(output, count) {
		this.#cpu ??= output.config.get("cpu");
		this.#units.push(...output.units);
		this.#processes.push([...new Set(output.outcomes.map(({ name }) => name))]);
		const fresh = /* @__PURE__ */ new Map();
		for (const outcome of output.outcomes) {
			const { name } = outcome;
			if (outcome.kind === "result") {
				this.#refuseNonFinite(name, outcome.nonFinite ?? []);
				const { iterations, measurements } = outcome;
				const wallMs = realMsOf(measurements) ?? outcome.wallMs;
				const figures = figuresOf(iterations, measurements);
				const gcCycles = gcCyclesOf(measurements);
				const result = {
					iterations,
					figures,
					...wallMs === void 0 ? {} : { wallMs },
					...gcCycles === void 0 ? {} : { gcCycles }
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
				message: `${capital(outcome.reason)}.`,
				cause: "code"
			});
		}
		for (const [name, results] of fresh) {
			this.#results.set(name, results);
			if (results.length <= count) continue;
			const message = `It printed ${results.length} results instead of the expected ${count}: something else prints lines that look like results.`;
			this.fail({
				kind: "no-result",
				benchmark: name,
				message,
				cause: "code"
			});
		}
	}
	#refuseNonFinite(benchmark, units) {
		const counted = units.filter(isAllocationUnit);
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
	get slow() {
		return [...this.#results].filter(([, results]) => results.some(({ wallMs = 0 }) => wallMs >= 1e3)).map(([name]) => name);
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
			units: this.#units,
			processes: this.#processes
		};
	}
	#missing(request) {
		const hung = [...this.#failures.values()].find(({ kind }) => kind === "benchmark-timeout");
		for (const name of this.remaining(request)) {
			if (hung !== void 0) {
				const message = `It did not run, because ${hung.benchmark ?? "the test binary"} reached the time limit first.`;
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
		...request.benchmarkTimeoutMs === void 0 ? {} : { benchmarkTimeoutMs: request.benchmarkTimeoutMs },
		...request.onRunning === void 0 ? {} : { onRunning: request.onRunning },
		args: [
			"-test.run=^$",
			`-test.bench=${request.bench}`,
			...request.skip === void 0 ? [] : [`-test.skip=${request.skip}`],
			"-test.benchmem",
			...request.iterations === "one second" ? [] : [`-test.benchtime=${request.iterations}x`],
			`-test.count=${request.count}`,
			...request.few === void 0 ? [] : [`-${fewFlag}=${request.few}`],
			"-test.timeout=0",
			"-test.paniconexit0",
			"-test.v=test2json"
		]
	});
	const output = readTestBinary(outcome.stdout, outcome.marks);
	return {
		output,
		failure: failureOf(outcome, output, request)
	};
}
const cannotStart = "Check that programs may run from the cache folder (no noexec mount), and that GOARCH is this machine’s; then try again.";
const tooSlow = "Make the operation shorter, or raise the limit with --benchmark-timeout. To exclude the benchmark, select others with --bench, or list its package under exclude in the configuration.";
const killed = "Give the job more memory, or leave the benchmark out with --bench; then try again.";
function failureOf(outcome, output, { timeoutMs, benchmarkTimeoutMs = 0 }) {
	const benchmark = output.running;
	const { exit, stderr } = outcome;
	const fail = (kind, message) => ({
		benchmark,
		...failureFrom(kind, message, stderr)
	});
	switch (exit.kind) {
		case "timeout":
			if (exit.isOverdue === true) return {
				kind: "benchmark-timeout",
				benchmark,
				message: `One operation took longer than ${benchmarkTimeoutMs / 1e3} s and was stopped.`,
				remedy: tooSlow,
				cause: "code",
				isOverdue: true
			};
			return fail("benchmark-timeout", `It did not end within ${timeoutMs / 1e3} s and was stopped.`);
		case "output-limit": return fail("damaged-output", "It printed more than 64 MiB and was stopped.");
		case "memory-limit": return fail("benchmark-panicked", "It exceeded its memory limit and was stopped.");
		case "signal": {
			const message = `The process was killed by ${exit.signal}.${excerpt(stderr)}`;
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
const ofGoCode = /^(?:panic:|fatal error: (?:all goroutines are asleep|concurrent map|stack overflow|sync: |no goroutines|checkptr))/m;
function codeFailure(code, stderr, output, fail) {
	if (output.finished === "PASS" && code === 0) return void 0;
	if (output.finished === "FAIL") return output.outcomes.some(({ kind }) => kind === "failed") ? void 0 : fail("benchmark-failed", `The test binary reported FAIL.${excerpt(stderr)}`);
	if (output.finished === "PASS") return fail("benchmark-failed", `It printed PASS but exited with code ${code}.${excerpt(stderr)}`);
	if (stderr.includes("unexpected call to os.Exit(0) during test")) return fail("benchmark-exited", "It called os.Exit(0) before its benchmarks were done.");
	if (/^(?:panic:|fatal error:|unexpected fault address|SIG[A-Z]+:)/m.test(stderr)) {
		const failure = fail("benchmark-panicked", `It panicked.${excerpt(stderr)}`);
		return failure.cause === "code" && !ofGoCode.test(stderr) ? {
			...failure,
			cause: "unclear"
		} : failure;
	}
	return fail("benchmark-exited", `It exited with code ${code} without the final PASS or FAIL of Go's testing package.${excerpt(stderr)}`);
}

// src/steps/harvest.ts
const mostCrashes = 20;
const mostOverdue = 20;
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
		const settledNow = isClean(harvest) || hangsAsAWhole(harvest) || isOnlyOverdue(harvest);
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
function isOnlyOverdue({ failures }) {
	return failures.every(({ isOverdue }) => isOverdue);
}
function hanging({ failures }) {
	return failures.filter(isNamed).find(({ kind }) => kind === "benchmark-timeout");
}
function isNamed(failure) {
	return failure.benchmark !== void 0;
}
async function collect(go, request, processes, known) {
	const gathered = new Gathering(known);
	let overdue = 0;
	for (let process = 1;;) {
		const remaining = gathered.remaining(request);
		if (request.select.kind === "names" && remaining.length === 0) break;
		const { output, failure } = await runTestProcess(go, {
			binary: request.binary,
			...selecting(request, remaining, gathered),
			iterations: request.iterations,
			count: request.count,
			gomaxprocs: request.gomaxprocs,
			timeoutMs: request.timeoutMs,
			...request.benchmarkTimeoutMs === void 0 ? {} : { benchmarkTimeoutMs: request.benchmarkTimeoutMs },
			...request.onRunning === void 0 ? {} : { onRunning: request.onRunning },
			...request.memoryShare === void 0 ? {} : { memoryShare: request.memoryShare },
			...request.few === void 0 ? {} : { few: request.few }
		});
		gathered.add(output, request.count);
		if (failure === void 0) break;
		if (isNamed(failure) && failure.isOverdue === true && overdue++ < mostOverdue) {
			gathered.crash(failure);
			continue;
		}
		if (!isNamed(failure) || failure.kind === "benchmark-timeout" || process++ >= processes) {
			gathered.fail(failure);
			break;
		}
		gathered.crash(failure);
	}
	return gathered.harvest(request);
}
function selecting({ select }, remaining, { crashed, slow }) {
	if (select.kind === "names") return {
		bench: benchPattern(remaining),
		skip: belowPattern(remaining)
	};
	const left = [...crashed, ...slow];
	return {
		bench: select.bench,
		...left.length === 0 ? {} : { skip: benchPattern(left) }
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
async function screenSide(ports, side, plan, timeoutMs, stage = "measure", runs = 1) {
	const groups = processGroups(plan).filter(({ sides }) => sides.includes(side.side));
	const binaries = await side.binaries([...new Set(groups.map(({ importPath }) => importPath))]);
	const total = groups.reduce((sum, { importPath, names }) => sum + (binaries.has(importPath) ? names.length : 0), 0);
	let done = 0;
	const tell = ({ importPath: detail }, running) => {
		ports.log.progress({
			stage: `${stage} ${side.side}`,
			done,
			total,
			detail,
			...running && { running }
		});
	};
	const requests = groups.flatMap((group) => {
		const binary = binaries.get(group.importPath);
		if (binary === void 0) return [];
		const { iterations, gomaxprocs, names } = group;
		const onRunning = (benchmark, elapsedMs) => {
			tell(binary, {
				benchmark,
				elapsedMs
			});
		};
		return [{
			binary,
			select: {
				kind: "names",
				names
			},
			iterations,
			gomaxprocs,
			count: runs,
			timeoutMs,
			onRunning
		}];
	});
	const harvests = await harvestAll(ports.go, requests, ({ select, binary }) => {
		done += count(select);
		tell(binary);
	});
	const screened = /* @__PURE__ */ new Map();
	for (const [index, { binary }] of requests.entries()) {
		const harvest = harvests[index];
		recordFailures(side, binary.importPath, harvest);
		for (const [benchmark, results] of harvest?.results ?? []) {
			const result = results.at(-1);
			if (result !== void 0) screened.set(subjectKey({
				importPath: binary.importPath,
				benchmark
			}), result);
		}
	}
	return screened;
}
function count(select) {
	return select.kind === "names" ? select.names.length : 0;
}
function figuresByUnit(results) {
	const units = new Set(results.flatMap(({ figures }) => [...figures.keys()]));
	return new Map([...units].map((unit) => [unit, results.flatMap(({ figures }) => figures.get(unit) ?? [])]));
}

export { benchPattern as _, harvestAll as a, mapLimit as c, baselineSchema as d, floorOf as f, belowPattern as g, distinctSettings as h, recordFailures as i, figuresOf as l, createUnitCatalog as m, processGroups as n, harvestOnce as o, hasMoved as p, screenSide as r, runTestProcess as s, figuresByUnit as t, parseBaseline as u };