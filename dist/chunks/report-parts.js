// src/steps/report-parts.ts
function baseOf(revisions, base, { settings }) {
	switch (base.kind) {
		case "none": return null;
		case "pinned": {
			const { commit } = base.baseline;
			return {
				...commit === void 0 ? {} : { commit },
				source: "file",
				label: settings.baselineFile
			};
		}
		case "measured":
			if (revisions.base.kind === "missing") return null;
			return {
				commit: revisions.base.commit,
				source: "rerun",
				label: revisions.base.label
			};
		default: return base;
	}
}
function headOf({ head }) {
	const { commit, dirty, label } = head;
	return {
		...commit === void 0 ? {} : { commit },
		dirty,
		label
	};
}
function environmentOf(head, cpu, { settings: { mode } }) {
	const { goVersion, goos, goarch, totals } = head.environment;
	return {
		goVersion,
		goos,
		goarch,
		cpu: cpu?.trim() ?? "",
		gomaxprocs: mode === "fast" ? 1 : null,
		mode,
		totals: totals.kind
	};
}

export { environmentOf as n, headOf as r, baseOf as t };