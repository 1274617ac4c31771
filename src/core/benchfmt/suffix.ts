import type { BenchmarkName } from './records.ts';

/**
 * The name on a result line, and the name that a frame, an event or `-v` printed for the same benchmark, if any did.
 */
export interface PrintedName {
  readonly full: string;
  readonly certain: string | undefined;
}

export interface SettledName {
  readonly name: BenchmarkName;
  /**
   * A sentence that says that the suffix may be part of the name, or that the end of the name may be a suffix;
   * `undefined` if there is no doubt.
   */
  readonly doubt: string | undefined;
}

// A GOMAXPROCS of 1 is not printed, so `-1` belongs to the name, and so do `-0` and `-08`.
const suffixPattern = /-([2-9]|[1-9][0-9]+)$/;

/**
 * `settleNames` distinguishes GOMAXPROCS suffixes from names that only end like one (`size-8`), for all result lines of
 * one package.
 *
 * 1. A name that a frame, an event or `-v` printed is certain, and so is a name without a slash, because an identifier
 *    contains no hyphen.
 * 2. The certain names show the GOMAXPROCS values that the package ran with. If no name is certain, the suffixes show
 *    them: if all names end in the same suffix, its number is the only value. If only some names have a suffix, the
 *    values are 1 and those suffixes with which every name without a suffix also appears (`X`, `X-2`, `X-4`).
 * 3. Only those values are suffixes. If 1 is not among them, every line has a suffix. If it is (`-cpu=1,2,4`), `X-2` is
 *    `X` with a suffix if `X` appears without a suffix and with each of the other values.
 */
export function settleNames(printed: readonly PrintedName[]): SettledName[] {
  const names = new Set(printed.map((each) => each.full));
  const known = knownProcs(printed);
  const procs = known.size > 0 ? known : guessProcs(names);
  const families = new Map<string, boolean>();
  const isFamily = (base: string): boolean => {
    const answer = families.get(base) ?? hasAll(base, procs ?? known, names);
    families.set(base, answer);
    return answer;
  };
  return printed.map((each) => {
    if (each.certain !== undefined) return settled(each.full, each.full.length > each.certain.length);
    if (!each.full.includes('/')) return settled(each.full, suffixOf(each.full) !== 1);
    if (procs === undefined) return doubtful(each.full, false);
    return guess(each.full, procs, isFamily, known.size > 0 || names.size > 1);
  });
}

function guess(
  full: string,
  procs: ReadonlySet<number>,
  isFamily: (base: string) => boolean,
  sure: boolean,
): SettledName {
  const suffix = suffixOf(full);
  if (suffix === 1 || !procs.has(suffix)) {
    return procs.has(1) || suffix === 1 ? settled(full, false) : doubtful(full, false);
  }
  if (!procs.has(1)) return sure ? settled(full, true) : doubtful(full, true);
  const stripped = isFamily(full.replace(suffixPattern, ''));
  const whole = isFamily(full);
  return stripped === whole ? doubtful(full, stripped) : settled(full, stripped);
}

function hasAll(base: string, procs: ReadonlySet<number>, names: ReadonlySet<string>): boolean {
  for (const each of procs) {
    if (!names.has(each === 1 ? base : `${base}-${each}`)) return false;
  }
  return true;
}

function knownProcs(printed: readonly PrintedName[]): Set<number> {
  const procs = new Set<number>();
  for (const { full, certain } of printed) {
    if (certain !== undefined) procs.add(full.length > certain.length ? suffixOf(full) : 1);
    else if (!full.includes('/')) procs.add(suffixOf(full));
  }
  return procs;
}

/**
 * `guessProcs` returns the GOMAXPROCS values of a package in which no name is certain, or `undefined` if the names
 * don't reveal them.
 */
function guessProcs(names: ReadonlySet<string>): ReadonlySet<number> | undefined {
  const suffixes = new Set([...names].map(suffixOf));
  if (suffixes.size === 1) return suffixes;
  if (!suffixes.has(1)) return undefined;
  let common = [...suffixes];
  for (const base of names) {
    if (suffixOf(base) === 1) common = common.filter((each) => each === 1 || names.has(`${base}-${each}`));
  }
  return new Set(common);
}

function suffixOf(full: string): number {
  const digits = suffixPattern.exec(full)?.[1];
  return digits === undefined ? 1 : Number(digits);
}

function settled(full: string, strip: boolean): SettledName {
  if (!strip) return { name: { full, name: full, gomaxprocs: undefined }, doubt: undefined };
  const dash = full.lastIndexOf('-');
  return { name: { full, name: full.slice(0, dash), gomaxprocs: Number(full.slice(dash + 1)) }, doubt: undefined };
}

function doubtful(full: string, strip: boolean): SettledName {
  const doubt = strip
    ? `the end of ${full} is taken as GOMAXPROCS; it may be part of the name`
    : `the end of ${full} is taken as part of the name; it may be GOMAXPROCS`;
  return { name: settled(full, strip).name, doubt };
}
