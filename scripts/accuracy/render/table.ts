/** Renders a Markdown table. Columns whose title ends with `:` contain numbers. */
export function table(titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const head = titles.map((title) => title.replace(/:$/, ''));
  const rule = titles.map((title) => (title.endsWith(':') ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.map(shown).join(' | ')} |`).join('\n');
}

/** A benchmark's name may contain a bar, which ends a cell even in code. */
function shown(cell: string | number): string {
  return typeof cell === 'number' ? grouped(cell) : cell.replaceAll('|', '\\|');
}

/** Formats a number with thousands separators: `12,345`. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** Formats seconds, with one decimal below ten. */
export function seconds(value: number): string {
  return `${grouped(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} s`;
}

/** Formats a benchmark's name as code. */
export function code(name: string): string {
  return `\`${name}\``;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `inWords` returns a number up to ten as a word. */
export function inWords(value: number): string {
  return numbers[value] ?? grouped(value);
}
