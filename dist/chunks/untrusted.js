import { U as ruleOf, t as capital } from "./row-words.js";
import { c as leakWords } from "./array.js";

// src/core/report/names-and-figures.ts
function namesAndFigures(report) {
	const { schemaVersion, conclusion, advisory, base, head, environment, headLines, timings } = report;
	return {
		schemaVersion,
		conclusion,
		advisory,
		base,
		head,
		environment: environmentOf(environment),
		findings: report.findings.map(findingOf),
		unjudged: [],
		...report.leaks === void 0 ? {} : { leaks: report.leaks.map(leakOf) },
		...report.blindSpots === void 0 ? {} : { blindSpots: blindSpotsOf(report.blindSpots) },
		explanations: report.explanations.map(({ package: importPath, benchmark, sites, explained }) => ({
			package: importPath,
			benchmark,
			sites: sites.filter((site) => namesOf(site).every(isName)).map(siteOf),
			explained,
			notes: []
		})),
		reused: [],
		problems: report.problems.map(problemOf),
		notes: [],
		...headLines === void 0 ? {} : { headLines },
		timings
	};
}
function findingOf(finding) {
	const { package: importPath, benchmark, unit, level, base, head, iterations, change, threshold } = finding;
	return {
		package: importPath,
		benchmark,
		unit,
		level,
		base,
		head,
		iterations,
		change,
		threshold,
		...finding.budget === void 0 ? {} : { budget: finding.budget },
		confirmed: finding.confirmed,
		warnings: []
	};
}
function siteOf(site) {
	const { file, line, root, confidence, proof, allocsPerOp, bytesPerOp, cause, status, callee } = site;
	return {
		file,
		line,
		function: site.function,
		root: root === null ? null : {
			file: root.file,
			line: root.line,
			function: root.function,
			...root.whole ? { whole: root.whole } : {}
		},
		confidence,
		proof: proof === null ? null : {
			reverted: proof.reverted.map(partOf),
			restores: proof.restores,
			...proof.units === void 0 ? {} : { units: proof.units.map(({ unit, restores }) => ({
				unit,
				restores
			})) }
		},
		allocsPerOp,
		bytesPerOp,
		cause,
		status,
		callee,
		reason: `${capital(ruleOf(cause).label)}.`,
		flow: [],
		fix: { advice: ruleOf(cause).usualAdvice }
	};
}
function leakOf({ package: importPath, benchmark, goroutinesPerOp, retainedBytesPerOp, sites }) {
	return {
		package: importPath,
		benchmark,
		goroutinesPerOp,
		retainedBytesPerOp,
		sites: sites.filter(({ file, function: name, root, proof }) => [
			file,
			name,
			root?.file ?? file,
			...(proof?.reverted ?? []).map((part) => part.file)
		].every(isName)).map(({ file, line, kind, root, confidence, proof, ...site }) => ({
			file,
			line,
			function: site.function,
			kind,
			goroutinesPerOp: site.goroutinesPerOp,
			bytesPerOp: site.bytesPerOp,
			root: root === null ? null : {
				file: root.file,
				line: root.line,
				function: ""
			},
			confidence,
			proof: proof === null ? null : {
				reverted: proof.reverted.map(partOf),
				restores: proof.restores
			},
			reason: "The run reported this leak; its log has the details.",
			advice: leakWords[kind].advice
		})),
		notes: []
	};
}
function blindSpotsOf({ changed, unreached, fails }) {
	return {
		changed,
		unreached: unreached.filter(({ file, function: name }) => isName(file) && isName(name)).map(({ package: importPath, file, line, change, escapes, ...found }) => ({
			package: importPath,
			function: found.function,
			file,
			line,
			change,
			escapes: escapes.map((escape) => ({
				line: escape.line,
				subject: ""
			}))
		})),
		...fails === void 0 ? {} : { fails }
	};
}
function partOf({ file, lines, deleted, whole }) {
	return {
		file,
		lines,
		...deleted === void 0 ? {} : { deleted },
		...whole === void 0 ? {} : { whole }
	};
}
function namesOf({ file, function: name, callee, root, proof }) {
	return [
		file,
		name,
		callee,
		...root === null ? [] : [root.file, root.function],
		...proof?.reverted.map((part) => part.file) ?? []
	];
}
function problemOf({ package: importPath, benchmark, message, ...problem }) {
	return {
		...problem,
		...importPath === void 0 || !isName(importPath) ? {} : { package: importPath },
		...benchmark === void 0 || !isName(benchmark) ? {} : { benchmark },
		message: `The run says:\n${message.trim() || "(nothing)"}`
	};
}
function environmentOf({ goVersion, goos, goarch, ...environment }) {
	const [version = "", os = "", architecture = ""] = [
		goVersion,
		goos,
		goarch
	].map((text) => /^[\w.+-]{1,40}$/.test(text) ? text : "");
	return {
		...environment,
		goVersion: version,
		goos: os,
		goarch: architecture,
		cpu: ""
	};
}
function isName(text) {
	return /^\S+$/.test(text);
}

// src/core/report/untrusted.ts
const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
function untrusted(report, origin) {
	const { base, head, reproduce: _, ...rest } = origin === "fork" ? namesAndFigures(report) : report;
	const known = base?.commit !== void 0 && commitId.test(base.commit) && commitId.test(head.commit ?? "");
	return {
		...rest,
		base: base === null ? null : {
			source: base.source,
			...commitOf(base)
		},
		head: {
			dirty: head.dirty,
			...commitOf(head)
		},
		explanations: rest.explanations.map((explanation) => ({
			...explanation,
			notes: []
		})),
		problems: rest.problems.map((problem) => ({
			...problem,
			remedy: "See the log of the run that took the measurements."
		})),
		reused: [],
		notes: [],
		...known ? { reproduce: `allocgate check --base ${base.commit} --head ${head.commit} --event pull-request` } : {}
	};
}
function commitOf({ commit }) {
	return commit !== void 0 && commitId.test(commit) ? { commit } : {};
}

export { untrusted as t };