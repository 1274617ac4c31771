import type { GateReport } from './model.ts';

/** A line that was measured. */
export interface MeasuredPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * Returns where a measured line is in the pull request's own head, or `undefined` if head doesn't have it as it was
 * measured.
 */
export type HeadLine = (place: MeasuredPlace) => number | undefined;

/** Lines that a report stores; a comment links fewer. */
const mostLines = 500;

/** `placesOf` returns the places that a reader of the report may want to see. */
export function placesOf({ explanations }: Pick<GateReport, 'explanations'>): readonly MeasuredPlace[] {
  return explanations.flatMap(({ sites }) =>
    sites.flatMap((site) => (site.root === null ? [site] : [site.root, site])),
  );
}

/**
 * `withHeadLines` adds the line numbers on the pull request's head, for a job that publishes the report without the
 * repository.
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
 * `storedHeadLines` reads the line numbers that `withHeadLines` added, for this head only. A report may come from
 * anybody, so a path that leads outside the repository is ignored.
 */
export function storedHeadLines({ headLines }: GateReport, commit: string): HeadLine {
  const stored = headLines?.commit === commit ? headLines.lines.slice(0, mostLines) : [];
  const known = new Map(
    stored.filter(({ file }) => isInside(file)).map(({ file, line, at }) => [`${file}:${line}`, at]),
  );
  return ({ file, line }) => known.get(`${file}:${line}`);
}

/** `isInside` reports whether a relative path stays below the folder that it starts from. */
export function isInside(path: string): boolean {
  return path.split(/[/\\]/).every((part) => part !== '' && part !== '.' && part !== '..');
}
