import type { FaultCause } from '../../errors.ts';
import { buildFault } from './environment-fault.ts';

/** Matches a message with its position, as compilers and the go command print it. */
const positioned = /^(\S.*?\.[A-Za-z]\w*):(\d+)(?::\d+)?: /;

/** Matches messages of the go command that are about sources but name no line. */
const aboutSources =
  /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|no required module provides package|inconsistent vendoring|import cycle not allowed|found packages .+ in |build constraints exclude all Go files|no (?:non-test )?Go files in/;

/**
 * `causeOfBuildFailure` returns the cause of a failed build. The cause is the code only if nothing in the message
 * points to the environment. In addition, every line that the message names must be in one of the commit's own files; a
 * message that names no line must say that the sources don't fit together.
 */
export function causeOfBuildFailure(message: string, isOwnFile: (path: string) => boolean): FaultCause {
  if (buildFault(withoutSourceQuotes(message)) !== undefined) return 'environment';
  const places = message.split('\n').flatMap((line) => positioned.exec(line)?.[1] ?? []);
  if (places.length === 0) return aboutSources.test(message) ? 'code' : 'unclear';
  return places.every(isOwnFile) ? 'code' : 'unclear';
}

/** One error that `go list` reports about a package. */
export interface LoadError {
  /** The position of the error, as `file:line:column`; it may be empty. */
  readonly position: string;
  readonly words: string;
}

/**
 * Matches errors of Go's parser about a package clause or imports, the only parts of a file that the go command parses.
 */
const syntax =
  /^(?:expected |illegal |invalid (?:character|BOM|UTF|import path)|missing |unexpected |unknown escape|escape |imports must appear|import path |newline in |more than one )|not terminated/;

/** Matches messages of the go command about wrong imports and embedded files. */
const wrongImports =
  /use of (?:internal|vendored) package|is a program, not an importable package|malformed import path|^pattern \S+: |C source files not allowed|wrong signature for /;

/**
 * `causeOfLoadFailure` returns why the go command can't load a package. The cause is the code only if every message is
 * one that only sources can cause. A position in a source file isn't enough, because a failed download is reported at
 * an import, just like a wrong import.
 */
export function causeOfLoadFailure(errors: readonly LoadError[], isOwnFile: (path: string) => boolean): FaultCause {
  if (errors.some(({ words }) => buildFault(words) !== undefined)) return 'environment';
  const isOfSources = ({ position, words }: LoadError): boolean => {
    const [file = ''] = position.split(':');
    const isKnown = aboutSources.test(words) || syntax.test(words) || wrongImports.test(words);
    return isKnown && (file === '' || isOwnFile(file));
  };
  return errors.length > 0 && errors.every(isOfSources) ? 'code' : 'unclear';
}

/** `withoutSourceQuotes` drops the source lines that a C compiler quotes below its message. */
function withoutSourceQuotes(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/^\s+(?:\d+ )?\|/.test(line))
    .join('\n');
}
