import { n as chooseRecord, o as recordsAmong, s as recordsFolder } from "./records.js";
import { createHash } from "node:crypto";

// src/adapters/store/branch.ts
function conditionsFolder({ name, text }) {
	return `${name}-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}
async function readBranchRecord(repository, revisions, branch, { conditions, commit }) {
	const found = await repository.readBranch(revisions, branch, recordsFolder);
	if (found.kind === "missing") return {
		kind: "none",
		reason: found.reason
	};
	const record = chooseRecord(recordsAmong(found.paths), conditionsFolder(conditions), commit);
	if (record === void 0) return {
		kind: "none",
		reason: `the branch ${branch} has no record for ${conditions.name}`
	};
	const text = await found.read(record.path);
	return text === void 0 ? {
		kind: "none",
		reason: `the record ${record.path} of the branch ${branch} cannot be read`
	} : {
		kind: "record",
		text,
		label: `${branch}:${record.path}`
	};
}
async function readBranchRecords(repository, revisions, branch) {
	const found = await repository.readBranch(revisions, branch, recordsFolder);
	if (found.kind === "missing") return found;
	return {
		kind: "found",
		records: recordsAmong(found.paths),
		folderOf: conditionsFolder,
		read: ({ path }) => found.read(path),
		readAll: (records) => textsOf(found, records)
	};
}
async function* textsOf(found, records) {
	const byPath = new Map(records.map((record) => [record.path, record]));
	for await (const [path, text] of found.readAll([...byPath.keys()])) {
		const record = byPath.get(path);
		if (record !== void 0) yield [record, text];
	}
}

export { readBranchRecord as n, readBranchRecords as r, conditionsFolder as t };