import type { GateReport } from './model.ts';

/**
 * Limits for a report from another job, far above what any real report contains. `text` is the limit for messages and
 * edits.
 */
const most = {
  rows: 20_000,
  units: 100,
  sites: 5000,
  problems: 1000,
  notes: 1000,
  items: 20_000,
  text: 20_000,
  name: 1000,
} as const;

/** The fields of a report that contain a name. */
const nameFields: ReadonlySet<string> = new Set([
  'package',
  'benchmark',
  'unit',
  'file',
  'function',
  'functions',
  'callee',
]);

/**
 * `beyondLimits` returns a clause that says why a report from another job is refused, or `undefined` if the report is
 * within all limits.
 */
export function beyondLimits(report: GateReport): string | undefined {
  return tooMany(report) ?? tooLong(report, '') ?? noName(report);
}

function tooMany({ findings, unjudged, explanations, problems, notes }: GateReport): string | undefined {
  const counts = {
    rows: Math.max(findings.length, unjudged.length),
    units: new Set(findings.map(({ unit }) => unit)).size,
    sites: explanations.reduce((sum, { sites }) => sum + Math.max(sites.length, 1), 0),
    problems: problems.length,
    notes: notes.length,
  };
  for (const [what, count] of Object.entries(counts)) {
    const limit = most[what as keyof typeof counts];
    if (count > limit) return `it has ${count} ${what}, and at most ${limit} are allowed`;
  }
  return undefined;
}

function tooLong(value: unknown, field: string): string | undefined {
  if (typeof value === 'string') {
    const limit = nameFields.has(field) ? most.name : most.text;
    return value.length > limit
      ? `a string in it (${field}) has ${value.length} characters, and at most ${limit} are allowed`
      : undefined;
  }
  if (Array.isArray(value) && value.length > most.items)
    return `a list in it (${field}) has ${value.length} items, and at most ${most.items} are allowed`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const reason = tooLong(part, Array.isArray(value) ? field : key);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/**
 * `noName` returns why a report is refused if one of its names contains a space. Go replaces spaces in names, so such a
 * name didn't come from Go and may be a sentence.
 */
function noName({ findings, explanations }: GateReport): string | undefined {
  const names = [
    ...findings.flatMap(({ package: importPath, benchmark, unit }) => [importPath, benchmark, unit]),
    ...explanations.flatMap(({ package: importPath, benchmark }) => [importPath, benchmark]),
  ];
  return names.some((name) => /\s/.test(name))
    ? 'the name of a package, benchmark or unit in it contains a space'
    : undefined;
}
