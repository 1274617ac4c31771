import { GateError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import type { Base } from './base.ts';
import { judgedUnits } from './criteria.ts';
import { fingerprintOf, fitBaseline, pinnedBaseline } from './fit-baseline.ts';
import { sideSettings } from './plan-head.ts';
import { folderIn } from './prepare.ts';
import { remedies } from './remedies.ts';
import { renamedPackages, renamedSide, renameNotes, underHeadNames } from './renamed-packages.ts';
import type { Comparison } from './run.ts';
import { pathsOf, planSide, type SideUnderTest } from './side.ts';
import type { Subject } from './subject.ts';
import { shareUntracked, shareWorkspace } from './share-untracked.ts';
import { baselineAtBase, baselineOnBranch, pinnedText } from './stored-text.ts';

export interface FindBaseRequest extends Comparison {
  readonly head: SideUnderTest;
}

export interface FoundBase {
  readonly base: Base;
  readonly notes: readonly string[];
}

/**
 * `findBase` decides where the figures of the base come from (docs/baselines.md). Errors: `no-base`, and those of a
 * stored baseline that can't be used.
 */
export async function findBase(ports: Ports, request: FindBaseRequest): Promise<FoundBase> {
  const { revisions, snapshots, inForce, head } = request;
  const { settings } = inForce;
  const fingerprint = fingerprintOf(head.environment, settings, snapshots.pathLength);

  if (settings.baseline === 'file') {
    const text = await pinnedText(ports, request);
    const baseline = pinnedBaseline(text, settings.baselineFile, fingerprint);
    const untracked =
      text?.onDisk === true
        ? [
            `The base commit does not contain ${settings.baselineFile}, so reproducing this run requires the same copy of that file.`,
          ]
        : [];
    const root =
      baseline.commit === undefined
        ? undefined
        : await ports.repository.snapshotCommit(revisions, snapshots, baseline.commit);
    if (root === undefined) {
      const why =
        baseline.commit === undefined
          ? `${settings.baselineFile} was recorded with uncommitted changes`
          : `This clone lacks the commit at which ${settings.baselineFile} was recorded`;
      const note = `${why}, so only head can be measured again.`;
      const notes = [...(await shareUntracked(ports, request, undefined)), note, ...untracked];
      return { base: { kind: 'pinned', baseline, side: undefined }, notes };
    }
    const pinned = await planBase(ports, request, root);
    const uncommitted = await shareUntracked(ports, request, pinned);
    const renames = await renamedPackages(ports, pinned, head);
    const packages = Object.fromEntries(underHeadNames(new Map(Object.entries(baseline.packages)), renames));
    return {
      base: { kind: 'pinned', baseline: { ...baseline, packages }, side: renamedSide(pinned, renames) },
      notes: [...uncommitted, ...renameNotes(renames), ...untracked],
    };
  }

  if (revisions.base.kind === 'missing' || snapshots.base === undefined) {
    const reason = revisions.base.kind === 'missing' ? revisions.base.reason : 'the base has no snapshot';
    if (revisions.base.kind === 'missing' && revisions.base.blocking) {
      throw new GateError('no-base', `Nothing to compare with: ${reason}.`, remedies['no-base']);
    }
    const note = `Nothing to compare with: ${reason}. Only figures and budgets are reported.`;
    return { base: { kind: 'none' }, notes: [...(await shareUntracked(ports, request, undefined)), note] };
  }

  const planned = await planBase(ports, request, snapshots.base);
  const uncommitted = await shareUntracked(ports, request, planned);
  const renames = await renamedPackages(ports, planned, head);
  const side = renamedSide(planned, renames);
  const notes = [...uncommitted, ...versionNotes(side, head), ...renameNotes(renames)];
  // Stored figures come from pinned iterations, so they can't be compared with those of plain `go test`.
  if (settings.baseline === 'rerun' || settings.mode === 'full') {
    return { base: { kind: 'measured', side, stored: new Map(), baseline: undefined }, notes };
  }
  const recordedUnder = fingerprintOf(side.environment, settings, snapshots.pathLength);
  const kept =
    settings.baseline === 'branch'
      ? await baselineOnBranch(ports, request, recordedUnder)
      : { file: await baselineAtBase(ports, request), notes: [] };
  const path = pathsOf([planned], inForce.configFolder);
  const subject = (importPath: string, benchmark: string): Subject => ({
    importPath,
    path: path(importPath),
    benchmark,
  });
  const fitting = fitBaseline({
    file: kept.file,
    base: planned,
    fingerprint: recordedUnder,
    bench: settings.bench,
    gomaxprocs: (importPath, benchmark) => inForce.gomaxprocs(subject(importPath, benchmark)),
    judgedUnits: (importPath, benchmark) => judgedUnits(inForce, subject(importPath, benchmark)),
  });
  const { baseline } = fitting;
  const stored = underHeadNames(fitting.stored, renames);
  return { base: { kind: 'measured', side, stored, baseline }, notes: [...notes, ...kept.notes, ...fitting.notes] };
}

async function planBase(ports: Ports, request: FindBaseRequest, root: string): Promise<SideUnderTest> {
  const { revisions, snapshots, inForce, head } = request;
  if (root !== snapshots.base) {
    const { root: checkout, prefix } = revisions;
    await ports.go.follow({
      checkout,
      prefix,
      sides: [root],
      work: snapshots.work,
      buildFlags: inForce.settings.buildFlags,
    });
  }
  await shareWorkspace(ports, request, root);
  return planSide(ports, {
    side: 'base',
    root,
    folder: folderIn(root, revisions),
    work: snapshots.work,
    ...sideSettings(revisions, inForce),
    fallback: head.environment,
  });
}

function versionNotes(base: SideUnderTest, head: SideUnderTest): string[] {
  const [from, to] = [base.environment.goVersion, head.environment.goVersion];
  return from === to ? [] : [`The sides are built with different Go versions: base ${from}, head ${to}.`];
}
