import type { Diagnostics, EscapeDiagnostic } from './diagnostic.ts';

/** An index of diagnostics by line. */
export interface DiagnosticIndex {
  at(file: string, line: number): readonly EscapeDiagnostic[];
  readonly all: readonly EscapeDiagnostic[];
}

export function indexDiagnostics({ known }: Diagnostics): DiagnosticIndex {
  const byLine = new Map<string, EscapeDiagnostic[]>();
  for (const diagnostic of known) {
    const key = `${diagnostic.at.file}:${diagnostic.at.line}`;
    const line = byLine.get(key);
    if (line === undefined) byLine.set(key, [diagnostic]);
    else line.push(diagnostic);
  }
  return { at: (file, line) => byLine.get(`${file}:${line}`) ?? [], all: known };
}
