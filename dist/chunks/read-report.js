import { i as readInputFile } from "./input-file.js";
import { F as parseReport } from "./compose-markdown.js";
import { t as beyondLimits } from "./report-limits.js";
import { D as GateError } from "./start.js";

// src/core/shard/times.ts
const longest = 864e5;
function packageTimes({ unjudged }) {
	const times = /* @__PURE__ */ new Map();
	for (const { package: importPath, unit, iterations, base, head } of unjudged) {
		if (unit !== "ns/op") continue;
		const ns = [...base, ...head].reduce((sum, sample) => sum + Math.max(sample, 0), 0) * iterations;
		times.set(importPath, Math.min((times.get(importPath) ?? 0) + ns / 1e6, longest));
	}
	return new Map([...times].map(([importPath, ms]) => [importPath, Math.round(ms)]));
}

// src/entry/read-report.ts
async function readReport(path, name) {
	const report = parseReport(await readInputFile(path, name), name);
	const reason = beyondLimits(report);
	if (reason === void 0) return report;
	throw new GateError("usage", `${name} is not accepted: ${reason}.`, "Pass a JSON report exactly as allocgate wrote it.");
}
async function readTimes(path, name) {
	return packageTimes(await readReport(path, name));
}

export { readTimes as n, readReport as t };