import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sources } from '../../src/core/cause/atoms.ts';
import { importsReplySchema, linesReplySchema, type SourceLines } from '../../src/core/cause/source-facts.ts';
import { lineAt, sourceFile, type SourceLine } from '../../src/core/cause/source-line.ts';
import { findProgramSource } from '../../src/adapters/go/source-facts/source.ts';
import type { ImportEdit, SourceText } from '../../src/ports.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
let built: string | undefined;

/** The compiled program that reads Go source, kept until its source changes. */
function gofacts(): string {
  if (built !== undefined) return built;
  const folder = at('../../node_modules/.cache/gofacts');
  const program = join(folder, findProgramSource()?.digest ?? 'none');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const draft = `${program}.${process.pid}`;
    const env = { ...process.env, GOFLAGS: '', GOWORK: 'off', CGO_ENABLED: '0' };
    execFileSync('go', ['build', '-buildvcs=false', '-o', draft, '.'], { cwd: at('../../assets/gofacts'), env });
    renameSync(draft, program);
  }
  return (built = program);
}

function ask(request: object): unknown {
  const limit = 256 * 1024 * 1024;
  return JSON.parse(execFileSync(gofacts(), { input: JSON.stringify(request), encoding: 'utf8', maxBuffer: limit }));
}

/** What the real program says about lines of some texts. */
export function linesOfTexts(sources: readonly SourceText[]): readonly SourceLines[] {
  return linesReplySchema.parse(ask({ kind: 'lines', sources })).sources;
}

/** The real program's edits of imports. */
export function importsOfTexts(sources: readonly ImportEdit[]): readonly string[] {
  return importsReplySchema.parse(ask({ kind: 'imports', sources })).texts;
}

/** Both sides of a change by path, with all of their lines described. */
export function sourcesOf(
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>> = {},
): Sources {
  const [before, after] = [Object.entries(base), Object.entries(head)];
  const described = linesOfTexts([...before, ...after].map(([name, text]) => whole(name, text)));
  return {
    base: new Map(before),
    head: new Map(after),
    described: {
      base: new Map(before.flatMap(([name], index) => entry(name, described[index]))),
      head: new Map(after.flatMap(([name], index) => entry(name, described[before.length + index]))),
    },
  };
}

function entry(name: string, lines: SourceLines | undefined): readonly (readonly [string, SourceLines])[] {
  return lines === undefined ? [] : [[name, lines]];
}

function whole(name: string, text: string): SourceText {
  return { name, text, ranges: [{ line: 1, endLine: text.split('\n').length }] };
}

/** Statements as the lines of a function, or declarations as the lines of a file. */
export function sourceLines(...texts: readonly string[]): readonly SourceLine[] {
  const isTop = texts.some((text) => /^(?:func|type|import|\/\/go:)/.test(text));
  const source = ['package p', isTop ? '' : 'func f() {', ...texts, isTop ? '' : '}'].join('\n');
  const file = sourceFile(source, linesOfTexts([whole('p.go', source)])[0]);
  return texts.map((_, index) => lineAt(file, index + 3));
}
