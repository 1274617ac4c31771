import * as z from 'zod';

/** The version of the baseline format that this program reads and writes. */
export const baselineVersion = 1;

const name = z.string().min(1).max(2000);
const fingerprint = z.strictObject({
  goVersion: z.string().max(200),
  goos: z.string().max(40),
  goarch: z.string().max(40),
  settings: z.record(z.string().max(100), z.string().max(10_000)),
  buildFlags: z.array(z.string().max(10_000)).max(1000),
  /** Arguments for the flags that the tests define; absent if there were none. */
  testArgs: z.array(z.string().max(10_000)).max(1000).optional(),
  mode: z.enum(['fast', 'full']),
  totals: z.enum(['exact', 'printed']),
  pathLength: z.number().int().nonnegative(),
});

const samples = z.record(z.string().min(1).max(200), z.array(z.number()).min(1).max(100));
const stored = z.strictObject({
  iterations: z.number().int().positive(),
  gomaxprocs: z.number().int().positive(),
  units: samples,
  /** Figures that Go counted itself, in units for which the benchmark also reports its own figures. */
  counted: samples.optional(),
});

/** A `key=value` pair from a `Unit` line that a benchmark printed. */
const unitSetting = z.strictObject({
  unit: z.string().min(1).max(200),
  key: z.string().min(1).max(200),
  value: z.string().max(200),
});

/** The schema of `.allocgate/baseline.json`. Samples are unrounded figures per operation. */
export const baselineSchema = z.strictObject({
  schemaVersion: z.literal(baselineVersion),
  fingerprint,
  cpu: z.string().max(500),
  commit: z.string().max(100).optional(),
  bench: z.string().max(10_000),
  /** The `key=value` pairs from the `Unit` lines of all benchmarks; absent if there were none. */
  unitSettings: z.array(unitSetting).max(1000).optional(),
  packages: z.record(name, z.strictObject({ key: z.string().max(200), benchmarks: z.record(name, stored) })),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type Fingerprint = Baseline['fingerprint'];
export type StoredBenchmark = z.infer<typeof stored>;
export type StoredPackage = Baseline['packages'][string];
