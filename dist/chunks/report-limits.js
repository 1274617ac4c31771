// src/core/report/report-limits.ts
const most = {
	rows: 2e4,
	units: 100,
	sites: 5e3,
	problems: 1e3,
	notes: 1e3,
	items: 2e4,
	text: 2e4,
	name: 1e3
};
const nameFields = /* @__PURE__ */ new Set([
	"package",
	"benchmark",
	"unit",
	"file",
	"function",
	"functions",
	"callee"
]);
function beyondLimits(report) {
	return tooMany(report) ?? tooLong(report, "") ?? noName(report);
}
function tooMany({ findings, unjudged, explanations, problems, notes }) {
	const counts = {
		rows: Math.max(findings.length, unjudged.length),
		units: new Set(findings.map(({ unit }) => unit)).size,
		sites: explanations.reduce((sum, { sites }) => sum + Math.max(sites.length, 1), 0),
		problems: problems.length,
		notes: notes.length
	};
	for (const [what, count] of Object.entries(counts)) {
		const limit = most[what];
		if (count > limit) return `it has ${count} ${what}, and at most ${limit} are allowed`;
	}
}
function tooLong(value, field) {
	if (typeof value === "string") {
		const limit = nameFields.has(field) ? most.name : most.text;
		return value.length > limit ? `a string in it (${field}) has ${value.length} characters, and at most ${limit} are allowed` : void 0;
	}
	if (Array.isArray(value) && value.length > most.items) return `a list in it (${field}) has ${value.length} items, and at most ${most.items} are allowed`;
	if (typeof value !== "object" || value === null) return void 0;
	for (const [key, part] of Object.entries(value)) {
		const reason = tooLong(part, Array.isArray(value) ? field : key);
		if (reason !== void 0) return reason;
	}
}
function noName({ findings, explanations }) {
	return [...findings.flatMap(({ package: importPath, benchmark, unit }) => [
		importPath,
		benchmark,
		unit
	]), ...explanations.flatMap(({ package: importPath, benchmark }) => [importPath, benchmark])].some((name) => /\s/.test(name)) ? "the name of a package, benchmark or unit in it contains a space" : void 0;
}

export { beyondLimits as t };