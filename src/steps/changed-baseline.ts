import { fingerprintDifferences } from '../core/baseline/fingerprint.ts';
import type { Baseline } from '../core/baseline/schema.ts';
import type { Problem } from '../core/report/model.ts';
import type { Ports, StoredText } from '../ports.ts';
import { type ChangedEntry, changedEntries } from './changed-entries.ts';
import { fingerprintOf, readStored } from './fit-baseline.ts';
import type { Measured } from './measure.ts';
import type { Comparison, LiveSides, Run } from './run.ts';
import { someNames } from './some-names.ts';
import { insideRoot, storedText } from './stored-text.ts';
import { untrueFigures } from './untrue-figures.ts';

export interface ChangedBaselineRequest extends Comparison, LiveSides, Pick<Run, 'event'> {
  /** What was measured; in a shard, only what the shard measured. */
  readonly measured: Measured;
}

export interface ChangedBaseline {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** The two versions of a stored baseline that differs between base and head. */
interface ChangedFile {
  readonly path: string;
  readonly base: StoredText | undefined;
  readonly head: StoredText | undefined;
}

/**
 * `checkChangedBaseline` checks a stored baseline that head changes. After the merge, its figures are used for all
 * sources that its keys belong to, even if these sources arrive later (with another branch or a revert). Entries for
 * head's or base's sources must contain the figures measured for these sources. Entries for other sources can't be
 * checked; if the change is proposed for a merge, they make the run inconclusive. Entries that base's file already
 * contains are not part of the change. A note mentions every change.
 */
export async function checkChangedBaseline(ports: Ports, request: ChangedBaselineRequest): Promise<ChangedBaseline> {
  const file = await changedFile(ports, request);
  if (file === undefined) return { problems: [], notes: [] };
  const { path } = file;
  const { settings } = request.inForce;
  if (file.head === undefined) return noted(`The change removes the stored baseline ${path}.`);
  const does = file.base === undefined ? 'adds' : 'edits';
  const reading = readStored(file.head);
  if (reading.kind === 'damaged') {
    return noted(
      `Warning: the change leaves the stored baseline ${path} damaged (${reading.reason}); record it again.`,
    );
  }
  if (settings.mode === 'full')
    return noted(`The change ${does} the stored baseline ${path}, which is neither read nor checked in full mode.`);
  const { baseline } = reading;
  const before = readable(file.base);
  const fingerprint = fingerprintOf(request.head.environment, settings, request.snapshots.pathLength);
  const differences = fingerprintDifferences(baseline.fingerprint, fingerprint);
  if (differences.length > 0) return ofOtherConditions(request, { path, does, baseline, before, differences });

  const entries = await changedEntries(ports, { ...request, baseline, before });
  const untrue = await untrueFigures(ports, request, baseline, entries);
  const unknown = namesOf(entries, 'unknown-sources');
  const blocks = unknown.length > 0 && isBlocking(request);
  return {
    problems: [
      ...[...new Set(untrue.map(({ importPath }) => importPath))].map((importPath) =>
        untrueProblem(
          path,
          importPath,
          untrue.filter((plan) => plan.importPath === importPath).map(({ benchmark }) => benchmark),
        ),
      ),
      ...(blocks ? [unknownProblem(path, unknown, request)] : []),
    ],
    notes: [noteOf(path, does, entries), ...(unknown.length > 0 && !blocks ? [unknownNote(path, unknown)] : [])],
  };
}

function noted(...notes: string[]): ChangedBaseline {
  return { problems: [], notes };
}

async function changedFile(
  ports: Ports,
  { revisions, inForce }: ChangedBaselineRequest,
): Promise<ChangedFile | undefined> {
  const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
  if (path === undefined || revisions.base.kind === 'missing') return undefined;
  const head = storedText(await ports.repository.findFile(revisions, undefined, path), path);
  const base = storedText(await ports.repository.findFile(revisions, revisions.base.commit, path), path);
  return head?.text === base?.text && head?.unfit === base?.unfit ? undefined : { path, base, head };
}

function readable(file: StoredText | undefined): Baseline | undefined {
  const reading = file && readStored(file);
  return reading?.kind === 'baseline' ? reading.baseline : undefined;
}

/**
 * `isBlocking` reports whether entries that can't be checked make the run inconclusive. That is the case only if the
 * entries are about to be merged and a gate with these settings would read them. In a terminal, uncommitted entries are
 * still being worked on.
 */
function isBlocking({ event, revisions, inForce }: ChangedBaselineRequest): boolean {
  const isProposed = event === undefined ? !revisions.head.dirty : event === 'pull-request' || event === 'merge-group';
  return isProposed && (inForce.settings.baseline === 'auto' || inForce.settings.baseline === 'file');
}

/**
 * `ofOtherConditions` returns a problem or a note about a baseline that was recorded under different conditions. If the
 * files on base and on head were recorded under the same conditions, the baseline belongs to another job of a matrix,
 * which checks it.
 */
function ofOtherConditions(
  request: ChangedBaselineRequest,
  about: {
    readonly path: string;
    readonly does: string;
    readonly baseline: Baseline;
    readonly before: Baseline | undefined;
    readonly differences: readonly string[];
  },
): ChangedBaseline {
  const { path, does, baseline, before, differences } = about;
  const message = `The change ${does} the stored baseline ${path}, which was recorded under different conditions and was not checked (${differences.join('; ')}).`;
  const isOfAnotherJob =
    before !== undefined && fingerprintDifferences(before.fingerprint, baseline.fingerprint).length === 0;
  if (isOfAnotherJob || !isBlocking(request)) return noted(message);
  const remedy = `Record it under the conditions of this run with \`allocgate record\`, and commit ${path}; or leave it out of the change.`;
  return { problems: [{ kind: 'foreign-baseline', side: 'head', blocking: true, message, remedy }], notes: [] };
}

function noteOf(path: string, does: string, entries: readonly ChangedEntry[]): string {
  const measured = namesOf(entries, 'measured');
  const leftOut = namesOf(entries, 'left-out');
  const says = [
    ...(entries.length === 0 ? ['no figures are added or changed'] : []),
    ...(measured.length === 0 ? [] : [`compared with what was measured here: ${someNames(measured)}`]),
    ...(leftOut.length === 0 ? [] : [`not measured by this run: ${someNames(leftOut)}`]),
  ];
  return `The change ${does} the stored baseline ${path}${says.length === 0 ? '' : ` (${says.join('; ')})`}.`;
}

function namesOf(entries: readonly ChangedEntry[], kind: ChangedEntry['kind']): readonly string[] {
  return entries.filter((entry) => entry.kind === kind).map(({ importPath }) => importPath);
}

function untrueProblem(path: string, importPath: string, benchmarks: readonly string[]): Problem {
  return {
    kind: 'damaged-baseline',
    side: 'head',
    package: importPath,
    blocking: true,
    message: `The change adds figures to the stored baseline ${path} that differ from those measured for the same sources: ${someNames(benchmarks)}.`,
    remedy: `Record it from these sources with \`allocgate record\`, and commit ${path}.`,
  };
}

const unknownWords = 'for sources that neither base nor head has, so they can’t be checked';

function unknownNote(path: string, packages: readonly string[]): string {
  return `Warning: the change adds figures to ${path} ${unknownWords}: ${someNames(packages)}. Run \`allocgate record\` again before the merge.`;
}

function unknownProblem(path: string, packages: readonly string[], { inForce }: ChangedBaselineRequest): Problem {
  const pinned =
    inForce.settings.baseline === 'file'
      ? ' If the file is meant to be recorded at another commit, the person who merges the change must check it.'
      : '';
  return {
    kind: 'damaged-baseline',
    side: 'head',
    blocking: true,
    message: `The change adds figures to ${path} ${unknownWords}: ${someNames(packages)}.`,
    remedy: `Run \`allocgate record\` on this head again, and commit ${path}.${pinned}`,
  };
}
