import { D as GateError, g as nearest } from "./start.js";
import { E as compileBenchExpression, i as stricterLeakLevel, p as tiersOf } from "./test-arguments.js";
import { F as stricterDrift, L as matchPackage, M as configSchema, P as driftOf } from "./row-words.js";
import { n as configDifferences } from "./differences.js";
import { t as require_dist } from "./yaml.js";

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
				...explicit.threshold !== void 0 || a.fail <= b.fail ? {} : { standingFail: a.fail },
				...a.budget === void 0 || a.budget === budget ? {} : { standingBudget: a.budget },
				waiver: stricterWaiver(a.waiver, b.waiver, better)
			};
		},
		gomaxprocs: deciding.gomaxprocs,
		metrics: (subject) => explicit.metrics ?? [.../* @__PURE__ */ new Set([...deciding.metrics(subject), ...proposed.metrics(subject)])],
		excludes: (name) => deciding.excludes(name) && proposed.excludes(name),
		leaks: (subject) => explicit.leaks ?? stricterLeakLevel(deciding.leaks(subject), proposed.leaks(subject)),
		drift: stricterDrift(driftOf(base ?? head ?? {}), driftOf(head ?? {})),
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
		leaks: (subject) => matching(subject).reduce((level, rule) => rule.leaks ?? level, config.leaks ?? defaults.leaks),
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
	return near === void 0 ? `valid keys are ${known.join(", ")}` : `did you mean ${near}?`;
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
	if (path[0] === "drift") return Object.keys(shape.drift.unwrap().shape);
	if (path[0] === "rules") return Object.keys(shape.rules.unwrap().element.shape);
	if (path[0] === "waivers") return Object.keys(shape.waivers.unwrap().element.shape);
	return Object.keys(shape);
}

// src/core/policy/yaml-document.ts
var import_dist = require_dist();
const mostAliases = 100;
const tooDeep = "nested too deeply";
const messages = {
	MULTIPLE_DOCS: "a second document begins here, but only one is read",
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
		const message = error instanceof RangeError ? tooDeep : "the aliases expand to too much text";
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
				message: `no anchor &${name} is defined before this alias`
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
			message: `the key ${JSON.stringify(name)} appears twice`
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
	const heading = lines.length === 1 ? [] : [`${lines.length} errors in the configuration:`];
	return new GateError("usage", [
		...heading,
		...told,
		...more
	].join("\n"), "Fix the configuration file; nothing was judged.");
}

export { createPolicy as n, parseConfig as t };