import { s as writeFileAtomically } from "./benchfmt.js";
import { g as renderText, h as renderJson, n as renderMarkdown } from "./render-markdown.js";
import "./nearest.js";
import { n as writeFully, t as wantsColour } from "./streams.js";
import { resolve } from "node:path";

// src/core/benchfmt/writer.ts
function writeBenchmarks(results, units = []) {
	const lines = units.flatMap(({ unit, key, value }) => [`Unit ${word(unit)} ${word(key)}=${word(value)}`]);
	let config = /* @__PURE__ */ new Map();
	for (const result of results) {
		const changes = configChanges(config, result.config);
		if (changes.length > 0 && lines.length > 0) lines.push("");
		lines.push(...changes);
		config = result.config;
		const measurements = result.measurements.map(({ value, unit }) => `\t${formatValue(value)} ${word(unit)}`);
		if (measurements.length > 0) lines.push(`${fullName(result)}\t${result.iterations}${measurements.join("")}`);
	}
	return lines.map((line) => `${line}\n`).join("");
}
function fullName({ name: { name, gomaxprocs } }) {
	const suffix = gomaxprocs === void 0 || gomaxprocs === 1 ? "" : `-${gomaxprocs}`;
	return `${word(name.startsWith("Benchmark") ? name : `Benchmark${name}`)}${suffix}`;
}
function configChanges(from, to) {
	const ended = [...from.keys()].filter((key) => isKey(key) && !to.has(key)).map((key) => `${key}:`);
	const changed = [...to].filter(([key, value]) => isKey(key) && from.get(key) !== value);
	return [...ended, ...changed.map(([key, value]) => `${key}: ${value.replace(/^[ \t]+|[\r\n]+/g, "")}`)];
}
function isKey(key) {
	return /^\p{Ll}[^\p{Lu}\s\u0085:]*$/u.test(key);
}
function word(text) {
	return text.replace(/[\s\u0085]/gu, "_");
}
function formatValue(value) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
	return Object.is(value, -0) ? "-0" : String(value);
}

// src/core/report/render-benchfmt.ts
function renderBenchfmt(report, side) {
	return writeBenchmarks(results(report, side, /* @__PURE__ */ new Map()), units);
}
function renderBenchfmtSides(report) {
	return ["base", "head"].map((side, index) => writeBenchmarks(results(report, side, /* @__PURE__ */ new Map([["side", side]])), index === 0 ? units : [])).join("\n");
}
const units = [{
	unit: "allocs/op",
	key: "assume",
	value: "exact"
}, {
	unit: "B/op",
	key: "assume",
	value: "exact"
}];
function results(report, side, config) {
	const { goos, goarch, cpu } = report.environment;
	return samplesOf(report, side).flatMap(({ package: pkg, benchmark, iterations, byUnit }) => {
		const lines = Math.max(0, ...[...byUnit.values()].map(({ length }) => length));
		const given = Object.entries({
			goos,
			goarch,
			pkg,
			cpu
		}).filter(([, value]) => value !== "");
		return Array.from({ length: lines }, (_, line) => ({
			name: {
				name: benchmark,
				gomaxprocs: void 0
			},
			iterations: Math.max(1, iterations),
			config: new Map([...given, ...config]),
			measurements: [...byUnit].flatMap(([unit, values]) => {
				const value = values[line];
				return value === void 0 ? [] : [{
					unit,
					value
				}];
			})
		}));
	});
}
function samplesOf(report, side) {
	const found = /* @__PURE__ */ new Map();
	const add = (row, unit, values) => {
		const key = `${row.package}\n${row.benchmark}`;
		const samples = found.get(key) ?? {
			...row,
			byUnit: /* @__PURE__ */ new Map()
		};
		samples.byUnit.set(unit, values);
		found.set(key, samples);
	};
	const exact = report.environment.totals === "exact";
	for (const row of report.unjudged) add(row, row.unit, row[side]);
	for (const finding of report.findings) add(finding, finding.unit, sampleOf(finding, side, exact));
	return [...found.values()];
}
function sampleOf(finding, side, exact) {
	const samples = finding[side]?.samples ?? [];
	return exact && units.some(({ unit }) => unit === finding.unit) ? samples.map(Math.round) : samples;
}

// src/core/report/render.ts
function render(report, format, options) {
	switch (format) {
		case "text": return renderText(report, options);
		case "markdown": return renderMarkdown(report);
		case "json": return renderJson(report);
		case "benchfmt": return renderBenchfmtSides(report);
		default: return format;
	}
}

// src/cli/render-to.ts
const plainWidth = 100;
async function renderTo(report, options, streams) {
	const { format, output, verbose } = options;
	if (output === void 0) {
		const { stdout, env } = streams;
		await writeFully(stdout, render(report, format, {
			width: widthOf(streams),
			colour: wantsColour(stdout, env),
			verbose
		}));
		return;
	}
	const path = resolve(streams.cwd, output);
	if (format === "benchfmt") {
		await writeFileAtomically(resolve(path, "base.txt"), renderBenchfmt(report, "base"));
		await writeFileAtomically(resolve(path, "head.txt"), renderBenchfmt(report, "head"));
		return;
	}
	await writeFileAtomically(path, render(report, format, {
		width: 100,
		colour: false,
		verbose
	}));
}
function widthOf({ stdout, env }) {
	const columns = stdout.isTTY === true ? stdout.columns : Number(env["COLUMNS"]);
	return columns !== void 0 && columns >= 20 && columns <= 1e3 ? columns : 100;
}

export { widthOf as n, renderTo as t };