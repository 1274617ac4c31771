import { c as renderExplainHtml, m as pageAssets, o as leakLines, s as textStyle } from "./write-report.js";
import { n as writeFileAtomically } from "./file.js";
import { S as reasonWords, m as figure, u as allocsWords } from "./array.js";
import { r as escapeMarkdown, t as codeMarkdown } from "./escape-markdown.js";
import { A as sentenceMarkdown, n as leaksMarkdown } from "./compose-markdown.js";
import { D as GateError, S as wrap, n as wantsColour, o as exitCodes, r as writeFully, v as fit, x as withoutOrders, y as visible } from "./start.js";
import { l as onCommonGround } from "./row-rules.js";
import { a as counted, n as sideOf, o as judged, s as perOperation } from "./base.js";
import { a as buildSides, i as findBase, t as measure } from "./measure.js";
import { $ as readCompilerView, A as quoteSources, E as levelsOff, F as readDeclarationView, L as composeExplanation, O as readSiteFacts, P as withExcerpts, Q as goFolders, S as confirmLeak, T as leavesAnything, Z as filesOnPaths, it as readChange, k as profileSites, n as looksAt, q as noExperiments, r as explainLeaks, rt as noChange, s as Turns, t as lookAtSides } from "./look.js";
import { A as leakUnits } from "./row-words.js";
import { a as subjectKey } from "./remedies.js";
import { t as noBenchmarks } from "./no-benchmarks.js";
import { s as planHead, u as prepareSides } from "./survey.js";
import { n as problemsOf } from "./problems.js";
import { t as readPolicy } from "./read-policy.js";
import { r as headOf } from "./report-parts.js";
import { t as createStopwatch } from "./stopwatch.js";
import { t as defaults } from "./options.js";
import { n as refusePattern, t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { r as widthOf } from "./render-to.js";
import { resolve } from "node:path";

// src/core/report/render-explain.ts
function renderExplainText(report, options) {
	const style = textStyle(options.colour);
	return [
		...report.explanations.flatMap((explanation) => benchmarkLines(explanation, report, options, style)),
		...leakLines(report.leaks, options, style, false),
		...report.leaks?.length === 0 ? ["No operation leaves goroutines or memory behind."] : [],
		...report.problems.flatMap(({ kind, message, remedy }) => [`${style.yellow(kind)}  ${visible(message)}`, `  → ${visible(remedy)}`]),
		...report.leaks === void 0 && report.explanations.length === 0 && report.problems.length === 0 ? ["No benchmark produced a profile."] : []
	].map((line) => `${withoutOrders(line)}\n`).join("");
}
function benchmarkLines(explanation, { base }, { width, verbose }, style) {
	const { benchmark, package: importPath, allocsPerOp, bytesPerOp, sites, notes } = explanation;
	const compared = base === null ? "" : ` (base: ${allocsWords(allocsPerOp.base)}, ${figure(bytesPerOp.base)} B/op)`;
	const indented = (text, mark = "") => wrap(visible(text), width - 6 - mark.length).map((line, index) => `      ${index === 0 ? mark : " ".repeat(mark.length)}${line}`);
	return [
		`${style.bold(visible(benchmark))}  ${visible(importPath)}`,
		`  ${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op${compared}`,
		...sites.length === 0 ? ["  Nothing is allocated."] : [],
		...sites.flatMap((site) => [
			"",
			`  ${style.bold(fit(visible(`${site.file}:${site.line}`), width - 2))}  ${costOf(site)}${statusOf(site)}`,
			...site.source === void 0 ? [] : [`      ${fit(visible(site.source), width - 6)}`],
			...indented(`${site.function}, ${site.callee}`).map((line) => style.dim(line)),
			...indented(reasonWords(site)),
			...verbose ? site.flow.flatMap(({ file, line, text }) => indented(`${file}:${line}  ${text}`)) : [],
			...indented(site.fix.advice, "→ ")
		]),
		...notes.flatMap((note) => wrap(visible(note), width - 4).map((line, index) => style.dim(`  ${index === 0 ? "· " : "  "}${line}`))),
		""
	];
}
function costOf({ allocsPerOp, bytesPerOp }) {
	return `${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op`;
}
function statusOf({ status, allocsPerOp, bytesPerOp }) {
	if (status === "unchanged" || allocsPerOp.base === 0 && bytesPerOp.base === 0) return "";
	return `, base ${figure(allocsPerOp.base)} and ${figure(bytesPerOp.base)}`;
}
function renderExplainMarkdown({ explanations, leaks }) {
	const parts = explanations.flatMap(({ benchmark, package: importPath, allocsPerOp, bytesPerOp, sites }) => [
		`### ${codeMarkdown(benchmark)} ${escapeMarkdown(importPath)}`,
		`${allocsWords(allocsPerOp.head)}, ${figure(bytesPerOp.head)} B/op`,
		[
			"| site | allocs/op | B/op | why |",
			"| --- | ---: | ---: | --- |",
			...sites.map((site) => `| ${codeMarkdown(`${site.file}:${site.line}`)} | ${figure(site.allocsPerOp.head)} | ${figure(site.bytesPerOp.head)} | ${sentenceMarkdown(reasonWords(site))} |`)
		].join("\n")
	]);
	const left = leaksMarkdown(leaks, {
		causes: Infinity,
		reasons: true
	}, () => void 0, false);
	return `${[...parts, ...left].join("\n\n")}\n`;
}

// src/steps/explain/describe-sites.ts
const mostSites = 25;
async function describeSites(ports, context, benchmarks) {
	const explanations = [];
	for (const [index, measured] of benchmarks.entries()) {
		const { plan } = measured;
		ports.log.progress({
			stage: "explain",
			done: index,
			total: benchmarks.length,
			detail: plan.benchmark
		});
		const explanation = await describe(ports, context, measured);
		if (explanation !== void 0) explanations.push(explanation);
	}
	return quoteSources(ports, context.head.root, explanations);
}
async function describe(ports, context, { plan, base: baseFigures, head: headFigures }) {
	const { base, head, change, settings, profiles, work } = context;
	const { importPath, benchmark, iterations } = plan;
	const listed = head.packages.get(importPath);
	if (listed === void 0 || headFigures === void 0) return void 0;
	const { buildFlags, timeoutMs } = settings;
	const profiled = await profileSites(ports, {
		base: baseFigures === void 0 ? void 0 : base,
		head,
		importPath,
		benchmark,
		iterations,
		timeoutMs,
		buildFlags,
		work,
		profiles,
		lines: change.lines,
		allocsPerOp: {
			base: allocationsOf(baseFigures),
			head: allocationsOf(headFigures)
		},
		all: true
	});
	if (profiled === void 0) return void 0;
	const sites = profiled.diff.sites.slice(0, mostSites);
	const [compiler, facts, declarations] = await Promise.all([
		readCompilerView(ports, context, importPath, goFolders(filesOnPaths(sites))),
		readSiteFacts(ports, context, listed, sites),
		readDeclarationView(ports, listed, head.root, sites.map(({ file }) => file))
	]);
	const evidence = {
		profiled: [profiled],
		compiler,
		declarations,
		facts,
		...noExperiments
	};
	const explanation = composeExplanation(context, {
		plan,
		units: []
	}, profiled, evidence, mostSites);
	return withExcerpts(ports, context, profiled, explanation);
}
function allocationsOf(figures) {
	const [figure] = figures?.get("allocs/op") ?? [];
	return figure === void 0 ? 0 : perOperation(counted(figure));
}

// src/steps/leaks/describe-leaks.ts
async function describeLeaks(ports, { head, benchmarks, settings, work }) {
	if (head.environment.probesLeaks !== true) return {
		leaks: [],
		notes: [`Not checked for leaks: the leak check doesn't support the testing package of ${head.environment.goVersion}.`]
	};
	const { timeoutMs, confirmTimeoutMs } = settings;
	const looked = looksAt(benchmarks.filter(({ plan }) => plan.sides.includes("head")).map((measured) => ({
		...measured,
		plan: {
			...measured.plan,
			sides: ["head"]
		}
	})));
	const [left = /* @__PURE__ */ new Map()] = await lookAtSides(ports, [head], looked, timeoutMs);
	const deadline = ports.clock.now() + confirmTimeoutMs;
	const samples = [];
	for (const one of looked) {
		const found = left.get(subjectKey(one.measured.plan));
		if (found === void 0 || !leavesAnything(found)) continue;
		const suspect = {
			...one,
			base: void 0,
			head: found
		};
		samples.push(await confirmLeak(ports, suspect, {
			sides: {
				base: void 0,
				head
			},
			timeoutMs,
			deadline
		}));
	}
	const leaking = samples.filter((sample) => sample.head.some((of) => leavesAnything(of)) && !passes(sample));
	const unlooked = benchmarks.filter(({ plan }) => !left.has(subjectKey(plan))).map(({ plan }) => plan.benchmark);
	const explained = await explainLeaks(ports, {
		base: void 0,
		head,
		samples: leaking,
		findings: [],
		settings,
		work
	});
	const note = unlooked.length === 0 ? [] : [`Not checked for leaks: ${unlooked.slice(0, 5).join(", ")}.`];
	return {
		leaks: explained.leaks,
		notes: [...explained.notes, ...note]
	};
}
function passes({ head }) {
	return leakUnits.every((unit) => levelsOff(head, unit) || !head.some((of) => leavesAnything(only(of, unit))));
}
function only({ goroutines, bytes }, unit) {
	return unit === "goroutines/op" ? {
		goroutines,
		bytes: 0
	} : {
		goroutines: 0,
		bytes
	};
}

// src/explain.ts
async function explainBenchmarks(ports, request) {
	const { folder } = request;
	const explicit = {
		...request.explicit,
		bench: request.bench,
		baseline: "rerun",
		mode: "fast"
	};
	const revisions = await ports.repository.resolve({
		folder,
		base: explicit.base,
		head: explicit.head,
		event: void 0
	});
	const inForce = await readPolicy(ports, revisions, {
		folder,
		explicit
	});
	const snapshots = await ports.repository.snapshot(revisions, { copy: inForce.settings.copy });
	try {
		return await explainSnapshots(ports, revisions, snapshots, inForce, request.leaks === true);
	} finally {
		await ports.analysis.settled();
		await snapshots[Symbol.asyncDispose]();
	}
}
async function explainSnapshots(ports, revisions, snapshots, inForce, leaks) {
	const { settings } = inForce;
	const outside = await prepareSides(ports, revisions, snapshots, settings);
	const head = await planHead(ports, {
		revisions,
		snapshots,
		inForce
	});
	const { base, notes } = await findBase(ports, {
		revisions,
		snapshots,
		inForce,
		head
	});
	await buildSides(head, base, inForce.settings.bench);
	const measured = await measure(ports, head, base, inForce);
	if (measured.benchmarks.length === 0 && head.incidents.length === 0) head.incidents.push(noBenchmarks(settings));
	const side = sideOf(base);
	const context = {
		base: side,
		head,
		change: side === void 0 ? noChange : await readChange(ports, side, head),
		settings,
		profiles: settings.profiles,
		work: snapshots.work,
		stopwatch: createStopwatch(ports.clock),
		testTurns: new Turns(),
		deadline: ports.clock.now() + settings.explainTimeoutMs,
		benchmarks: measured.benchmarks.length
	};
	const { benchmarks } = measured;
	const explanations = leaks ? [] : await describeSites(ports, context, benchmarks);
	const left = leaks ? await describeLeaks(ports, {
		head,
		benchmarks,
		settings,
		work: snapshots.work
	}) : void 0;
	const figures = new Map(measured.benchmarks.map((benchmark) => [subjectKey(benchmark.plan), benchmark]));
	return {
		schemaVersion: 1,
		base: revisions.base.kind === "missing" ? null : {
			commit: revisions.base.commit,
			label: revisions.base.label
		},
		head: headOf(revisions),
		goVersion: head.environment.goVersion,
		explanations: explanations.map((explanation) => {
			const { package: importPath, benchmark } = explanation;
			const measuredAs = figures.get(subjectKey({
				importPath,
				benchmark
			}));
			return {
				...explanation,
				allocsPerOp: figuresOf(measuredAs, "allocs/op"),
				bytesPerOp: figuresOf(measuredAs, "B/op")
			};
		}),
		...left === void 0 ? {} : { leaks: [...left.leaks] },
		problems: [...problemsOf(side?.incidents ?? [], head.incidents)],
		notes: [
			...inForce.notes,
			...outside,
			...notes,
			...left?.notes ?? []
		]
	};
}
function figuresOf(benchmark, unit) {
	const sides = onCommonGround({
		base: benchmark?.base?.get(unit),
		head: benchmark?.head?.get(unit)
	});
	const value = (side) => {
		const [figure] = sides[side] ?? [];
		return figure === void 0 ? 0 : judged(figure);
	};
	return {
		base: value("base"),
		head: value("head")
	};
}

// src/cli/explain.ts
async function explain(argv, streams, signal) {
	const { folder, explicit, positionals, own } = parseArguments("explain", argv);
	const [benchmark, ...packages] = positionals;
	if (benchmark === void 0) throw new GateError("usage", "No benchmark was given.", "Name one: `allocgate explain BENCHMARK [packages…]`.");
	refusePattern("explain", benchmark);
	const verbose = explicit.verbose ?? defaults.verbose;
	const ports = terminalPorts(streams, signal, verbose);
	const report = await explainBenchmarks(ports, {
		folder: resolve(streams.cwd, folder),
		explicit: {
			...explicit,
			...packages.length === 0 ? {} : { packages }
		},
		bench: benchmark,
		leaks: own["leaks"] === true
	});
	ports.log.end();
	await write(report, {
		format: explicit.format ?? defaults.format,
		output: explicit.output,
		verbose
	}, streams);
	return report.explanations.length > 0 || report.leaks !== void 0 && report.problems.length === 0 ? exitCodes.pass : exitCodes.unmeasurable;
}
async function write(report, { format, output, verbose }, streams) {
	const toTerminal = output === void 0;
	const rendered = renderAs(report, format, {
		width: toTerminal ? widthOf(streams) : 100,
		colour: toTerminal && wantsColour(streams.stdout, streams.env),
		verbose
	});
	if (toTerminal) await writeFully(streams.stdout, rendered);
	else await writeFileAtomically(resolve(streams.cwd, output), rendered);
}
function renderAs(report, format, text) {
	switch (format) {
		case "text": return renderExplainText(report, text);
		case "markdown": return renderExplainMarkdown(report);
		case "json": return `${JSON.stringify(report, null, 2)}\n`;
		case "html": return renderExplainHtml(report, pageAssets());
		case "benchfmt":
		case "gitlab":
		case "sarif":
		case "junit":
		case "csv": throw new GateError("usage", `explain doesn't support --format ${format}: it lists allocation sites and judges nothing.`, "Choose --format text, markdown, json or html.");
		default: return format;
	}
}

export { explain };