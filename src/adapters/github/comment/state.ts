import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Finding, GateReport } from '../../../core/report/model.ts';

const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);

const stateSchema = z.object({
  /** The pull request's head that the comment is about. */
  head: sha,
  /** The ID of the workflow run that wrote the comment, and the number of its attempt. */
  run: z.tuple([z.number(), z.number()]),
  /** The last head that failed, and the number of benchmarks that failed. */
  failed: z.object({ head: sha, benchmarks: z.number() }).optional(),
  /**
   * The figures that failed, or that a review accepted, on each of the latest heads, keyed by `rowKey`. An approval of
   * one of these heads accepts its figures.
   */
  figures: z.array(z.object({ head: sha, rows: z.record(z.string(), z.number()) })),
  /** Names of posted suggestions, so that a deleted one does not come back. */
  suggested: z.array(z.string()).optional(),
});

/** The state that a comment stores for the next run, hidden in its text. */
export type CommentState = z.infer<typeof stateSchema>;

/** Maximum number of heads to remember, and of rows for each; together they take at most about 10,000 characters. */
const most = { heads: 8, rows: 50 } as const;
/** Maximum length of a state line to parse, in characters. */
const longestLine = 30_000;

/** `stateLine` returns the state as a one-line HTML comment, which no content can close. */
export function stateLine(state: CommentState): string {
  const json = JSON.stringify(state).replaceAll(/[<>]|-(?=-)/g, (character) => escapes[character] ?? character);
  return `<!-- allocgate:state ${json} -->`;
}

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '-': '\\u002d' };

/**
 * `stateIn` returns the state stored in one of our comments, or `undefined` if the comment has no state that can be
 * parsed.
 */
export function stateIn(body: string): CommentState | undefined {
  const line = body.split(/\r?\n/, 2)[1] ?? '';
  const json = line.length > longestLine ? undefined : /^<!-- allocgate:state (\{.*\}) -->$/.exec(line)?.[1];
  if (json === undefined) return undefined;
  try {
    return stateSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** `nextState` returns the state to store: the state in the existing comment, updated with this run. */
export function nextState(
  report: GateReport,
  previous: CommentState | undefined,
  now: Pick<CommentState, 'head' | 'run' | 'suggested'>,
): CommentState {
  const failing = report.findings.filter(isFailing);
  const benchmarks = new Set(failing.map((finding) => `${finding.package}\n${finding.benchmark}`)).size;
  const failed = benchmarks > 0 ? { head: now.head, benchmarks } : previous?.failed;
  const moved = report.findings.filter((finding) => isFailing(finding) || isAccepted(finding));
  const rows = Object.fromEntries(
    moved.slice(0, most.rows).flatMap((row) => (row.head === null ? [] : [[rowKey(row), row.head.median] as const])),
  );
  const earlier = previous?.figures.filter(({ head }) => head !== now.head) ?? [];
  const figures = moved.length === 0 ? earlier : [...earlier, { head: now.head, rows }];
  const { suggested = previous?.suggested, ...current } = now;
  return {
    ...current,
    ...(failed === undefined ? {} : { failed }),
    figures: figures.slice(-most.heads),
    ...(suggested === undefined ? {} : { suggested }),
  };
}

function isFailing({ level }: Finding): boolean {
  return level === 'regression' || level === 'over-budget' || level === 'drift';
}

/**
 * `isAccepted` reports whether a review accepted a finding. Unlike a waiver in the configuration, such an acceptance
 * must be stored in the comment. The reviewer's name isn't checked, because a fork's report doesn't contain it.
 */
function isAccepted({ level, waiver }: Finding): boolean {
  return level === 'waived' && waiver === undefined;
}

/** `rowKey` returns a short key for a row. */
export function rowKey({
  package: importPath,
  benchmark,
  unit,
}: Pick<Finding, 'package' | 'benchmark' | 'unit'>): string {
  return createHash('sha256')
    .update(JSON.stringify([importPath, benchmark, unit]))
    .digest('hex')
    .slice(0, 12);
}
