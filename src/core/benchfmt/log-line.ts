/**
 * Recognizes the output of `b.Log` and similar methods: `    file.go:12: text`, and more deeply indented lines after
 * it.
 */
export class LogLines {
  #open = false;

  /** Reports whether the line was logged. It must be called for every line, in order. */
  includes(text: string): boolean {
    if (!text.startsWith('    ')) return (this.#open = false);
    if (/^ {4}(?: {4})*[^\s:]+\.go:[0-9]+: /.test(text)) return (this.#open = true);
    return this.#open && text.startsWith('        ');
  }
}
