import { formatAmount, formatFigure } from './figures.ts';
import type { Finding, SideFigures } from './model.ts';

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Collects remarks about figures, such as doubts and waivers. Each is printed once; superscript marks refer to it. */
export class Footnotes {
  readonly #marks = new Map<string, string>();

  /** `marks` returns the marks of the remarks about a finding, such as `¹ ²`. */
  marks(finding: Finding): string {
    return doubtsOf(finding)
      .map((text) => this.#mark(text))
      .join(' ');
  }

  /** `lines` returns all footnotes, in the order of their marks. */
  lines(): readonly { readonly mark: string; readonly text: string }[] {
    return [...this.#marks].map(([text, mark]) => ({ mark, text }));
  }

  #mark(text: string): string {
    const mark = this.#marks.get(text) ?? superscript(this.#marks.size + 1);
    this.#marks.set(text, mark);
    return mark;
  }
}

function superscript(number: number): string {
  return Array.from(String(number))
    .map((digit) => digits[Number(digit)] ?? '')
    .join('');
}

function doubtsOf(finding: Finding): readonly string[] {
  const { unit, waiver, acceptedBy } = finding;
  return [
    ...roundingNote(finding),
    ...overlapNote(finding),
    ...(waiver === undefined
      ? []
      : [
          `waived up to ${formatAmount(waiver.ceiling, unit)}${waiver.until === undefined ? '' : ` until ${waiver.until}`}: ${waiver.reason}`,
        ]),
    ...(acceptedBy === undefined ? [] : [`accepted by ${acceptedBy}`]),
    ...finding.warnings,
  ];
}

/**
 * `roundingNote` returns a note if Go prints a lower figure than the exact one. It returns none for an unchanged row.
 * Rows whose printed figures are too low by the same amount share a footnote.
 */
function roundingNote({ level, base, head }: Finding): readonly string[] {
  if (level === 'unchanged') return [];
  const [onBase, onHead] = [printedLess(base), printedLess(head)];
  if (onBase === 0 && onHead === 0) return [];
  const where = onBase === onHead ? 'on both sides' : onHead === 0 ? 'for base' : onBase === 0 ? 'for head' : undefined;
  const off =
    where === undefined
      ? `${formatFigure(onBase)} less for base and ${formatFigure(onHead)} less for head`
      : `${formatFigure(onHead === 0 ? onBase : onHead)} less ${where}`;
  return [`\`go test\` may print ${off}, because it rounds down; the exact figure is what counts`];
}

function printedLess(side: SideFigures | null): number {
  return side?.printed === undefined ? 0 : side.median - side.printed;
}

function overlapNote({ level, base, head }: Finding): readonly string[] {
  if (level !== 'unstable' || base === null || head === null) return [];
  return [`samples overlap: base ${range(base)}, head ${range(head)}`];
}

function range({ samples, median }: SideFigures): string {
  const low = samples.reduce((a, b) => Math.min(a, b), median);
  const high = samples.reduce((a, b) => Math.max(a, b), median);
  return low === high ? formatFigure(low) : `${formatFigure(low)} to ${formatFigure(high)}`;
}
