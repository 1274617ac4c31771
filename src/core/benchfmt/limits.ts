/** A longer line is not read; Go's own longest lines are stack frames of some kilobytes. */
export const maxLineLength = 1 << 20;

/** Records of one text; what comes after is not read. */
export const maxRecords = 250_000;

/** Characters kept of what a failed benchmark or compiler printed. */
export const maxOutputLength = 16_384;

/** Output cut to its limit: the beginning names the cause, so it is what stays. */
export function limitOutput(text: string): string {
  return text.length <= maxOutputLength ? text : `${text.slice(0, maxOutputLength)}\n… (cut)`;
}
