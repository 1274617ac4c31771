import { wordsIn } from '../escape/words-in.ts';

/** One error of Go's compiler or type checker. */
export interface CompileError {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const position = /^(?:vet: )?(?:\.\/)?([^\s:][^:]*\.go):(\d+)(?::\d+)?: (.*)$/;

/** `parseCompileErrors` returns the errors in a build's output that have a position. */
export function parseCompileErrors(message: string): readonly CompileError[] {
  return message.split('\n').flatMap((line): CompileError[] => {
    const [, file, number, text] = position.exec(line.trim()) ?? [];
    return file === undefined || number === undefined || text === undefined
      ? []
      : [{ file, line: Number(number), text }];
  });
}

/** The repair that the text of an error calls for (go/types, `internal/types/errors`). */
export type Repair =
  /** The import on that line is no longer used. */
  | { readonly kind: 'drop-import'; readonly file: string; readonly line: number }
  /** Other parts of the change that mention these names must be reverted as well. */
  | { readonly kind: 'names'; readonly file: string; readonly names: readonly string[] }
  /** The source needs a module, or a language version, that only base's go.mod provides. */
  | { readonly kind: 'requirements' };

/** Words in Go's messages that don't name anything in the source. */
const common = new Set(
  'undefined declared and not used imported as in call to argument arguments enough too many have want cannot use value variable constant type of for struct literal field method missing return assignment mismatch returns but is required expected func string int error bool byte any map chan interface redeclared this block other declaration unknown the a an no new variables on left side has does implement pointer receiver non name invalid operation operator not defined mismatched types untyped nil values struct with by from must be or at end'.split(
    ' ',
  ),
);

/** Patterns of messages in which only the captured name belongs to the source. */
const specific: readonly RegExp[] = [
  /^undefined: (\S+)$/,
  /^\S+ undefined \(type .* has no field or method ([^\s,)]+)/,
  /^unknown field (\S+) in struct literal/,
  /^(?:not enough|too many) arguments in call to ([^\s(]+)/,
  /^declared and not used: (\S+)$/,
  /^(\S+) redeclared in this block$/,
  /^assignment mismatch: .* but ([^\s(]+).* returns? /,
  /missing method ([^\s)]+)/,
  /^method (\S+) already declared/,
];

/** Matches the go command's message for an import that no required module provides (cmd/go/internal/modload). */
const missingModule =
  /^(?:no required module provides package|missing go\.sum entry for|cannot find module providing package) /;

/** Matches the message that the language version in go.mod is too old (cmd/compile/internal/types2/version.go). */
const newerLanguage = /requires go1\.\d+(?:\.\d+)? or later\b/;

/** `repairOf` returns the repair that an error calls for. */
export function repairOf({ file, line, text }: CompileError): Repair {
  if (/^"[^"]+" imported(?: as \S+)? and not used/.test(text)) return { kind: 'drop-import', file, line };
  if (missingModule.test(text) || newerLanguage.test(text)) return { kind: 'requirements' };
  const [named] = specific.flatMap((form) => form.exec(text)?.[1] ?? []);
  // Only the last part of a name such as `o.items` is sure to appear on the lines to revert. It counts even if it is
  // also one of the common words.
  if (named !== undefined) return { kind: 'names', file, names: [named.split('.').at(-1) ?? named] };
  const words = wordsIn(text);
  return { kind: 'names', file, names: [...new Set(words)].filter((word) => !common.has(word)) };
}
