import { t as GateError } from "./errors.js";
import { d as systemRefusal } from "./nearest.js";
import { t as RE2JS } from "./re2js.js";
import { basename, dirname, join } from "node:path";
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

// src/adapters/store/file.ts
const largest = 67108864;
function fileStore(path, label) {
	return {
		async read() {
			try {
				if ((await stat(path)).size > largest) throw new GateError("damaged-baseline", `${label} is larger than 64 MiB.`, "Record it again with `allocgate record`.");
				return {
					text: await readFile(path, "utf8"),
					label
				};
			} catch (error) {
				if (isAbsent(error)) return void 0;
				throw error;
			}
		},
		write: (text) => writeFileAtomically(path, text)
	};
}
async function writeFileAtomically(named, text) {
	const path = await realpath(named).catch(() => named);
	if (await isSpecial(path)) return writeSpecial(path, text);
	const scratch = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
	try {
		await mkdir(dirname(path), { recursive: true });
		const file = await open(scratch, "wx", 420);
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(scratch, path);
	} catch (error) {
		await rm(scratch, { force: true }).catch(() => void 0);
		throw unwritable(path, error);
	}
}
async function isSpecial(path) {
	const found = await stat(path).catch(() => void 0);
	return found !== void 0 && !found.isFile() && !found.isDirectory();
}
async function writeSpecial(path, text) {
	try {
		await writeFile(path, text);
	} catch (error) {
		throw unwritable(path, error);
	}
}
function unwritable(path, error) {
	return new GateError("usage", `${path} cannot be written: ${systemRefusal(error)?.message ?? String(error)}.`, "Name a file that can be written with --output.", error);
}
function isAbsent(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

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
const maxOutputLength = 16384;
function limitOutput(text) {
	return text.length <= 16384 ? text : `${text.slice(0, maxOutputLength)}\n… (cut)`;
}

// src/core/benchfmt/collector.ts
var Collector = class {
	drafts = [];
	#file;
	#units = /* @__PURE__ */ new Map();
	#buildOutput = /* @__PURE__ */ new Map();
	constructor(file) {
		this.#file = file;
	}
	get full() {
		return this.drafts.length >= maxRecords;
	}
	position(line) {
		return {
			file: this.#file,
			line
		};
	}
	syntaxError(line, message) {
		this.drafts.push({
			kind: "syntax-error",
			position: this.position(line),
			message
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
	return draft.kind === "result" || draft.kind === "invalid";
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
		warnings: doubt === void 0 ? warnings : [...warnings, doubt]
	};
}

// src/core/benchfmt/source-lines.ts
const marker = "";
function eachLine(text, visit) {
	let number = 1;
	for (let start = 0; start < text.length; number += 1) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		if (!visit(text.slice(start, end), number)) return;
		start = end + 1;
	}
}
function sourceLines(raw, line) {
	if (raw.length > 1048576) return {
		line,
		oversized: raw.length
	};
	const cleaned = clean(raw);
	if (!cleaned.includes("")) return [{
		line,
		text: cleaned,
		origin: "text",
		owned: false
	}];
	const lines = [];
	for (const [index, text] of cleaned.split("").entries()) if (index > 0 || text !== "") lines.push({
		line,
		text,
		origin: index === 0 ? "text" : "frame",
		owned: false
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

// src/core/benchfmt/json-events.ts
function isEventStream(text) {
	const first = /\S[^\n]*/.exec(text.slice(0, maxLineLength).replace(/^\ufeff/, ""))?.[0];
	return first !== void 0 && parseEvent(first) !== void 0;
}
function readEvents(text, visit) {
	const partial = /* @__PURE__ */ new Map();
	let going = true;
	const visitRaw = (stream, raw, number, owned) => {
		const lines = sourceLines(raw, number);
		for (const line of Array.isArray(lines) ? lines : [lines]) going = going && visit(stream, "text" in line ? {
			...line,
			owned
		} : line);
	};
	const append = (event, output, number) => {
		const held = partial.get(event.stream) ?? {
			text: "",
			line: number,
			owned: event.test !== void 0
		};
		const lines = output.split("\n");
		const rest = lines.pop() ?? "";
		for (const [index, line] of lines.entries()) if (index === 0) visitRaw(event.stream, held.text + line, held.line, held.owned);
		else visitRaw(event.stream, line, number, event.test !== void 0);
		if (lines.length === 0) partial.set(event.stream, {
			...held,
			text: held.text + rest
		});
		else if (rest === "") partial.delete(event.stream);
		else partial.set(event.stream, {
			text: rest,
			line: number,
			owned: event.test !== void 0
		});
	};
	eachLine(text, (raw, number) => {
		const event = raw.length > 1048576 ? void 0 : parseEvent(raw);
		if (event === void 0) visitRaw("", raw, number, false);
		else if (event.action === "run" && event.test !== void 0) going = going && visit(event.stream, {
			line: number,
			text: `=== RUN   ${event.test}`,
			origin: "event",
			owned: true
		});
		else if (event.output !== void 0) append(event, event.output, number);
		return going;
	});
	for (const [stream, held] of partial) visitRaw(stream, held.text, held.line, held.owned);
}
function parseEvent(raw) {
	const start = raw.startsWith("﻿") ? 1 : 0;
	if (raw[start] !== "{") return void 0;
	let value;
	try {
		value = JSON.parse(raw.slice(start));
	} catch {
		return;
	}
	if (typeof value !== "object" || value === null) return void 0;
	const action = field(value, "Action");
	if (action === void 0) return void 0;
	return {
		action,
		stream: field(value, "Package") ?? field(value, "ImportPath") ?? "",
		test: field(value, "Test"),
		output: field(value, "Output")
	};
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
	if (line === "PASS" || line === "FAIL") return { kind: "finished" };
	if (line.startsWith("--- ")) return parseReport(line);
	if (line.startsWith("*** Test killed")) return {
		kind: "killed",
		message: line
	};
	if (line.startsWith("# ")) return parseBuildHeader(line);
	return parsePackageLine(line);
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
	if (status === "ok  " && third !== void 0) return {
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
	const decimal = text.includes("_") && underscoresFit(text, "0-9") ? text.replaceAll("_", "") : text;
	if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(decimal)) return finite(Number(decimal));
	const special = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
	if (special === null) return parseHexadecimal(text);
	if (special[2] !== void 0) return {
		kind: "number",
		value: special[1] === "-" ? -Infinity : Infinity
	};
	return special[1] === "" ? {
		kind: "number",
		value: NaN
	} : invalid;
}
function finite(value) {
	return Number.isFinite(value) ? {
		kind: "number",
		value
	} : outOfRange;
}
function parseHexadecimal(text) {
	const parts = /^([+-]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([+-]?)([0-9][0-9_]*)$/.exec(text);
	if (parts === null || !underscoresFit(text, "0-9a-fA-F")) return invalid;
	const whole = (parts[2] ?? "").replaceAll("_", "");
	const fraction = (parts[3] ?? "").replaceAll("_", "");
	if (whole.length + fraction.length === 0) return invalid;
	const exponent = Math.min(Number((parts[5] ?? "").replaceAll("_", "")), 1e6) * (parts[4] === "-" ? -1 : 1);
	const magnitude = scale(whole + fraction, exponent - 4 * fraction.length);
	return finite(parts[1] === "-" ? -magnitude : magnitude);
}
function scale(hexDigits, exponent) {
	const significant = hexDigits.replace(/^0+/, "");
	if (significant === "") return 0;
	const kept = significant.slice(0, 16);
	const sticky = /[1-9a-fA-F]/.test(significant.slice(16)) ? 1n : 0n;
	const mantissa = BigInt(`0x${kept}`) << 1n | sticky;
	const power = exponent + 4 * (significant.length - kept.length) - 1;
	const bits = mantissa.toString(2).length;
	if (bits + power > 1024) return Infinity;
	if (bits + power < -1080) return 0;
	const lowest = Math.max(bits + power - 53, -1074);
	const drop = lowest - power;
	if (drop <= 0) return Number(mantissa) * 2 ** power;
	const shift = BigInt(drop);
	const quotient = mantissa >> shift;
	const rest = mantissa - (quotient << shift);
	const half = 1n << shift - 1n;
	const up = rest > half || rest === half && (quotient & 1n) === 1n;
	return Number(up ? quotient + 1n : quotient) * 2 ** lowest;
}
function underscoresFit(text, digits) {
	return !new RegExp(`_(?![${digits}])|(?<![${digits}])(?<!^[+-]?0[xX])_`).test(text);
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

// src/core/benchfmt/report-block.ts
const keptLines = 100;
var ReportBlock = class {
	#collector;
	#before = [];
	#open;
	constructor(collector) {
		this.#collector = collector;
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
		this.#collector.drafts.push({
			kind: "failure",
			...report,
			output: limitOutput(lines.join("\n"))
		});
	}
};

// src/core/benchfmt/result-match.ts
const maxNameLength = 1e4;
const afterName = /(-[1-9][0-9]*)? *\t *(?=[0-9]+(?:[\t\r\n]|$))/y;
function lastResultOf(name, text) {
	for (let at = text.lastIndexOf(name); at !== -1; at = at === 0 ? -1 : text.lastIndexOf(name, at - 1)) {
		afterName.lastIndex = at + name.length;
		const match = afterName.exec(text);
		if (match === null) continue;
		const newline = text.indexOf("\n", afterName.lastIndex);
		const suffix = match[1] ?? "";
		return {
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
function figuresAtEnd(line) {
	const columns = line.split("	");
	let first = columns.length;
	while (first > 1 && isPair(columns[first - 1] ?? "")) first -= 1;
	if (first === columns.length) return void 0;
	const head = columns[first - 1] ?? "";
	let digits = head.length;
	while (digits > 0 && /[0-9]/.test(head[digits - 1] ?? "")) digits -= 1;
	const noise = [...columns.slice(0, first - 1), head.slice(0, digits)].join("	");
	if (digits > 0 && head[digits - 1] !== " ") return void 0;
	const figures = parseFigures([head.slice(digits), ...columns.slice(first).flatMap(splitFields)]);
	return figures.kind === "error" ? void 0 : {
		...figures,
		noise
	};
}
function isPair(column) {
	if (column.length > 1e3) return false;
	const fields = splitFields(column);
	return fields.length === 2 && parseMeasurement(fields[0] ?? "").kind === "number";
}

// src/core/benchfmt/result-reader.ts
var ResultReader = class {
	#collector;
	#running;
	#candidate;
	#pending;
	#inLog = false;
	constructor(collector) {
		this.#collector = collector;
	}
	get framed() {
		return this.#running !== void 0 && this.#running.kind !== "verbose";
	}
	get eventName() {
		return this.#running?.kind === "event" ? this.#running.name : void 0;
	}
	get running() {
		return this.#pending?.full ?? this.#running?.name;
	}
	nameInFront(text) {
		return /^(Benchmark[^ \t]*) *\t/.exec(text)?.[1] ?? this.running;
	}
	start(name, kind) {
		this.close();
		this.#running = {
			kind,
			name
		};
	}
	endOfSample() {
		if (this.#candidate !== void 0) this.#collector.drafts.push(this.#candidate);
		this.#candidate = void 0;
		this.#inLog = false;
	}
	startLog() {
		this.#inLog = this.#running?.kind === "frame";
	}
	forget(name) {
		if (name !== void 0 && this.#pending !== void 0 && isNameOf(this.#pending.full, name)) this.#pending = void 0;
	}
	close() {
		this.endOfSample();
		if (this.#pending !== void 0) this.#collector.syntaxError(this.#pending.line, this.#pending.message);
		this.#pending = void 0;
		this.#running = void 0;
	}
	read(text, line, config) {
		if (this.#inLog) return true;
		if (this.framed) return this.#readFramed(text, line, config);
		if (text.startsWith("Benchmark")) return this.#readNamed(text, line, config, []);
		return this.#readPending(text) || this.#readGlued(text, line, config);
	}
	#readFramed(text, line, config) {
		const name = this.#running?.name ?? "";
		const found = lastResultOf(name, text);
		if (found === void 0 || found.glued && /^[ \t]/.test(text)) return false;
		if (found.figures.kind === "error") {
			this.#collector.syntaxError(line, found.figures.message);
			return true;
		}
		const draft = this.#draft(found.full, name, found.figures, line, config, []);
		if (this.#running?.kind === "frame") this.#candidate = draft;
		else this.#collector.drafts.push(draft);
		return true;
	}
	#readNamed(text, line, config, warnings) {
		const parsed = parseBenchmarkLine(text);
		if (parsed.kind === "name") {
			this.#running = {
				kind: "verbose",
				name: parsed.name
			};
			return true;
		}
		if (parsed.kind === "result") {
			const doubts = this.running !== void 0 && !isNameOf(parsed.name, this.running) ? [`printed while ${this.running} was running: may be its own output`] : [];
			this.#push(parsed.name, parsed, line, config, [...warnings, ...doubts]);
			return true;
		}
		const rest = parsed.message === "missing iteration count" || parsed.message === "parsing iteration count: invalid syntax" ? afterPrintedName(text) : void 0;
		if (rest === void 0) {
			this.#collector.syntaxError(line, parsed.message);
			return true;
		}
		this.#expect({
			full: parsed.name,
			line,
			config,
			message: parsed.message,
			warnings
		});
		this.#readPending(rest);
		return true;
	}
	#expect(pending) {
		if (this.#pending !== void 0) this.#collector.syntaxError(this.#pending.line, this.#pending.message);
		this.#pending = pending;
	}
	#readPending(text) {
		const figures = this.#pending === void 0 ? void 0 : figuresAtEnd(text);
		if (this.#pending === void 0 || figures === void 0 || figures.noise.includes("Benchmark")) return false;
		const { full, line, config, warnings } = this.#pending;
		this.#pending = void 0;
		this.#push(full, figures, line, config, [...warnings, "put together again: output stood between name and figures"]);
		return true;
	}
	#readGlued(text, line, config) {
		if (!text.includes("Benchmark") || /^[ \t]/.test(text)) return false;
		const warnings = ["other output stood before the name on its line"];
		const found = this.#running === void 0 ? void 0 : lastResultOf(this.#running.name, text);
		if (found?.figures.kind === "result") {
			this.#push(found.full, found.figures, line, config, warnings);
			return true;
		}
		const result = text.slice(text.lastIndexOf("Benchmark"));
		return this.#running === void 0 && afterPrintedName(result) !== void 0 && parseConfigLine(text) === void 0 ? this.#readNamed(result, line, config, warnings) : false;
	}
	#push(full, figures, line, config, warnings) {
		const name = this.#running?.name;
		const certain = name !== void 0 && isNameOf(full, name) ? name : void 0;
		this.#collector.drafts.push(this.#draft(full, certain, figures, line, config, warnings));
	}
	#draft(full, certain, figures, line, config, warnings) {
		const position = this.#collector.position(line);
		if (figures.iterations < 1) return {
			kind: "invalid",
			position,
			full,
			certain,
			reason: figures.iterations === 0 ? "the benchmark ended before its first iteration" : "negative iteration count",
			config
		};
		const measurements = figures.measurements.filter(({ value }) => Number.isFinite(value));
		const nonFinite = figures.measurements.filter(({ value }) => !Number.isFinite(value));
		return {
			kind: "result",
			position,
			full,
			certain,
			iterations: figures.iterations,
			measurements,
			nonFinite,
			config,
			warnings: [...warnings]
		};
	}
};

// src/core/benchfmt/stream-reader.ts
const protectedKeys = /* @__PURE__ */ new Set([
	"goos",
	"goarch",
	"pkg",
	"cpu"
]);
var StreamReader = class {
	#collector;
	#results;
	#reports;
	#config = new ConfigScope();
	#panic;
	#buildOutputOf;
	constructor(collector) {
		this.#collector = collector;
		this.#results = new ResultReader(collector);
		this.#reports = new ReportBlock(collector);
	}
	read(source) {
		if ("oversized" in source) {
			const message = `a line of ${source.oversized} characters is not read, the limit is ${maxLineLength}`;
			this.#collector.syntaxError(source.line, message);
		} else if (source.origin === "text") this.#readText(source);
		else this.#readFrame(source);
	}
	end() {
		this.#dropPanic();
		this.#reports.close();
		this.#results.close();
	}
	#readFrame({ text, line, origin }) {
		const run = /^=== RUN {3}(.+)$/.exec(text)?.[1];
		const report = parseReport(text);
		this.#reports.close();
		if (run !== void 0) this.#results.start(run, origin === "frame" ? "frame" : "event");
		else if (/^=== NAME *$/.test(text)) this.#results.endOfSample();
		else if (report !== void 0) this.#goTestLine(report, text, line);
		else if (text === "PASS" || text === "FAIL") this.#results.close();
	}
	#readText({ text, line, owned }) {
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
		if (this.#reports.append(text)) return;
		const parsed = this.#results.framed ? this.#insideFrame(text, owned) : parseGoTestLine(text) ?? gluedFailure(text);
		if (parsed !== void 0) {
			this.#goTestLine(parsed, text, line);
			return;
		}
		if (this.#results.read(text, line, this.#config.current)) return;
		const unit = parseUnitLine(text);
		if (unit !== void 0) this.#collector.unitLine(line, unit);
		else this.#configLine(text, line);
		if (this.#buildOutputOf !== void 0) this.#collector.addBuildOutput(this.#buildOutputOf, text);
	}
	#insideFrame(text, owned) {
		const parsed = parseGoTestLine(text);
		if (parsed === void 0) return void 0;
		if (parsed.kind === "report") return this.#results.eventName === void 0 ? void 0 : parsed;
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
				this.#collector.drafts.push({
					kind: "timeout",
					position,
					name: this.#results.running,
					package: this.#package,
					message: parsed.message
				});
				return;
			case "build-failure": {
				const output = this.#collector.buildOutput(parsed.package);
				this.#collector.drafts.push({
					...parsed,
					position,
					output
				});
				break;
			}
			case "package-end": this.#collector.drafts.push({
				...parsed,
				position
			});
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
			this.#collector.drafts.push({
				kind: "skip",
				position,
				name: report.name,
				package: this.#package
			});
		}
		if (report.status === "BENCH") this.#results.startLog();
		if (report.status !== "BENCH") this.#results.forget(report.name);
	}
	#configLine(text, line) {
		const parsed = gluedGoos(text) ?? parseConfigLine(text);
		if (parsed === void 0) return;
		if (this.#results.framed && protectedKeys.has(parsed.key)) return;
		if (!this.#config.set(parsed.key, parsed.value)) this.#collector.syntaxError(line, "too much configuration: this line is not taken over");
	}
	#endsPanic(text) {
		if (this.#panic === void 0 || !isGoroutineHeader(text)) return false;
		const { line, message, name } = this.#panic;
		this.#panic = void 0;
		this.#results.forget(name);
		this.#collector.drafts.push({
			kind: "panic",
			position: this.#collector.position(line),
			name,
			package: this.#package,
			message
		});
		return true;
	}
	#dropPanic() {
		if (this.#panic?.glued === true) this.#collector.syntaxError(this.#panic.line, "parsing iteration count: invalid syntax");
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
	const doubt = strip ? `the end of ${full} is taken as GOMAXPROCS, it may be part of the name` : `the end of ${full} is taken as part of the name, it may be GOMAXPROCS`;
	return {
		name: settled(full, strip).name,
		doubt
	};
}

// src/core/benchfmt/reader.ts
function readBenchmarks(text, file) {
	const collector = new Collector(file);
	const streams = /* @__PURE__ */ new Map();
	let last = 0;
	const visit = (stream, line) => {
		if (collector.full) return false;
		last = line.line;
		let reader = streams.get(stream);
		if (reader === void 0) {
			reader = new StreamReader(collector);
			streams.set(stream, reader);
		}
		reader.read(line);
		return true;
	};
	if (isEventStream(text)) readEvents(text, visit);
	else eachLine(text, (raw, number) => {
		const lines = sourceLines(raw, number);
		return (Array.isArray(lines) ? lines : [lines]).every((line) => visit("", line));
	});
	const { full } = collector;
	for (const stream of streams.values()) stream.end();
	if (full) collector.syntaxError(last, `more than ${maxRecords} records: what comes after this line is not read`);
	return settleAll(collector.drafts);
}
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
	for (let start = text.indexOf(""); start !== -1; start = text.indexOf("", start + 1)) {
		if (newline < start) newline = nextNewline(text, start);
		const cut = newline === text.length;
		const lineEnd = newline;
		if (lineEnd - start > maxFrameLength) continue;
		const line = text.slice(start + 1, lineEnd).replace(/\r$/, "");
		if (cut && line !== "PASS" && line !== "FAIL") continue;
		const frame = parseFrame(line, start, cut ? lineEnd : lineEnd + 1);
		if (frame !== void 0) frames.push(frame);
	}
	return frames;
}
function parseFrame(line, start, end) {
	const match = framePattern.exec(line);
	if (match === null) return void 0;
	const [, update, updated = "", report, reported = "", finished] = match;
	if (update === "RUN") return {
		kind: "run",
		start,
		end,
		name: updated.slice(1)
	};
	if (update === "NAME") return {
		kind: "name",
		start,
		end,
		name: updated.trim()
	};
	if (report === "FAIL" || report === "SKIP" || report === "BENCH") return {
		kind: "report",
		start,
		end,
		status: report,
		name: reported
	};
	return finished === "PASS" || finished === "FAIL" ? {
		kind: "finished",
		start,
		end,
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
	constructor(text, run) {
		this.section = {
			name: run.name,
			outcomes: [],
			damaged: false,
			parent: false
		};
		this.#text = text;
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
			const found = this.#lastResult();
			if (found === void 0) this.section.damaged = true;
			else this.section.outcomes.push(outcomeOf(this.section.name, found));
		}
		this.#startSample(frame.end, log);
	}
	#startSample(start, taken) {
		this.#pieceStart = start;
		this.#pieces = [];
		this.#taken = taken;
	}
	#lastResult() {
		for (const piece of this.#pieces.toReversed()) {
			const found = lastResultOf(this.section.name, piece);
			if (found !== void 0) return found;
		}
	}
};
function outcomeOf(name, { gomaxprocs, figures }) {
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
		measurements
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
function readTestBinary(stdout) {
	const frames = readFrames(stdout);
	const sections = readSections(stdout, frames);
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
function readSections(stdout, frames) {
	const readers = [];
	const open = /* @__PURE__ */ new Map();
	for (const [index, frame] of frames.entries()) {
		const current = readers.at(-1);
		const next = frames[index + 1]?.start ?? stdout.length;
		if (frame.kind === "run") {
			const reader = new SectionReader(stdout, frame);
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
			if (!told.has(name)) distrust("it started more than once: something printed frames of its own");
			told.add(name);
		} else if (section.damaged) distrust("its result line is damaged");
		else if (unended === void 0 || finished || section.outcomes.length === 0) for (const outcome of section.outcomes) outcomes.push(outcome);
		else distrust(`the process died, and ${unended} had not ended when this one started: it may not be genuine`);
		if (section.outcomes.length === 0 && !section.parent && !section.damaged) unended ??= name;
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

export { matchBenchmarkName as a, compileBenchExpression as i, readBenchmarks as n, fileStore as o, checkBenchExpression as r, writeFileAtomically as s, readTestBinary as t };