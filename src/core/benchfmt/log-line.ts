/** Recognizes what `b.Log` and the like print: `    file.go:12: text`, and the lines after it that are indented further. */
export class LogLines {
  #open = false;

  /** Whether the line was logged. Every line has to be shown, in order. */
  includes(text: string): boolean {
    if (!text.startsWith('    ')) return (this.#open = false);
    if (/^ {4}(?: {4})*[^\s:]+\.go:[0-9]+: /.test(text)) return (this.#open = true);
    return this.#open && text.startsWith('        ');
  }
}
