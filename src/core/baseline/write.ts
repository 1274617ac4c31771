import type { Baseline, StoredBenchmark } from './schema.ts';

/**
 * `renderBaseline` returns a baseline as text. The text is sorted, has one benchmark per line and contains no times, so
 * that a diff shows only what changed.
 */
export function renderBaseline(baseline: Baseline): string {
  const packages = sorted(baseline.packages).map(
    ([path, { key, benchmarks }]) =>
      `    ${JSON.stringify(path)}: {\n      "key": ${JSON.stringify(key)},\n      "benchmarks": {${lines(benchmarks)}}\n    }`,
  );
  const fields = [
    `  "schemaVersion": ${baseline.schemaVersion}`,
    `  "fingerprint": ${JSON.stringify(canonical(baseline.fingerprint), null, 2).replaceAll('\n', '\n  ')}`,
    `  "cpu": ${JSON.stringify(baseline.cpu)}`,
    ...(baseline.commit === undefined ? [] : [`  "commit": ${JSON.stringify(baseline.commit)}`]),
    `  "bench": ${JSON.stringify(baseline.bench)}`,
    ...(baseline.unitSettings === undefined ? [] : [`  "unitSettings": ${JSON.stringify(baseline.unitSettings)}`]),
    `  "packages": {${packages.length === 0 ? '' : `\n${packages.join(',\n')}\n  `}}`,
  ];
  return `{\n${fields.join(',\n')}\n}\n`;
}

function lines(benchmarks: Readonly<Record<string, StoredBenchmark>>): string {
  const entries = sorted(benchmarks).map(([name, { iterations, gomaxprocs, units, counted }]) => {
    const value = {
      iterations,
      gomaxprocs,
      units: Object.fromEntries(sorted(units)),
      ...(counted === undefined ? {} : { counted: Object.fromEntries(sorted(counted)) }),
    };
    return `        ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  });
  return entries.length === 0 ? '' : `\n${entries.join(',\n')}\n      `;
}

function canonical(fingerprint: Baseline['fingerprint']): Baseline['fingerprint'] {
  return { ...fingerprint, settings: Object.fromEntries(sorted(fingerprint.settings)) };
}

/**
 * `sorted` returns the entries of a record, sorted by the UTF-16 code units of their keys, so that the order is the
 * same on every machine and in every locale.
 */
function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
