import { D as GateError } from "./start.js";
import { r as conditionsOf } from "./records.js";

// src/core/patch/folder-of.ts
function folderOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

// src/steps/stored-text.ts
async function baselineAtBase(ports, request) {
	const { revisions, inForce } = request;
	const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
	if (path === void 0 || revisions.base.kind === "missing") return void 0;
	return storedText(await ports.repository.findFile(revisions, revisions.base.commit, path), path);
}
function storedText(found, label) {
	switch (found.kind) {
		case "absent": return;
		case "text": return {
			text: found.text,
			label
		};
		case "unfit": return {
			text: "",
			label,
			unfit: found.what
		};
		default: return found;
	}
}
async function baselineOnBranch(ports, { revisions, inForce }, fingerprint) {
	const { baselineBranch, bench } = inForce.settings;
	const conditions = conditionsOf(fingerprint, revisions.prefix, bench);
	const commit = revisions.base.kind === "commit" ? revisions.base.commit : void 0;
	const found = await ports.branchRecord(revisions, baselineBranch, {
		conditions,
		commit
	});
	return found.kind === "record" ? {
		file: found,
		notes: []
	} : {
		file: void 0,
		notes: [`Warning: the base was measured, because there is no stored baseline: ${found.reason}.`]
	};
}
async function pinnedText(ports, request) {
	const { revisions, inForce } = request;
	const tracked = await baselineAtBase(ports, request);
	if (tracked !== void 0 && revisions.base.kind === "commit") return {
		...tracked,
		label: `${tracked.label} at ${revisions.base.commit.slice(0, 12)}`,
		onDisk: false
	};
	const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
	if (inForce.gateStands && path !== void 0 && await isTracked(ports, revisions, path)) throw new GateError("missing-baseline", `The base commit has no stored baseline ${path}, and the one that the change adds takes effect after the merge.`, "Add the baseline in a separate change, or compare with --baseline=auto.");
	const text = await ports.baselineFile(inForce.folder, inForce.settings.baselineFile).read();
	return text && {
		...text,
		onDisk: true
	};
}
async function isTracked({ repository }, revisions, path) {
	const { commit } = revisions.head;
	return commit !== void 0 && (await repository.findFile(revisions, commit, path)).kind !== "absent";
}
function insideRoot(prefix, path) {
	if (path.startsWith("/")) return void 0;
	const parts = [];
	for (const part of `${prefix}/${path}`.split("/")) {
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === void 0) return void 0;
	}
	return parts.join("/");
}

export { storedText as a, pinnedText as i, baselineOnBranch as n, folderOf as o, insideRoot as r, baselineAtBase as t };