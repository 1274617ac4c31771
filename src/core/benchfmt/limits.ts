/** Maximum length of a line that is read; Go's own longest lines are stack frames of a few kilobytes. */
export const maxLineLength = 1 << 20;

/**
 * Maximum number of records that are read from one text; the rest of the text is ignored. Results that are folded into
 * one record count once.
 */
export const maxRecords = 250_000;

/** Maximum number of figures held for one text, not counting those that all samples of a benchmark have in common. */
export const maxFigures = 50_000_000;

/** Maximum number of characters kept from the output of a failed benchmark or of the compiler. */
export const maxOutputLength = 16_384;

/** `limitOutput` cuts output to its limit. It keeps the beginning, which names the cause. */
export function limitOutput(text: string): string {
  return text.length <= maxOutputLength ? text : `${text.slice(0, maxOutputLength)}\n… (cut)`;
}
