import { conclude } from './core/policy/verdict.ts';
import { createPolicy, type Policy } from './core/policy/policy.ts';
import type { Config } from './core/policy/config-schema.ts';
import type { Finding, GateReport, Problem } from './core/report/model.ts';
import { count } from './core/report/wording.ts';
import { isAllocationUnit } from './core/benchunit/allocation-units.ts';
import { defaults, type Options } from './options.ts';
import { findingsOf, type JudgedBenchmark, unjudgedRows } from './steps/findings.ts';
import { problemsOf } from './steps/problems.ts';
import { cutRuns, lostRows, type Text, uncountedRows } from './steps/lost-rows.ts';
import { findingCompactor } from './steps/compact-findings.ts';
import type { FiguresFile, ReadBenchmark } from './steps/figures-file.ts';
import { rowRules } from './steps/row-rules.ts';
import { someNames } from './steps/some-names.ts';
import { namesAround, subjectKey } from './steps/subject.ts';
import { type TextOrigin, textRemedy } from './steps/text-remedies.ts';

export interface CompareRequest {
  readonly base: FiguresFile;
  readonly head: FiguresFile;
  readonly names: { readonly base: string; readonly head: string };
  /** The origin of head's text, on which the remedies in messages depend; `file` if absent. */
  readonly origin?: TextOrigin;
  readonly rules: CompareRules;
  readonly today: string;
}

/** The rules that decide the verdict of a comparison. */
export interface CompareRules {
  readonly policy: Policy;
  readonly onRemoved: Options['on-removed'];
  readonly advisory: boolean;
}

/**
 * `compareRules` returns the rules for a comparison. Flags take precedence over the configuration, and the
 * configuration over the defaults.
 */
export function compareRules(explicit: Partial<Options>, config: Config | undefined): CompareRules {
  const { threshold, strict, metrics } = explicit;
  return {
    policy: createPolicy({ explicit: { threshold, strict, metrics }, base: undefined, head: config, defaults }),
    onRemoved: explicit['on-removed'] ?? config?.['on-removed'] ?? defaults['on-removed'],
    advisory: (explicit['fail-on'] ?? config?.['fail-on'] ?? defaults['fail-on']) === 'never',
  };
}

/**
 * `compareFigures` judges the figures of two inputs by the rule alone: nothing is measured, so nothing is confirmed. It
 * is a pure function.
 */
export function compareFigures(request: CompareRequest): GateReport {
  const { base, head, names, today } = request;
  const { policy, onRemoved, advisory } = request.rules;
  const rules = rowRules(policy, [...head.units, ...base.units]);
  const texts = {
    base: { side: 'base', name: names.base, origin: 'file', file: base },
    head: { side: 'head', name: names.head, origin: request.origin ?? 'file', file: head },
  } as const;
  const reported = problemsOf(
    [...base.incidents, ...cutRuns(texts.base, head)].map((incident) => ({ ...incident, side: 'base' as const })),
    [...head.incidents, ...cutRuns(texts.head, base)].map((incident) => ({ ...incident, side: 'head' as const })),
  );
  const isFailed = namedBy(head.incidents.filter(({ kind }) => kind !== 'damaged-output'));
  const isReported = namedBy(reported.filter(({ blocking }) => blocking));
  const all = pairs(base, head);
  const missing = all.filter((each) => !isPaired(each) && !isReported(each.subject));
  const lost = [
    lostRows(texts.head, base, missing.filter(({ to }) => to === undefined).map(subjectOf)),
    lostRows(texts.base, head, missing.filter(({ from }) => from === undefined).map(subjectOf)),
  ];
  const unmeasured = new Set([
    ...lost.flatMap(({ rows }) => [...rows]),
    ...all.filter((each) => isFailed(each.subject) || (!isPaired(each) && isReported(each.subject))).map(subjectOf),
  ]);
  const benchmarks = all.filter(({ subject }) => !unmeasured.has(subject));
  const compact = findingCompactor();
  const uncounted = { base: [] as JudgedBenchmark['subject'][], head: [] as JudgedBenchmark['subject'][] };
  const bare: string[] = [];
  const findings = benchmarks.flatMap((pair) => {
    const found = findingsOf(judgedOf(pair), rules, today);
    const side = uncountedSide(pair, found);
    if (side === undefined) {
      if (found.length === 0 && !hasAllocations(pair)) bare.push(pair.subject.benchmark);
      return compact(found);
    }
    uncounted[side].push(pair.subject);
    return [];
  });
  const isUncounted = uncounted.base.length + uncounted.head.length > 0;
  const isBare = findings.length === 0 && benchmarks.length > 0 && !isUncounted;
  const problems = [
    ...reported,
    ...lost.flatMap(({ problems: of }) => of),
    ...(['base', 'head'] as const).flatMap((side) => uncountedRows(texts[side], uncounted[side])),
    ...nothingToCompare(texts, all, isBare),
  ];
  return {
    schemaVersion: 1,
    conclusion: conclude(findings, problems, {
      onRemoved,
      isStrict: ({ package: importPath, benchmark, unit }) =>
        policy.row({ importPath, path: importPath, benchmark }, unit).strict,
    }),
    advisory,
    base: { source: 'text', label: names.base },
    head: { dirty: false, label: names.head },
    environment: environmentOf(base, head),
    findings,
    // Computed only when read: few formats show these rows, and they may contain millions of samples.
    get unjudged() {
      return benchmarks.flatMap((pair) => [...unjudgedRows(judgedOf(pair), rules)]);
    },
    explanations: [],
    reused: [],
    problems: [...problems],
    notes: [...bareNote(bare, findings), ...differences(base, head), ...base.notes, ...head.notes],
    timings: {
      snapshotMs: 0,
      planMs: 0,
      buildMs: 0,
      screenMs: 0,
      confirmMs: 0,
      explainMs: 0,
      proveMs: 0,
      blindSpotsMs: 0,
    },
  };
}

/** A benchmark that at least one side has, with the results of each side. */
interface Pair {
  readonly subject: JudgedBenchmark['subject'];
  readonly from: ReadBenchmark | undefined;
  readonly to: ReadBenchmark | undefined;
  /** Whether the benchmark was skipped on head. */
  readonly skipped: boolean;
}

function pairs(base: FiguresFile, head: FiguresFile): readonly Pair[] {
  const skips = new Set(head.skipped.map(subjectKey));
  const keys = new Set([...head.benchmarks.keys(), ...base.benchmarks.keys()]);
  return [...keys].flatMap((key): Pair[] => {
    const [from, to] = [base.benchmarks.get(key), head.benchmarks.get(key)];
    const named = to ?? from;
    if (named === undefined) return [];
    const { importPath, benchmark } = named;
    const skipped =
      skips.size > 0 &&
      [...namesAround(benchmark)].some((name) => skips.has(subjectKey({ importPath, benchmark: name })));
    return [{ subject: { importPath, path: importPath, benchmark }, from, to, skipped }];
  });
}

/** `judgedOf` returns a benchmark with its figures unpacked. Callers unpack one benchmark at a time to save memory. */
function judgedOf({ subject, from, to, skipped }: Pair): JudgedBenchmark {
  const same = from === undefined || to === undefined || from.iterations === to.iterations;
  const iterations = same ? ((to ?? from)?.iterations ?? 0) : 0;
  return {
    subject,
    base: from?.figures,
    head: to?.figures,
    iterations,
    confirmation: 'not-asked',
    skipped,
    warnings: [
      ...new Set([...(from?.warnings ?? []), ...(to?.warnings ?? [])]),
      ...(iterations > 0 ? [] : [differentIterations]),
    ],
  };
}

/**
 * The warning for a benchmark whose iteration count on base differs from that on head. The cost of setup is divided by
 * the iteration count, so the same code has different figures at different counts.
 */
const differentIterations = 'iteration counts differ, so one-off costs carry different weight';

/** `namedBy` returns a function that reports whether an incident names a benchmark or one of its parents. */
function namedBy(
  incidents: readonly { readonly package?: string | undefined; readonly benchmark?: string | undefined }[],
): (subject: JudgedBenchmark['subject']) => boolean {
  const names = new Set(
    incidents.flatMap(({ package: importPath = '', benchmark }) =>
      benchmark === undefined ? [] : [subjectKey({ importPath, benchmark })],
    ),
  );
  return ({ importPath, benchmark }) =>
    [...namesAround(benchmark)].some((name) => names.has(subjectKey({ importPath, benchmark: name })));
}

function subjectOf({ subject }: Pair): JudgedBenchmark['subject'] {
  return subject;
}

function hasAllocations({ from, to }: Pair): boolean {
  return [from, to].some((read) => [...(read?.figures.keys() ?? [])].some(isAllocationUnit));
}

/** `bareNote` returns a note about benchmarks without figures that are judged, beside others that have some. */
function bareNote(bare: readonly string[], findings: readonly Finding[]): readonly string[] {
  return bare.length === 0 || !findings.some(({ unit }) => isAllocationUnit(unit))
    ? []
    : [
        `${count(bare.length, 'benchmark')} ${bare.length === 1 ? 'has' : 'have'} no B/op or allocs/op on either side and ${bare.length === 1 ? 'was' : 'were'} not judged: ${someNames(bare)}. Run go test with -benchmem.`,
      ];
}

/**
 * `uncountedSide` returns the side whose results of a benchmark don't include allocations, although those of the other
 * side do, or `undefined` if there is no such side.
 */
function uncountedSide({ from, to }: Pair, findings: readonly Finding[]): 'base' | 'head' | undefined {
  if (from === undefined || to === undefined) return undefined;
  const finding = findings.find(({ unit, base, head }) => isAllocationUnit(unit) && (base === null || head === null));
  return finding === undefined ? undefined : finding.base === null ? 'base' : 'head';
}

/**
 * `nothingToCompare` returns a problem if head has no results, if the sides share no benchmark, or if their results
 * contain no figures that are judged (`isBare`). Such input must be a mistake, unless base's output shows that its tests
 * ran and that it has no benchmarks yet.
 */
function nothingToCompare(
  { base, head }: Readonly<Record<'base' | 'head', Text>>,
  all: readonly Pair[],
  isBare: boolean,
): readonly Problem[] {
  if (isBare && all.every(({ from, to }) => from !== undefined && to !== undefined)) {
    const remedy = textRemedy('no-benchmarks', head.name, head.origin);
    const message = `Nothing was compared: the results in ${base.name} and ${head.name} have no B/op or allocs/op.`;
    return [{ kind: 'no-benchmarks', side: 'both', blocking: true, message, remedy }];
  }
  if (head.file.benchmarks.size === 0) {
    const remedy = textRemedy('no-benchmarks', head.name, head.origin);
    return [
      {
        kind: 'no-benchmarks',
        side: 'head',
        blocking: true,
        message: `${head.name} contains no benchmark results.`,
        remedy,
      },
    ];
  }
  const { benchmarks, incidents, runs } = base.file;
  const isComplete = runs === undefined || runs.some(({ status }) => status === 'ok' || status === 'no-test-files');
  if (benchmarks.size === 0 && incidents.length === 0 && isComplete) return [];
  if (all.some(({ from, to }) => from !== undefined && to !== undefined)) return [];
  const message =
    benchmarks.size === 0
      ? `Nothing was compared: ${base.name} contains no benchmark results.`
      : `Nothing was compared: ${base.name} and ${head.name} have no benchmark in common (same package and name).`;
  return [
    { kind: 'no-base', side: 'base', blocking: true, message, remedy: textRemedy('no-base', base.name, base.origin) },
  ];
}

function environmentOf(base: FiguresFile, head: FiguresFile): GateReport['environment'] {
  const pick = (key: keyof FiguresFile['environment']): string => head.environment[key] ?? base.environment[key] ?? '';
  return {
    goVersion: pick('goVersion'),
    goos: pick('goos'),
    goarch: pick('goarch'),
    cpu: pick('cpu'),
    gomaxprocs: null,
    mode: 'text',
    totals: 'printed',
  };
}

/** The properties of the environment that should be the same on both sides, with their names in messages. */
const comparedKeys = [
  ['goVersion', 'Go versions'],
  ['goos', 'operating systems'],
  ['goarch', 'architectures'],
] as const;

function differences(base: FiguresFile, head: FiguresFile): string[] {
  return comparedKeys.flatMap(([key, words]) => {
    const [from, to] = [base.environment[key], head.environment[key]];
    return from === undefined || to === undefined || from === to
      ? []
      : [`Warning: ${words} differ: base ${from}, head ${to}.`];
  });
}

/**
 * `isPaired` reports whether a benchmark has results on both sides, or has a result on base and was skipped on head.
 */
function isPaired({ from, to, skipped }: Pair): boolean {
  return from !== undefined && (to !== undefined || skipped);
}
