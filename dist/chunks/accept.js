import { t as conclude } from "./verdict.js";
import { n as isWithin } from "./remedies.js";

// src/steps/conclude-report.ts
function concludeReport(report, { policy, settings }, subjectOf) {
	const conclusion = conclude(report.findings, report.problems, {
		onRemoved: settings.onRemoved,
		identical: report.shard !== void 0 || (report.identical ?? []).length > 0,
		isStrict: (finding) => policy.row(subjectOf(finding), finding.unit).strict
	});
	return {
		...report,
		conclusion
	};
}

// src/steps/accept.ts
async function acceptRegressions({ pullRequest }, report, inForce, subjectOf) {
	if (pullRequest?.acceptances === void 0 || !report.findings.some(isFailing)) return report;
	const { accepted, notes } = await pullRequest.acceptances();
	const used = /* @__PURE__ */ new Set();
	const findings = report.findings.map((finding) => {
		const acceptance = isFailing(finding) ? accepted.find((candidate) => allows(candidate, finding)) : void 0;
		if (acceptance === void 0) return finding;
		used.add(acceptance);
		return {
			...finding,
			level: "waived",
			acceptedBy: acceptance.by
		};
	});
	const told = [
		...report.notes,
		...[...used].map(noteOf),
		...used.size === 0 || report.reproduce === void 0 ? [] : [notInTerminal],
		...notes
	];
	return concludeReport({
		...report,
		findings,
		notes: told
	}, inForce, subjectOf);
}
const notInTerminal = "Reviews are not read in a terminal, so the command that reproduces this run reports accepted regressions as failures.";
function isFailing({ level }) {
	return level === "regression" || level === "over-budget" || level === "drift";
}
function allows(acceptance, finding) {
	const { benchmark } = acceptance;
	if (finding.head === null || benchmark !== "*" && !isWithin(finding.benchmark, benchmark)) return false;
	const ceiling = acceptance.ceilingOf(finding);
	return ceiling !== void 0 && finding.head.median <= ceiling;
}
function noteOf({ by, benchmark, reason }) {
	return `In a review, ${by} accepted ${benchmark === "*" ? "every regression" : benchmark}: ${reason}`;
}

export { concludeReport as n, acceptRegressions as t };