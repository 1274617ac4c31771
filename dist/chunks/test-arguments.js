import { p as string, r as array } from "./zod.js";
import { t as RE2JS } from "./re2js.js";

// src/core/benchfmt/fields.ts
const spaces = "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const fieldPattern = new RegExp(`[^${spaces}]+`, "gu");
const spacePattern = new RegExp(`^[${spaces}]$`, "u");
function isSpace(character) {
	return spacePattern.test(character);
}
function splitFields(text) {
	return text.match(fieldPattern) ?? [];
}

// src/core/benchfmt/rewrite-name.ts
const named = /* @__PURE__ */ new Map([[7, "\\a"], [8, "\\b"]]);
function rewriteName(name) {
	if (/^[!-~]*$/.test(name)) return name;
	return Array.from(name, (character) => {
		if (isSpace(character)) return "_";
		return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character) ? character : escape(character);
	}).join("");
}
function escape(character) {
	const code = character.codePointAt(0) ?? 65533;
	if (code >= 55296 && code <= 57343) return "�";
	const digits = code.toString(16);
	return named.get(code) ?? (code < 128 ? `\\x${digits.padStart(2, "0")}` : code < 65536 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`);
}

// src/core/benchfmt/bench-expression.ts
function compileBenchExpression(expression) {
	const alternatives = splitExpression(expression).map((levels) => levels.map((level) => RE2JS.compile(rewriteName(level))));
	return (name) => {
		const parts = name.split("/");
		const first = alternatives.find((levels) => levels.every((level, index) => index >= parts.length || level.matcher(parts[index] ?? "").find()));
		return first !== void 0 && first.length <= parts.length;
	};
}
function matchBenchmarkName(expression, name) {
	return compileBenchExpression(expression)(name);
}
function matchBenchmarkFunction(expression, name) {
	return splitExpression(expression).some(([first = ""]) => RE2JS.compile(rewriteName(first)).matcher(name).find());
}
function checkBenchExpression(expression) {
	for (const levels of splitExpression(expression)) for (const level of levels) try {
		RE2JS.compile(rewriteName(level));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return `${JSON.stringify(level)} is not a valid expression: ${reason}`;
	}
}
function splitExpression(expression) {
	const alternatives = [];
	let levels = [];
	let start = 0;
	let squares = 0;
	let parentheses = 0;
	for (let index = 0; index < expression.length; index += 1) {
		const character = expression[index];
		if (character === "\\") index += 1;
		else if (character === "[") squares += 1;
		else if (character === "]") squares = Math.max(0, squares - 1);
		else if (squares > 0) continue;
		else if (character === "(") parentheses += 1;
		else if (character === ")") parentheses -= 1;
		else if (parentheses === 0 && (character === "/" || character === "|")) {
			levels.push(expression.slice(start, index));
			start = index + 1;
			if (character === "|") {
				alternatives.push(levels);
				levels = [];
			}
		}
	}
	levels.push(expression.slice(start));
	return [...alternatives, levels];
}

// src/core/benchfmt/limits.ts
const maxLineLength = 1 << 20;
const maxRecords = 25e4;
const maxFigures = 5e7;
const maxOutputLength = 16384;
function limitOutput(text) {
	return text.length <= 16384 ? text : `${text.slice(0, maxOutputLength)}\n… (cut)`;
}

// src/core/benchfmt/samples.ts
var SampleLog = class {
	#values = [];
	#previous = [];
	#length = 0;
	get length() {
		return this.#length;
	}
	append(value, previous) {
		const place = this.#length++;
		if (place % blockLength === 0) {
			this.#values.push(new Float64Array(blockLength));
			this.#previous.push(new Int32Array(blockLength));
		}
		const block = Math.floor(place / blockLength);
		this.#values[block][place % blockLength] = value;
		this.#previous[block][place % blockLength] = previous;
		return place;
	}
	read(place, count) {
		const values = Array.from({ length: count }, () => NaN);
		for (let index = count - 1, at = place; index >= 0; index--) {
			const block = Math.floor(at / blockLength);
			values[index] = this.#values[block]?.[at % blockLength] ?? NaN;
			at = this.#previous[block]?.[at % blockLength] ?? 0;
		}
		return values;
	}
};
const blockLength = 16384;
var Samples = class {
	#units;
	#log;
	#iterations;
	#columns;
	#count = 1;
	constructor({ iterations, measurements }, units = measurements.map(({ unit }) => unit), log = new SampleLog()) {
		this.#units = units;
		this.#log = log;
		this.#iterations = {
			value: iterations,
			place: -1
		};
		this.#columns = measurements.map(({ value }) => ({
			value,
			place: -1
		}));
	}
	add({ iterations, measurements }) {
		this.#append(this.#iterations, iterations);
		for (const [index, column] of this.#columns.entries()) this.#append(column, measurements[index]?.value ?? NaN);
		this.#count += 1;
	}
	get iterations() {
		return this.#iterations.place === -1 ? this.#iterations.value : 0;
	}
	list() {
		const iterations = this.#read(this.#iterations);
		const columns = this.#columns.map((column) => this.#read(column));
		return iterations.map((count, index) => ({
			iterations: count,
			measurements: this.#units.map((unit, column) => ({
				unit,
				value: columns[column]?.[index] ?? NaN
			}))
		}));
	}
	#append(column, value) {
		if (column.place === -1) {
			if (Object.is(column.value, value)) return;
			for (let index = 0; index < this.#count; index++) column.place = this.#log.append(column.value, column.place);
		}
		column.place = this.#log.append(value, column.place);
	}
	#read({ value, place }) {
		return place === -1 ? Array.from({ length: this.#count }, () => value) : this.#log.read(place, this.#count);
	}
};

// src/core/benchfmt/collector.ts
var Collector = class {
	drafts = [];
	#file;
	#folds;
	#series = /* @__PURE__ */ new Map();
	#shapes = /* @__PURE__ */ new Map();
	#log = new SampleLog();
	#units = /* @__PURE__ */ new Map();
	#buildOutput = /* @__PURE__ */ new Map();
	constructor(file, folds) {
		this.#file = file;
		this.#folds = folds;
	}
	get full() {
		if (this.drafts.length >= 25e4) return `${maxRecords} records`;
		return this.#log.length >= 5e7 ? `${maxFigures} figures` : void 0;
	}
	position(line) {
		return {
			file: this.#file,
			line
		};
	}
	keep(draft, unnamed) {
		if (this.#folds && draft.kind === "result" && draft.nonFinite.length === 0) return this.#fold(draft, unnamed);
		this.drafts.push(draft);
		return draft;
	}
	#fold(draft, unnamed) {
		const { certain, config, measurements, position, warnings } = draft;
		const importPath = config.get("pkg");
		const named = importPath === void 0 ? unnamed : this.#series.get(importPath) ?? /* @__PURE__ */ new Map();
		if (importPath !== void 0 && named.size === 0) this.#series.set(importPath, named);
		const { units, id } = this.#shape(measurements);
		const key = `${draft.full}\n${id}${certain === void 0 ? "" : `\n${certain}`}`;
		const known = named.get(key);
		if (known !== void 0) {
			known.samples.add(draft);
			if (position.line < known.position.line) known.position = position;
			for (const warning of warnings) known.warnings.add(warning);
			return known;
		}
		const series = {
			kind: "series",
			position,
			full: key.slice(0, draft.full.length),
			certain,
			config,
			samples: new Samples(draft, units, this.#log),
			warnings: new Set(warnings)
		};
		named.set(key, series);
		this.drafts.push(series);
		return series;
	}
	#shape(measurements) {
		let key = "";
		for (const { unit } of measurements) key += `${unit}\n`;
		let shape = this.#shapes.get(key);
		if (shape === void 0) {
			shape = {
				units: measurements.map(({ unit }) => unit),
				id: this.#shapes.size
			};
			this.#shapes.set(key, shape);
		}
		return shape;
	}
	syntaxError(line, message, name, packageName) {
		this.drafts.push({
			kind: "syntax-error",
			position: this.position(line),
			message,
			...name === void 0 ? {} : { name },
			...packageName === void 0 ? {} : { package: packageName }
		});
	}
	unitLine(line, parts) {
		for (const part of parts) {
			if (part.kind === "error") {
				this.syntaxError(line, part.message);
				continue;
			}
			const { unit, key, value } = part;
			const known = this.#units.get(`${unit} ${key}`);
			if (known === value) continue;
			if (known !== void 0) {
				this.syntaxError(line, `metadata ${key} of unit ${unit} already set to ${known}`);
				continue;
			}
			this.#units.set(`${unit} ${key}`, value);
			this.drafts.push({
				kind: "unit",
				position: this.position(line),
				unit,
				key,
				value
			});
		}
	}
	addBuildOutput(name, line) {
		const said = this.#buildOutput.get(name);
		if (said !== void 0 && said.length > 16384) return;
		this.#buildOutput.set(name, limitOutput(said === void 0 ? line : `${said}\n${line}`));
	}
	buildOutput(name) {
		return this.#buildOutput.get(name) ?? "";
	}
};

// src/core/benchfmt/draft.ts
function isNamed(draft) {
	return "full" in draft;
}
function settle(draft, name, doubt) {
	if (draft.kind === "invalid") {
		const { full: _, certain: __, ...rest } = draft;
		return {
			...rest,
			name
		};
	}
	const { full: _, certain: __, warnings, ...rest } = draft;
	return {
		...rest,
		name,
		warnings: [...warnings, ...doubt === void 0 ? [] : [doubt]]
	};
}

// src/core/benchfmt/source-lines.ts
const marker = "";
function eachLine(text, visit) {
	for (let start = 0; start < text.length;) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		if (!visit(text.slice(start, end))) return;
		start = end + 1;
	}
}
function sourceLines(raw, line) {
	if (typeof raw === "number") return {
		line,
		oversized: raw
	};
	if (raw.length > 1048576) return {
		line,
		oversized: raw.length
	};
	const cleaned = clean(raw);
	if (!cleaned.includes("")) return [{
		line,
		text: cleaned,
		origin: "text",
		owner: void 0
	}];
	const lines = [];
	for (const [index, text] of cleaned.split("").entries()) if (index > 0 || text !== "") lines.push({
		line,
		text,
		origin: index === 0 ? "text" : "frame",
		owner: void 0
	});
	return lines;
}
const timestamp = /^(?:[^\t]{0,200}\t[^\t]{0,200}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /;
const controlSequence = /\x1b\[[0-9;:?]*[A-Za-z]/g;
function clean(raw) {
	let text = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
	if (text.startsWith("﻿")) text = text.slice(1);
	text = text.replace(timestamp, "");
	return text.includes("\x1B") ? text.replace(controlSequence, "") : text;
}

// src/core/benchfmt/line-reader.ts
var LineReader = class {
	#visitor;
	#partial = /* @__PURE__ */ new Map();
	#announcing = /* @__PURE__ */ new Set();
	#events = false;
	#suspects = [];
	#going = true;
	constructor(visitor) {
		this.#visitor = visitor;
	}
	read(raw, number) {
		const line = typeof raw === "number" || raw.length > 1048576 || !/["\\]/.test(raw) ? other : parseLine(raw);
		if (line.kind === "event") this.#event(line, number);
		else {
			if (line.kind === "damaged") this.#suspect(number);
			this.#visit("", raw, number, void 0);
		}
		return this.#going;
	}
	end() {
		for (const [stream, { line, owner, ...rest }] of this.#partial) this.#visit(stream, joined$1(rest, ""), line, owner);
	}
	#event({ action, stream, test, output }, number) {
		if (!this.#events) {
			this.#events = true;
			for (const line of this.#suspects) this.#visitor.damaged(line);
		}
		const benchmark = test?.startsWith("Benchmark") === true ? test : void 0;
		if (action === "run" && benchmark !== void 0) {
			this.#announcing.add(stream);
			this.#emit(stream, {
				kind: "start",
				name: benchmark
			}, number);
		} else if (output !== void 0) {
			if (output.startsWith("=== RUN   Benchmark")) this.#announcing.add(stream);
			this.#append(stream, output, number, this.#announcing.has(stream) ? benchmark : void 0);
		} else if (action === "start") this.#emit(stream, { kind: "open" }, number);
		else if (test === void 0 && (action === "pass" || action === "fail")) this.#emit(stream, {
			kind: "end",
			status: action === "pass" ? "ok" : "FAIL"
		}, number);
	}
	#emit(stream, event, line) {
		this.#going = this.#going && this.#visitor.line(stream, {
			line,
			text: "",
			origin: "event",
			owner: void 0,
			event
		});
	}
	#append(stream, output, number, owner) {
		const held = this.#partial.get(stream) ?? {
			text: "",
			dropped: 0,
			line: number,
			owner
		};
		const lines = output.split("\n");
		const rest = lines.pop() ?? "";
		for (const [index, line] of lines.entries()) if (index === 0) this.#visit(stream, joined$1(held, line), held.line, held.owner);
		else this.#visit(stream, line, number, owner);
		if (lines.length === 0) {
			const whole = joined$1(held, rest);
			const kept = typeof whole === "number" ? {
				text: "",
				dropped: whole
			} : {
				text: whole,
				dropped: 0
			};
			this.#partial.set(stream, {
				...held,
				...kept
			});
		} else if (rest === "") this.#partial.delete(stream);
		else this.#partial.set(stream, {
			text: rest,
			dropped: 0,
			line: number,
			owner
		});
	}
	#visit(stream, raw, number, owner) {
		const lines = sourceLines(raw, number);
		for (const line of Array.isArray(lines) ? lines : [lines]) this.#going = this.#going && this.#visitor.line(stream, "text" in line ? {
			...line,
			owner
		} : line);
	}
	#suspect(number) {
		if (this.#events) this.#visitor.damaged(number);
		else if (this.#suspects.length < 25e4) this.#suspects.push(number);
	}
};
function joined$1({ text, dropped }, rest) {
	const length = dropped + text.length + rest.length;
	return length > 1048576 ? length : text + rest;
}
const other = { kind: "other" };
const damaged = { kind: "damaged" };
const eventKeys = [
	"Time",
	"Action",
	"Package",
	"ImportPath",
	"Test",
	"Output"
];
const quotedKeys = eventKeys.map((key) => `"${key}":`);
function parseLine(raw) {
	const text = clean(raw);
	if (text[0] !== "{") return isPartOfEvent(text) ? damaged : other;
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return /^\{ ?"/.test(text) || isPartOfEvent(text) ? damaged : other;
	}
	if (typeof value !== "object" || value === null) return other;
	if (quotedKeys.some((key) => text.includes(key, text.indexOf(key) + 1))) return damaged;
	const action = field(value, "Action");
	const output = field(value, "Output");
	if (action !== void 0 && !/^[a-z][a-z-]*$/.test(action)) return damaged;
	if (action === void 0) return eventKeys.some((key) => Object.hasOwn(value, key)) || isPartOfEvent(text) ? damaged : other;
	if (output === void 0 === (action === "output" || action === "build-output")) return damaged;
	return {
		kind: "event",
		action,
		stream: field(value, "Package") ?? field(value, "ImportPath") ?? "",
		test: field(value, "Test"),
		output
	};
}
function isPartOfEvent(text) {
	return /"(?:Action|Output)": ?"/.test(text) || /\\[nt]/.test(text) && /Benchmark|\/op/.test(text);
}
function field(object, key) {
	const value = Object.hasOwn(object, key) ? Reflect.get(object, key) : void 0;
	return typeof value === "string" && value !== "" ? value : void 0;
}

// src/core/benchfmt/config-scope.ts
const maxKeys = 64;
const maxVersions = 1e5;
var ConfigScope = class {
	#current = /* @__PURE__ */ new Map();
	#versions = 0;
	get current() {
		return this.#current;
	}
	set(key, value) {
		if (this.#current.get(key) === value || value === "" && !this.#current.has(key)) return true;
		if (this.#versions >= maxVersions) return false;
		if (value !== "" && this.#current.size >= maxKeys && !this.#current.has(key)) return false;
		const next = new Map(this.#current);
		if (value === "") next.delete(key);
		else next.set(key, value);
		this.#current = next;
		this.#versions += 1;
		return true;
	}
};

// src/core/benchfmt/go-test-lines.ts
function parseGoTestLine(line) {
	if (line === "PASS" || line === "FAIL") return {
		kind: "finished",
		status: line === "PASS" ? "ok" : "FAIL"
	};
	if (line.startsWith("exit status ") || line.startsWith("signal: ")) return parseDeath(line);
	if (line.startsWith("--- ")) return parseReport(line);
	if (line.startsWith("*** Test killed")) return {
		kind: "killed",
		message: line
	};
	if (line.startsWith("# ")) return parseBuildHeader(line);
	return parsePackageLine(line);
}
function parseDeath(line) {
	return /^(?:exit status [0-9]+|signal: [a-z][^\t]*)$/.test(line) ? {
		kind: "died",
		reason: line
	} : void 0;
}
function parseReport(line) {
	const match = /^--- (FAIL|SKIP|BENCH|PASS): (\S+)(?: \([0-9.]+s\))?$/.exec(line);
	const name = match?.[2];
	if (name === void 0) return void 0;
	return {
		kind: "report",
		status: match?.[1],
		name
	};
}
function parsePackageLine(line) {
	const [status, name = "", third] = line.split("	", 3);
	if (status === "ok  " && /^(?:\(cached\)|[0-9.]+s)/.test(third ?? "")) return {
		kind: "package-end",
		package: name,
		status: "ok"
	};
	if (status === "?   " && third === "[no test files]") return {
		kind: "package-end",
		package: name,
		status: "no-test-files"
	};
	if (status !== "FAIL") return void 0;
	const build = /^(\S+) \[(build|setup) failed\]$/.exec(name);
	if (build?.[1] !== void 0) return {
		kind: "build-failure",
		package: build[1],
		stage: build[2] === "setup" ? "setup" : "build"
	};
	return third !== void 0 && /^[0-9.]+s/.test(third) ? {
		kind: "package-end",
		package: name,
		status: "FAIL"
	} : void 0;
}
function parseBuildHeader(line) {
	const name = /^# \[?([^\s\]]+)/.exec(line)?.[1];
	return name === void 0 ? void 0 : {
		kind: "build-output",
		package: name
	};
}
function parsePanic(line) {
	return /(?:^|\t)((?:panic|fatal error): .*)$/.exec(line)?.[1];
}
function isGoroutineHeader(line) {
	return /^(?:goroutine \d+ .{0,200}\[|runtime stack:)/.test(line);
}

// src/core/benchfmt/number.ts
const invalid = {
	kind: "error",
	message: "invalid syntax"
};
const outOfRange = {
	kind: "error",
	message: "value out of range"
};
function parseIterations(text) {
	if (!/^[+-]?[0-9]+$/.test(text)) return invalid;
	if (text.replace(/^[+-]?0*/, "").length > 16) return outOfRange;
	const value = Number(text);
	return Number.isSafeInteger(value) ? {
		kind: "number",
		value: value === 0 ? 0 : value
	} : outOfRange;
}
function parseMeasurement(text) {
	if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) {
		const value = Number(text);
		return Number.isFinite(value) ? {
			kind: "number",
			value
		} : outOfRange;
	}
	const special = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
	if (special === null) return invalid;
	if (special[2] !== void 0) return {
		kind: "number",
		value: special[1] === "-" ? -Infinity : Infinity
	};
	return special[1] === "" ? {
		kind: "number",
		value: NaN
	} : invalid;
}

// src/core/benchfmt/line.ts
function parseBenchmarkLine(line) {
	const [name = "", ...fields] = splitFields(line);
	if (name === line) return {
		kind: "name",
		name
	};
	return {
		...parseFigures(fields),
		name
	};
}
function parseFigures(fields) {
	const [count, ...pairs] = fields;
	if (count === void 0) return {
		kind: "error",
		message: "missing iteration count"
	};
	const iterations = parseIterations(count);
	if (iterations.kind === "error") return {
		kind: "error",
		message: `parsing iteration count: ${iterations.message}`
	};
	if (pairs.length === 0) return {
		kind: "error",
		message: "missing measurements"
	};
	const measurements = [];
	const units = /* @__PURE__ */ new Set();
	for (let index = 0; index < pairs.length; index += 2) {
		const value = parseMeasurement(pairs[index] ?? "");
		if (value.kind === "error") return {
			kind: "error",
			message: `parsing measurement: ${value.message}`
		};
		const unit = pairs[index + 1];
		if (unit === void 0) return {
			kind: "error",
			message: "missing units"
		};
		if (units.has(unit)) return {
			kind: "error",
			message: `two values for ${unit}`
		};
		units.add(unit);
		measurements.push({
			value: value.value,
			unit
		});
	}
	return {
		kind: "result",
		iterations: iterations.value,
		measurements
	};
}
const keyPattern = /^\p{Ll}[^\p{Lu}:\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*:/u;
function parseConfigLine(line) {
	const key = keyPattern.exec(line)?.[0].slice(0, -1);
	if (key === void 0) return void 0;
	const rest = line.slice(key.length + 1);
	const value = rest.replace(/^[ \t]+/, "");
	return rest !== "" && value === rest ? void 0 : {
		key,
		value
	};
}
function parseUnitLine(line) {
	if (!line.startsWith("Unit")) return void 0;
	const [literal, unit, ...pairs] = splitFields(line);
	if (literal !== "Unit") return void 0;
	if (unit === void 0) return [{
		kind: "error",
		message: "missing unit"
	}];
	return pairs.map((pair) => {
		const equals = pair.indexOf("=");
		if (equals <= 0) return {
			kind: "error",
			message: "expected key=value"
		};
		return {
			kind: "metadata",
			unit,
			key: pair.slice(0, equals),
			value: pair.slice(equals + 1)
		};
	});
}

// src/core/benchfmt/log-line.ts
var LogLines = class {
	#open = false;
	includes(text) {
		if (!text.startsWith("    ")) return this.#open = false;
		if (/^ {4}(?: {4})*[^\s:]+\.go:[0-9]+: /.test(text)) return this.#open = true;
		return this.#open && text.startsWith("        ");
	}
};

// src/core/benchfmt/package-run.ts
const maxLevels$1 = 32;
var PackageRun = class {
	#collector;
	#started = /* @__PURE__ */ new Map();
	#answered = /* @__PURE__ */ new Set();
	#parents = /* @__PURE__ */ new Set();
	#unnamed = /* @__PURE__ */ new Map();
	#unattributed = /* @__PURE__ */ new Set();
	#hasRecords = false;
	#packages = [void 0, void 0];
	#last = 0;
	#end;
	#reason;
	#inherited = false;
	#seen = false;
	#printed = false;
	#failed = false;
	constructor(collector) {
		this.#collector = collector;
	}
	get ended() {
		return this.#end !== void 0;
	}
	get hasResults() {
		return this.#hasRecords || this.#started.size > 0;
	}
	get unnamed() {
		return this.#unnamed;
	}
	label(line) {
		this.#seen = true;
		this.#last = line;
	}
	named() {
		this.#inherited = false;
	}
	start(name, line) {
		this.label(line);
		if (!this.#started.has(name) && this.#started.size < 25e4) this.#started.set(name, line);
		let slash = name.lastIndexOf("/");
		for (let level = 0; slash > 0 && level < maxLevels$1; level += 1, slash = name.lastIndexOf("/", slash - 1)) this.#parents.add(name.slice(0, slash));
	}
	answer(full) {
		this.#answered.add(full);
	}
	add(draft, line) {
		this.label(line);
		this.#hasRecords = true;
		const name = packageOf(draft);
		if (name === void 0) this.#unattributed.add(draft);
		else if (name !== this.#packages[0]) this.#packages = [name, this.#packages[0]];
		if (!this.#inherited || !("config" in draft)) return;
		this.#inherited = false;
		if (name === void 0) return;
		this.#collector.syntaxError(line, `the package of this result is unclear: ${name} has ended, and there is no new "pkg:" line`, draft.full);
	}
	inColumns() {
		this.#printed = true;
	}
	finish(status, line) {
		this.#end = {
			status: this.#end?.status === "FAIL" ? "FAIL" : status,
			line
		};
	}
	died(reason, line) {
		this.#reason = reason;
		this.finish("FAIL", line);
	}
	endOf(packageName, status, line) {
		for (const record of this.#unattributed) attribute(record, packageName);
		const misplaced = this.#packages.find((known) => known !== void 0 && known !== packageName);
		if (misplaced !== void 0) this.#collector.syntaxError(line, `the results before this line are under "pkg: ${misplaced}", but this line ends package ${packageName}`);
		this.#close(packageName, status, line);
	}
	close(packageName) {
		const bare = !this.#seen && this.#reason === void 0;
		if (this.#end === void 0 ? this.#seen : !(bare && (this.#failed || this.#end.status === "ok"))) this.#close(packageName, this.#end?.status ?? "none", this.#end?.line ?? this.#last);
		else this.#reset();
	}
	#close(packageName, status, line) {
		const { drafts } = this.#collector;
		const answered = new Set(this.#parents);
		if (this.#started.size > 0) for (const full of this.#answered) answered.add(full).add(full.replace(suffix, ""));
		for (const [name, started] of this.#started) {
			if (answered.has(name)) continue;
			drafts.push({
				kind: "unfinished",
				position: this.#collector.position(started),
				name,
				package: packageName
			});
		}
		const how = {
			printed: this.#printed,
			...this.#reason === void 0 ? {} : { reason: this.#reason }
		};
		drafts.push({
			kind: "package-end",
			position: this.#collector.position(line),
			package: packageName,
			status,
			...how
		});
		if (status === "FAIL") this.#failed = true;
		this.#reset();
	}
	concluded(status) {
		return !this.#seen && this.#end === void 0 && this.#last > 0 && (status === "ok" || this.#failed);
	}
	buildFailed(packageName) {
		if (this.hasResults || this.ended) this.close(packageName);
		this.#reset();
		this.#failed = true;
	}
	#reset() {
		this.#started = /* @__PURE__ */ new Map();
		this.#answered = /* @__PURE__ */ new Set();
		this.#parents = /* @__PURE__ */ new Set();
		this.#unnamed = /* @__PURE__ */ new Map();
		this.#unattributed.clear();
		this.#hasRecords = false;
		this.#packages = [void 0, void 0];
		this.#end = void 0;
		this.#reason = void 0;
		this.#inherited = true;
		this.#seen = false;
		this.#printed = false;
	}
};
const suffix = /-[1-9][0-9]*$/;
function packageOf(record) {
	return "config" in record ? record.config.get("pkg") : record.package;
}
function attribute(record, packageName) {
	if (!("config" in record)) record.package = packageName;
	else record.config = new Map(record.config).set("pkg", packageName);
}

// src/core/benchfmt/report-block.ts
const keptLines = 100;
var ReportBlock = class {
	#collector;
	#run;
	#before = [];
	#open;
	constructor(collector, run) {
		this.#collector = collector;
		this.#run = run;
	}
	fail(position, name, packageName) {
		this.close();
		this.#open = {
			position,
			name,
			package: packageName,
			lines: this.#before
		};
		this.#before = [];
	}
	append(text) {
		const indented = text.startsWith("    ") || text.startsWith("	");
		if (this.#open === void 0) {
			if (!indented) this.#before = text.startsWith("--- ") ? this.#before : [];
			else if (this.#before.length < keptLines) this.#before.push(text);
			return false;
		}
		if (!indented) {
			this.close();
			return false;
		}
		if (this.#open.lines.length < keptLines) this.#open.lines.push(text);
		return true;
	}
	close() {
		if (this.#open === void 0) return;
		const { lines, ...report } = this.#open;
		this.#open = void 0;
		const draft = {
			kind: "failure",
			...report,
			output: limitOutput(lines.join("\n"))
		};
		this.#collector.drafts.push(draft);
		this.#run.add(draft, report.position.line);
	}
};

// src/core/benchfmt/layout.ts
const column = /^( *)(\S+) (\S+)$/;
const count = /^ *[1-9][0-9]*$/;
const widths = [
	10,
	0,
	13,
	14,
	15,
	16,
	17,
	18
];
function layoutOf(columns, padsName = false) {
	let printed = 0;
	let padded = padsName;
	for (const [index, text] of columns.entries()) {
		const width = index === 0 ? count.test(text) ? 8 : never : widthOf(text);
		if (text.startsWith("  ")) padded = true;
		if (index === 0 && /^ *[0-9]+ /.test(text) && text.includes("  ")) padded = true;
		if (fits(text, width)) printed += 1;
	}
	if (!padded) return "free";
	return printed === columns.length ? "printed" : "shifted";
}
const never = -1;
function fits(text, width) {
	const end = numberEnd(text);
	return width === 0 || end === width || width > 0 && end > width && !text.startsWith(" ");
}
function numberEnd(text) {
	const blank = text.lastIndexOf(" ");
	return blank > 0 && text.trimStart().includes(" ") ? blank : text.length;
}
function widthOf(text) {
	const match = column.exec(text);
	if (match === null) return never;
	const [, , value = "", unit] = match;
	const decimals = /^-?(?:0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(value);
	if (decimals === null) return /^(?:[+-]?Inf|NaN)$/.test(value) ? 0 : never;
	const places = decimals[1]?.length ?? 0;
	if (unit === "B/op" || unit === "allocs/op") return places === 0 ? 8 : never;
	if (unit === "MB/s") return places === 2 ? 7 : never;
	return places === 1 ? 12 : widths[places] ?? never;
}
const cutShort = /^(?:(?:ns|B|allocs)\/o?|MB\/)$/;
function brokenUnit(columns, layout) {
	const units = columns.map((text) => text.slice(text.lastIndexOf(" ") + 1));
	const glued = units.find((unit) => /.(?:PASS|FAIL|Benchmark.*|goos:|---|===)$/.test(unit));
	if (glued !== void 0) return `the line break after the unit is missing: ${glued}`;
	const short = units.slice(1).find((unit) => cutShort.test(unit));
	if (short !== void 0) return `the unit ${short} is cut short`;
	if (units.includes("B/op") === units.includes("allocs/op")) return void 0;
	const changed = columns.findIndex((text) => /^ {2,}[0-9]+ /.test(text) && numberEnd(text) === 8 && widthOf(text) !== 8);
	if (changed !== -1) return `go test doesn’t print the unit ${units[changed]} in this column`;
	const unit = units.includes("B/op") ? "B/op" : "allocs/op";
	return layout === "printed" ? `${unit} stands alone, but go test prints B/op and allocs/op together` : void 0;
}

// src/core/benchfmt/result-shape.ts
const figures = /(?:^|\t) *[-+.0-9eE]+ (?:ns|B|allocs)\/op[ \r]*(?:\t|$)/;
const counted = /^ {0,7}[0-9]{1,15}\t *[-+.0-9eE]+ [^ \t]+ *(?:\t|$)/;
const lastFigure = /[0-9] (?:ns|B|allocs)\/op *$/;
const namedAndCounted = /^Benchmark[^ \t]*(?:-[0-9]+ *\t *[0-9]| *\t(?=[ 0-9]{8}) *[0-9])/;
const perOperation = /^(?:ns|B|allocs)\/op$/;
function looksLikeResult(text) {
	if (namedAndCounted.test(text)) return true;
	if (text.includes("Benchmark") && hasNameAndCount(text)) return true;
	if (text.includes("Bench") && lastFigure.test(text)) return true;
	if (!text.includes("	")) return /(?:^|  )[0-9]+ (?:B|allocs)\/op *$/.test(text);
	return figures.test(text) || counted.test(text) && /^[ 0-9]{8}/.test(text);
}
function hasNameAndCount(text) {
	const fields = splitFields(text);
	return fields.some((field, index) => {
		const next = fields[index + 1] ?? "";
		if (!field.includes("Benchmark") || !/^[0-9]/.test(next)) return false;
		if (!/^[0-9]+$/.test(next)) return text.includes("	") && next.includes("/op");
		const [value, unit] = [fields[index + 2], fields[index + 3]];
		if (value === void 0 || unit === void 0) return text.includes("	");
		return /^[-+.0-9eE]+$/.test(value) && (index === 0 || text.includes("	") || perOperation.test(unit));
	});
}

// src/core/benchfmt/result-match.ts
const maxNameLength = 1e4;
const afterName = /(-[1-9][0-9]*)? *\t *(?=[0-9]+(?:[\t\r\n]|$))/y;
function lastResultOf(name, text) {
	for (const found of resultsBackwards(name, text)) return found;
}
function* resultsBackwards(name, text) {
	for (let at = text.lastIndexOf(name); at !== -1; at = at === 0 ? -1 : text.lastIndexOf(name, at - 1)) {
		afterName.lastIndex = at + name.length;
		const match = afterName.exec(text);
		if (match === null) continue;
		const newline = text.indexOf("\n", afterName.lastIndex);
		const suffix = match[1] ?? "";
		yield {
			at,
			full: name + suffix,
			gomaxprocs: suffix === "" ? void 0 : Number(suffix.slice(1)),
			figures: parseFigures(splitFields(text.slice(afterName.lastIndex, newline === -1 ? text.length : newline))),
			glued: at > 0 && text[at - 1] !== "\n"
		};
	}
}
function isNameOf(full, name) {
	return full === name || full.startsWith(name) && /^-[1-9][0-9]*$/.test(full.slice(name.length));
}
function afterPrintedName(line) {
	if (!line.startsWith("Benchmark")) return void 0;
	const { length } = splitFields(line.slice(0, maxNameLength))[0] ?? "";
	const blank = /^ *\t/.exec(line.slice(length));
	return blank === null ? void 0 : line.slice(length + blank[0].length);
}
function gluedResultAt(text, running) {
	for (let tab = text.indexOf("	"); tab !== -1; tab = text.indexOf("	", tab + 1)) {
		const before = text.slice(Math.max(0, tab - maxNameLength), tab).trimEnd();
		const word = splitFields(before.slice(lastBlank(before) + 1))[0] ?? "";
		const starts = namesIn(word);
		if (starts.length === 0) continue;
		const from = tab - Math.min(tab, maxNameLength) + before.length - word.length;
		const start = (running === void 0 ? void 0 : starts.find((start) => isNameOf(word.slice(start), running))) ?? (starts.length === 1 ? starts[0] : void 0);
		return start === void 0 ? "ambiguous" : from + start;
	}
}
function lastBlank(text) {
	let at = text.length - 1;
	while (at >= 0 && !isSpace(text[at] ?? "")) at -= 1;
	return at;
}
function namesIn(word) {
	const starts = [];
	for (let at = word.indexOf("Benchmark"); at !== -1; at = word.indexOf("Benchmark", at + 1)) if (starts.length === 0 || word[at - 1] !== "/") starts.push(at);
	return starts;
}
function figuresAtEnd(line) {
	const columns = line.split("	");
	let first = columns.length;
	while (first > 1 && isPair(columns[first - 1] ?? "")) first -= 1;
	if (first === columns.length) return void 0;
	const pairs = columns.slice(first);
	const head = columns[first - 1] ?? "";
	let digits = head.length;
	while (digits > 0 && /[0-9]/.test(head[digits - 1] ?? "")) digits -= 1;
	const noise = [...columns.slice(0, first - 1), head.slice(0, digits)].join("	");
	if (digits > 0 && head[digits - 1] !== " ") return void 0;
	const figures = parseFigures([head.slice(digits), ...pairs.flatMap(splitFields)]);
	return figures.kind === "error" ? void 0 : {
		...figures,
		noise,
		columns: [countColumn(head, digits), ...pairs]
	};
}
function countColumn(head, digits) {
	return head.slice(Math.max(head.slice(0, digits).trimEnd().length, Math.min(digits, head.length - 8)));
}
function isPair(column) {
	if (column.length > 1e3) return false;
	const fields = splitFields(column);
	return fields.length === 2 && parseMeasurement(fields[0] ?? "").kind === "number";
}

// src/core/benchfmt/result-reader.ts
var ResultReader = class {
	#collector;
	#run;
	#running;
	#candidate;
	#pending;
	#inLog = false;
	constructor(collector, run) {
		this.#collector = collector;
		this.#run = run;
	}
	get framed() {
		return this.#running !== void 0 && this.#running.kind !== "verbose";
	}
	get byEvents() {
		return this.#running?.kind === "event";
	}
	get running() {
		return this.#pending?.full ?? this.#running?.name;
	}
	nameInFront(text) {
		return /^(Benchmark[^ \t]*) *\t/.exec(text)?.[1] ?? this.running;
	}
	start(name, kind, line) {
		if (kind === "event" && this.#running?.kind === "event" && this.#running.name === name) return;
		this.close();
		this.#running = {
			kind,
			name
		};
		this.#run.start(name, line);
	}
	endOfSample() {
		if (this.#candidate !== void 0) this.#add(this.#candidate);
		this.#candidate = void 0;
		this.#inLog = false;
	}
	startLog() {
		this.#inLog = this.#running?.kind === "frame";
	}
	forget(name) {
		if (name === void 0) return;
		this.#run.answer(name);
		if (this.#pending !== void 0 && isNameOf(this.#pending.full, name)) this.#pending = void 0;
	}
	abandon(named, line) {
		const name = named ?? this.#pending?.full;
		if (name !== void 0) this.#run.start(name, this.#pending?.place.line ?? line);
		this.#pending = void 0;
	}
	close() {
		this.endOfSample();
		this.#dropPending();
		this.#running = void 0;
	}
	endsLogLine(text) {
		if (!text.includes("	")) return false;
		const last = text.trimEnd().slice(text.lastIndexOf("	") + 1);
		if (last.endsWith(" allocs/op") && areValues([last])) return true;
		const figures = figuresAtEnd(text);
		return figures !== void 0 && areValues(figures.columns.slice(1));
	}
	read(text, place) {
		if (this.#inLog && text.startsWith(" ")) return true;
		if (this.framed) return this.#readFramed(text, place);
		if (text.startsWith("Benchmark")) return this.#readNamed(text, place, []);
		return this.#readPending(text) || this.#readGlued(text, place);
	}
	#readFramed(text, place) {
		const name = place.owner ?? this.#running?.name ?? "";
		const found = lastResultOf(name, text);
		if (found === void 0 || found.glued && /^[ \t]/.test(text)) return false;
		if (found.figures.kind === "error") {
			this.#damage(place, found.figures.message, found.full);
			return true;
		}
		const { full, figures } = found;
		if (looksLikeResult(text.slice(0, found.at))) this.#damage(place, joined, void 0);
		const columns = columnsOf(text.slice(found.at));
		const draft = this.#draft({
			full,
			certain: name,
			figures,
			place,
			warnings: [],
			columns
		});
		if (draft === void 0) return true;
		if (this.#running?.kind !== "frame") {
			this.#add(draft);
			return true;
		}
		if (this.#candidate !== void 0) {
			const { line } = this.#candidate.position;
			this.#damage({
				...place,
				line
			}, `${name} has another result after this one; this one is ignored`, name);
		}
		this.#candidate = draft;
		return true;
	}
	#readNamed(text, place, warnings) {
		const parsed = parseBenchmarkLine(text);
		if (parsed.kind === "name") {
			this.#running = {
				kind: "verbose",
				name: parsed.name
			};
			this.#run.start(parsed.name, place.line);
			return true;
		}
		if (parsed.kind === "result") {
			const { running } = this;
			const doubts = running !== void 0 && !isNameOf(parsed.name, running) && !parsed.name.startsWith(`${running}/`) ? [`printed while ${running} was running, so it may be output of the benchmark itself`] : [];
			this.#push(parsed.name, parsed, place, [...warnings, ...doubts], columnsOf(text));
			return true;
		}
		const rest = parsed.message === "missing iteration count" || parsed.message === "parsing iteration count: invalid syntax" ? afterPrintedName(text) : void 0;
		if (rest === void 0) {
			this.#damage(place, parsed.message, parsed.name);
			return true;
		}
		this.#dropPending();
		this.#pending = {
			full: parsed.name,
			place,
			message: parsed.message,
			warnings
		};
		this.#readPending(rest);
		return true;
	}
	#dropPending() {
		if (this.#pending !== void 0) this.#damage(this.#pending.place, this.#pending.message, this.#pending.full);
		this.#pending = void 0;
	}
	#readPending(text) {
		const figures = this.#pending === void 0 ? void 0 : figuresAtEnd(text);
		if (this.#pending === void 0 || figures === void 0 || figures.noise.includes("Benchmark")) return false;
		const { full, place, warnings } = this.#pending;
		this.#pending = void 0;
		if (looksLikeResult(figures.noise)) {
			this.#damage(place, joined, full);
			return true;
		}
		const doubts = [...warnings, "reassembled: other output came between the name and the figures"];
		this.#push(full, figures, place, doubts, {
			texts: figures.columns,
			padsName: false
		});
		return true;
	}
	#readGlued(text, place) {
		if (!text.includes("Benchmark") || /^(?: {4}|\t)/.test(text)) return false;
		const warnings = ["other output precedes the name on this line"];
		const at = gluedResultAt(text, this.#running?.name);
		if (at === void 0) return false;
		if (at === "ambiguous") {
			this.#damage(place, "other output precedes the name, so where the name begins is ambiguous", void 0);
			return true;
		}
		const result = text.slice(at);
		const rest = afterPrintedName(result) ?? "";
		if (!/^ *[0-9]+(?:[\t\r]|$)/.test(rest) && (this.#running !== void 0 || parseConfigLine(text) !== void 0)) return false;
		return this.#readNamed(result, place, warnings);
	}
	#push(full, figures, place, warnings, columns) {
		const name = this.#running?.name;
		const certain = name !== void 0 && isNameOf(full, name) ? name : void 0;
		const draft = this.#draft({
			full,
			certain,
			figures,
			place,
			warnings,
			columns
		});
		if (draft !== void 0) this.#add(draft);
	}
	#add(draft) {
		const kept = this.#collector.keep(draft, this.#run.unnamed);
		this.#run.answer(kept.full);
		this.#run.add(kept, draft.position.line);
	}
	#damage({ line, config }, message, name) {
		if (name !== void 0) this.#run.answer(name);
		this.#collector.syntaxError(line, message, name, config.get("pkg"));
	}
	#draft({ full, certain, figures, place, warnings, columns }) {
		const { config } = place;
		const position = this.#collector.position(place.line);
		if (figures.iterations < 1) return {
			kind: "invalid",
			position,
			full,
			certain,
			reason: figures.iterations === 0 ? "the benchmark ended before its first iteration" : "negative iteration count",
			config
		};
		const layout = layoutOf(columns.texts, columns.padsName);
		if (layout === "printed") this.#run.inColumns();
		const fault = negative(figures.measurements) ?? (layout === "free" ? void 0 : brokenUnit(columns.texts, layout));
		if (fault !== void 0) {
			this.#damage(place, fault, full);
			return;
		}
		return {
			kind: "result",
			position,
			full,
			certain,
			iterations: figures.iterations,
			measurements: figures.measurements.filter(({ value }) => Number.isFinite(value)),
			nonFinite: figures.measurements.filter(({ value }) => !Number.isFinite(value)),
			config,
			warnings: layout === "shifted" ? [...warnings, shifted] : [...warnings]
		};
	}
};
function areValues(columns) {
	return layoutOf(["1".padStart(8), ...columns]) === "printed";
}
const joined = "two results seem to be joined on this line";
const shifted = "the columns are not aligned as go test prints them: the line may have been edited, cut or joined";
function columnsOf(text) {
	const rest = afterPrintedName(text);
	if (rest === void 0 && !text.includes("	")) return {
		texts: [],
		padsName: false
	};
	return {
		texts: (rest ?? text).replace(/\r$/, "").split("	"),
		padsName: /^[^ \t]+ {2,}\t/.test(text)
	};
}
function negative(measurements) {
	const found = measurements.find(({ value, unit }) => value < 0 && /^(?:ns|B|allocs)\/op$/.test(unit));
	return found === void 0 ? void 0 : `${found.value} ${found.unit} is negative`;
}

// src/core/benchfmt/stream-reader.ts
const protectedKeys = /* @__PURE__ */ new Set([
	"goos",
	"goarch",
	"pkg",
	"cpu"
]);
var StreamReader = class {
	#collector;
	#run;
	#results;
	#reports;
	#logs = new LogLines();
	#config = new ConfigScope();
	#eventPackage;
	#panic;
	#buildOutputOf;
	constructor(collector, eventPackage) {
		this.#collector = collector;
		this.#eventPackage = eventPackage;
		this.#run = new PackageRun(collector);
		this.#results = new ResultReader(collector, this.#run);
		this.#reports = new ReportBlock(collector, this.#run);
		if (eventPackage !== void 0) this.#config.set("pkg", eventPackage);
	}
	read(source) {
		if ("oversized" in source) {
			const message = `a line of ${source.oversized} characters is not read; the limit is ${maxLineLength}`;
			this.#collector.syntaxError(source.line, message, void 0, this.#package);
		} else if (source.event !== void 0) this.#readEvent(source.event, source.line);
		else if (source.origin === "text") this.#readText(source);
		else this.#readFrame(source);
	}
	end() {
		this.#dropPanic();
		this.#reports.close();
		this.#results.close();
		this.#run.close(this.#package);
	}
	#readEvent(event, line) {
		this.#reports.close();
		if (event.kind === "open") {
			this.#startRun();
			this.#run.label(line);
		} else if (event.kind === "start") {
			this.#startRun();
			this.#results.start(event.name, "event", line);
		} else if (!this.#run.concluded(event.status)) {
			this.#results.close();
			this.#run.finish(event.status, line);
			this.#run.close(this.#package);
		}
	}
	#readFrame(source) {
		const { text, line } = source;
		const run = /^=== RUN {3}(.+)$/.exec(text)?.[1];
		const report = parseReport(text);
		this.#reports.close();
		if (run !== void 0) {
			this.#startRun();
			this.#results.start(run, "frame", line);
		} else if (/^=== NAME *$/.test(text)) this.#results.endOfSample();
		else if (report !== void 0) this.#goTestLine(report, text, line);
		else if (text === "PASS" || text === "FAIL") this.#goTestLine({
			kind: "finished",
			status: text === "PASS" ? "ok" : "FAIL"
		}, text, line);
		else if (!text.startsWith("=== ")) this.#readText(source);
	}
	#startRun() {
		if (this.#run.ended) this.#run.close(this.#package);
	}
	#readText({ text, line, owner }) {
		const logged = this.#logs.includes(text) && !this.#results.endsLogLine(text);
		if (this.#endsPanic(text)) return;
		const panic = parsePanic(text);
		if (panic !== void 0) {
			this.#dropPanic();
			this.#panic = {
				line,
				message: panic,
				name: this.#results.nameInFront(text),
				glued: text.startsWith("Benchmark")
			};
			return;
		}
		if (this.#reports.append(text) && !(looksLikeResult(text) && !logged)) return;
		if (owner !== void 0) this.#results.start(owner, "event", line);
		const parsed = this.#results.framed ? this.#insideFrame(text, owner !== void 0) : parseGoTestLine(text) ?? gluedFailure(text) ?? gluedDeath(text);
		if (parsed !== void 0) {
			this.#goTestLine(parsed, text, line);
			if (looksLikeResult(text)) this.#damage(line);
			return;
		}
		if (this.#run.ended && text.includes("Benchmark")) this.#startRun();
		const read = !logged && this.#results.read(text, {
			line,
			config: this.#config.current,
			owner
		});
		const unit = read ? void 0 : parseUnitLine(text);
		if (unit !== void 0) this.#collector.unitLine(line, unit);
		else if (!(read && text.startsWith("Benchmark"))) this.#otherLine(text, line, read || logged);
	}
	#otherLine(text, line, read) {
		this.#configLine(text, line, read);
		if (!read && looksLikeResult(text)) this.#damage(line);
		if (this.#buildOutputOf !== void 0) this.#collector.addBuildOutput(this.#buildOutputOf, text);
	}
	#damage(line) {
		this.#collector.syntaxError(line, "it looks like a result, or part of one, but cannot be parsed", void 0, this.#package);
	}
	#insideFrame(text, owned) {
		const parsed = parseGoTestLine(text);
		if (parsed === void 0) return void 0;
		if (parsed.kind === "report") return this.#results.byEvents ? parsed : void 0;
		if (parsed.kind === "finished" || parsed.kind === "build-output") return owned ? void 0 : parsed;
		return parsed;
	}
	#goTestLine(parsed, text, line) {
		const position = this.#collector.position(line);
		switch (parsed.kind) {
			case "build-output":
				this.#buildOutputOf = parsed.package;
				this.#collector.addBuildOutput(parsed.package, text);
				return;
			case "report":
				this.#report(parsed, line);
				return;
			case "killed":
				this.#attributed({
					kind: "timeout",
					position,
					name: this.#results.running,
					message: parsed.message
				});
				this.#results.forget(this.#results.running);
				return;
			case "died":
				this.#results.abandon(parsed.name, line);
				this.#run.died(parsed.reason, line);
				break;
			case "build-failure": {
				const output = this.#collector.buildOutput(parsed.package);
				this.#results.close();
				this.#run.buildFailed(this.#package);
				this.#collector.drafts.push({
					...parsed,
					position,
					output
				});
				break;
			}
			case "package-end":
				this.#results.close();
				this.#run.endOf(parsed.package, parsed.status, line);
				break;
			case "finished":
				if (parsed.status === "ok") this.#startRun();
				this.#results.close();
				this.#run.finish(parsed.status, line);
		}
		this.#buildOutputOf = void 0;
		this.#results.close();
	}
	#report(report, line) {
		const position = this.#collector.position(line);
		this.#results.endOfSample();
		if (report.status === "FAIL") this.#reports.fail(position, report.name, this.#package);
		if (report.status === "SKIP") {
			this.#reports.close();
			this.#attributed({
				kind: "skip",
				position,
				name: report.name
			});
		}
		if (report.status === "BENCH") this.#results.startLog();
		if (report.status !== "BENCH") this.#results.forget(report.name);
	}
	#attributed(record) {
		const draft = {
			...record,
			package: this.#package
		};
		this.#collector.drafts.push(draft);
		this.#run.add(draft, record.position.line);
	}
	#configLine(text, line, withResult) {
		const label = gluedGoos(text) ?? parseConfigLine(text);
		if (label === void 0) return;
		const parsed = withResult ? {
			...label,
			value: label.value.replace(/\S*Benchmark.*$/, "").trimEnd()
		} : label;
		if (this.#results.framed && protectedKeys.has(parsed.key)) return;
		if (parsed.key === "pkg" || parsed.key === "goos") this.#labelRun(parsed, line);
		if (parsed.key === "pkg" && this.#eventPackage !== void 0) return;
		if (!this.#config.set(parsed.key, parsed.value)) this.#collector.syntaxError(line, "too many configuration lines (key: value): this one is ignored");
	}
	#labelRun({ key, value }, line) {
		this.#startRun();
		if (this.#run.hasResults && (key === "goos" || value !== this.#package)) {
			this.#results.close();
			this.#run.close(this.#package);
		}
		if (key === "goos") return;
		this.#run.label(line);
		this.#run.named();
		if (this.#eventPackage !== void 0 && value !== this.#eventPackage) this.#collector.syntaxError(line, `a go test -json event of package ${this.#eventPackage} contains the line "pkg: ${value}"`);
	}
	#endsPanic(text) {
		if (this.#panic === void 0 || !isGoroutineHeader(text)) return false;
		const { line, message, name } = this.#panic;
		this.#panic = void 0;
		this.#results.forget(name);
		this.#attributed({
			kind: "panic",
			position: this.#collector.position(line),
			name,
			message
		});
		return true;
	}
	#dropPanic() {
		if (this.#panic?.glued === true) this.#collector.syntaxError(this.#panic.line, "parsing iteration count: invalid syntax", this.#panic.name);
		this.#panic = void 0;
	}
	get #package() {
		return this.#config.current.get("pkg");
	}
};
function gluedFailure(text) {
	const at = text.startsWith("Benchmark") ? text.indexOf("--- FAIL: Benchmark") : -1;
	const report = at === -1 ? void 0 : parseReport(text.slice(at));
	return report?.kind === "report" && text.startsWith(report.name) ? report : void 0;
}
function gluedDeath(text) {
	const [, name, rest] = /^(Benchmark[^ \t]*) *\t((?:exit status|signal:) .+)$/.exec(text) ?? [];
	const death = rest === void 0 ? void 0 : parseDeath(rest);
	return death === void 0 || name === void 0 ? void 0 : {
		...death,
		name
	};
}
function gluedGoos(text) {
	const value = /goos: ([a-z0-9]+)$/.exec(text)?.[1];
	if (value === void 0) return void 0;
	const config = parseConfigLine(text);
	return config === void 0 || config.key.endsWith("goos") ? {
		key: "goos",
		value
	} : void 0;
}

// src/core/benchfmt/suffix.ts
const suffixPattern = /-([2-9]|[1-9][0-9]+)$/;
function settleNames(printed) {
	const names = new Set(printed.map((each) => each.full));
	const known = knownProcs(printed);
	const procs = known.size > 0 ? known : guessProcs(names);
	const families = /* @__PURE__ */ new Map();
	const isFamily = (base) => {
		const answer = families.get(base) ?? hasAll(base, procs ?? known, names);
		families.set(base, answer);
		return answer;
	};
	return printed.map((each) => {
		if (each.certain !== void 0) return settled(each.full, each.full.length > each.certain.length);
		if (!each.full.includes("/")) return settled(each.full, suffixOf(each.full) !== 1);
		if (procs === void 0) return doubtful(each.full, false);
		return guess(each.full, procs, isFamily, known.size > 0 || names.size > 1);
	});
}
function guess(full, procs, isFamily, sure) {
	const suffix = suffixOf(full);
	if (suffix === 1 || !procs.has(suffix)) return procs.has(1) || suffix === 1 ? settled(full, false) : doubtful(full, false);
	if (!procs.has(1)) return sure ? settled(full, true) : doubtful(full, true);
	const stripped = isFamily(full.replace(suffixPattern, ""));
	return stripped === isFamily(full) ? doubtful(full, stripped) : settled(full, stripped);
}
function hasAll(base, procs, names) {
	for (const each of procs) if (!names.has(each === 1 ? base : `${base}-${each}`)) return false;
	return true;
}
function knownProcs(printed) {
	const procs = /* @__PURE__ */ new Set();
	for (const { full, certain } of printed) if (certain !== void 0) procs.add(full.length > certain.length ? suffixOf(full) : 1);
	else if (!full.includes("/")) procs.add(suffixOf(full));
	return procs;
}
function guessProcs(names) {
	const suffixes = new Set([...names].map(suffixOf));
	if (suffixes.size === 1) return suffixes;
	if (!suffixes.has(1)) return void 0;
	let common = [...suffixes];
	for (const base of names) if (suffixOf(base) === 1) common = common.filter((each) => each === 1 || names.has(`${base}-${each}`));
	return new Set(common);
}
function suffixOf(full) {
	const digits = suffixPattern.exec(full)?.[1];
	return digits === void 0 ? 1 : Number(digits);
}
function settled(full, strip) {
	if (!strip) return {
		name: {
			full,
			name: full,
			gomaxprocs: void 0
		},
		doubt: void 0
	};
	const dash = full.lastIndexOf("-");
	return {
		name: {
			full,
			name: full.slice(0, dash),
			gomaxprocs: Number(full.slice(dash + 1))
		},
		doubt: void 0
	};
}
function doubtful(full, strip) {
	const doubt = strip ? `the end of ${full} is taken as GOMAXPROCS; it may be part of the name` : `the end of ${full} is taken as part of the name; it may be GOMAXPROCS`;
	return {
		name: settled(full, strip).name,
		doubt
	};
}

// src/core/benchfmt/reader.ts
function foldBenchmarks(text, file) {
	const reader = new BenchmarkReader(file, true);
	eachLine(text, (line) => reader.read(line));
	return reader.end();
}
var BenchmarkReader = class {
	#collector;
	#streams = /* @__PURE__ */ new Map();
	#lines;
	#number = 0;
	#last = 0;
	constructor(file, folds) {
		const collector = new Collector(file, folds);
		this.#collector = collector;
		this.#lines = new LineReader({
			line: (stream, line) => {
				if (collector.full !== void 0) return false;
				this.#last = line.line;
				let reader = this.#streams.get(stream);
				if (reader === void 0) {
					reader = new StreamReader(collector, stream === "" ? void 0 : stream);
					this.#streams.set(stream, reader);
				}
				reader.read(line);
				return true;
			},
			damaged(line) {
				if (collector.full === void 0) collector.syntaxError(line, "a truncated or damaged event of go test -json");
			}
		});
	}
	read(raw) {
		this.#number += 1;
		return this.#lines.read(raw, this.#number);
	}
	end() {
		this.#lines.end();
		const { full } = this.#collector;
		for (const stream of this.#streams.values()) stream.end();
		if (full !== void 0) this.#collector.syntaxError(this.#last, `more than ${full}: everything after this line is ignored`);
		return settleAll(this.#collector.drafts);
	}
};
function settleAll(drafts) {
	const packages = /* @__PURE__ */ new Map();
	for (const draft of drafts) {
		if (!isNamed(draft)) continue;
		const key = draft.config.get("pkg") ?? "";
		const others = packages.get(key);
		if (others === void 0) packages.set(key, [draft]);
		else others.push(draft);
	}
	const records = /* @__PURE__ */ new Map();
	for (const named of packages.values()) {
		const names = settleNames(named);
		for (const [index, draft] of named.entries()) {
			const name = names[index];
			if (name !== void 0) records.set(draft, settle(draft, name.name, name.doubt));
		}
	}
	return drafts.flatMap((draft) => isNamed(draft) ? records.get(draft) ?? [] : [draft]).toSorted((one, other) => one.position.line - other.position.line);
}

// src/core/benchfmt/framing.ts
const framePattern = /^(?:=== (RUN|NAME) {2}( ?.*)|--- (FAIL|SKIP|BENCH): (.+)|(PASS|FAIL))$/;
const maxFrameLength = 4096;
function readFrames(text) {
	const frames = [];
	let newline = -1;
	let mark = -1;
	for (let start = text.indexOf(""); start !== -1; start = text.indexOf("", start + 1)) {
		mark += 1;
		if (newline < start) newline = nextNewline(text, start);
		const cut = newline === text.length;
		const lineEnd = newline;
		if (lineEnd - start > maxFrameLength) continue;
		const line = text.slice(start + 1, lineEnd).replace(/\r$/, "");
		if (cut && line !== "PASS" && line !== "FAIL") continue;
		const frame = parseFrame(line, {
			start,
			end: cut ? lineEnd : lineEnd + 1,
			mark
		});
		if (frame !== void 0) frames.push(frame);
	}
	return frames;
}
function parseFrame(line, place) {
	const match = framePattern.exec(line);
	if (match === null) return void 0;
	const [, update, updated = "", report, reported = "", finished] = match;
	if (update === "RUN") return {
		kind: "run",
		...place,
		name: updated.slice(1)
	};
	if (update === "NAME") return {
		kind: "name",
		...place,
		name: updated.trim()
	};
	if (report === "FAIL" || report === "SKIP" || report === "BENCH") return {
		kind: "report",
		...place,
		status: report,
		name: reported
	};
	return finished === "PASS" || finished === "FAIL" ? {
		kind: "finished",
		...place,
		status: finished
	} : void 0;
}
function nextNewline(text, start) {
	const at = text.indexOf("\n", start);
	return at === -1 ? text.length : at;
}

// src/core/benchfmt/section.ts
var SectionReader = class {
	section;
	#text;
	#pieceStart;
	#pieces = [];
	#taken = false;
	#marks;
	#firstMark;
	constructor(text, run, marks) {
		this.section = {
			name: run.name,
			outcomes: [],
			damage: void 0,
			parent: false
		};
		this.#text = text;
		this.#marks = marks;
		this.#firstMark = run.mark;
		this.#pieceStart = run.end;
	}
	update(frame, next) {
		this.#pieces.push(this.#text.slice(this.#pieceStart, frame.start));
		this.#pieceStart = frame.end;
		if (frame.kind === "name") {
			if (frame.name === "") this.#endSample(frame, false);
		} else if (!isNameOf(frame.name, this.section.name)) {} else if (frame.status === "BENCH") this.#endSample(frame, true);
		else this.#report(frame, next);
	}
	#report(frame, next) {
		const { name } = this.section;
		if (frame.status === "SKIP") this.section.outcomes.push({
			kind: "skipped",
			name
		});
		else {
			const before = this.#pieces.join("").replace(`${name}\n`, "");
			const output = limitOutput(`${before}${this.#text.slice(frame.end, next)}`.trimEnd());
			this.section.outcomes.push({
				kind: "failed",
				name,
				output
			});
		}
		this.#startSample(frame.end, false);
	}
	#endSample(frame, log) {
		if (!this.#taken) {
			const found = this.#result();
			if (typeof found === "string") this.section.damage = found;
			else this.section.outcomes.push(outcomeOf(this.section.name, found, this.#wallTime(frame.mark)));
		}
		this.#firstMark = frame.mark;
		this.#startSample(frame.end, log);
	}
	#wallTime(mark) {
		const [from, to] = [this.#marks[this.#firstMark], this.#marks[mark]];
		return from === void 0 || to === void 0 ? {} : { wallMs: to - from };
	}
	#startSample(start, taken) {
		this.#pieceStart = start;
		this.#pieces = [];
		this.#taken = taken;
	}
	#result() {
		const found = this.#pieces.toReversed().flatMap((piece) => [...resultsBackwards(this.section.name, piece)]);
		const [exact, another] = found.filter(hasTotals);
		if (another !== void 0) return "it printed a result line with allocs-total, a unit that only allocgate adds";
		return exact ?? found[0] ?? "its result line is damaged";
	}
};
const totalUnit = "allocs-total";
function hasTotals({ figures }) {
	return figures.kind === "result" && figures.measurements.some(({ unit }) => unit === totalUnit);
}
function outcomeOf(name, { gomaxprocs, figures }, wall) {
	if (figures.kind === "error") return {
		kind: "invalid",
		name,
		reason: figures.message
	};
	const { iterations } = figures;
	if (iterations < 1) return {
		kind: "invalid",
		name,
		reason: "it ended before its first iteration"
	};
	const measurements = figures.measurements.filter(({ value }) => Number.isFinite(value));
	const nonFinite = figures.measurements.filter(({ value }) => !Number.isFinite(value)).map(({ unit }) => unit);
	const result = {
		kind: "result",
		name,
		gomaxprocs,
		iterations,
		measurements,
		...wall
	};
	return nonFinite.length === 0 ? result : {
		...result,
		nonFinite
	};
}

// src/core/benchfmt/test-binary.ts
const labels = /* @__PURE__ */ new Set([
	"goos",
	"goarch",
	"pkg",
	"cpu"
]);
const maxLevels = 32;
function readTestBinary(stdout, marks = []) {
	const frames = readFrames(stdout);
	const sections = readSections(stdout, frames, marks);
	const finished = lastWord(stdout, frames);
	const outcomes = trustedOutcomes(sections, finished !== void 0);
	const first = frames.find(({ kind }) => kind === "run");
	return {
		config: readLabels(stdout.slice(0, first?.start ?? stdout.length)),
		outcomes,
		finished,
		running: finished === void 0 ? runningAtTheEnd(sections) : void 0,
		units: readUnits(stdout)
	};
}
function readSections(stdout, frames, marks) {
	const readers = [];
	const open = /* @__PURE__ */ new Map();
	for (const [index, frame] of frames.entries()) {
		const current = readers.at(-1);
		const next = frames[index + 1]?.start ?? stdout.length;
		if (frame.kind === "run") {
			const reader = new SectionReader(stdout, frame, marks);
			for (const above of ancestors(frame.name, open)) above.parent = true;
			open.set(frame.name, reader.section);
			readers.push(reader);
		} else if (frame.kind !== "finished" && current !== void 0) {
			current.update(frame, next);
			if (frame.kind === "report" && !isNameOf(frame.name, current.section.name)) reportAbove(frame, [...ancestors(current.section.name, open)], stdout.slice(frame.end, next));
		}
	}
	return readers.map(({ section }) => section);
}
function reportAbove(frame, around, output) {
	const section = around.find(({ name }) => isNameOf(frame.name, name));
	if (section === void 0 || frame.status === "BENCH") return;
	const { name } = section;
	section.outcomes.push(frame.status === "FAIL" ? {
		kind: "failed",
		name,
		output: output.trimEnd()
	} : {
		kind: "skipped",
		name
	});
}
function* ancestors(name, started) {
	let slash = name.lastIndexOf("/");
	for (let level = 0; slash > 0 && level < maxLevels; level += 1, slash = name.lastIndexOf("/", slash - 1)) {
		const section = started.get(name.slice(0, slash));
		if (section !== void 0) yield section;
	}
}
function trustedOutcomes(sections, finished) {
	const outcomes = [];
	const again = startedAgain(sections);
	const told = /* @__PURE__ */ new Set();
	let unended;
	for (const section of sections) {
		const { name } = section;
		const distrust = (reason) => outcomes.push({
			kind: "invalid",
			name,
			reason
		});
		if (again.has(name)) {
			if (!told.has(name)) distrust("it started more than once: something else prints lines that look like the start of a benchmark");
			told.add(name);
		} else if (section.damage !== void 0) distrust(section.damage);
		else if (unended === void 0 || finished || section.outcomes.length === 0) for (const outcome of section.outcomes) outcomes.push(outcome);
		else distrust(`the process died, and ${unended} had not ended when this one started, so this result may not be genuine`);
		if (section.outcomes.length === 0 && !section.parent && section.damage === void 0) unended ??= name;
	}
	return outcomes;
}
function startedAgain(sections) {
	const once = /* @__PURE__ */ new Set();
	const again = /* @__PURE__ */ new Set();
	for (const { name } of sections) (once.has(name) ? again : once).add(name);
	return again;
}
function lastWord(stdout, frames) {
	const last = frames.at(-1);
	if (last !== void 0) return last.kind === "finished" ? last.status : void 0;
	const word = /(?:^|\n)(PASS|FAIL)\s{0,100}$/.exec(stdout.slice(-200))?.[1];
	return word === "PASS" || word === "FAIL" ? word : void 0;
}
function runningAtTheEnd(sections) {
	const last = sections.at(-1);
	if (last === void 0) return void 0;
	if (last.outcomes.length === 0) return last.name;
	const started = new Map(sections.map((section) => [section.name, section]));
	for (const around of ancestors(last.name, started)) if (around.outcomes.length === 0) return around.name;
}
function readLabels(preamble) {
	const config = /* @__PURE__ */ new Map();
	const start = preamble.lastIndexOf("goos: ");
	if (start === -1) return config;
	for (const line of preamble.slice(start, start + 1e4).split("\n")) {
		const label = parseConfigLine(line.replace(/\r$/, ""));
		if (label !== void 0 && labels.has(label.key)) config.set(label.key, label.value);
	}
	return config;
}
function readUnits(stdout) {
	const units = /* @__PURE__ */ new Map();
	for (const line of stdout.match(/^Unit [^\n]{1,1000}$/gm) ?? []) for (const part of parseUnitLine(line) ?? []) {
		if (part.kind !== "metadata") continue;
		const { unit, key, value } = part;
		if (!units.has(`${unit} ${key}`)) units.set(`${unit} ${key}`, {
			unit,
			key,
			value
		});
	}
	return [...units.values()];
}

// src/core/policy/duration.ts
const units = {
	ms: 1,
	s: 1e3,
	m: 6e4,
	h: 36e5
};
const week = 168 * units.h;
function parseDuration(text) {
	if (text.length > 40 || !/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return void 0;
	let total = 0;
	for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) total += Number(amount) * units[unit];
	return total > 0 && total <= week ? total : void 0;
}
function isDuration(text) {
	return parseDuration(text) !== void 0;
}

// src/core/benchunit/allocation-units.ts
const allocationUnits = ["B/op", "allocs/op"];
function isAllocationUnit(unit) {
	return unit === "B/op" || unit === "allocs/op";
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
function budgetDirection(unit, base, head) {
	if (base === void 0 || head === void 0) return head === void 0 ? loosened : tightened;
	if (!isAllocationUnit(unit)) return mixed;
	return head < base ? tightened : loosened;
}
function metricsDirection(base, head) {
	if (base === void 0 || head === void 0) return mixed;
	return {
		stricter: head.some((unit) => !base.includes(unit)),
		looser: base.some((unit) => !head.includes(unit))
	};
}

// src/core/blind-spots/levels.ts
const blindSpotLevels = [
	"off",
	"warn",
	"fail-on-new-escape"
];
function stricterBlindSpotLevel(a, b) {
	return blindSpotLevels.indexOf(a) >= blindSpotLevels.indexOf(b) ? a : b;
}
function blindSpotDirection(base, head) {
	return blindSpotLevels.indexOf(head) > blindSpotLevels.indexOf(base) ? tightened : loosened;
}

// src/core/policy/leak-level.ts
const leakLevels = [
	"off",
	"warn",
	"fail"
];
function stricterLeakLevel(a, b) {
	return leakLevels.indexOf(a) >= leakLevels.indexOf(b) ? a : b;
}
function leakDirection(base, head) {
	return leakLevels.indexOf(head) > leakLevels.indexOf(base) ? tightened : loosened;
}

// src/core/policy/test-arguments.ts
const most = {
	arguments: 1e3,
	characters: 1e4
};
const testArguments = array(string({ error: "expected strings" }).max(most.characters, { error: `longer than ${most.characters} characters` }).superRefine((argument, context) => {
	const message = faultOf(argument);
	if (message !== void 0) context.addIssue({
		code: "custom",
		message
	});
}), { error: "expected a list" }).max(most.arguments, { error: `longer than ${most.arguments} items` });
function faultOf(argument) {
	if (/^--?test\./.test(argument)) return `${argument.slice(0, 100)} is a flag of Go's testing package, and the gate sets those itself; only flags that the tests define go here`;
	return argument.includes("\0") ? "a null character cannot be passed to a program" : void 0;
}

export { Samples as C, matchBenchmarkFunction as D, compileBenchExpression as E, matchBenchmarkName as O, foldBenchmarks as S, checkBenchExpression as T, isDuration as _, blindSpotDirection as a, readFrames as b, budgetDirection as c, mixed as d, thresholdDirection as f, isAllocationUnit as g, allocationUnits as h, stricterLeakLevel as i, loosened as l, tightened as m, leakDirection as n, blindSpotLevels as o, tiersOf as p, leakLevels as r, stricterBlindSpotLevel as s, testArguments as t, metricsDirection as u, parseDuration as v, maxLineLength as w, BenchmarkReader as x, readTestBinary as y };