import type { FileChange, Hunk } from './parse-patch.ts';
import { placeIn } from './reorder.ts';

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Maps lines of base to lines of head, and reports which lines of head the change touched. */
export interface LineMap {
  /**
   * Returns the file and line on head that correspond to a line of base, or `undefined` if the line was changed or
   * removed.
   */
  toHead(place: Place): Place | undefined;
  /** Reports whether the change added or edited this line of head. */
  isChanged(place: Place): boolean;
  /**
   * Reports whether the change touched any of head's lines from `start` to `end`, or removed lines between two of them.
   */
  touches(file: string, start: number, end: number): boolean;
  /** Returns the path on head of a file of base, or `undefined` if the file was deleted. */
  fileOnHead(file: string): string | undefined;
}

/**
 * `lineMapOf` returns the line map of a change, based on its hunks. Files that the change doesn't contain are the
 * same on both sides.
 */
export function lineMapOf(changes: readonly FileChange[]): LineMap {
  const byBase = new Map<string, FileChange>();
  const byHead = new Map<string, FileChange>();
  for (const change of changes) {
    if (change.kind !== 'added') byBase.set(change.base, change);
    if (change.kind !== 'deleted') byHead.set(change.head, change);
  }
  return {
    toHead: ({ file, line }) => {
      const change = byBase.get(file);
      if (change === undefined) return { file, line };
      if (change.kind !== 'modified') return undefined;
      const place = change.order === undefined ? line : placeIn(change.order, line);
      const mapped = place && mapLine(change.hunks, place);
      return mapped === undefined ? undefined : { file: change.head, line: mapped };
    },
    isChanged: ({ file, line }) => {
      const change = byHead.get(file);
      if (change?.kind !== 'modified') return change?.kind === 'added';
      return change.hunks.some(({ head }) => line >= head.start && line < head.start + head.count);
    },
    touches: (file, start, end) => {
      const change = byHead.get(file);
      if (change?.kind !== 'modified') return change?.kind === 'added';
      return change.hunks.some(({ head }) =>
        head.count === 0
          ? head.start >= start && head.start < end
          : head.start <= end && head.start + head.count > start,
      );
    },
    fileOnHead: (file) => {
      const change = byBase.get(file);
      if (change === undefined) return file;
      return change.kind === 'modified' ? change.head : undefined;
    },
  };
}

function mapLine(hunks: readonly Hunk[], line: number): number | undefined {
  let shift = 0;
  for (const { base, head } of hunks) {
    // The last line of base in the hunk or, if the hunk only inserts lines, the line of base before the insertion.
    const last = base.count === 0 ? base.start : base.start + base.count - 1;
    if (base.count > 0 && line >= base.start && line <= last) return undefined;
    if (line <= last) break;
    const lastOnHead = head.count === 0 ? head.start : head.start + head.count - 1;
    shift = lastOnHead - last;
  }
  return line + shift;
}
