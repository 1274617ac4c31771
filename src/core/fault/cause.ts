import type { FaultCause } from '../../errors.ts';
import { buildFault } from './environment-fault.ts';

/** A message with its place, as compilers and the go command print it. */
const positioned = /^(\S.*?\.[A-Za-z]\w*):(\d+)(?::\d+)?: /;

/** Matches what the go command says about sources without naming a line. */
const aboutSources =
  /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|no required module provides package|inconsistent vendoring|import cycle not allowed|found packages .+ in |build constraints exclude all Go files|no (?:non-test )?Go files in/;

/**
 * `causeOfBuildFailure` says whose fault a failed build is. It is the code's only if a message names a line of the
 * commit's own files, or says that the sources don't fit together, and nothing in it points to the environment.
 */
export function causeOfBuildFailure(message: string, isOwnFile: (path: string) => boolean): FaultCause {
  if (buildFault(withoutSourceQuotes(message)) !== undefined) return 'environment';
  const places = message.split('\n').flatMap((line) => positioned.exec(line)?.[1] ?? []);
  if (places.length === 0) return aboutSources.test(message) ? 'code' : 'unclear';
  return places.every(isOwnFile) ? 'code' : 'unclear';
}

/** One error that `go list` reports about a package. */
export interface LoadError {
  /** Where it stands, as `file:line:column`; may be empty. */
  readonly position: string;
  readonly words: string;
}

/** Matches errors of Go's parser about a package clause or imports, which is all that the go command reads. */
const syntax =
  /^(?:expected |illegal |invalid (?:character|BOM|UTF|import path)|missing |unexpected |unknown escape|escape |imports must appear|import path |newline in |more than one )|not terminated/;

/** Matches what the go command says about wrong imports and embedded files. */
const wrongImports =
  /use of (?:internal|vendored) package|is a program, not an importable package|malformed import path|^pattern \S+: |C source files not allowed|wrong signature for /;

/**
 * `causeOfLoadFailure` says whose fault it is that the go command can't load a package. It is the code's only if each
 * message is one that sources alone can cause: a failed download is reported at an import, as a wrong import is.
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

/** `withoutSourceQuotes` drops the source that a C compiler quotes below its message. */
function withoutSourceQuotes(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/^\s+(?:\d+ )?\|/.test(line))
    .join('\n');
}
