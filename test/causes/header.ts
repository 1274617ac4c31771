import { parse } from 'yaml';
import * as z from 'zod';
import { causeNames } from '../../src/core/causes/list.ts';

/** The kinds of fix that can be written as an edit and measured. */
const edits = [
  'slice-capacity',
  'map-capacity',
  'builder-grow',
  'fmt-to-strconv',
  'fmt-to-concat',
  'concat-to-builder',
  'map-index-conversion',
  'pool-put',
  'value-instead-of-pointer',
  'argument-instead-of-capture',
  'sort-slice',
  'convert-once',
] as const;

const text = z.string().min(1);
const cause = z.enum(causeNames);

const place = {
  file: text,
  /** Other lines of the file that a report may name as well. */
  or: z.array(text).optional(),
  /** Where they differ from the case's own. */
  cause: cause.optional(),
  function: z.string().optional(),
};

/**
 * A line of head that is responsible, by text that one line of the file alone has. `near` for code that was taken away:
 * the line just before or behind the gap. Several roots are several causes, each with its share.
 */
const root = z.union([z.strictObject({ ...place, text }), z.strictObject({ ...place, near: text })]);

const common = {
  /** Import path of the package whose benchmarks run. */
  package: text,
  /** The Go versions on which the case holds, where not on all. */
  go: z
    .string()
    .regex(/^>=1\.\d+$/)
    .optional(),
  why: text,
};

const regression = z.strictObject({
  ...common,
  cause,
  /** As in results, without the GOMAXPROCS suffix. */
  benchmark: z.string().startsWith('Benchmark'),
  unit: z.enum(['allocs/op', 'B/op']),
  root: z.array(root).min(1),
  /** As Go's stacks name it, with the package's last element: `order.List`, `order.(*T).M`; empty outside functions. */
  function: z.string(),
  editable: z.enum(edits).optional(),
  status: z.enum(['new', 'more', 'larger']),
});

const refactoring = z.strictObject({ ...common, cause: z.literal('none') });

const header = z.discriminatedUnion('cause', [refactoring, regression]);

/** A change that allocates more, and what is responsible. */
export type RegressionHeader = z.infer<typeof regression>;
/** What is known of a planted case. */
export type CaseHeader = z.infer<typeof header>;
export type Root = z.infer<typeof root>;

/** Reads the YAML before a case's first file. */
export function parseHeader(comment: string): CaseHeader {
  return header.parse(parse(comment));
}
