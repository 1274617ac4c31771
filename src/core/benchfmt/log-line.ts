/** Recognizes what `b.Log` and the like print: `    file.go:12: text`, and the lines after it that are indented further. */
export class LogLines {
  #open = false;

  /** Reports whether the line was logged. It must be called for every line, in order. */
  includes(text: string): boolean {
    if (!text.startsWith('    ')) return (this.#open = false);
    if (/^ {4}(?: {4})*[^\s:]+\.go:[0-9]+: /.test(text)) return (this.#open = true);
    return this.#open && text.startsWith('        ');
  }
}
