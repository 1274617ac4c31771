// src/core/baseline/records.ts
const recordsFolder = "records";
function conditionsOf(fingerprint, prefix, bench) {
	const { goVersion, goos, goarch, settings, buildFlags, testArgs, mode, totals, pathLength } = fingerprint;
	const conditions = [
		goVersion,
		goos,
		goarch,
		Object.entries(settings).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0),
		buildFlags,
		mode,
		totals,
		pathLength,
		prefix,
		bench
	];
	return {
		name: [
			goVersion,
			goos,
			goarch
		].join("-").replaceAll(/[^\w.-]+/g, "_").slice(0, 80),
		text: JSON.stringify(testArgs === void 0 ? conditions : [...conditions, testArgs])
	};
}
function recordsAmong(paths) {
	const found = [];
	for (const path of paths) {
		const [, conditions, number, commit] = /^records\/([\w.-]{1,160})\/(\d{7,15})-([0-9a-f]{40}|[0-9a-f]{64})\.json$/.exec(path) ?? [];
		if (conditions === void 0 || number === void 0 || commit === void 0) continue;
		found.push({
			path,
			conditions,
			number: Number(number),
			commit
		});
	}
	return found.toSorted((a, b) => a.number - b.number || (a.path < b.path ? -1 : 1));
}
function chooseRecord(records, conditions, commit) {
	const fitting = records.filter((record) => record.conditions === conditions);
	return fitting.findLast((record) => record.commit === commit) ?? fitting.at(-1);
}
function nextRecord(records, conditions, commit) {
	const number = (records.at(-1)?.number ?? 0) + 1;
	return `${recordsFolder}/${conditions}/${String(number).padStart(7, "0")}-${commit}.json`;
}
const kept = {
	each: 200,
	all: 2e3
};
function outdatedRecords(records, { each, all } = kept) {
	const alive = new Set(records.slice(-all).map(({ conditions }) => conditions));
	const counts = /* @__PURE__ */ new Map();
	return records.toReversed().filter(({ conditions }) => {
		const count = (counts.get(conditions) ?? 0) + 1;
		counts.set(conditions, count);
		return count > each || !alive.has(conditions);
	}).toReversed();
}
const branchReadme = `# Memory baselines

Recorded by allocgate, the memory gate for Go benchmarks, after each push to the default branch. Don't edit
these files by hand.

\`records/<Go version and platform>-<hash of the other conditions>/<number>-<commit>.json\` contains the B/op and
allocs/op of every benchmark at one commit: one benchmark per line and no times, so that a diff of two records shows
what changed. For a package whose sources haven't changed since, a check uses the record instead of measuring base.
`;

export { outdatedRecords as a, nextRecord as i, chooseRecord as n, recordsAmong as o, conditionsOf as r, recordsFolder as s, branchReadme as t };