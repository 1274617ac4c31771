import { causes } from '../../src/core/causes/list.ts';

/** `causesMarkdown` returns the table of all causes that a report can name. */
export function causesMarkdown(): string {
  const rows = causes.map(({ name, label, usualAdvice }) => `| \`${name}\` | ${label} | ${usualAdvice} |`);
  return ['| cause | in the report | what usually helps |', '| :-- | :-- | :-- |', ...rows].join('\n');
}
