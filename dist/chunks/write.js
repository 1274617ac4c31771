// src/core/baseline/write.ts
function renderBaseline(baseline) {
	const packages = sorted(baseline.packages).map(([path, { key, benchmarks }]) => `    ${JSON.stringify(path)}: {\n      "key": ${JSON.stringify(key)},\n      "benchmarks": {${lines(benchmarks)}}\n    }`);
	return `{\n${[
		`  "schemaVersion": ${baseline.schemaVersion}`,
		`  "fingerprint": ${JSON.stringify(canonical(baseline.fingerprint), null, 2).replaceAll("\n", "\n  ")}`,
		`  "cpu": ${JSON.stringify(baseline.cpu)}`,
		...baseline.commit === void 0 ? [] : [`  "commit": ${JSON.stringify(baseline.commit)}`],
		`  "bench": ${JSON.stringify(baseline.bench)}`,
		...baseline.unitSettings === void 0 ? [] : [`  "unitSettings": ${JSON.stringify(baseline.unitSettings)}`],
		`  "packages": {${packages.length === 0 ? "" : `\n${packages.join(",\n")}\n  `}}`
	].join(",\n")}\n}\n`;
}
function lines(benchmarks) {
	const entries = sorted(benchmarks).map(([name, { iterations, gomaxprocs, units, counted }]) => {
		const value = {
			iterations,
			gomaxprocs,
			units: Object.fromEntries(sorted(units)),
			...counted === void 0 ? {} : { counted: Object.fromEntries(sorted(counted)) }
		};
		return `        ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
	});
	return entries.length === 0 ? "" : `\n${entries.join(",\n")}\n      `;
}
function canonical(fingerprint) {
	return {
		...fingerprint,
		settings: Object.fromEntries(sorted(fingerprint.settings))
	};
}
function sorted(record) {
	return Object.entries(record).toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
}

export { renderBaseline as t };