import type { Measurement } from './records.ts';

/** One line of figures, without its name. */
export interface Sample {
  readonly iterations: number;
  readonly measurements: readonly Measurement[];
}

/**
 * The samples of one benchmark that all have the same units, in the order read. A column is one number as long as its
 * samples are equal, which allocations usually are, and a list from the first that differs.
 */
export class Samples {
  readonly #units: readonly string[];
  readonly #iterations: Column;
  readonly #values: readonly Column[];
  #count = 1;

  /** `units` are those of the first sample, which many benchmarks can share. */
  constructor({ iterations, measurements }: Sample, units: readonly string[] = measurements.map(({ unit }) => unit)) {
    this.#units = units;
    this.#iterations = { values: iterations };
    this.#values = measurements.map(({ value }) => ({ values: value }));
  }

  /** Adds a sample with the same units, and returns how many more numbers are held. */
  add({ iterations, measurements }: Sample): number {
    let more = append(this.#iterations, iterations, this.#count);
    for (const [index, column] of this.#values.entries()) {
      more += append(column, measurements[index]?.value ?? NaN, this.#count);
    }
    this.#count += 1;
    return more;
  }

  /** Returns the iterations that all samples have, or 0 if they differ. */
  get iterations(): number {
    const { values } = this.#iterations;
    return typeof values === 'number' ? values : 0;
  }

  /** Returns the samples one by one. */
  list(): readonly Sample[] {
    return Array.from({ length: this.#count }, (_, index) => ({
      iterations: at(this.#iterations, index),
      measurements: this.#units.map((unit, column) => ({ unit, value: at(this.#values[column], index) })),
    }));
  }
}

interface Column {
  values: number | number[];
}

function append(column: Column, value: number, count: number): number {
  const { values } = column;
  if (typeof values !== 'number') return values.push(value) && 1;
  if (Object.is(values, value)) return 0;
  column.values = [...Array.from({ length: count }, () => values), value];
  return count + 1;
}

function at(column: Column | undefined, index: number): number {
  const values = column?.values ?? NaN;
  return typeof values === 'number' ? values : (values[index] ?? NaN);
}
