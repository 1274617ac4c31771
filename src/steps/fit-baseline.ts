import { fingerprintDifferences } from '../core/baseline/fingerprint.ts';
import { fitPackage } from '../core/baseline/fit.ts';
import { type BaselineReading, parseBaseline } from '../core/baseline/read.ts';
import type { Baseline, Fingerprint, StoredPackage } from '../core/baseline/schema.ts';
import { GateError } from '../errors.ts';
import type { GoEnvironment, StoredText } from '../ports.ts';
import { figuresOfStored } from './base.ts';
import { isSteady } from './steady.ts';
import { remedies } from './remedies.ts';
import type { RunSettings } from './settings.ts';
import type { SideUnderTest } from './side.ts';

/**
 * `fingerprintOf` returns the conditions under which a stored baseline must have been recorded to replace a measurement
 * of a side.
 */
export function fingerprintOf(
  environment: GoEnvironment,
  { buildFlags, testArgs, mode }: Pick<RunSettings, 'buildFlags' | 'testArgs' | 'mode'>,
  pathLength: number,
): Fingerprint {
  return {
    goVersion: environment.goVersion,
    goos: environment.goos,
    goarch: environment.goarch,
    settings: { ...environment.settings },
    buildFlags: [...buildFlags],
    ...(testArgs.length === 0 ? {} : { testArgs: [...testArgs] }),
    mode,
    totals: environment.totals.kind,
    pathLength,
  };
}

/** `readStored` parses a stored baseline. A file that isn't text, or that can't be parsed, counts as damaged. */
export function readStored({ text, unfit }: StoredText): BaselineReading {
  return unfit === undefined ? parseBaseline(text) : { kind: 'damaged', reason: `it is ${unfit}` };
}

export interface FittingPackages {
  readonly baseline: Baseline | undefined;
  readonly stored: Map<string, StoredPackage>;
  readonly notes: readonly string[];
}

export interface FitRequest {
  readonly file: StoredText | undefined;
  readonly base: SideUnderTest;
  readonly fingerprint: Fingerprint;
  readonly bench: string;
  readonly gomaxprocs: (importPath: string, benchmark: string) => number;
  readonly judgedUnits: (importPath: string, benchmark: string) => readonly string[];
}

function none(...notes: string[]): FittingPackages {
  return { baseline: undefined, stored: new Map(), notes };
}

/**
 * `fitBaseline` returns, for `baseline: auto`, the packages whose stored samples can replace a measurement of the base.
 * Every other package is measured, which takes time but never gives a wrong answer. Samples that differ from each other
 * aren't used, because any figure of head could lie between them.
 */
export function fitBaseline(request: FitRequest): FittingPackages {
  const { file, base, fingerprint, bench } = request;
  if (file === undefined) return none();
  const reading = readStored(file);
  if (reading.kind === 'damaged') {
    return none(
      `Warning: the stored baseline ${file.label} is damaged (${reading.reason}); the base was measured instead.`,
    );
  }
  const { baseline } = reading;
  const differences = fingerprintDifferences(baseline.fingerprint, fingerprint);
  if (differences.length > 0) {
    return none(
      `The stored baseline ${file.label} was recorded under different conditions (${differences.join('; ')}), so the base was measured.`,
    );
  }
  const stored = new Map<string, StoredPackage>();
  for (const [importPath, listed] of base.packages) {
    const fit = fitPackage(baseline, importPath, listed.key, bench);
    if (fit.kind !== 'fits') continue;
    const stands = Object.entries(fit.stored.benchmarks).every(
      ([benchmark, { gomaxprocs }]) =>
        gomaxprocs === request.gomaxprocs(importPath, benchmark) &&
        isSteady(
          figuresOfStored(baseline, fit.stored, benchmark) ?? new Map(),
          request.judgedUnits(importPath, benchmark),
        ),
    );
    if (stands) stored.set(importPath, fit.stored);
  }
  return { baseline, stored, notes: [] };
}

/**
 * `pinnedBaseline` returns the pinned baseline, for `baseline: file`. It ignores package keys. Errors:
 * `missing-baseline`, `damaged-baseline`, `foreign-baseline`.
 */
export function pinnedBaseline(file: StoredText | undefined, name: string, fingerprint: Fingerprint): Baseline {
  if (file === undefined) {
    throw new GateError('missing-baseline', `There is no stored baseline ${name}.`, remedies['missing-baseline']);
  }
  const reading = readStored(file);
  if (reading.kind === 'damaged') {
    throw new GateError(
      'damaged-baseline',
      `The stored baseline ${file.label} cannot be used: ${reading.reason}.`,
      remedies['damaged-baseline'],
    );
  }
  const differences = fingerprintDifferences(reading.baseline.fingerprint, fingerprint);
  if (differences.length > 0) {
    throw new GateError(
      'foreign-baseline',
      `The stored baseline ${file.label} was recorded under different conditions: ${differences.join('; ')}.`,
      remedies['foreign-baseline'],
    );
  }
  return reading.baseline;
}
