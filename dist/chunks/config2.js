import { n as writeFileAtomically } from "./file.js";
import { p as tiersOf, v as parseDuration } from "./test-arguments.js";
import { P as driftOf, b as commitLine, d as formatAmount } from "./row-words.js";
import { t as idleSettings } from "./idle.js";
import { n as createPolicy } from "./config.js";
import { t as defaults } from "./options.js";
import { r as headOf } from "./report-parts.js";
import { t as isExpired } from "./settings.js";
import { t as readPolicy } from "./read-policy.js";
import { s as textStyle } from "./write-report.js";
import { D as GateError, S as wrap, _ as displayWidth, n as wantsColour, o as exitCodes, r as writeFully, y as visible } from "./start.js";
import { t as parseArguments } from "./arguments.js";
import { t as withEvent } from "./event.js";
import { t as terminalPorts } from "./ports.js";
import { r as widthOf } from "./render-to.js";
import { resolve } from "node:path";

// src/steps/effective-config.ts
function effectiveConfig(revisions, inForce, explicit, today) {
	const { base } = revisions;
	return {
		base: base.kind === "commit" ? commitLine(base) : `none: ${base.reason}`,
		head: commitLine(headOf(revisions)) || revisions.head.label,
		settings: settingsOf(inForce, explicit),
		rules: rulesOf(inForce),
		waivers: waiversOf(inForce, today),
		notes: [...inForce.notes, ...idle(inForce, today)]
	};
}
const same = (value) => value;
const duration = (value) => typeof value === "string" ? parseDuration(value) : value;
function settingsOf(inForce, explicit) {
	const { settings, sources } = inForce;
	const { standing, head } = sources;
	const of = (side, kind, name) => {
		const value = (side?.config)?.[name];
		return value === void 0 || side === void 0 ? [] : [{
			value,
			source: {
				kind,
				path: side.path
			}
		}];
	};
	const find = (name, truth, normal = same) => {
		const flag = explicit[name];
		const fallback = defaults[name];
		const files = [...of(standing, "base", name), ...of(head, "head", name)];
		const { value, source } = [
			...flag === void 0 ? [] : [{
				value: flag,
				source: { kind: "flag" }
			}],
			...files,
			...files.length === 2 ? [] : [{
				value: fallback,
				source: { kind: "default" }
			}]
		].find(({ value }) => JSON.stringify(normal(value)) === JSON.stringify(truth)) ?? {
			value: truth,
			source: { kind: "both" }
		};
		return {
			name,
			value: value ?? null,
			source
		};
	};
	const row = topLevel(inForce, explicit);
	return [
		find("threshold", row.threshold, (value) => value === void 0 ? void 0 : tiers(value)),
		find("metrics", row.metrics),
		find("strict", row.strict),
		find("fail-on", settings.advisory ? "never" : "regression"),
		find("on-removed", settings.onRemoved),
		find("leaks", row.leaks),
		find("blind-spots", settings.blindSpots),
		find("drift", inForce.policy.drift, (value) => value === void 0 ? void 0 : driftOf({ drift: value })),
		find("history-url", settings.historyUrl),
		find("packages", settings.patterns),
		find("exclude", row.exclude, (value) => value ?? []),
		find("bench", settings.bench),
		find("mode", settings.mode),
		find("count", settings.count),
		find("timeout", settings.timeoutMs, duration),
		find("benchmark-timeout", settings.benchmarkTimeoutMs, duration),
		find("confirm-timeout", settings.confirmTimeoutMs, duration),
		find("explain-timeout", settings.explainTimeoutMs, duration),
		find("prepare", settings.prepare),
		find("copy", settings.copy),
		find("build-flags", settings.buildFlags),
		find("test-args", settings.testArgs),
		find("baseline", settings.baseline),
		find("baseline-file", settings.baselineFile),
		find("baseline-branch", settings.baselineBranch),
		find("profiles", settings.profiles)
	];
}
function tiers(threshold) {
	const { fail, warn } = tiersOf(threshold);
	return {
		fail,
		warn
	};
}
function topLevel({ sources }, { threshold, strict, metrics, leaks }) {
	const policy = createPolicy({
		explicit: {
			threshold,
			strict,
			metrics,
			leaks
		},
		base: withoutRules(sources.standing?.config ?? (sources.defaultsStand ? {} : void 0)),
		head: withoutRules(sources.head?.config),
		defaults
	});
	const any = {
		importPath: "any",
		path: "any",
		benchmark: "BenchmarkAny"
	};
	const row = policy.row(any, "B/op");
	const deciding = decidingSide(sources)?.config.exclude ?? [];
	const proposed = sources.head?.config.exclude ?? [];
	return {
		threshold: {
			fail: row.fail,
			warn: row.warn
		},
		strict: row.strict,
		metrics: policy.metrics(any),
		leaks: policy.leaks(any),
		exclude: deciding.filter((pattern) => proposed.includes(pattern))
	};
}
function withoutRules(config) {
	return config && {
		...config,
		rules: [],
		waivers: []
	};
}
function idle({ sources: { head } }, today) {
	return head === void 0 ? [] : idleSettings({
		config: head.config,
		file: head.path,
		today,
		found: void 0
	});
}
function decidingSide({ standing, head, defaultsStand }) {
	return standing ?? (defaultsStand ? void 0 : head);
}
function rulesOf({ sources }) {
	const { head } = sources;
	const deciding = decidingSide(sources);
	const kind = deciding === head ? "head" : "base";
	const rules = (deciding?.config.rules ?? []).map((rule) => ({
		rule,
		source: {
			kind,
			path: deciding?.path ?? ""
		},
		onlyWhereStricter: false
	}));
	const known = new Set(rules.map(({ rule }) => JSON.stringify(rule)));
	const added = (head?.config.rules ?? []).filter((rule) => !known.has(JSON.stringify(rule)));
	return [...rules, ...added.map((rule) => ({
		rule,
		source: {
			kind: "head",
			path: head?.path ?? ""
		},
		onlyWhereStricter: true
	}))];
}
function waiversOf({ sources }, today) {
	const { head } = sources;
	const deciding = decidingSide(sources);
	const standing = new Map((deciding?.config.waivers ?? []).map((waiver) => [keyOf(waiver), waiver]));
	return (head?.config.waivers ?? []).map((waiver) => {
		const other = standing.get(keyOf(waiver));
		const isBase = other !== void 0 && deciding !== head;
		const until = [waiver.until, other?.until].filter((day) => day !== void 0).toSorted()[0];
		return {
			waiver: {
				...waiver,
				ceiling: Math.min(waiver.ceiling, other?.ceiling ?? Infinity),
				...until === void 0 ? {} : { until }
			},
			source: isBase ? {
				kind: "base",
				path: deciding?.path ?? ""
			} : {
				kind: "head",
				path: head?.path ?? ""
			},
			state: other === void 0 ? "after the merge" : isExpired({ until }, today) ? "expired" : "in force"
		};
	});
}
function keyOf({ package: name, benchmark, metric }) {
	return JSON.stringify([
		name,
		benchmark,
		metric
	]);
}

// src/config.ts
async function readConfig(ports, { folder, explicit }) {
	const { base, head } = explicit;
	const revisions = await ports.repository.resolve({
		folder,
		base,
		head,
		event: await ports.pullRequest?.event()
	});
	const inForce = await readPolicy(ports, revisions, {
		folder,
		explicit
	});
	return effectiveConfig(revisions, inForce, explicit, ports.clock.today());
}

// src/core/report/render-config.ts
function renderConfigText(config, { width, colour }) {
	const style = textStyle(colour);
	const rows = [
		...config.settings.map(({ name, value, source }) => ({
			name,
			value: valueWords(value),
			source: sourceWords(source)
		})),
		...config.rules.map((rule, index) => ({
			name: `rule ${index + 1}`,
			value: ruleWords(rule),
			source: `${sourceWords(rule.source)}${rule.onlyWhereStricter ? ", where stricter" : ""}`
		})),
		...config.waivers.map((waiver, index) => ({
			name: `waiver ${index + 1}`,
			value: waiverWords(waiver),
			source: `${sourceWords(waiver.source)}, ${waiver.state}`
		}))
	];
	const names = Math.max(...rows.map(({ name }) => name.length));
	const values = Math.min(40, Math.max(...rows.map(({ value }) => displayWidth(value))));
	return `${[
		`${"base".padEnd(names)}  ${visible(config.base)}`,
		`${"head".padEnd(names)}  ${visible(config.head)}`,
		"",
		...rows.map(({ name, value, source }) => {
			const gap = Math.max(0, values - displayWidth(value));
			return `${name.padEnd(names)}  ${value}${" ".repeat(gap)}  ${style.dim(source)}`;
		}),
		...config.notes.length === 0 ? [] : [""],
		...config.notes.flatMap((note) => wrap(visible(note), Math.max(20, width - names - 2)).map((line, index) => `${(index === 0 ? "note" : "").padEnd(names)}  ${line}`))
	].join("\n")}\n`;
}
function renderConfigJson(config) {
	return `${JSON.stringify(config, null, 2)}\n`;
}
function valueWords(value) {
	if (value === null || value === void 0 || Array.isArray(value) && value.length === 0) return "none";
	if (Array.isArray(value)) return visible(value.map(String).join(", "));
	if (typeof value === "object") return keyWords(value);
	return visible(typeof value === "string" ? value : JSON.stringify(value));
}
function keyWords(value) {
	return Object.entries(value).filter(([, item]) => item !== void 0).map(([key, item]) => `${key} ${valueWords(item)}`).join(", ");
}
function sourceWords(source) {
	switch (source.kind) {
		case "flag": return "flag";
		case "default": return "default";
		case "both": return "the stricter of base and head";
		case "base":
		case "head": return visible(`${source.path} of ${source.kind}`);
		default: return source;
	}
}
function ruleWords({ rule }) {
	const { packages, benchmarks, ...settings } = rule;
	const selected = [...packages ?? [], ...benchmarks === void 0 ? [] : [benchmarks]].join(" ");
	return `${visible(selected === "" ? "every benchmark" : selected)}: ${valueWords(settings)}`;
}
function waiverWords({ waiver }) {
	const { package: name, benchmark, metric, ceiling, until, reason } = waiver;
	const day = until === void 0 ? "" : ` until ${until}`;
	return visible(`${name} ${benchmark}: up to ${formatAmount(ceiling, metric)}${day} (${reason})`);
}

// src/cli/config.ts
async function config(argv, streams, signal) {
	const { folder, explicit: said, positionals } = parseArguments("config", argv);
	const explicit = withEvent(said);
	const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
	if (format !== "text" && format !== "json") throw new GateError("usage", `config doesn't support --format ${format}.`, "Choose --format text or json.");
	const ports = terminalPorts(streams, signal, verbose, explicit.event);
	const found = await readConfig(ports, {
		folder: resolve(streams.cwd, folder),
		explicit: {
			...explicit,
			...positionals.length === 0 ? {} : { packages: [...positionals] }
		}
	});
	const toTerminal = output === void 0;
	const style = {
		width: toTerminal ? widthOf(streams) : 100,
		colour: toTerminal && wantsColour(streams.stdout, streams.env),
		verbose
	};
	const text = format === "json" ? renderConfigJson(found) : renderConfigText(found, style);
	if (toTerminal) await writeFully(streams.stdout, text);
	else await writeFileAtomically(resolve(streams.cwd, output), text);
	return exitCodes.pass;
}

export { config };