import { readFileSync } from 'node:fs';
import type { Diagnostics, EscapeDiagnostic } from '../../../src/core/escape/diagnostic.ts';
import { parseDiagnostics } from '../../../src/core/escape/parse-diagnostics.ts';

const fixtures = new URL('../../fixtures/escape/', import.meta.url);

/** Releases whose compilers' words about the sample module are stored (`npm run capture:escape`). */
export const releases = ['1.22', '1.24', '1.25', '1.26', '1.27'] as const;
export type Release = (typeof releases)[number];

export function capturedText(release: Release): string {
  return readFileSync(new URL(`go${release}.txt`, fixtures), 'utf8');
}

const parsed = new Map<Release, Diagnostics>();

/** What the release says, files named from the sample's top. */
export function captured(release: Release): Diagnostics {
  const known = parsed.get(release) ?? parseDiagnostics(capturedText(release), (file) => file.replace(/^\.\//, ''));
  parsed.set(release, known);
  return known;
}

/** The line of a sample file, counted from 1, that holds a text; it must be there once. */
export function lineOf(file: string, text: string): number {
  const lines = readFileSync(new URL(`sample/${file}`, fixtures), 'utf8').split('\n');
  const found = lines.flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
  const [line] = found;
  if (line === undefined || found.length > 1) throw new Error(`${found.length} lines of ${file} hold ${text}`);
  return line;
}

/** Diagnostics of one kind on the line of a sample file that holds a text. */
export function saidOf<K extends EscapeDiagnostic['kind']>(
  release: Release,
  kind: K,
  file: string,
  text: string,
): Extract<EscapeDiagnostic, { kind: K }>[] {
  const line = lineOf(file, text);
  return captured(release).known.filter(
    (diagnostic): diagnostic is Extract<EscapeDiagnostic, { kind: K }> =>
      diagnostic.kind === kind && diagnostic.at.file === file && diagnostic.at.line === line,
  );
}
