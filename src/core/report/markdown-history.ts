import { escapeMarkdown } from './escape-markdown.ts';
import { driftWords, type RowWithHistory, rowsWithHistory, stepWords, wasWords } from './history-words.ts';
import { folded } from './markdown-parts.ts';
import { leftOut, nameMarkdown } from './markdown-table.ts';
import type { GateReport } from './model.ts';
import { fit, visible } from './visible.ts';

/** Maximum number of rows that stay visible; if there are more, all are folded. */
const mostInSight = 3;
/** Maximum width of a commit's subject, in columns. */
const longestSubject = 100;
const address = /^https?:\/\/[\w.~:/%#+-]{1,4000}$/;
const bar = /^[▁▂▃▄▅▆▇█]{1,20}$/;

/**
 * `historyMarkdown` returns at most `most` rows with their history from the records: their drift with the commits that
 * caused it, and a sparkline of the last figures.
 */
export function historyMarkdown(report: GateReport, most: number): readonly string[] {
  const rows = rowsWithHistory(report);
  if (rows.length === 0) return [];
  const shown = rows.slice(0, most);
  const list = shown.flatMap(rowMarkdown).join('\n');
  const text = rows.length > shown.length ? `${list}\n\n${leftOut(rows.length - shown.length)}` : list;
  return rows.length <= mostInSight ? [`**History**\n\n${text}`] : [folded(`History: ${rows.length} rows`, text)];
}

function rowMarkdown(row: RowWithHistory): readonly string[] {
  const { benchmark, unit, drift, history } = row;
  const name = `- ${nameMarkdown(benchmark)}`;
  const link = history?.url !== undefined && address.test(history.url) ? `, [history](${history.url})` : '';
  const was = history && wasWords(history);
  const held = was === undefined ? '' : ` ${escapeMarkdown(was)}`;
  const line = history !== undefined && bar.test(history.sparkline) ? history.sparkline : '';
  return [
    ...(drift === undefined ? [] : [`${name} ${escapeMarkdown(fit(driftWords(drift, row), 400))}`]),
    ...(drift?.steps ?? []).map((step) => `  - ${escapeMarkdown(stepWords(step))} in ${commitMarkdown(step)}`),
    ...(drift !== undefined && drift.more > 0 ? [`  - and ${drift.more} more`] : []),
    ...(history === undefined ? [] : [`${name} ${escapeMarkdown(fit(visible(unit), 48))} ${line}${held}${link}`]),
  ];
}

function commitMarkdown({
  commit,
  subject,
}: {
  readonly commit: string;
  readonly subject?: string | undefined;
}): string {
  // A commit id stays plain text, so that GitHub links it.
  const id = /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 12) : escapeMarkdown(fit(visible(commit), 12));
  return subject === undefined ? id : `${id}: ${escapeMarkdown(fit(visible(subject), longestSubject))}`;
}
