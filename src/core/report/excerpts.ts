import { type MergedLine, mergedLines } from '../patch/merged-lines.ts';
import type { FileChange } from '../patch/parse-patch.ts';
import { lineAt, linesIn } from '../patch/reorder.ts';
import type { Cost } from '../profile/cost.ts';
import { lineKey } from '../profile/line-costs.ts';
import { causeGroups } from './explanation-groups.ts';
import type { ExplainedSite, Explanation } from './model.ts';
import type { Excerpt, ExcerptLine } from './evidence-model.ts';

/**
 * The number of lines to show before and after a line of interest. If the changed lines around it extend further, up to
 * `changed` lines are shown before it and after it.
 */
const around = { lines: 3, changed: 24 } as const;
/** Excerpts that are at most this many lines apart are joined. */
const leastGap = 3;
/**
 * Maximum numbers of lines in all excerpts of a benchmark, of lines in one reverted part, and of characters in a line.
 */
const most = { lines: 160, reverted: 16, text: 240 } as const;
/** Below both of these, an allocation is a rare event, not a cost per operation. */
const least = { objects: 0.004, bytes: 0.5 } as const;

/** Both sides of a file, and how they differ; `change` is `undefined` if they are the same. */
export interface ExcerptSource {
  readonly change: FileChange | undefined;
  /** The file's text on base. The text of a side that doesn't have the file is empty. */
  readonly base: string;
  readonly head: string;
}

export interface ExcerptRequest {
  readonly sites: readonly ExplainedSite[];
  readonly sources: ReadonlyMap<string, ExcerptSource>;
  /** The cost of each line on each side, by the line's key (`lineKey`). */
  readonly costs: { readonly base: ReadonlyMap<string, Cost>; readonly head: ReadonlyMap<string, Cost> };
}

/**
 * `excerptsOf` returns the lines of both sides around each site and around its changed line, reverted parts and edit.
 */
export function excerptsOf({ sites, sources, costs }: ExcerptRequest): readonly Excerpt[] {
  const excerpts: Excerpt[] = [];
  let left: number = most.lines;
  for (const [file, lines] of pointsOf(sites)) {
    const source = sources.get(file);
    if (source === undefined) continue;
    const merged = mergedOf(source);
    const baseFile = source.change !== undefined && 'base' in source.change ? source.change.base : file;
    for (const [start, end] of windowsOf(merged, lines)) {
      if (left <= 0) return excerpts;
      const shown = merged.slice(start, Math.min(end, start + left));
      left -= shown.length;
      excerpts.push({ file, lines: shown.map((line) => withCost(line, { base: baseFile, head: file }, costs)) });
    }
  }
  return excerpts;
}

/** `pointsOf` returns head's lines of interest by file, starting with those of the first site. */
export function pointsOf(sites: readonly ExplainedSite[]): ReadonlyMap<string, ReadonlySet<number>> {
  const points = new Map<string, Set<number>>();
  const add = (file: string, start: number, end = start): void => {
    const lines = points.get(file) ?? new Set<number>();
    for (let line = start; line <= Math.min(end, start + most.reverted); line++) lines.add(line);
    points.set(file, lines);
  };
  for (const { file, line, root, proof, fix } of sites) {
    if (root !== null) add(root.file, root.line);
    add(file, line);
    for (const part of proof?.reverted ?? []) if (part.whole === undefined) add(part.file, ...part.lines);
    if (fix.edit !== undefined) add(fix.edit.file, fix.edit.line, fix.edit.endLine);
  }
  return points;
}

function mergedOf({ change, base, head }: ExcerptSource): readonly MergedLine[] {
  switch (change?.kind) {
    case undefined:
      return mergedLines(head, head, []);
    case 'modified':
      return mergedInOrder(base, head, change);
    case 'added':
      return mergedLines('', head, []).map((line) => ({ ...line, base: undefined }));
    case 'deleted':
      return mergedLines(base, base, []).map((line) => ({ ...line, head: undefined }));
    default:
      return change satisfies never;
  }
}

/** `mergedInOrder` merges the lines of a file whose declarations may have moved. */
function mergedInOrder(
  base: string,
  head: string,
  { hunks, order }: Extract<FileChange, { readonly kind: 'modified' }>,
): readonly MergedLine[] {
  if (order === undefined) return mergedLines(base, head, hunks);
  return mergedLines(linesIn(base.split(/\r?\n/), order).join('\n'), head, hunks).map((line) => ({
    ...line,
    base: line.base === undefined ? undefined : lineAt(order, line.base),
  }));
}

/** `windowsOf` returns the lines to show as half-open ranges: each line of interest and the lines around it. */
function windowsOf(merged: readonly MergedLine[], points: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const windows: [number, number][] = [];
  const isChanged = (index: number): boolean => {
    const line = merged[index];
    return line !== undefined && (line.base === undefined || line.head === undefined);
  };
  for (const [index, { head }] of merged.entries()) {
    if (head === undefined || !points.has(head)) continue;
    let [start, end] = [Math.max(0, index - around.lines), Math.min(merged.length, index + around.lines + 1)];
    while (index - start < around.changed && isChanged(start - 1)) start--;
    while (end - index < around.changed && isChanged(end)) end++;
    const last = windows.at(-1);
    if (last !== undefined && start <= last[1] + leastGap) last[1] = Math.max(last[1], end);
    else windows.push([start, end]);
  }
  return windows;
}

function withCost(
  { base, head, text }: MergedLine,
  files: { readonly base: string; readonly head: string },
  costs: ExcerptRequest['costs'],
): ExcerptLine {
  const onBase = base === undefined ? undefined : costs.base.get(lineKey(files.base, base));
  const onHead = head === undefined ? undefined : costs.head.get(lineKey(files.head, head));
  const both = (what: keyof Cost): { base: number; head: number } => ({
    base: tidy(onBase?.[what] ?? 0),
    head: tidy(onHead?.[what] ?? 0),
  });
  const costly = [onBase, onHead].some(
    (cost) => cost !== undefined && (cost.objects >= least.objects || cost.bytes >= least.bytes),
  );
  return {
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
    text: text.length > most.text ? `${text.slice(0, most.text)}…` : text,
    ...(costly ? { allocsPerOp: both('objects'), bytesPerOp: both('bytes') } : {}),
  };
}

function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * `leadingExcerpts` keeps the excerpts of a cause only in the explanation of the benchmark that the cause affects most,
 * because a report shows each cause only once, with that benchmark.
 */
export function leadingExcerpts(explanations: readonly Explanation[]): readonly Explanation[] {
  const leading = new Set<Explanation>();
  for (const { site } of causeGroups({ explanations }))
    for (const explanation of explanations) if (explanation.sites.includes(site)) leading.add(explanation);
  return explanations.map((explanation) => {
    if (leading.has(explanation)) return explanation;
    const { excerpts: _, ...rest } = explanation;
    return rest;
  });
}
