import { splitFields } from './fields.ts';

const figures = /(?:^|\t) *[-+.0-9eE]+ (?:ns|B|allocs)\/op[ \r]*(?:\t|$)/;
const counted = /^ {0,7}[0-9]{1,15}\t *[-+.0-9eE]+ [^ \t]+ *(?:\t|$)/;
const lastFigure = /[0-9] (?:ns|B|allocs)\/op *$/;
/**
 * Matches a name with a GOMAXPROCS suffix and a number in a column, or a name and a number padded to the width of
 * counts.
 */
const namedAndCounted = /^Benchmark[^ \t]*(?:-[0-9]+ *\t *[0-9]| *\t(?=[ 0-9]{8}) *[0-9])/;
const perOperation = /^(?:ns|B|allocs)\/op$/;

/**
 * `looksLikeResult` reports whether a line that was not read as a result looks like one, or like a part of one: a name
 * with a count after it, or figures in columns.
 */
export function looksLikeResult(text: string): boolean {
  if (namedAndCounted.test(text)) return true;
  if (text.includes('Benchmark') && hasNameAndCount(text)) return true;
  if (text.includes('Bench') && lastFigure.test(text)) return true;
  if (!text.includes('\t')) return /(?:^|  )[0-9]+ (?:B|allocs)\/op *$/.test(text);
  return figures.test(text) || (counted.test(text) && /^[ 0-9]{8}/.test(text));
}

function hasNameAndCount(text: string): boolean {
  const fields = splitFields(text);
  return fields.some((field, index) => {
    const next = fields[index + 1] ?? '';
    if (!field.includes('Benchmark') || !/^[0-9]/.test(next)) return false;
    if (!/^[0-9]+$/.test(next)) return text.includes('\t') && next.includes('/op');
    const [value, unit] = [fields[index + 2], fields[index + 3]];
    if (value === undefined || unit === undefined) return text.includes('\t');
    return /^[-+.0-9eE]+$/.test(value) && (index === 0 || text.includes('\t') || perOperation.test(unit));
  });
}
