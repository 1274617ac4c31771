import { type Cause, ruleOf } from '../causes/list.ts';
import { quoted } from '../escape/quoted.ts';
import { type Evidence, readableFunction } from './evidence.ts';
import { languageWords } from './language-words.ts';

/** `reasonOf` says why the site allocates, in one to three sentences with source code in backquotes. */
export function reasonOf(cause: Cause, evidence: Evidence): string {
  const sentences = [
    ruleOf(cause).reason(evidence),
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

function statusWords({ site }: Evidence): string {
  if (site.status !== 'more') return '';
  const before = round(site.base.objects);
  return `This line already allocated on base (${before} ${before === '1' ? 'object' : 'objects'} per operation); it now allocates ${round(site.head.objects)}.`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
