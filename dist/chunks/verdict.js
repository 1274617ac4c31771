// src/core/policy/verdict.ts
function conclude(findings, problems, settings) {
	if (findings.some((finding) => fails(finding, settings))) return "fail";
	const judged = findings.filter(({ head }) => head !== null);
	const open = judged.some(({ level }) => level === "unconfirmed");
	return judged.length === 0 && settings.identical !== true || open || problems.some(({ blocking }) => blocking) ? "unmeasurable" : "pass";
}
function fails(finding, settings) {
	switch (finding.level) {
		case "regression":
		case "over-budget":
		case "drift": return true;
		case "unstable": return settings.isStrict(finding);
		case "removed":
		case "skipped": return settings.onRemoved === "fail";
		case "warning":
		case "unconfirmed":
		case "waived":
		case "added":
		case "improvement":
		case "notice":
		case "unchanged": return false;
		default: return finding.level;
	}
}

export { conclude as t };