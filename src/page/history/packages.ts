import { find } from '../dom.ts';
import { matcherOf, startFilter } from './filter.ts';

/** `startPackages` lets readers filter the table of packages on the overview by name. */
export function startPackages(): void {
  const rows = [...(find('#rows', HTMLTableElement)?.tBodies[0]?.rows ?? [])];
  const names = rows.map((row) => ({ row, name: row.cells[0]?.textContent ?? '' }));
  startFilter((words) => {
    const matches = matcherOf(words);
    for (const { row, name } of names) row.hidden = !matches(name);
    return { shown: names.filter(({ row }) => !row.hidden).length, all: names.length, noun: 'package' };
  });
}
