import { listed } from '../cause/listed.ts';
import type { CauseGroup } from './explanation-groups.ts';
import type { ExplainedSite } from './model.ts';

/** What a reader calls each cause. */
export const causeWords: Readonly<Record<ExplainedSite['cause'], string>> = {
  'append-growth': 'a slice grows while it is filled',
  'buffer-growth': 'a buffer grows while it is written',
  'map-growth': 'a map is made, or grows',
  'make-size': 'a slice is made on the heap',
  'closure-capture': 'a function literal keeps what it captures',
  'interface-boxing': 'a value is put into an interface',
  fmt: 'formatting',
  'string-concat': 'strings are joined',
  'bytes-string-conversion': 'a conversion copies',
  'pointer-escape': 'a value escapes to the heap',
  'larger-object': 'objects are larger',
  'lost-pool': 'a pooled object is not reused',
  callee: 'a called function allocates',
  dependency: 'a dependency changed',
  other: 'an allocation',
};

/** `1 → 3 allocs/op, 64 → 192 B/op` at one site; the figure that did not move is left out. */
export function costWords({ allocsPerOp, bytesPerOp }: Pick<ExplainedSite, 'allocsPerOp' | 'bytesPerOp'>): string {
  const moved = (unit: string, { base, head }: { readonly base: number; readonly head: number }): string[] =>
    Math.abs(head - base) < 0.005 ? [] : [`${figure(base)} → ${figure(head)} ${unit}`];
  const parts = [...moved('allocs/op', allocsPerOp), ...moved('B/op', bytesPerOp)];
  return parts.length === 0
    ? `${figure(allocsPerOp.head)} allocs/op, ${figure(bytesPerOp.head)} B/op`
    : parts.join(', ');
}

/** Two sites of one line differ by what is called there. */
export function isSameLine(one: ExplainedSite, other: ExplainedSite): boolean {
  return one.file === other.file && one.line === other.line;
}

/** Further sites of one cause that are told one by one; of the others only what they cost together. */
const mostFurther = 3;

/** Sites that are told beneath another of the same cause, and those that only their sum tells of: `2 more: 0 → 5 allocs/op`. */
export function furtherOf({ further }: CauseGroup): {
  readonly told: readonly ExplainedSite[];
  readonly rest: string | undefined;
} {
  const [told, rest] = [further.slice(0, mostFurther), further.slice(mostFurther)];
  const sum = (figures: (site: ExplainedSite) => { readonly base: number; readonly head: number }) => ({
    base: rest.reduce((total, site) => total + figures(site).base, 0),
    head: rest.reduce((total, site) => total + figures(site).head, 0),
  });
  if (rest.length === 0) return { told, rest: undefined };
  const cost = { allocsPerOp: sum(({ allocsPerOp }) => allocsPerOp), bytesPerOp: sum(({ bytesPerOp }) => bytesPerOp) };
  return { told, rest: `${rest.length} more: ${costWords(cost)}` };
}

/** Why the site allocates, and what ties the changed line to it. */
export function reasonWords({ reason, root }: ExplainedSite): string {
  return root?.link === undefined ? reason : `${reason} ${root.link}`;
}

/** How sure it is, and by what. */
export function proofWords(site: ExplainedSite): string {
  const { confidence, proof } = site;
  if (confidence === 'proven' && proof !== null) {
    const percent = Math.round(proof.restores * 100);
    const share = percent >= 98 ? 'the whole regression is gone' : `${percent} % of the regression is gone`;
    return `proven: with ${reverted(proof.reverted, site)}, ${share}`;
  }
  if (confidence === 'likely' && proof !== null)
    return `likely: with ${reverted(proof.reverted, site)}, ${Math.min(100, Math.round(proof.restores * 100))} % of the regression is gone; the experiments came no nearer`;
  return confidence === 'likely'
    ? 'likely: this line was changed, but no experiment proved it'
    : 'the site only: no changed line was found on the way to it';
}

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'];

/** Parts that are named one by one; of more only their number is told. */
const mostNamed = 3;

/**
 * `line 7 and lines 30–32 of stamp.go taken back, and the 2 deleted lines between 40 and 41 put back`: the file only where it
 * is another than the one that is shown.
 */
function reverted(parts: Reverted, { file, root }: ExplainedSite): string {
  const files = [...new Set(parts.map((part) => part.file))];
  if (parts.length > mostNamed)
    return `${parts.length} parts of the change${files.length > 1 ? ` in ${files.length} files` : ''} taken back`;
  const isPlain = files.length === 1 && files[0] === (root?.file ?? file);
  const linesIn = (some: Reverted): string =>
    listed(
      files.flatMap((name) => {
        const lines = some.filter((part) => part.file === name).map(linesOf);
        return lines.length === 0 ? [] : [isPlain ? listed(lines) : `${listed(lines)} of ${name}`];
      }),
    );
  const whole = (kind: Reverted[number]['whole']): Reverted => parts.filter((part) => part.whole === kind);
  const partial = whole(undefined);
  const [added, deleted] = [whole('added'), whole('deleted')];
  const changed = partial.filter((part) => part.deleted === undefined);
  const gone = partial.filter((part) => part.deleted !== undefined);
  const back = [...(gone.length === 0 ? [] : [linesIn(gone)]), ...filesOf('deleted', deleted)];
  const phrases = [
    ...(changed.length === 0 ? [] : [`${linesIn(changed)} taken back`]),
    ...(added.length === 0 ? [] : [`${listed(filesOf('new', added))} taken away`]),
    ...(back.length === 0 ? [] : [`${listed(back)} put back`]),
  ];
  return phrases.join(', and ');
}

function filesOf(kind: string, parts: Reverted): readonly string[] {
  return parts.map(({ file }) => `the ${kind} file ${file}`);
}

function linesOf({ lines: [start, end], deleted }: Reverted[number]): string {
  if (deleted === undefined) return start === end ? `line ${start}` : `lines ${start}–${end}`;
  const what = deleted === 1 ? 'the deleted line' : `the ${deleted} deleted lines`;
  // What stood before the first line of head has only that as a neighbour.
  return start === end ? `${what} before line ${start}` : `${what} between ${start} and ${end}`;
}

/** `measured with this edit: 1 allocs/op, 64 B/op`, rounded as the rule judges; `undefined` where no fix was measured. */
export function fixWords({ fix }: ExplainedSite): string | undefined {
  if (fix.measured === undefined) return undefined;
  return `measured with this edit: ${figure(Math.round(fix.measured.allocsPerOp))} allocs/op, ${figure(Math.round(fix.measured.bytesPerOp))} B/op; ${fix.untested === true ? 'the package has no tests that could tell more' : 'the package’s tests end as without it'}`;
}

/** What to do; said to be no more than advice where no edit was measured. */
export function adviceWords({ fix }: ExplainedSite): string {
  return fix.measured === undefined ? `Advice, not measured: ${fix.advice}` : fix.advice;
}

/** `BenchmarkA, and BenchmarkB, BenchmarkC and 3 more`. */
export function benchmarksOf({ benchmark, also }: CauseGroup, most = 3): readonly string[] {
  return also.length <= most ? [benchmark, ...also] : [benchmark, ...also.slice(0, most)];
}

/** Whole, or with two digits where a fraction matters. */
export function figure(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
  return rounded.toLocaleString('en-US', { useGrouping: true, maximumFractionDigits: 2 });
}
