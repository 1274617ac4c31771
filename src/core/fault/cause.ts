import type { FaultCause } from '../../errors.ts';
import { buildFault } from './environment-fault.ts';

/** A message with its place, as compilers and the go command print it. */
const positioned = /^(\S.*?\.[A-Za-z]\w*):(\d+)(?::\d+)?: /;

/** What the go command says of sources without naming a line. */
const aboutSources =
  /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|no required module provides package|inconsistent vendoring|import cycle not allowed|found packages .+ in |build constraints exclude all Go files|no (?:non-test )?Go files in/;

/**
 * Says whose fault a failed build is. It is the code's only where a message names a line of the commit's own files, or
 * says that the sources don't fit together, and nothing in it speaks of the environment.
 */
export function causeOfBuildFailure(message: string, isOwnFile: (path: string) => boolean): FaultCause {
  if (buildFault(withoutSourceQuotes(message)) !== undefined) return 'environment';
  const places = message.split('\n').flatMap((line) => positioned.exec(line)?.[1] ?? []);
  if (places.length === 0) return aboutSources.test(message) ? 'code' : 'unclear';
  return places.every(isOwnFile) ? 'code' : 'unclear';
}

/** A C compiler quotes the source below its message; what the code itself says is no message. */
function withoutSourceQuotes(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/^\s+(?:\d+ )?\|/.test(line))
    .join('\n');
}
