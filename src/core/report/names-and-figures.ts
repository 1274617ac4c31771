import { ruleOf } from '../causes/list.ts';
import type { ExplainedSite, Finding, GateReport, Problem } from './model.ts';

type Environment = GateReport['environment'];

/**
 * Part of `untrusted`. Of a report that anybody may have written: its figures, its names, and what it chose from our own
 * lists. Every sentence is ours; what a compiler or a benchmark printed is quoted as a block of its own. Who accepted
 * something is not its to say. Fields are named one by one, so that one that is new is not told unseen.
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
    root: root === null ? null : { file: root.file, line: root.line, function: root.function },
    confidence,
    proof: proof === null ? null : { reverted: proof.reverted.map(partOf), restores: proof.restores },
    allocsPerOp,
    bytesPerOp,
    cause,
    status,
    callee,
    reason: 'The run reported this cause; what it says of the code is in its log.',
    flow: [],
    fix: { advice: ruleOf(cause).usualAdvice },
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

/** Some of these are not told in code type, so that a sentence in one would read as ours. */
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
    // Of two lines and more, and so a block and no sentence.
    message: `The run says:\n${message.trim() || '(nothing)'}`,
  };
}

/** A processor's name is any text. */
function environmentOf({ goVersion, goos, goarch, ...environment }: Environment): Environment {
  const [version = '', os = '', architecture = ''] = [goVersion, goos, goarch].map((text) =>
    /^[\w.+-]{1,40}$/.test(text) ? text : '',
  );
  return { ...environment, goVersion: version, goos: os, goarch: architecture, cpu: '' };
}

/** Words with spaces between them are a sentence. */
function isName(text: string): boolean {
  return /^\S+$/.test(text);
}
