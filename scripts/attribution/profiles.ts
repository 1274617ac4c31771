import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExplainReport, explainReportSchema } from '../../src/core/report/model.ts';
import type { CallTree } from '../../src/core/report/evidence-model.ts';
import { layOut, moduleFolder, type PlantedCase } from '../../test/causes/load.ts';
import type { RealCase } from '../../test/attribution/corpus.ts';
import { commitReleases } from './real.ts';
import { commitSides } from './repository.ts';
import { runJson } from './run.ts';

/** How the call trees of one change compare with the output of `go tool pprof` for the same profiles. */
export interface ProfilesCompared {
  readonly benchmarks: number;
  /** Number of compared frames. Each is compared in objects and bytes, by itself and including everything it calls. */
  readonly frames: number;
  readonly differences: readonly string[];
}

/** `comparePlanted` compares the profiles of every benchmark of a planted change. */
export async function comparePlanted(cli: string, planted: PlantedCase, cache: string): Promise<ProfilesCompared> {
  using repository = await commitSides((side, folder) => layOut(planted, side, folder));
  const folder = join(repository.folder, moduleFolder(planted));
  return await compareProfiles(cli, folder, ['.', planted.header.package], cache);
}

/** `compareReal` compares the profiles of a benchmark between two releases of a real module. */
export async function compareReal(cli: string, real: RealCase, cache: string): Promise<ProfilesCompared> {
  using repository = await commitReleases(real);
  return await compareProfiles(cli, repository.folder, [real.benchmark, real.package], cache);
}

/** Explains benchmarks of the last commit, and compares every frame with `go tool pprof -diff_base`. */
async function compareProfiles(
  cli: string,
  folder: string,
  which: readonly string[],
  cache: string,
): Promise<ProfilesCompared> {
  const profiles = mkdtempSync(join(tmpdir(), 'allocgate-profiles-'));
  try {
    const args = ['explain', '-C', folder, '--base', 'HEAD~1', '--profiles', profiles, ...which];
    const { report } = await runJson(cli, args, cache, explainReportSchema);
    const compared = report.explanations.map((explanation) => compareTree(explanation, profiles));
    return {
      benchmarks: compared.length,
      frames: compared.reduce((sum, { frames }) => sum + frames, 0),
      differences: compared.flatMap(({ differences }) => differences),
    };
  } finally {
    rmSync(profiles, { recursive: true, force: true });
  }
}

type Explained = ExplainReport['explanations'][number];

function compareTree(
  { benchmark, callTree }: Explained,
  profiles: string,
): { readonly frames: number; readonly differences: readonly string[] } {
  if (callTree === undefined) return { frames: 0, differences: [`${benchmark} has no call tree`] };
  const build = callTree.tinyObjects === true ? '.tiny' : '';
  const stem = readdirSync(profiles).find((name) => isOf(name, benchmark, `.head${build}.pb.gz`));
  if (stem === undefined) return { frames: 0, differences: [`${benchmark}: no profile was kept`] };
  const prefix = join(profiles, stem.slice(0, -`.head${build}.pb.gz`.length));
  // The net profile contains what the operations between the two runs allocate, as pprof subtracts it.
  const [base = '', head = ''] = ['base', 'head'].map((side) => {
    const net = `${prefix}.${side}.net`;
    const run = `${prefix}.${side}${build}`;
    pprof('-proto', '-output', net, '-base', `${run}.few.pb.gz`, `${run}.pb.gz`);
    return net;
  });
  const differences = (['objects', 'bytes'] as const).flatMap((unit) => {
    const kind = unit === 'objects' ? ['-sample_index=alloc_objects'] : ['-sample_index=alloc_space', '-unit=B'];
    const traces = pprof('-traces', '-functions', ...kind, '-diff_base', base, head);
    return differencesOf(ourTotals(callTree, unit), theirTotals(traces), benchmark, unit);
  });
  return { frames: callTree.frames.length, differences };
}

/**
 * Reports whether a kept profile belongs to a benchmark. In file names, slashes are replaced, and unusual names get a
 * checksum.
 */
function isOf(file: string, benchmark: string, end: string): boolean {
  const folded = `.${benchmark.replaceAll('/', '_').replaceAll(/[^\w.=-]+/g, '_')}`.slice(0, 91);
  const at = file.indexOf(folded);
  return at >= 0 && file.endsWith(end) && /^(?:-[\da-f]{8})?$/.test(file.slice(at + folded.length, -end.length));
}

function pprof(...args: readonly string[]): string {
  return execFileSync('go', ['tool', 'pprof', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** How much more head allocates than base, by call path: in the frame itself, and including everything it calls. */
type Totals = Map<string, { self: number; total: number }>;

function add(totals: Totals, path: readonly string[], value: number): void {
  for (let depth = 1; depth <= path.length; depth++) {
    const key = path.slice(0, depth).join('\n');
    const sum = totals.get(key) ?? { self: 0, total: 0 };
    sum.total += value;
    if (depth === path.length) sum.self += value;
    totals.set(key, sum);
  }
}

const smaller = '(smaller frames)';

function ourTotals({ frames, functions }: CallTree, unit: 'objects' | 'bytes'): Totals {
  const totals: Totals = new Map();
  const path: string[] = [];
  for (const [depth, index, baseObjects, headObjects, baseBytes, headBytes] of frames) {
    path.length = depth;
    path.push(index < 0 ? smaller : (functions[index] ?? ''));
    add(totals, path, unit === 'objects' ? headObjects - baseObjects : headBytes - baseBytes);
  }
  return totals;
}

/**
 * Parses the output of `pprof -traces`: one block for each stack, with the allocation first and its value beside it.
 */
function theirTotals(traces: string): Totals {
  const totals: Totals = new Map();
  for (const block of traces.split(/^-{3,}\+-*$/m).slice(1)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const first = lines.findIndex((line) => /^\s*-?\d+B? {3}\S/.test(line));
    if (first < 0) continue;
    const [, value = '0'] = /^\s*(-?\d+)/.exec(lines[first] ?? '') ?? [];
    const stack = lines.slice(first).map((line) =>
      line
        .replace(/^\s*-?\d+B? {3}/, '')
        .replace(/ \(inline\)$/, '')
        .trim(),
    );
    const path = belowLoop(stack);
    if (path.length > 0) add(totals, path, Number(value));
  }
  return totals;
}

/** Returns the part of a stack inside the benchmark, outermost first, or an empty list for the harness itself. */
function belowLoop(stack: readonly string[]): readonly string[] {
  const loop = stack.findIndex((name) => name === 'testing.(*B).runN' || name === 'testing.(*B).RunParallel.func1');
  const own =
    loop >= 0 ? stack.slice(0, loop) : stack.slice(0, stack.findLastIndex((name) => !name.startsWith('runtime.')) + 1);
  const outermost = own.at(-1) ?? '';
  return outermost === 'main.main' || outermost.startsWith('testing.') || own.includes('testing.(*B).Run')
    ? []
    : own.toReversed();
}

function differencesOf(ours: Totals, theirs: Totals, benchmark: string, unit: string): readonly string[] {
  const about = (path: string): string => `${benchmark}, ${unit}, ${path.split('\n').join(' → ')}`;
  const wrong = [...ours].flatMap(([path, mine]) => {
    if (path.endsWith(smaller)) return [];
    const other = theirs.get(path) ?? { self: 0, total: 0 };
    return mine.self === other.self && mine.total === other.total
      ? []
      : [`${about(path)}: ${mine.self} and ${mine.total}, pprof ${other.self} and ${other.total}`];
  });
  // If a path was summed up, there must be a frame for the sum beside it or above.
  const lost = [...theirs].flatMap(([path, { total }]) => {
    if (ours.has(path) || total === 0) return [];
    const steps = path.split('\n');
    const isSummed = steps.some((_, depth) => ours.has([...steps.slice(0, depth), smaller].join('\n')));
    return isSummed ? [] : [`${about(path)}: missing, pprof ${total}`];
  });
  return [...wrong, ...lost];
}
