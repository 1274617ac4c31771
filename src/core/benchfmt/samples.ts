import type { Measurement } from './records.ts';

/** The figures of one result line, without the benchmark's name. */
export interface Sample {
  readonly iterations: number;
  readonly measurements: readonly Measurement[];
}

/**
 * Stores many lists of numbers that grow at the same time. A place is an index into the log. Each number is stored with
 * the place of the number before it in the same list.
 */
export class SampleLog {
  readonly #values: Float64Array[] = [];
  readonly #previous: Int32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /**
   * Adds a number to a list and returns its place. `previous` is the place of the list's last number so far, or -1 if
   * the list is empty.
   */
  append(value: number, previous: number): number {
    const place = this.#length++;
    if (place % blockLength === 0) {
      this.#values.push(new Float64Array(blockLength));
      this.#previous.push(new Int32Array(blockLength));
    }
    const block = Math.floor(place / blockLength);
    (this.#values[block] as Float64Array)[place % blockLength] = value;
    (this.#previous[block] as Int32Array)[place % blockLength] = previous;
    return place;
  }

  /** Returns the last `count` numbers of the list whose last number is stored at `place`. */
  read(place: number, count: number): readonly number[] {
    const values = Array.from({ length: count }, () => NaN);
    for (let index = count - 1, at = place; index >= 0; index--) {
      const block = Math.floor(at / blockLength);
      values[index] = this.#values[block]?.[at % blockLength] ?? NaN;
      at = this.#previous[block]?.[at % blockLength] ?? 0;
    }
    return values;
  }
}

const blockLength = 1 << 14;

/**
 * The values of all samples of a benchmark in one unit, or their iteration counts. `value` is that of the first sample.
 * `place` is -1 if all values are equal, and otherwise the place of the last value in the log.
 */
interface Column {
  readonly value: number;
  place: number;
}

/**
 * The samples of one benchmark that all have the same units, in the order read. Figures that are equal in all samples,
 * as allocations usually are, are stored only once.
 */
export class Samples {
  readonly #units: readonly string[];
  readonly #log: SampleLog;
  readonly #iterations: Column;
  readonly #columns: readonly Column[];
  #count = 1;

  /**
   * `units` are the units of the first sample's measurements, in order. Many benchmarks can share `units` and the log.
   */
  constructor(
    { iterations, measurements }: Sample,
    units: readonly string[] = measurements.map(({ unit }) => unit),
    log = new SampleLog(),
  ) {
    this.#units = units;
    this.#log = log;
    this.#iterations = { value: iterations, place: -1 };
    this.#columns = measurements.map(({ value }) => ({ value, place: -1 }));
  }

  /** Adds a sample with the same units. */
  add({ iterations, measurements }: Sample): void {
    this.#append(this.#iterations, iterations);
    for (const [index, column] of this.#columns.entries()) this.#append(column, measurements[index]?.value ?? NaN);
    this.#count += 1;
  }

  /** Returns the number of iterations if it is the same for all samples, or 0 if it differs. */
  get iterations(): number {
    return this.#iterations.place === -1 ? this.#iterations.value : 0;
  }

  /** Returns the samples one by one. */
  list(): readonly Sample[] {
    const iterations = this.#read(this.#iterations);
    const columns = this.#columns.map((column) => this.#read(column));
    return iterations.map((count, index) => ({
      iterations: count,
      measurements: this.#units.map((unit, column) => ({ unit, value: columns[column]?.[index] ?? NaN })),
    }));
  }

  #append(column: Column, value: number): void {
    if (column.place === -1) {
      if (Object.is(column.value, value)) return;
      for (let index = 0; index < this.#count; index++) column.place = this.#log.append(column.value, column.place);
    }
    column.place = this.#log.append(value, column.place);
  }

  #read({ value, place }: Column): readonly number[] {
    return place === -1 ? Array.from({ length: this.#count }, () => value) : this.#log.read(place, this.#count);
  }
}
