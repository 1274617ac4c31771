import { quoted } from '../escape/quoted.ts';
import type { Evidence, LanguageChange } from './evidence.ts';

/**
 * `languageWords` explains the effect of a changed Go version in a go.mod, or returns `''` if the version didn't
 * change.
 */
export function languageWords(evidence: Evidence): string {
  const { language } = evidence;
  if (language === undefined) return '';
  const { file, line, before, after } = language;
  const changed = `${quoted(`${line} ${line === 'toolchain' ? 'go' : ''}${after}`)} in ${file}${before === '' ? '' : ` instead of ${before}`}`;
  if (hasOwnVariables(evidence))
    return `The change sets ${changed}, and since Go 1.22 each loop iteration has its own variables (https://go.dev/doc/go1.22).`;
  return line === 'go'
    ? `The change sets ${changed}, which selects the language version the code is built with.`
    : `The change sets ${changed}, which builds the same code with a different compiler and standard library.`;
}

/**
 * `hasOwnVariables` reports whether a loop variable moved to the heap because each iteration now has its own copy
 * (https://go.dev/doc/go1.22).
 */
export function hasOwnVariables({ language, escape, facts }: Pick<Evidence, 'language' | 'escape' | 'facts'>): boolean {
  const isInLoop =
    facts?.loops.some(({ benchmark }) => !benchmark) === true || facts?.allocation?.kind === 'moved-to-heap';
  return (
    language?.line === 'go' &&
    isBefore122(language.before) &&
    !isBefore122(language.after) &&
    escape?.isVariable === true &&
    isInLoop
  );
}

function isBefore122(version: LanguageChange['before']): boolean {
  const [major = 1, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return major === 1 && minor < 22;
}
