import { Coverage } from '../../core/blind-spots/coverage.ts';
import type { ChangedFunction } from '../../core/blind-spots/changed-functions.ts';
import { folderOf } from '../../core/patch/folder-of.ts';
import type { NewEscape } from '../../core/blind-spots/new-escapes.ts';
import type { BlindSpots } from '../../core/report/model.ts';
import type { Ports } from '../../ports.ts';
import type { LiveSides } from '../run.ts';
import type { RunSettings } from '../settings.ts';
import type { SideUnderTest } from '../side.ts';
import { someNames } from '../some-names.ts';
import { type ChangedCode, readChangedCode } from './changed-code.ts';
import { newEscapesOf } from './new-escapes.ts';
import { runWithCoverage } from './run-with-coverage.ts';

/** Both sides with all of their packages, measured or not, and the settings of the search. */
export interface BlindSpotRequest extends LiveSides {
  readonly settings: RunSettings;
  /** The packages whose benchmarks are run; if absent, all of them. */
  readonly own?: ReadonlySet<string> | undefined;
  /** See `Snapshots.work`. */
  readonly work: string;
  /** The time limit for the search, in milliseconds. */
  readonly limitMs: number;
}

export interface FoundBlindSpots {
  /** Absent if the option is off, there is no base, no function changed, or the result is unknown. */
  readonly blindSpots?: BlindSpots;
  readonly notes: readonly string[];
}

/**
 * `findBlindSpots` returns the functions that the change adds or edits and that no benchmark reaches, according to Go's
 * own coverage counters. It runs after the benchmarks are judged, in separate processes. If it fails, it only adds a
 * note.
 */
export async function findBlindSpots(ports: Ports, request: BlindSpotRequest): Promise<FoundBlindSpots> {
  const { base, head, settings } = request;
  if (settings.blindSpots === 'off' || base === undefined || head.packages.size === 0) return { notes: [] };
  try {
    return await look(ports, { ...request, base }, ports.clock.now() + request.limitMs);
  } catch (error) {
    if (ports.signal.aborted) throw error;
    return unknown(error instanceof Error ? error.message : String(error));
  }
}

export type Asked = BlindSpotRequest & { readonly base: SideUnderTest };

async function look(ports: Ports, request: Asked, deadline: number): Promise<FoundBlindSpots> {
  const { head, settings } = request;
  const code = await readChangedCode(ports, request);
  if (code.functions.length === 0) return { notes: [] };
  ports.log.progress({ stage: 'blind spots', done: 0, total: 1, detail: '' });
  const unlisted = head.incidents.flatMap(({ package: name, benchmark }) =>
    name === undefined || benchmark !== undefined ? [] : [name],
  );
  if (unlisted.length > 0) return unknown(`${someNames(unlisted)} can't be built.`);
  const coverage = new Coverage();
  const ran = await runWithCoverage(ports, request, code, coverage, deadline);
  if (ran.late) return unknown(tooLate(request.limitMs));
  const unreached = code.functions.filter((found) => !coverage.reaches(profiled(found, code), found));
  if (unreached.length > 0 && ran.failed.length > 0)
    return unknown(`the benchmarks of ${someNames(ran.failed)} can't be run with coverage.`);
  const compared =
    unreached.length === 0 || ports.clock.now() >= deadline
      ? undefined
      : await newEscapesOf(ports, request, code, unreached, deadline);
  // If time ran out, some new escapes may be missing, so none are used.
  const isLate = ports.clock.now() >= deadline;
  const escapes = isLate ? undefined : compared;
  const lines = unreached.map((found): BlindSpots['unreached'][number] =>
    described(found, code, escapes?.get(found) ?? []),
  );
  return {
    blindSpots: {
      changed: code.functions.length,
      unreached: lines.toSorted((a, b) => rank(a) - rank(b)),
      ...(settings.blindSpots === 'fail-on-new-escape' && lines.some((line) => line.escapes.length > 0)
        ? { fails: true as const }
        : {}),
    },
    notes:
      isLate && unreached.length > 0
        ? ['Code that no benchmark reaches was not checked for new heap escapes: time ran out.']
        : [],
  };
}

/** `rank` returns a sort key that puts functions with new escapes first and keeps the order of the patch otherwise. */
function rank({ escapes }: { readonly escapes: readonly NewEscape[] }): number {
  return escapes.length > 0 ? 0 : 1;
}

function described(
  { file, line, name, change }: ChangedFunction,
  code: ChangedCode,
  escapes: readonly NewEscape[],
): BlindSpots['unreached'][number] {
  return { package: code.packageOf(file) ?? '', function: name, file, line, change, escapes: [...escapes] };
}

/** `profiled` returns the name of a function's file in coverage profiles. */
function profiled({ file }: ChangedFunction, code: ChangedCode): string {
  return `${code.packageOf(file) ?? ''}/${file.slice(folderOf(file).length).replace(/^\//, '')}`;
}

function tooLate(limitMs: number): string {
  return `a build with coverage and one iteration of each benchmark take longer than the check itself (${Math.round(limitMs / 1000)} s).`;
}

function unknown(reason: string): FoundBlindSpots {
  return { notes: [`It is unknown which changed functions no benchmark reaches: ${reason}`] };
}
