import type { Draft } from './draft.ts';
import { limitOutput, maxOutputLength, maxRecords } from './limits.ts';
import type { UnitLine } from './line.ts';

/** Collects what the streams of one text share: records, unit metadata and compiler messages. */
export class Collector {
  readonly drafts: Draft[] = [];
  readonly #file: string;
  readonly #units = new Map<string, string>();
  readonly #buildOutput = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Reports whether the limit of records has been reached. */
  get full(): boolean {
    return this.drafts.length >= maxRecords;
  }

  position(line: number): { readonly file: string; readonly line: number } {
    return { file: this.#file, line };
  }

  syntaxError(line: number, message: string, name?: string, packageName?: string): void {
    this.drafts.push({
      kind: 'syntax-error',
      position: this.position(line),
      message,
      ...(name === undefined ? {} : { name }),
      ...(packageName === undefined ? {} : { package: packageName }),
    });
  }

  /**
   * Adds unit metadata, which applies to the whole text: repeating a value adds nothing, and a different value is an
   * error.
   */
  unitLine(line: number, parts: readonly UnitLine[]): void {
    for (const part of parts) {
      if (part.kind === 'error') {
        this.syntaxError(line, part.message);
        continue;
      }
      const { unit, key, value } = part;
      const known = this.#units.get(`${unit} ${key}`);
      if (known === value) continue;
      if (known !== undefined) {
        this.syntaxError(line, `metadata ${key} of unit ${unit} already set to ${known}`);
        continue;
      }
      this.#units.set(`${unit} ${key}`, value);
      this.drafts.push({ kind: 'unit', position: this.position(line), unit, key, value });
    }
  }

  addBuildOutput(name: string, line: string): void {
    const said = this.#buildOutput.get(name);
    if (said !== undefined && said.length > maxOutputLength) return;
    this.#buildOutput.set(name, limitOutput(said === undefined ? line : `${said}\n${line}`));
  }

  buildOutput(name: string): string {
    return this.#buildOutput.get(name) ?? '';
  }
}
