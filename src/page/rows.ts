import { find, findAll, make } from './dom.ts';

/** `startRows` lets readers sort the table of benchmarks by clicking a heading, and filter it by name and result. */
export function startRows(): void {
  const table = find('#rows', HTMLTableElement);
  const body = table?.tBodies[0];
  if (table === undefined || body === undefined) return;
  for (const form of findAll('#benchmarks form', HTMLFormElement)) form.hidden = false;
  for (const [column, heading] of findAll('th', HTMLTableCellElement, table.tHead ?? table).entries())
    makeSortable(heading, column, body);
  const [filter, level] = [find('#filter', HTMLInputElement), find('#level', HTMLSelectElement)];
  const shown = find('#shown', HTMLOutputElement);
  const names = new Map([...body.rows].map((row) => [row, row.cells[0]?.textContent.toLowerCase() ?? '']));
  const apply = (): void => {
    const words = (filter?.value ?? '').toLowerCase().split(/\s+/);
    let count = 0;
    for (const [row, name] of names) {
      const isLevel = [undefined, '', row.dataset['level']].includes(level?.value);
      row.hidden = !isLevel || !words.every((word) => name.includes(word));
      if (!row.hidden) count++;
    }
    if (shown !== undefined)
      shown.textContent = `${count === names.size ? '' : `${count} of `}${names.size} benchmark${names.size === 1 ? '' : 's'}`;
  };
  filter?.addEventListener('input', apply);
  level?.addEventListener('change', apply);
  filter?.form?.addEventListener('submit', (event) => event.preventDefault());
}

/**
 * `makeSortable` makes a heading sort the rows by its column: names alphabetically, figures by their change, with the
 * largest increase first.
 */
function makeSortable(heading: HTMLTableCellElement, column: number, body: HTMLTableSectionElement): void {
  const button = make('button', 'sort');
  button.type = 'button';
  button.append(...heading.childNodes);
  heading.append(button);
  const isNumber = heading.dataset['sort'] === 'number';
  button.addEventListener('click', () => {
    const before = heading.getAttribute('aria-sort');
    const descending = before === null ? isNumber : before === 'ascending';
    for (const other of heading.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const sign = descending ? -1 : 1;
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[column]) }));
    keyed.sort((a, b) => sign * compare(a.key, b.key));
    body.append(...keyed.map(({ row }) => row));
  });
}

function keyOf(cell: HTMLTableCellElement | undefined): string | number {
  const value = cell?.dataset['value'];
  return value === undefined ? (cell?.textContent ?? '') : Number(value);
}

const natural = new Intl.Collator('en', { numeric: true });

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return natural.compare(String(a), String(b));
}
