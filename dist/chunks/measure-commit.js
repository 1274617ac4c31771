import "./test-arguments.js";
import { D as GateError } from "./start.js";
import { _ as benchPattern, o as harvestOnce, r as screenSide } from "./screen.js";
import { s as planHead, u as prepareSides } from "./survey.js";
import { a as subjectKey } from "./remedies.js";

// src/steps/bisect/at-commit.ts
function atCommit(revisions, commit) {
	return {
		...revisions,
		base: {
			kind: "missing",
			reason: "one commit is measured on its own",
			blocking: false
		},
		head: {
			kind: "commit",
			commit,
			dirty: false,
			label: commit.slice(0, 12)
		}
	};
}

// src/steps/bisect/measure-commit.ts
function placeOf(side, { folder, moduleFolder }) {
	const below = folder.slice(moduleFolder.length + 1);
	return {
		pattern: below === "" ? "." : `./${below}`,
		folder: folder.slice(side.root.length + 1)
	};
}
const ownFaults = /* @__PURE__ */ new Set([
	"usage",
	"prepare-failed",
	"toolchain-too-old",
	"build-failed",
	"environment-failed"
]);
async function measureCommit(ports, request, commit) {
	const { folder } = request.place;
	if (folder !== "" && (await ports.repository.listFolder(request.revisions, commit, folder)).length === 0) return measured({ kind: "absent" });
	try {
		return await inSnapshot(ports, request, commit);
	} catch (error) {
		if (!(error instanceof GateError)) throw error;
		if (error.code === "no-benchmarks") return measured({ kind: "absent" });
		if (ownFaults.has(error.code)) return measured({
			kind: "skipped",
			reason: error.message
		});
		throw error;
	}
}
async function inSnapshot(ports, request, commit) {
	const { inForce, place, known } = request;
	const { settings } = inForce;
	const revisions = atCommit(request.revisions, commit);
	const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
	try {
		await prepareSides(ports, revisions, snapshots, settings);
		const narrowed = {
			...inForce,
			settings: {
				...settings,
				patterns: [place.pattern]
			}
		};
		const side = await planHead(ports, {
			revisions,
			snapshots,
			inForce: narrowed
		});
		const listed = findPackage(side, request);
		if (listed === void 0) {
			const fault = side.incidents.find(({ kind }) => kind !== "no-benchmarks");
			return measured(fault === void 0 ? { kind: "absent" } : {
				kind: "skipped",
				reason: fault.message
			});
		}
		const same = known.get(listed.key);
		if (same !== void 0) return {
			probe: same,
			source: "same-sources"
		};
		const probe = await measure(ports, side, listed, request);
		if (probe.kind !== "skipped") known.set(listed.key, probe);
		return measured(probe);
	} finally {
		await snapshots[Symbol.asyncDispose]();
	}
}
function measured(probe) {
	return {
		probe,
		source: "measured"
	};
}
function findPackage(side, { plan, place }) {
	return side.packages.get(plan.importPath) ?? [...side.packages.values()].find(({ folder }) => folder.slice(side.root.length + 1) === place.folder);
}
async function measure(ports, side, { importPath }, { inForce, plan, unit }) {
	const { timeoutMs } = inForce.settings;
	const here = {
		...plan,
		importPath,
		sides: ["head"]
	};
	const figure = (await screenSide(ports, side, [here], timeoutMs, "bisect")).get(subjectKey(here))?.figures.get(unit);
	if (figure !== void 0) return {
		kind: "figure",
		figure
	};
	const [fault] = side.incidents;
	const binary = (await side.binaries([importPath])).get(importPath);
	if (binary === void 0) return fault === void 0 ? { kind: "absent" } : {
		kind: "skipped",
		reason: fault.message
	};
	const select = {
		kind: "expression",
		bench: benchPattern([plan.benchmark])
	};
	const { gomaxprocs } = plan;
	const [found] = await harvestOnce(ports.go, [{
		binary,
		select,
		iterations: 1,
		count: 1,
		gomaxprocs,
		timeoutMs
	}]);
	return found === void 0 || found.failures.length > 0 || found.skipped.size > 0 || found.results.get(plan.benchmark)?.[0]?.figures.has(unit) === true ? {
		kind: "skipped",
		reason: fault?.message ?? "the benchmark skips itself"
	} : { kind: "absent" };
}

export { atCommit as i, ownFaults as n, placeOf as r, measureCommit as t };