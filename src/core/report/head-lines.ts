import type { GateReport } from './model.ts';

/** A line in a file of the measured code. */
export interface MeasuredPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * Returns the number of a measured line in the pull request's own head, or `undefined` if head doesn't contain the line
 * as it was measured.
 */
export type HeadLine = (place: MeasuredPlace) => number | undefined;

/** Maximum number of lines in a report's `headLines`; a comment links to fewer. */
const mostLines = 500;

/**
 * `placesOf` returns the lines to which a report may link: those of the sites, and the changed lines that lead to them.
 */
export function placesOf({ explanations }: Pick<GateReport, 'explanations'>): readonly MeasuredPlace[] {
  return explanations.flatMap(({ sites }) =>
    sites.flatMap((site) => (site.root === null ? [site] : [site.root, site])),
  );
}

/**
 * `withHeadLines` adds to a report the numbers that the linked lines have on the pull request's head, for a job that
 * publishes the report without having the repository.
 */
export function withHeadLines(report: GateReport, commit: string, headLine: HeadLine): GateReport {
  const lines = new Map<string, { file: string; line: number; at: number }>();
  for (const { file, line } of placesOf(report)) {
    const at = headLine({ file, line });
    if (at !== undefined && lines.size < mostLines) lines.set(`${file}:${line}`, { file, line, at });
  }
  return lines.size === 0 ? report : { ...report, headLines: { commit, lines: [...lines.values()] } };
}

/**
 * `storedHeadLines` returns the line numbers that `withHeadLines` added, if they are for this head. A report may come
 * from anyone, so paths that lead out of the repository are ignored.
 */
export function storedHeadLines({ headLines }: GateReport, commit: string): HeadLine {
  const stored = headLines?.commit === commit ? headLines.lines.slice(0, mostLines) : [];
  const known = new Map(
    stored.filter(({ file }) => isInside(file)).map(({ file, line, at }) => [`${file}:${line}`, at]),
  );
  return ({ file, line }) => known.get(`${file}:${line}`);
}

/** `isInside` reports whether a relative path stays inside the folder that it starts from. */
export function isInside(path: string): boolean {
  return path.split(/[/\\]/).every((part) => part !== '' && part !== '.' && part !== '..');
}
