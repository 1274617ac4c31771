import { formatFigure } from './figures.ts';
import type { Finding } from './model.ts';

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Doubts that travel with the numbers, each told once and referred to by a small number. */
export class Footnotes {
  readonly #texts: string[] = [];

  /** The marks of a finding's doubts, such as `¹ ²`; empty where there are none. */
  marks(finding: Finding): string {
    return doubtsOf(finding)
      .map((text) => this.#mark(text))
      .join('');
  }

  /** Every footnote in the order of its mark. */
  lines(): readonly { readonly mark: string; readonly text: string }[] {
    return this.#texts.map((text, index) => ({ mark: superscript(index + 1), text }));
  }

  #mark(text: string): string {
    if (!this.#texts.includes(text)) this.#texts.push(text);
    return superscript(this.#texts.indexOf(text) + 1);
  }
}

function superscript(number: number): string {
  return Array.from(String(number)).map((digit) => digits[Number(digit)] ?? '').join('');
}

function doubtsOf(finding: Finding): readonly string[] {
  const { base, head, unit, waiver, acceptedBy } = finding;
  // Where nothing moved, that Go prints another figure is no news.
  const rounded = finding.level === 'unchanged' ? undefined : [head, base].find((side) => side?.printed !== undefined);
  return [
    ...(rounded?.printed === undefined
      ? []
      : [`go test prints ${formatFigure(rounded.printed)} ${unit}: it rounds down; the exact figure decides`]),
    ...(waiver === undefined
      ? []
      : [
          `waived up to ${formatFigure(waiver.ceiling)} ${unit}${waiver.until === undefined ? '' : ` until ${waiver.until}`}: ${waiver.reason}`,
        ]),
    ...(acceptedBy === undefined ? [] : [`accepted by ${acceptedBy}`]),
    ...finding.warnings,
  ];
}
