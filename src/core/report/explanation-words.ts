import { listed } from '../cause/listed.ts';
import type { CauseGroup } from './explanation-groups.ts';
import type { ExplainedSite } from './model.ts';

/** What a reader calls each cause. */
export const causeWords: Readonly<Record<ExplainedSite['cause'], string>> = {
  'append-growth': 'a slice grows as it is filled',
  'buffer-growth': 'a buffer grows as it is written to',
  'map-growth': 'a map is created or grows',
  'make-size': 'a slice is allocated on the heap',
  'closure-capture': 'a closure keeps its captured variables on the heap',
  'interface-boxing': 'a value is converted to an interface',
  fmt: 'formatting',
  'string-concat': 'strings are concatenated',
  'bytes-string-conversion': 'a string conversion copies',
  'pointer-escape': 'a value escapes to the heap',
  'larger-object': 'allocated objects got larger',
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

/** How many further sites of one cause are listed one by one; the others are summed. */
const mostFurther = 3;

/** The further sites of a cause: those to list one by one, and the sum of the rest (`2 more: 0 → 5 allocs/op`). */
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
    const share = percent >= 98 ? 'the whole regression' : `${percent}% of the regression`;
    return `proven: reverting ${reverted(proof.reverted, site)} removes ${share}`;
  }
  if (confidence === 'likely' && proof !== null)
    return `likely: reverting ${reverted(proof.reverted, site)} removes ${Math.min(100, Math.round(proof.restores * 100))}% of the regression; no other revert got closer`;
  return confidence === 'likely'
    ? 'likely: this changed line leads here, but no experiment confirmed it'
    : 'not proven: no changed line was found that leads to this allocation';
}

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'];

/** How many reverted parts are named one by one; beyond that only their number is given. */
const mostNamed = 3;

/**
 * What was reverted, as an object of "reverting": `line 7, lines 30–32 of stamp.go and the 2 lines deleted between lines 40
 * and 41`. The file is named only where it differs from the one that is shown.
 */
function reverted(parts: Reverted, { file, root }: ExplainedSite): string {
  const files = [...new Set(parts.map((part) => part.file))];
  if (parts.length > mostNamed)
    return `${parts.length} parts of the change${files.length > 1 ? ` in ${files.length} files` : ''}`;
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
  return listed([
    ...(changed.length === 0 ? [] : [linesIn(changed)]),
    ...(gone.length === 0 ? [] : [linesIn(gone)]),
    ...filesOf('new', added),
    ...filesOf('deleted', deleted),
  ]);
}

function filesOf(kind: string, parts: Reverted): readonly string[] {
  return parts.map(({ file }) => `the ${kind} file ${file}`);
}

function linesOf({ lines: [start, end], deleted }: Reverted[number]): string {
  if (deleted === undefined) return start === end ? `line ${start}` : `lines ${start}–${end}`;
  const what = deleted === 1 ? 'the line deleted' : `the ${deleted} lines deleted`;
  // Lines deleted at the top of a file have only the first line of head as a neighbour.
  return start === end ? `${what} before line ${start}` : `${what} between lines ${start} and ${end}`;
}

/** `measured with this edit: 1 alloc/op, 64 B/op`, rounded as the rule judges; `undefined` where no fix was measured. */
export function fixWords({ fix }: ExplainedSite): string | undefined {
  if (fix.measured === undefined) return undefined;
  const [objects, bytes] = [Math.round(fix.measured.allocsPerOp), Math.round(fix.measured.bytesPerOp)];
  const tests = fix.untested === true ? 'the package has no tests to check it' : 'test results unchanged';
  return `measured with this edit: ${figure(objects)} ${objects === 1 ? 'alloc' : 'allocs'}/op, ${figure(bytes)} B/op; ${tests}`;
}

/** What to do, marked as advice where no edit was measured. */
export function adviceWords({ fix }: ExplainedSite): string {
  return fix.measured === undefined ? `Advice (not measured): ${fix.advice}` : fix.advice;
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
