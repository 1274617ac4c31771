/** Longest line that is read; Go's own longest lines are stack frames of some kilobytes. */
export const maxLineLength = 1 << 20;

/** Maximum number of records of one text; what comes after isn't read. Folded results are one record. */
export const maxRecords = 250_000;

/** Maximum number of figures of one text that are held because they differ from others of their benchmark. */
export const maxFigures = 50_000_000;

/** Characters kept of what a failed benchmark or compiler printed. */
export const maxOutputLength = 16_384;

/** `limitOutput` cuts output to its limit. It keeps the beginning, which names the cause. */
export function limitOutput(text: string): string {
  return text.length <= maxOutputLength ? text : `${text.slice(0, maxOutputLength)}\n… (cut)`;
}
