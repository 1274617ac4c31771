import { type Cause, ruleOf } from '../causes/list.ts';
import { quoted } from '../escape/quoted.ts';
import { dataWords } from './data-words.ts';
import { type Evidence, readableFunction } from './evidence.ts';
import { languageWords } from './language-words.ts';

/** `reasonOf` explains why the site allocates, in one to three sentences with source code in backquotes. */
export function reasonOf(cause: Cause, evidence: Evidence): string {
  const sentences = [
    ruleOf(cause).reason(evidence),
    benchmarkLoopWords(evidence),
    dataWords(evidence),
    languageWords(evidence),
    inlining(evidence),
    statusWords(evidence),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function inlining({ lostInlining }: Evidence): string {
  return lostInlining === undefined
    ? ''
    : `The compiler no longer inlines ${quoted(readableFunction(lostInlining.function))} (${lostInlining.reason}), so its result can't stay on the caller's stack.`;
}

/**
 * `benchmarkLoopWords` explains what `b.Loop` does to a benchmark that looped over `b.N` before
 * (https://go.dev/issue/73137).
 */
function benchmarkLoopWords({ benchmarkLoop }: Evidence): string {
  if (benchmarkLoop === undefined) return '';
  return keepsCalls(benchmarkLoop)
    ? 'The benchmark now loops with `b.Loop`: Go 1.24 and 1.25 do not inline calls in the body of such a loop, so results that stayed on the stack are allocated on the heap. The package itself did not get worse.'
    : 'The benchmark now loops with `b.Loop`, which keeps arguments and results of the calls in its body alive. The package itself did not get worse.';
}

/** `keepsCalls` reports whether this version of Go doesn't inline calls in the body of a `b.Loop` loop. */
export function keepsCalls(goVersion: string): boolean {
  return /^go1\.2[45](?:\D|$)/.test(goVersion);
}

function statusWords({ site }: Evidence): string {
  // What base had elsewhere in the function belongs to the site's figures, but not to this line.
  if (site.status !== 'more' || site.base.objects - site.own.objects + site.ofOther >= 0.005) return '';
  const before = round(site.own.objects);
  return `This line already allocated on base (${before} ${before === '1' ? 'object' : 'objects'} per operation); it now allocates ${round(site.head.objects)}.`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
