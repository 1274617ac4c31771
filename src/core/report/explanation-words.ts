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
export function costWords({ allocsPerOp, bytesPerOp }: ExplainedSite): string {
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

/** How sure it is, and by what. */
export function proofWords(site: ExplainedSite): string {
  const { confidence, proof } = site;
  if (confidence === 'proven' && proof !== null) {
    const percent = Math.round(proof.restores * 100);
    const share = percent >= 98 ? 'the whole regression is gone' : `${percent} % of the regression is gone`;
    return `proven: with ${reverted(proof.reverted, site)} taken back, ${share}`;
  }
  if (confidence === 'likely' && proof !== null)
    return `likely: with ${reverted(proof.reverted, site)} taken back, ${Math.min(100, Math.round(proof.restores * 100))} % of the regression is gone; the experiments came no nearer`;
  return confidence === 'likely'
    ? 'likely: this line was changed, but no experiment proved it'
    : 'the site only: no changed line was found on the way to it';
}

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'];

/** Parts that are named one by one; of more only their number is told. */
const mostNamed = 3;

/** `line 7`, `lines 7–9 and line 30 of stamp/stamp.go`: the file only where it is another than the one that is shown. */
function reverted(parts: Reverted, { file, root }: ExplainedSite): string {
  const files = [...new Set(parts.map((part) => part.file))];
  if (parts.length > mostNamed)
    return `${parts.length} parts of the change${files.length > 1 ? ` in ${files.length} files` : ''}`;
  const isPlain = files.length === 1 && files[0] === (root?.file ?? file);
  return listed(
    files.map((name) => {
      const lines = listed(parts.filter((part) => part.file === name).map(linesOf));
      return isPlain ? lines : `${lines} of ${name}`;
    }),
  );
}

function linesOf({ lines: [start, end] }: Reverted[number]): string {
  return start === end ? `line ${start}` : `lines ${start}–${end}`;
}

/** `measured with this edit: 1 allocs/op, 64 B/op`, rounded as the rule judges; `undefined` where no fix was measured. */
export function fixWords({ fix }: ExplainedSite): string | undefined {
  if (fix.measured === undefined) return undefined;
  return `measured with this edit: ${figure(Math.round(fix.measured.allocsPerOp))} allocs/op, ${figure(Math.round(fix.measured.bytesPerOp))} B/op; the package’s tests end as without it`;
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
