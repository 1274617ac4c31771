import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import * as z from 'zod';
import { GateError } from '../../errors.ts';
import type { GoEnvironment, Replacements } from '../../ports.ts';
import type { Toolchain } from './environment.ts';
import { countersOnLine, withCounters } from './counters.ts';
import { leftOnLine, withLeakProbe, withProfiles } from './leak-probe.ts';
import { pathBelow } from './paths.ts';

/**
 * The only statement with which `testing` adds the memory figures to a result line. It is the same from Go 1.22 to
 * 1.27.
 */
const ANCHOR = 'results += "\\t" + r.MemString()';
/**
 * `ANCHOR` with the exact totals added on the same line, so that line numbers of `testing` don't change. `MemString`
 * itself, which users may call, is unchanged.
 */
const EXACT = `${ANCHOR} + fmt.Sprintf("\\t%d B-total\\t%d allocs-total", r.MemBytes, r.MemAllocs)`;

const overlaySchema = z.looseObject({ Replace: z.record(z.string(), z.string()).nullish() });

/** The value for a build's `-overlay` flag, and the figures that the build's binaries print. */
export interface Overlay {
  /** The overlay file, or `undefined` if nothing is replaced. */
  readonly file: string | undefined;
  readonly totals: GoEnvironment['totals'];
  /** Whether the binaries contain the leak probe. */
  readonly probesLeaks: boolean;
  /** The variant's files, mapped to the paths that they stand in for. */
  readonly standIns: ReadonlyMap<string, string>;
}

/**
 * `readOverlay` returns the replacements in a user's overlay, with absolute paths; a file that the overlay removes is
 * mapped to `''`. Relative paths are relative to the go command's working folder. Errors: `usage`.
 */
export async function readOverlay(file: string | undefined, folder: string): Promise<ReadonlyMap<string, string>> {
  if (file === undefined) return new Map();
  try {
    const { Replace } = overlaySchema.parse(JSON.parse(await readFile(resolve(folder, file), 'utf8')));
    return new Map(
      Object.entries(Replace ?? {}).map(([from, to]) => [resolve(folder, from), to === '' ? '' : resolve(folder, to)]),
    );
  } catch (error) {
    throw new GateError(
      'usage',
      `The overlay file ${file} cannot be read (${(error as Error).message}).`,
      'Check the -overlay flag: it takes a path, relative to the module folder, to a JSON file {"Replace": {"from": "to"}}.',
      error,
    );
  }
}

/**
 * `writeOverlay` writes to `work` the overlay that adds the exact totals to each result line, merged with the user's
 * overlay and a variant's files.
 */
export async function writeOverlay(
  toolchain: Toolchain,
  user: ReadonlyMap<string, string>,
  work: string,
  variant: Replacements = new Map(),
): Promise<Overlay> {
  const replace = new Map([...user].map(([from, to]) => [toCopy(toolchain, from), to]));
  const testing = join(toolchain.goroot, 'src', 'testing');
  const original = join(testing, 'benchmark.go');
  const source = await readSource(replace.get(original) ?? original);
  const totals = judgeAnchor(source, toolchain.goVersion);
  const folder = join(work, 'overlay');
  await mkdir(folder, { recursive: true });
  const isExact = totals.kind === 'exact' && source !== undefined;
  const counted = isExact ? withCounters(source) : undefined;
  const probed = isExact ? withLeakProbe(counted ?? source) : undefined;
  if (isExact) {
    const printed = [
      EXACT,
      ...(counted === undefined ? [] : [countersOnLine]),
      ...(probed === undefined ? [] : [leftOnLine]),
    ];
    const text = (probed ?? counted ?? source).replace(ANCHOR, () => printed.join(' + '));
    replace.set(original, await writeOnce(folder, 'go', text));
  }
  const main = join(testing, 'testing.go');
  const withDeps = probed === undefined ? undefined : withProfiles((await readSource(replace.get(main) ?? main)) ?? '');
  if (withDeps !== undefined) replace.set(main, await writeOnce(folder, 'go', withDeps));
  const standIns = new Map<string, string>();
  for (const [path, text] of variant) {
    const file = text === undefined ? '' : await writeOnce(folder, extensionOf(path), text);
    replace.set(path, file);
    if (file !== '') standIns.set(file, path);
  }
  if (replace.size === 0) return { file: undefined, totals, probesLeaks: false, standIns };
  const file = await writeOnce(folder, 'json', JSON.stringify({ Replace: Object.fromEntries(replace) }));
  return { file, totals, probesLeaks: probed !== undefined, standIns };
}

function extensionOf(path: string): string {
  return extname(path).slice(1) || 'txt';
}

/**
 * `toCopy` maps the path of a file in the original toolchain to that of the same file in the copied toolchain, and
 * returns any other path unchanged.
 */
function toCopy({ originalGoroot, goroot }: Toolchain, path: string): string {
  const below = pathBelow(originalGoroot, path);
  return below === undefined ? path : join(goroot, below);
}

async function readSource(path: string): Promise<string | undefined> {
  return path === '' ? undefined : readFile(path, 'utf8').catch(() => undefined);
}

function judgeAnchor(source: string | undefined, goVersion: string): GoEnvironment['totals'] {
  const found = source === undefined ? 0 : source.split(ANCHOR).length - 1;
  if (found === 1) return { kind: 'exact' };
  const why =
    source === undefined
      ? 'its testing/benchmark.go cannot be read'
      : `the line that prints the figures occurs ${found} times in its testing/benchmark.go`;
  return {
    kind: 'printed',
    reason: `allocgate can't make ${goVersion} print exact totals, because ${why}.`,
  };
}

/**
 * `writeOnce` writes text to a file that is named after the text's digest, and returns its path. The same text goes to
 * the same file in every run, and two runs at once can't disturb each other.
 */
export async function writeOnce(folder: string, extension: string, text: string): Promise<string> {
  const name = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const path = join(folder, `${name}.${extension}`);
  const complete = await stat(path).then(
    ({ size }) => size === Buffer.byteLength(text),
    () => false,
  );
  if (complete) return path;
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, text);
  await rename(draft, path);
  return path;
}
