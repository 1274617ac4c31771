import type { Random } from '../../../oracle/random.ts';

/** A part of the text, with the line that it comes from: `undefined` where something else put it there. */
interface Piece {
  readonly text: string;
  readonly line: number | undefined;
}

/** A broken text, and for each of its lines what it has of each line of the original. */
export interface Broken {
  readonly kind: string;
  readonly text: string;
  readonly origins: readonly ReadonlyMap<number, string>[];
}

/** Breaks a text that is given line by line, each with its line break. */
type Break = (lines: readonly Piece[], random: Random) => readonly Piece[];

/** Every way to break a text; each is one accident of a disk, a pipe, an editor or a second writer. */
const breaks: Readonly<Record<string, Break>> = {
  'flip a bit': (lines, random) =>
    atByte(lines, random, ({ text, line }) => [
      { text: String.fromCodePoint((text.codePointAt(0) ?? 0) ^ (1 << random.below(7))), line },
    ]),
  'replace a byte': (lines, random) => atByte(lines, random, ({ line }) => [{ text: random.pick(bytes), line }]),
  'drop a byte': (lines, random) => atByte(lines, random, () => []),
  'insert a byte': (lines, random) => atByte(lines, random, (byte) => [strange(random.pick(bytes)), byte]),
  'drop a line': (lines, random) => lines.toSpliced(random.below(lines.length), 1),
  'repeat a line': (lines, random) => {
    const index = random.below(lines.length);
    return lines.toSpliced(index, 0, ...lines.slice(index, index + 1));
  },
  'swap two lines': (lines, random) => {
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    const swapped = [...lines];
    swapped.splice(one, 1, ...lines.slice(other, other + 1));
    swapped.splice(other, 1, ...lines.slice(one, one + 1));
    return swapped;
  },
  'join two lines': (lines, random) => {
    const index = random.below(lines.length);
    return lines.map((piece, at) => (at === index ? { ...piece, text: piece.text.slice(0, -1) } : piece));
  },
  'break a line': (lines, random) => atByte(lines, random, (byte) => [strange('\n'), byte]),
  'cut the end off': (lines, random) => cut(lines, 0, random.below(lengthOf(lines))),
  'cut a part out': (lines, random) => {
    const from = random.below(lengthOf(lines));
    const to = from + 1 + random.below(random.pick([8, 60, 400] as const));
    return [...cut(lines, 0, from), ...cut(lines, to, Infinity)];
  },
  'repeat a part': (lines, random) => {
    const from = random.below(lengthOf(lines));
    return [...cut(lines, 0, from), ...cut(lines, from, from + 1 + random.below(120)), ...cut(lines, from, Infinity)];
  },
  'write into it': (lines, random) => atByte(lines, random, (byte) => [strange(random.pick(foreign)), byte]),
};

const bytes = [
  '\n',
  '\r',
  '\t',
  ' ',
  '0',
  '7',
  '-',
  '.',
  '/',
  'B',
  'x',
  '"',
  '\\',
  '{',
  '}',
  ':',
  '\u0000',
  '\ufffd',
] as const;
const foreign = [
  'exit status 1\n',
  'go: downloading example.com/x v1.0.0\n',
  '\u001b[32m',
  'warning: x',
  'PASS\n',
  'FAIL\n',
] as const;

export const breakKinds: readonly string[] = Object.keys(breaks);

/** Breaks a text in one place. */
export function breakText(lines: readonly string[], kind: string, random: Random): Broken {
  const pieces =
    breaks[kind]?.(
      lines.map((text, line) => ({ text: `${text}\n`, line })),
      random,
    ) ?? [];
  const origins = [new Map<number, string>()];
  for (const { text, line } of pieces) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) origins.push(new Map());
      const last = origins.at(-1);
      if (line !== undefined && part !== '') last?.set(line, (last.get(line) ?? '') + part);
    }
  }
  return { kind, text: pieces.map(({ text }) => text).join(''), origins };
}

function strange(text: string): Piece {
  return { text, line: undefined };
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((length, { text }) => length + text.length, 0);
}

/** The pieces from one place in the text to another. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let start = 0;
  return pieces.flatMap(({ text, line }) => {
    const part = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return part === '' ? [] : [{ text: part, line }];
  });
}

function atByte(pieces: readonly Piece[], random: Random, make: (byte: Piece) => readonly Piece[]): Piece[] {
  const at = random.below(lengthOf(pieces));
  return [...cut(pieces, 0, at), ...cut(pieces, at, at + 1).flatMap(make), ...cut(pieces, at + 1, Infinity)];
}
