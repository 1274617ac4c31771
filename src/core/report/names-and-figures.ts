import { ruleOf } from '../causes/list.ts';
import { leakWords } from '../leak/words.ts';
import type { BlindSpots, ExplainedSite, Finding, GateReport, Problem, ReportedLeak } from './model.ts';
import { capital } from './row-words.ts';

type Environment = GateReport['environment'];

/**
 * `namesAndFigures` returns the parts of a report that can be published no matter who wrote it: figures, names, and
 * values from fixed lists, such as levels. It replaces sentences with our own, and marks each problem's message as a
 * quotation. The result doesn't say who accepted a regression. Fields are copied one by one, so that a new field can't
 * slip through.
 */
export function namesAndFigures(report: GateReport): GateReport {
  const { schemaVersion, conclusion, advisory, base, head, environment, headLines, timings } = report;
  return {
    schemaVersion,
    conclusion,
    advisory,
    base,
    head,
    environment: environmentOf(environment),
    findings: report.findings.map(findingOf),
    unjudged: [],
    ...(report.leaks === undefined ? {} : { leaks: report.leaks.map(leakOf) }),
    ...(report.blindSpots === undefined ? {} : { blindSpots: blindSpotsOf(report.blindSpots) }),
    explanations: report.explanations.map(({ package: importPath, benchmark, sites, explained }) => ({
      package: importPath,
      benchmark,
      sites: sites.filter((site) => namesOf(site).every(isName)).map(siteOf),
      explained,
      notes: [],
    })),
    reused: [],
    problems: report.problems.map(problemOf),
    notes: [],
    ...(headLines === undefined ? {} : { headLines }),
    timings,
  };
}

function findingOf(finding: Finding): Finding {
  const { package: importPath, benchmark, unit, level, base, head, iterations, change, threshold } = finding;
  return {
    package: importPath,
    benchmark,
    unit,
    level,
    base,
    head,
    iterations,
    change,
    threshold,
    ...(finding.budget === undefined ? {} : { budget: finding.budget }),
    confirmed: finding.confirmed,
    warnings: [],
  };
}

function siteOf(site: ExplainedSite): ExplainedSite {
  const { file, line, root, confidence, proof, allocsPerOp, bytesPerOp, cause, status, callee } = site;
  return {
    file,
    line,
    function: site.function,
    root:
      root === null
        ? null
        : { file: root.file, line: root.line, function: root.function, ...(root.whole ? { whole: root.whole } : {}) },
    confidence,
    proof:
      proof === null
        ? null
        : {
            reverted: proof.reverted.map(partOf),
            restores: proof.restores,
            ...(proof.units === undefined
              ? {}
              : { units: proof.units.map(({ unit, restores }) => ({ unit, restores })) }),
          },
    allocsPerOp,
    bytesPerOp,
    cause,
    status,
    callee,
    reason: `${capital(ruleOf(cause).label)}.`,
    flow: [],
    fix: { advice: ruleOf(cause).usualAdvice },
  };
}

/** `leakOf` returns a leak with our own description of its kind. */
function leakOf({
  package: importPath,
  benchmark,
  goroutinesPerOp,
  retainedBytesPerOp,
  sites,
}: ReportedLeak): ReportedLeak {
  const named = sites.filter(({ file, function: name, root, proof }) =>
    [file, name, root?.file ?? file, ...(proof?.reverted ?? []).map((part) => part.file)].every(isName),
  );
  return {
    package: importPath,
    benchmark,
    goroutinesPerOp,
    retainedBytesPerOp,
    sites: named.map(({ file, line, kind, root, confidence, proof, ...site }) => ({
      file,
      line,
      function: site.function,
      kind,
      goroutinesPerOp: site.goroutinesPerOp,
      bytesPerOp: site.bytesPerOp,
      root: root === null ? null : { file: root.file, line: root.line, function: '' },
      confidence,
      proof: proof === null ? null : { reverted: proof.reverted.map(partOf), restores: proof.restores },
      reason: 'The run reported this leak; its log has the details.',
      advice: leakWords[kind].advice,
    })),
    notes: [],
  };
}

/** `blindSpotsOf` returns the functions and the lines on which something escapes, but not what escapes. */
function blindSpotsOf({ changed, unreached, fails }: BlindSpots): BlindSpots {
  return {
    changed,
    unreached: unreached
      .filter(({ file, function: name }) => isName(file) && isName(name))
      .map(({ package: importPath, file, line, change, escapes, ...found }) => ({
        package: importPath,
        function: found.function,
        file,
        line,
        change,
        escapes: escapes.map((escape) => ({ line: escape.line, subject: '' })),
      })),
    ...(fails === undefined ? {} : { fails }),
  };
}

type Reverted = NonNullable<ExplainedSite['proof']>['reverted'][number];

function partOf({ file, lines, deleted, whole }: Reverted): Reverted {
  return {
    file,
    lines,
    ...(deleted === undefined ? {} : { deleted }),
    ...(whole === undefined ? {} : { whole }),
  };
}

/**
 * `namesOf` returns all names that a site contains. Some of them aren't shown as code, so a name that contains a
 * sentence would look as if we had written it.
 */
function namesOf({ file, function: name, callee, root, proof }: ExplainedSite): readonly string[] {
  return [
    file,
    name,
    callee,
    ...(root === null ? [] : [root.file, root.function]),
    ...(proof?.reverted.map((part) => part.file) ?? []),
  ];
}

function problemOf({ package: importPath, benchmark, message, ...problem }: Problem): Problem {
  return {
    ...problem,
    ...(importPath === undefined || !isName(importPath) ? {} : { package: importPath }),
    ...(benchmark === undefined || !isName(benchmark) ? {} : { benchmark }),
    // The message gets at least two lines, so that it is shown as a block and not as a sentence.
    message: `The run says:\n${message.trim() || '(nothing)'}`,
  };
}

/**
 * `environmentOf` drops values that aren't plain names. It always drops the processor's name, which can be any text.
 */
function environmentOf({ goVersion, goos, goarch, ...environment }: Environment): Environment {
  const [version = '', os = '', architecture = ''] = [goVersion, goos, goarch].map((text) =>
    /^[\w.+-]{1,40}$/.test(text) ? text : '',
  );
  return { ...environment, goVersion: version, goos: os, goarch: architecture, cpu: '' };
}

/** `isName` reports whether a string is nonempty and contains no white space. Any other string could be a sentence. */
function isName(text: string): boolean {
  return /^\S+$/.test(text);
}
