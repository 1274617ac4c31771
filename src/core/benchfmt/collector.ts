import type { Draft, NamedDraft, ResultDraft, SeriesDraft } from './draft.ts';
import { limitOutput, maxFigures, maxOutputLength, maxRecords } from './limits.ts';
import type { UnitLine } from './line.ts';
import { SampleLog, Samples } from './samples.ts';

/** The series of one package, keyed by name and units. */
export type SeriesMap = Map<string, SeriesDraft>;

/** Collects the records, unit metadata and compiler messages of one text, from all of its packages. */
export class Collector {
  readonly drafts: Draft[] = [];
  readonly #file: string;
  readonly #folds: boolean;
  /** The series of each package, by import path. */
  readonly #series = new Map<string, SeriesMap>();
  readonly #shapes = new Map<string, { readonly units: readonly string[]; readonly id: number }>();
  readonly #log = new SampleLog();
  readonly #units = new Map<string, string>();
  readonly #buildOutput = new Map<string, string>();

  /**
   * If `folds` is set, all finite results of a benchmark that have the same units become one record, so that repeated
   * results take little memory.
   */
  constructor(file: string, folds: boolean) {
    this.#file = file;
    this.#folds = folds;
  }

  /** Returns the limit that has been reached, such as `250000 records`, or `undefined` if there is still room. */
  get full(): string | undefined {
    if (this.drafts.length >= maxRecords) return `${maxRecords} records`;
    return this.#log.length >= maxFigures ? `${maxFigures} figures` : undefined;
  }

  position(line: number): { readonly file: string; readonly line: number } {
    return { file: this.#file, line };
  }

  /**
   * Adds a result, and returns the draft that now contains it. `unnamed` contains the series of a run whose package
   * isn't known yet.
   */
  keep(draft: NamedDraft, unnamed: SeriesMap): NamedDraft {
    if (this.#folds && draft.kind === 'result' && draft.nonFinite.length === 0) return this.#fold(draft, unnamed);
    this.drafts.push(draft);
    return draft;
  }

  #fold(draft: ResultDraft, unnamed: SeriesMap): SeriesDraft {
    const { certain, config, measurements, position, warnings } = draft;
    const importPath = config.get('pkg');
    const named: SeriesMap = importPath === undefined ? unnamed : (this.#series.get(importPath) ?? new Map());
    if (importPath !== undefined && named.size === 0) this.#series.set(importPath, named);
    const { units, id } = this.#shape(measurements);
    const key = `${draft.full}\n${id}${certain === undefined ? '' : `\n${certain}`}`;
    const known = named.get(key);
    if (known !== undefined) {
      known.samples.add(draft);
      if (position.line < known.position.line) known.position = position;
      for (const warning of warnings) known.warnings.add(warning);
      return known;
    }
    // Slice the key, which is kept anyway. A slice of the line would keep the whole line in memory.
    const full = key.slice(0, draft.full.length);
    const samples = new Samples(draft, units, this.#log);
    const series: SeriesDraft = {
      kind: 'series',
      position,
      full,
      certain,
      config,
      samples,
      warnings: new Set(warnings),
    };
    named.set(key, series);
    this.drafts.push(series);
    return series;
  }

  #shape(measurements: ResultDraft['measurements']): { readonly units: readonly string[]; readonly id: number } {
    let key = '';
    for (const { unit } of measurements) key += `${unit}\n`;
    let shape = this.#shapes.get(key);
    if (shape === undefined) {
      shape = { units: measurements.map(({ unit }) => unit), id: this.#shapes.size };
      this.#shapes.set(key, shape);
    }
    return shape;
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
   * Adds unit metadata, which applies to the whole text. A repeated value adds nothing; a second, different value is an
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
