import { listed } from '../cause/listed.ts';
import type { CauseGroup } from './explanation-groups.ts';
import type { ExplainedSite } from './model.ts';
import { capital } from './row-words.ts';

/**
 * `costWords` returns what a site costs, such as `1 → 3 allocs/op, 64 → 192 B/op`. It leaves out a figure that did not
 * change; if neither changed, it returns head's two figures.
 */
export function costWords({ allocsPerOp, bytesPerOp }: Pick<ExplainedSite, 'allocsPerOp' | 'bytesPerOp'>): string {
  const moved = (words: string, { base, head }: { readonly base: number; readonly head: number }): string[] =>
    Math.abs(head - base) < 0.005 ? [] : [`${figure(base)} → ${words}`];
  const [allocs, bytes] = [allocsWords(allocsPerOp.head), `${figure(bytesPerOp.head)} B/op`];
  const parts = [...moved(allocs, allocsPerOp), ...moved(bytes, bytesPerOp)];
  return (parts.length === 0 ? [allocs, bytes] : parts).join(', ');
}

/** `allocsWords` returns a number of allocations with its unit: `1 alloc/op`, `2 allocs/op`. */
export function allocsWords(allocs: number): string {
  return `${figure(allocs)} ${figure(allocs) === '1' ? 'alloc' : 'allocs'}/op`;
}

/**
 * `isSameLine` reports whether two sites are on the same line. Such sites differ in the function that the line calls.
 */
export function isSameLine(one: ExplainedSite, other: ExplainedSite): boolean {
  return one.file === other.file && one.line === other.line;
}

/** Maximum number of further sites of a cause to list one by one; the others are added up. */
const mostFurther = 3;

/**
 * `furtherOf` returns the further sites of a cause to list one by one, and the sum of the others, such as `2 more: 0 →
 * 5 allocs/op`.
 */
export function furtherOf({ site: cause, further: all }: CauseGroup): {
  readonly listed: readonly ExplainedSite[];
  readonly rest: string | undefined;
} {
  const further = onceEach(all, cause);
  const [first, rest] = [further.slice(0, mostFurther), further.slice(mostFurther)];
  const sum = (figures: (site: ExplainedSite) => { readonly base: number; readonly head: number }) => ({
    base: rest.reduce((total, site) => total + figures(site).base, 0),
    head: rest.reduce((total, site) => total + figures(site).head, 0),
  });
  if (rest.length === 0) return { listed: first, rest: undefined };
  const cost = { allocsPerOp: sum(({ allocsPerOp }) => allocsPerOp), bytesPerOp: sum(({ bytesPerOp }) => bytesPerOp) };
  return { listed: first, rest: `${rest.length} more: ${costWords(cost)}` };
}

/** `onceEach` adds up sites that a list would show in the same words: on one line and, if it is that of `site`, callee. */
function onceEach(sites: readonly ExplainedSite[], site: ExplainedSite): readonly ExplainedSite[] {
  const merged = new Map<string, ExplainedSite>();
  for (const other of sites) {
    const key = JSON.stringify([other.file, other.line, isSameLine(other, site) ? other.callee : '']);
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? other
        : {
            ...known,
            allocsPerOp: addUp(known.allocsPerOp, other.allocsPerOp),
            bytesPerOp: addUp(known.bytesPerOp, other.bytesPerOp),
          },
    );
  }
  return [...merged.values()];
}

function addUp(one: ExplainedSite['allocsPerOp'], other: ExplainedSite['allocsPerOp']): ExplainedSite['allocsPerOp'] {
  return { base: one.base + other.base, head: one.head + other.head };
}

/** `reasonWords` returns sentences that explain why the site allocates, and how the changed line leads to that. */
export function reasonWords({ reason, root }: ExplainedSite): string {
  return root?.link === undefined ? reason : `${reason} ${root.link}`;
}

/** The parts of a site that a sentence about its proof needs. */
type Provable = Pick<ExplainedSite, 'confidence' | 'proof' | 'file'> & {
  readonly root: { readonly file: string; readonly line: number } | null;
};

/** `proofWords` returns a sentence that says how certain the cause is, and what supports it. */
export function proofWords(site: Provable, what: 'regression' | 'leak' = 'regression'): string {
  const { confidence, proof } = site;
  if (confidence !== 'site' && proof !== null) {
    const found = `${confidence}: reverting ${partsWords(proof.reverted, site)} removes ${shareWords(proof, what)}`;
    if (confidence === 'proven') return found;
    return `${found}; ${percentOf(proof.restores) === 100 ? 'no smaller revert was found that does' : 'no other revert got closer'}`;
  }
  return confidence === 'likely'
    ? `likely: this changed line leads to the ${what === 'leak' ? 'leak' : 'allocation'}, but no experiment confirmed it`
    : `not proven: no changed line was found that leads to this ${what === 'leak' ? 'leak' : 'allocation'}`;
}

/**
 * `shareWords` returns what a revert removes: `the whole regression`, or `60% of the regression in B/op and the whole
 * regression in allocs/op` if the shares of the units differ.
 */
function shareWords({ restores, units = [] }: NonNullable<ExplainedSite['proof']>, what: string): string {
  const share = (part: number): string => {
    const percent = percentOf(part);
    return percent === 100 ? `the whole ${what}` : `${percent === 0 ? 'none' : `${percent}%`} of the ${what}`;
  };
  return units.length === 0 ? share(restores) : listed(units.map((one) => `${share(one.restores)} in ${one.unit}`));
}

/** A share that is at least this large is shown as the whole. */
const wholeShare = 0.975;

/** `percentOf` returns a share in whole percent, from 0 to 100, as proofs show it. */
export function percentOf(share: number): number {
  return share >= wholeShare ? 100 : Math.max(0, Math.round(share * 100));
}

/**
 * `proofParts` returns the sentence of `proofWords` in two parts, such as `Proven` and `reverting line 7 removes the
 * whole regression.`
 */
export function proofParts(...of: Parameters<typeof proofWords>): { readonly certainty: string; readonly why: string } {
  const [, certainty = '', why = ''] = /^([^:]*): (.*)$/s.exec(proofWords(...of)) ?? [];
  return { certainty: capital(certainty), why: `${why}.` };
}

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'];

/** Maximum number of reverted parts to name; if there are more, only their number is shown. */
const mostNamed = 3;

/**
 * `partsWords` returns what was reverted, as the object of "reverting": `lines 7 and 30–32 of stamp.go and the 2 lines
 * deleted between lines 40 and 41`. It names no file if all parts are in the file that is already shown.
 */
export function partsWords(parts: Reverted, { file, root }: Pick<Provable, 'file' | 'root'>): string {
  const files = [...new Set(parts.map((part) => part.file))];
  if (parts.length > mostNamed)
    return `${parts.length} parts of the change${files.length > 1 ? ` in ${files.length} files` : ''}`;
  const isPlain = files.length === 1 && files[0] === (root?.file ?? file);
  const linesIn = (some: Reverted): string =>
    listed(
      files.flatMap((name) => {
        const lines = linesOf(some.filter((part) => part.file === name));
        return lines.length === 0 ? [] : [isPlain ? listed(lines) : `${listed(lines)} of ${name}`];
      }),
    );
  const whole = (kind: Reverted[number]['whole']): Reverted => parts.filter((part) => part.whole === kind);
  const partial = whole(undefined);
  const [added, deleted, replaced] = [whole('added'), whole('deleted'), whole('changed')];
  const changed = partial.filter((part) => part.deleted === undefined);
  const gone = partial.filter((part) => part.deleted !== undefined);
  return listed([
    ...(changed.length === 0 ? [] : [linesIn(changed)]),
    ...(gone.length === 0 ? [] : [linesIn(gone)]),
    ...filesOf('new', added),
    ...filesOf('deleted', deleted),
    ...replaced.map((part) => part.file),
  ]);
}

function filesOf(kind: string, parts: Reverted): readonly string[] {
  return parts.map(({ file }) => `the ${kind} file ${file}`);
}

/**
 * `linesOf` returns phrases for the reverted parts of one file: one for all changed lines, such as `lines 7 and 9–12`,
 * and one for each deletion.
 */
function linesOf(parts: Reverted): readonly string[] {
  const ranges = parts
    .filter(({ deleted }) => deleted === undefined)
    .map(({ lines }) => lines)
    .toSorted(([a], [b]) => a - b);
  const isOne = ranges.length === 1 && ranges.every(([start, end]) => start === end);
  const shown = listed(ranges.map(([start, end]) => (start === end ? `${start}` : `${start}–${end}`)));
  return [...(ranges.length === 0 ? [] : [`${isOne ? 'line' : 'lines'} ${shown}`]), ...parts.flatMap(deletionOf)];
}

function deletionOf({ lines: [start, end], deleted, was = [] }: Reverted[number]): string | readonly string[] {
  if (deleted === undefined) return [];
  const lines = deleted === 1 ? 'the line deleted' : `the ${deleted} lines deleted`;
  const [line] = was;
  const what = deleted === 1 && line !== undefined ? `the deletion of \`${line}\`` : lines;
  // Lines deleted at the top of a file have only the first line of head as a neighbour.
  return start === end ? `${what} before line ${start}` : `${what} between lines ${start} and ${end}`;
}

/**
 * `fixWords` returns a phrase with the figures that were measured with the fix, rounded to whole numbers, and with the
 * test results. It returns `undefined` if no fix was measured.
 */
export function fixWords({ fix }: ExplainedSite): string | undefined {
  if (fix.measured === undefined) return undefined;
  const [objects, bytes] = [Math.round(fix.measured.allocsPerOp), Math.round(fix.measured.bytesPerOp)];
  const tests = fix.untested === true ? 'the package has no tests to check it' : 'test results unchanged';
  return `measured with this edit: ${allocsWords(objects)}, ${figure(bytes)} B/op; ${tests}`;
}

/**
 * `adviceWords` returns sentences that say what to do. If no fix was measured, they begin with a remark that this is
 * only advice.
 */
export function adviceWords({ fix }: ExplainedSite): string {
  return fix.measured === undefined ? `Advice (not measured): ${fix.advice}` : fix.advice;
}

/** Maximum number of benchmarks of a cause to name; the others are counted. */
const mostBenchmarks = 4;

/**
 * `benchmarksOf` returns the benchmark whose figures a cause shows, and the parts of a phrase about the others: `; also
 * affects B, C and 86 more (5 packages in all)`. `show` formats a name.
 */
export function benchmarksOf<Shown>(
  { benchmarks }: CauseGroup,
  show: (name: string) => Shown,
): { readonly first: Shown; readonly also: readonly (Shown | string)[] } {
  const names = [...new Set(benchmarks.map(({ benchmark }) => benchmark))].slice(0, mostBenchmarks);
  const [first = '', ...others] = names;
  const packages = new Set(benchmarks.map((subject) => subject.package)).size;
  const more = benchmarks.length - names.length;
  const items = [...others.map(show), ...(more > 0 ? [`${more} more`] : [])];
  const also = items.flatMap((item, index) => [
    index === 0 ? '; also affects ' : index === items.length - 1 ? ' and ' : ', ',
    item,
  ]);
  return { first: show(first), also: [...also, ...(packages > 1 ? [` (${packages} packages in all)`] : [])] };
}

/** `figure` formats a number: without decimals if it is at least 100, and otherwise with at most two. */
export function figure(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
  return rounded.toLocaleString('en-US', { useGrouping: true, maximumFractionDigits: 2 });
}

/**
 * `causePlace` returns the file and line of a cause: those of the changed line or, if no changed line is known, of the
 * site. If a whole file is the cause, it returns only the path.
 */
export function causePlace(site: ExplainedSite): string {
  const { file, line } = site.root ?? site;
  return site.root?.whole === true ? file : `${file}:${line}`;
}
