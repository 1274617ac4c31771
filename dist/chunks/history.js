import { C as writeFileAtomically, t as defaults } from "./options.js";
import { J as formatFigure, Y as codeMarkdown, Z as escapeMarkdown, b as textStyle, et as count, i as cellText, q as formatChange } from "./write-report.js";
import { i as visible, o as withoutOrders, r as fit, s as wrap } from "./system-error.js";
import { t as GateError } from "./errors.js";
import { c as storedFigures, s as parseBaseline } from "./units.js";
import { i as compileBenchExpression, r as checkBenchExpression } from "./benchfmt.js";
import { r as summarize, t as changeOf } from "./change.js";
import { i as isStep, n as sparkline, r as stepsOf } from "./steps.js";
import { n as matchPackage, t as checkPackagePattern } from "./package-pattern.js";
import { t as someNames } from "./some-names.js";
import { t as parseArguments } from "./arguments.js";
import { n as exitCodes } from "./exit-code.js";
import { t as terminalPorts } from "./ports.js";
import { n as widthOf } from "./render-to.js";
import { n as writeFully, t as wantsColour } from "./streams.js";
import { resolve } from "node:path";

// src/core/report/render-history.ts
const most = {
	rows: 20,
	steps: 10
};
function renderHistoryText(report, options) {
	const style = textStyle(options.colour);
	const { moved, still } = sorted(report);
	const shown = options.verbose ? moved : moved.slice(0, most.rows);
	const more = moved.length - shown.length;
	return [
		...shown.flatMap((row) => [...rowLines(row, options, style), ""]),
		...more > 0 ? [style.dim(`… and ${count(more, "more row")} with steps: --verbose or --format json shows them`)] : [],
		...moved.length === 0 || options.verbose ? still.map((row) => stillLine(row, options.width)) : [],
		...wrap(summary(report, still.length), options.width).map((line) => style.dim(line)),
		...report.notes.flatMap((note) => wrap(visible(note), options.width)).map((line) => style.yellow(line))
	].map((line) => `${withoutOrders(line)}\n`).join("");
}
function renderHistoryMarkdown(report) {
	const { moved, still } = sorted(report);
	return `${[
		...moved.flatMap((row) => [
			`### ${codeMarkdown(row.benchmark)} ${escapeMarkdown(row.package)}`,
			escapeMarkdown(rowWords(row)),
			[
				"| commit | date | figure | change | subject |",
				"| --- | --- | ---: | ---: | --- |",
				...row.steps.toReversed().map((step) => [
					"",
					codeMarkdown(step.commit.slice(0, 12)),
					step.date?.slice(0, 10) ?? "",
					`${formatFigure(step.from)} → ${formatFigure(step.to)}`,
					formatChange(step.change),
					escapeMarkdown([step.subject ?? "", doubt(step)].filter((part) => part !== "").join("; ")),
					""
				].join(" | ").trim())
			].join("\n")
		]),
		escapeMarkdown(summary(report, still.length)),
		...report.notes.map((note) => escapeMarkdown(note))
	].join("\n\n")}\n`;
}
const columns = [...[
	"package",
	"benchmark",
	"unit",
	"commit",
	"after",
	"exact",
	"date",
	"author",
	"subject"
], ...[
	"from",
	"to",
	"change_percent",
	"conditions"
]];
function renderHistoryCsv({ rows }) {
	const lines = rows.flatMap((row) => row.steps.map((step) => [
		row.package,
		row.benchmark,
		row.unit,
		step.commit,
		step.after,
		step.exact === null ? void 0 : String(step.exact),
		step.date,
		step.author,
		step.subject,
		step.from,
		step.to,
		step.change.kind === "ratio" ? step.change.percent : void 0,
		step.conditions
	]));
	return [columns, ...lines].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}
function sorted({ rows }) {
	return {
		moved: rows.filter(({ steps }) => steps.length > 0).toSorted((a, b) => sizeOf(b) - sizeOf(a)),
		still: rows.filter(({ steps }) => steps.length === 0)
	};
}
function sizeOf({ change }) {
	if (change.kind === "ratio") return change.percent;
	return change.kind === "from-zero" ? Infinity : change.kind === "to-zero" ? -100 : 0;
}
function rowLines(row, { width, verbose }, style) {
	const steps = row.steps.toReversed();
	const shown = verbose ? steps : steps.slice(0, most.steps);
	const more = steps.length - shown.length + row.dropped;
	return [
		`${style.bold(fit(visible(row.benchmark), width))}  ${visible(row.package)}`,
		`  ${rowWords(row)}`,
		...shown.flatMap((step) => stepLines(step, width, style)),
		...more > 0 ? [style.dim(`    … and ${count(more, "older step")}`)] : []
	];
}
function rowWords({ unit, sparkline, first, last, change, records, goneAfter }) {
	const gone = goneAfter === void 0 ? "" : `; gone after ${goneAfter.slice(0, 12)}`;
	return `${sparkline}  ${[
		formatFigure(first),
		"→",
		formatFigure(last),
		visible(unit),
		formatChange(change)
	].join(" ").trim()} over ${count(records, "record")}${gone}`;
}
function stepLines(step, width, style) {
	const { commit, date, from, to, change, subject } = step;
	const figures = `${formatFigure(from)} → ${formatFigure(to)}`;
	const percent = formatChange(change);
	const paint = to > from ? style.red : style.green;
	const start = `    ${commit.slice(0, 12)}  ${(date ?? "").slice(0, 10).padEnd(10)}  `;
	const rest = Math.max(20, width - start.length - figures.length - percent.length - 4);
	const notes = doubt(step);
	return [`${start}${paint(figures)} ${percent}  ${fit(visible(subject ?? ""), rest)}`.trimEnd(), ...notes === "" ? [] : wrap(notes, width - 6).map((line) => style.dim(`      ${line}`))];
}
function doubt({ exact, after, conditions }) {
	return [...conditions === void 0 ? [] : [`measured with ${conditions} from here on, which may be the cause`], ...exact === false ? [`or another commit after ${after.slice(0, 12)}, the one recorded before`] : []].join("; ");
}
function stillLine({ benchmark, package: importPath, unit, last }, width) {
	return fit(`${visible(benchmark)}  ${visible(importPath)}  ${formatFigure(last)} ${visible(unit)}`, width);
}
function summary({ records, branch, rows }, still) {
	return `${count(records, "record")} on ${visible(branch)}, ${count(rows.length, "row")}, ${still} of them without a step.`;
}

// src/core/history/chain.ts
function chainOf(tracks) {
	const [newest, ...older] = tracks.toSorted((a, b) => b.last.number - a.last.number);
	if (newest === void 0) return void 0;
	let levels = newest.levels;
	let { records, dropped, first } = newest;
	for (const track of older) {
		if (!isAlike(track.fingerprint, newest.fingerprint) || track.first.number >= first.number) continue;
		const before = track.levels.filter(({ mark }) => mark.number < first.number);
		const [next, ...rest] = levels;
		const latest = before.at(-1);
		if (latest === void 0 || next === void 0) continue;
		const moved = isStep(newest.unit, latest.figure, next.figure);
		levels = [
			...before,
			...moved ? [{
				...next,
				previous: latestMark(track, first.number, latest)
			}] : [],
			...rest
		];
		records += track.records;
		dropped += track.dropped;
		first = track.first;
	}
	const { package: importPath, benchmark, unit, last } = newest;
	return {
		package: importPath,
		benchmark,
		unit,
		levels,
		last,
		records,
		dropped
	};
}
function latestMark(track, before, level) {
	return track.last.number < before ? track.last : level.mark;
}
function isAlike(a, b) {
	return lineOf(a) === lineOf(b);
}
function lineOf({ goos, goarch, buildFlags, testArgs = [], mode }) {
	return JSON.stringify([
		goos,
		goarch,
		buildFlags,
		testArgs,
		mode
	]);
}

// src/core/history/ledger.ts
const mostLevels = 500;
var Ledger = class {
	#request;
	#tracks = /* @__PURE__ */ new Map();
	constructor(request) {
		this.#request = request;
	}
	add(mark, { packages, fingerprint }) {
		for (const [importPath, { benchmarks }] of Object.entries(packages)) for (const [benchmark, stored] of Object.entries(benchmarks)) {
			if (!this.#request.wants(importPath, benchmark)) continue;
			for (const unit of Object.keys(stored.units)) {
				if (this.#request.units?.includes(unit) === false) continue;
				this.#note({
					package: importPath,
					benchmark,
					unit
				}, mark, fingerprint, stored);
			}
		}
	}
	#note(row, mark, fingerprint, stored) {
		const figure = summarize(storedFigures(stored, row.unit, fingerprint.totals))?.median;
		if (figure === void 0) return;
		const key = [
			row.package,
			row.benchmark,
			row.unit
		].join("\n");
		const tracks = this.#tracks.get(key) ?? /* @__PURE__ */ new Map();
		this.#tracks.set(key, tracks);
		const track = tracks.get(mark.conditions);
		if (track === void 0) {
			const { conditions } = mark;
			const levels = [{
				mark,
				figure
			}];
			const first = {
				...row,
				conditions,
				fingerprint,
				levels,
				first: mark,
				last: mark,
				records: 1,
				dropped: 0
			};
			tracks.set(conditions, first);
			return;
		}
		const before = track.levels.at(-1)?.figure ?? figure;
		if (isStep(row.unit, before, figure)) track.levels.push({
			mark,
			previous: track.last,
			figure
		});
		if (track.levels.length > 2 * mostLevels) {
			track.dropped += track.levels.length - mostLevels;
			track.levels = track.levels.slice(-500);
		}
		track.last = mark;
		track.records++;
	}
	rows() {
		return [...this.#tracks].toSorted(([a], [b]) => a < b ? -1 : 1).flatMap(([, tracks]) => chainOf([...tracks.values()]) ?? []);
	}
};

// src/steps/history/package-filter.ts
async function packageFilter({ repository }, revisions, patterns) {
	for (const pattern of patterns) {
		const fault = checkPackagePattern(pattern);
		if (fault !== void 0) throw new GateError("usage", `${fault}.`, "Name packages as for the go command.");
	}
	const wanted = patterns.filter((pattern) => pattern !== "./...");
	if (wanted.length < patterns.length || patterns.length === 0) return () => true;
	const { prefix } = revisions;
	const file = await repository.readHeadFile(revisions, prefix === "" ? "go.mod" : `${prefix}/go.mod`);
	const module = /^module\s+"?([^\s"]+)/m.exec(file ?? "")?.[1];
	if (module === void 0 && wanted.some((pattern) => pattern.startsWith("."))) throw new GateError("usage", "There is no go.mod in this folder that folders could be counted from.", "Name packages by import path, or start in the folder of the module (-C DIR).");
	return (importPath) => {
		const path = importPath === module ? "." : `./${importPath.slice((module ?? "").length + 1)}`;
		const name = {
			importPath,
			path: module !== void 0 && (path === "." || importPath.startsWith(`${module}/`)) ? path : "../.."
		};
		return wanted.some((pattern) => matchPackage(pattern, name));
	};
}

// src/history.ts
const bars = 20;
async function readHistory(ports, request) {
	const { folder, branch, bench = ".", packages, units } = request;
	const fault = checkBenchExpression(bench);
	if (fault !== void 0) throw new GateError("usage", `${bench}: ${fault}`, "See `go help testflag`, -bench.");
	const revisions = await ports.repository.resolve({
		folder,
		base: "HEAD",
		head: "HEAD",
		event: void 0
	});
	const isNamed = compileBenchExpression(bench);
	const isIn = await packageFilter(ports, revisions, packages);
	const found = await ports.branchRecords(revisions, branch);
	if (found.kind === "missing") throw noRecords(`There are no records: ${found.reason}.`);
	if (found.records.length === 0) throw noRecords(`The branch ${branch} has no records.`);
	const ledger = new Ledger({
		units,
		wants: (importPath, benchmark) => isIn(importPath) && isNamed(benchmark)
	});
	const notes = await readInto(ledger, found, ports);
	const rows = ledger.rows();
	if (rows.length === 0) throw new GateError("no-benchmarks", `No record on the branch ${branch} has a benchmark that matches. ${notes.join(" ")}`.trim(), "Check the benchmark and the packages: `allocgate history` lists what is recorded.");
	const commits = new Set(rows.flatMap((row) => stepsOf(row).map(({ mark }) => mark.commit)));
	const details = await ports.repository.describeCommits(revisions, [...commits]);
	const newest = newestOf(found.records);
	return {
		schemaVersion: 1,
		branch,
		records: found.records.length,
		rows: rows.map((row) => reportedRow(row, details, newest)),
		notes
	};
}
function noRecords(message) {
	return new GateError("missing-baseline", message, "Record the default branch with `stage: record` (docs/baselines.md), or name another branch with --baseline-branch.");
}
async function readInto(ledger, { records, readAll }, ports) {
	const damaged = [];
	let done = 0;
	for await (const [record, text] of readAll(records)) {
		const { number, commit, conditions, path } = record;
		const reading = text === void 0 ? void 0 : parseBaseline(text);
		if (reading?.kind === "baseline") ledger.add({
			number,
			commit,
			conditions
		}, reading.baseline);
		else damaged.push(`${path} (${reading?.reason ?? "it is missing or too large"})`);
		ports.log.progress({
			stage: "read records",
			done: ++done,
			total: records.length,
			detail: path
		});
	}
	if (damaged.length === 0) return [];
	const verb = damaged.length === 1 ? "record is damaged and was" : "records are damaged and were";
	return [`${damaged.length} ${verb} left out: ${someNames(damaged)}.`];
}
function newestOf(records) {
	return new Map(records.map(({ conditions, number }) => [conditions, number]));
}
function reportedRow(row, details, newest) {
	const { package: importPath, benchmark, unit, levels, records, last, dropped } = row;
	const isGone = (newest.get(last.conditions) ?? 0) > last.number;
	return {
		package: importPath,
		benchmark,
		unit,
		first: levels[0]?.figure ?? 0,
		last: levels.at(-1)?.figure ?? 0,
		change: changeOf(levels[0]?.figure ?? 0, levels.at(-1)?.figure ?? 0),
		records,
		sparkline: sparkline(row, bars),
		steps: stepsOf(row).map((step) => reportedStep(step, details.get(step.mark.commit))),
		...isGone ? { goneAfter: last.commit } : {},
		dropped
	};
}
function reportedStep(step, details) {
	const { mark, previous, before, after, change } = step;
	const { date, author, subject } = details ?? {};
	return {
		commit: mark.commit,
		after: previous.commit,
		exact: details === void 0 ? null : details.parents.includes(previous.commit),
		...date === void 0 ? {} : { date },
		...author === void 0 ? {} : { author },
		...subject === void 0 ? {} : { subject },
		from: before,
		to: after,
		change,
		...mark.conditions === previous.conditions ? {} : { conditions: mark.conditions.replace(/-[0-9a-f]{12}$/, "") }
	};
}

// src/cli/history.ts
async function history(argv, streams, signal) {
	const { folder, explicit, positionals } = parseArguments("history", argv);
	const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
	const [bench, ...packages] = positionals;
	const toTerminal = output === void 0;
	const render = rendererOf(format, {
		width: toTerminal ? widthOf(streams) : 100,
		colour: toTerminal && wantsColour(streams.stdout, streams.env),
		verbose
	});
	const ports = terminalPorts(streams, signal, verbose);
	const report = await readHistory(ports, {
		folder: resolve(streams.cwd, folder),
		branch: explicit["baseline-branch"] ?? defaults["baseline-branch"],
		bench,
		packages,
		units: explicit.metrics ?? defaults.metrics
	});
	ports.log.end();
	if (toTerminal) await writeFully(streams.stdout, render(report));
	else await writeFileAtomically(resolve(streams.cwd, output), render(report));
	return exitCodes.pass;
}
function rendererOf(format, text) {
	switch (format) {
		case "text": return (report) => renderHistoryText(report, text);
		case "markdown": return renderHistoryMarkdown;
		case "csv": return renderHistoryCsv;
		case "json": return (report) => `${JSON.stringify(report, null, 2)}\n`;
		case "html":
		case "benchfmt":
		case "gitlab":
		case "sarif":
		case "junit": throw new GateError("usage", `history doesn't support --format ${format}.`, "Choose --format text, markdown, json or csv.");
		default: return format;
	}
}

export { history };