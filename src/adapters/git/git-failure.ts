import { runFault } from '../../core/fault/environment-fault.ts';
import { GateError } from '../../errors.ts';
import type { GitOutcome } from './git.ts';

const LONGEST_MESSAGE = 2000;

/** `gitMessage` returns git's error message, without the credentials that a URL in it may contain. */
export function gitMessage(outcome: Pick<GitOutcome, 'stderr' | 'code'>): string {
  const text = outcome.stderr
    .slice(0, LONGEST_MESSAGE)
    .replaceAll(/:\/\/[^/@\s]{1,500}@/g, '://')
    .trim();
  return text === '' ? `exit code ${outcome.code}` : text;
}

/** `outputOf` returns the standard output of a git command that must succeed. Errors: `snapshot-failed`. */
export function outputOf(outcome: GitOutcome, doing: string): Buffer {
  if (outcome.code === 0) return outcome.stdout;
  const message = gitMessage(outcome);
  throw new GateError(
    'snapshot-failed',
    `git failed while ${doing}: ${message}`,
    runFault(message)?.remedy ??
      'Fix the problem that git reports (`git fsck` in your checkout finds damage), then run allocgate again.',
  );
}

/**
 * `lineOf` returns the single line that a git command printed, without the newline, or `undefined` if the command
 * failed.
 */
export function lineOf(outcome: GitOutcome): string | undefined {
  if (outcome.code !== 0) return undefined;
  const text = outcome.stdout.toString();
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}
