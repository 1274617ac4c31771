import { t as renderBaseline } from "./write.js";
import { r as conditionsOf } from "./records.js";
import { D as GateError } from "./start.js";
import { i as readStored, t as fingerprintOf } from "./fit-baseline.js";
import { s as planHead, u as prepareSides } from "./survey.js";
import { t as readPolicy } from "./read-policy.js";
import { t as remedies } from "./remedies.js";
import { t as takeRecord } from "./take-record.js";

// src/record.ts
async function recordBaseline(ports, request) {
	const { folder, explicit } = request;
	const revisions = await ports.repository.resolve({
		folder,
		base: "HEAD",
		head: explicit.head,
		event: void 0
	});
	const inForce = await readPolicy(ports, revisions, {
		folder,
		explicit
	});
	const { settings } = inForce;
	if (settings.mode === "full") throw new GateError("usage", "A baseline can't be recorded in full mode, because it needs figures measured at a fixed number of iterations.", "Record with --mode=fast. A check in full mode needs no baseline: it always measures the base.");
	const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
	try {
		await prepareSides(ports, revisions, {
			...snapshots,
			base: void 0
		}, settings);
		const head = await planHead(ports, {
			revisions,
			snapshots,
			inForce
		});
		const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);
		const commit = revisions.head.dirty ? void 0 : revisions.head.commit;
		const conditions = conditionsOf(fingerprint, revisions.prefix, settings.bench);
		const store = request.store({
			revisions,
			conditions,
			commit
		});
		const before = await recordedBefore(store);
		const { baseline, measured } = await takeRecord(ports, head, inForce, {
			fingerprint,
			commit,
			keep: ({ importPath, benchmark }) => before?.packages[importPath]?.benchmarks[benchmark]?.iterations
		});
		if (measured === 0) {
			const [first] = head.incidents;
			throw first === void 0 ? new GateError("no-benchmarks", "No benchmark matched, so there is nothing to record.", remedies["no-benchmarks"]) : new GateError(first.kind, `${first.package === void 0 ? "" : `${first.package}: `}${first.message}`, remedies[first.kind]);
		}
		await store.write(renderBaseline(baseline));
		return {
			packages: Object.keys(baseline.packages).length,
			benchmarks: measured,
			problems: head.incidents
		};
	} finally {
		await snapshots[Symbol.asyncDispose]();
	}
}
async function recordedBefore(store) {
	const file = await store.read();
	const reading = file === void 0 ? void 0 : readStored(file);
	return reading?.kind === "baseline" ? reading.baseline : void 0;
}

export { recordBaseline as t };