import { ruleOf } from '../causes/list.ts';
import { editLinesOf } from './edit-lines.ts';
import { costWords, fixWords, proofWords, reasonWords, adviceWords } from './explanation-words.ts';
import { headline, problemWords } from './headline.ts';
import type { Explanation, GateReport, Problem } from './model.ts';
import { figuresLine, phraseOf } from './row-words.ts';
import { failingLevels } from './severity.ts';
import { type BenchmarkRow, groupedByPackage, tableOf } from './table.ts';
import { xmlAttribute, xmlLines } from './xml-text.ts';

/** The outcome of a test. Even a test that passed can have text. */
type Outcome =
  | { readonly kind: 'passed'; readonly text: string }
  | {
      readonly kind: 'failure' | 'error' | 'skipped';
      readonly type: string;
      readonly message: string;
      readonly text: string;
    };

interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** Maximum number of causes that the failure of a benchmark shows. */
const mostSites = 5;

/**
 * `renderJunit` returns the report as JUnit XML, with the elements and attributes of Jenkins' schema: a suite for each
 * package, and a test for each benchmark. It contains a failure or an error if and only if the exit code is not 0.
 */
export function renderJunit(report: GateReport): string {
  const suites = withVerdict(suitesOf(report), report);
  const all = suites.flatMap(({ cases }) => cases);
  const seconds = Object.values(report.timings).reduce((sum, ms) => sum + ms, 0) / 1000;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="allocgate" tests="${all.length}" failures="${number(all, 'failure')}" errors="${number(all, 'error')}" time="${seconds.toFixed(3)}">`,
    ...suites.map(suiteElement),
    '</testsuites>',
    '',
  ].join('\n');
}

function suitesOf(report: GateReport): readonly Suite[] {
  const explanations = new Map(
    report.explanations.map((explanation) => [`${explanation.package}\n${explanation.benchmark}`, explanation]),
  );
  const rows = tableOf(report).groups.flatMap((group) => group.rows);
  const suites = new Map<string, TestCase[]>(
    groupedByPackage(rows).map(({ package: name, rows: members }) => [
      name,
      members.map((row) => ({
        name: row.benchmark,
        outcome: outcomeOf(row, report, explanations.get(`${row.package}\n${row.benchmark}`)),
      })),
    ]),
  );
  for (const problem of report.problems) {
    const name = problem.package ?? '';
    suites.set(name, [...(suites.get(name) ?? []), problemCase(problem, report)]);
  }
  return [...suites].map(([name, cases]) => ({ name: name === '' ? 'allocgate' : name, cases }));
}

/** `withVerdict` adds a failure or an error for the verdict if the run doesn't pass but none of its tests fails. */
function withVerdict(suites: readonly Suite[], report: GateReport): readonly Suite[] {
  const { conclusion, advisory } = report;
  const all = suites.flatMap(({ cases }) => cases);
  if (conclusion === 'pass' || advisory || number(all, 'failure') + number(all, 'error') > 0) return suites;
  const message = headline(report, tableOf(report));
  const kind = conclusion === 'fail' ? 'failure' : 'error';
  return [
    ...suites,
    { name: 'allocgate', cases: [{ name: 'verdict', outcome: { kind, type: conclusion, message, text: '' } }] },
  ];
}

function outcomeOf(row: BenchmarkRow, report: GateReport, explanation: Explanation | undefined): Outcome {
  const { level } = row;
  const figures = row.findings.map(figuresLine);
  const message = `${row.benchmark} ${phraseOf(row)}: ${row.findings
    .filter((finding) => finding.level === level)
    .map(figuresLine)
    .join('; ')}`;
  const text = [...figures, ...row.findings.flatMap(({ warnings }) => warnings), ...whyLines(explanation)].join('\n');
  if (report.advisory) return { kind: 'passed', text: level === 'unchanged' ? '' : `${message}\n${text}` };
  if (failingLevels(report).has(level)) return { kind: 'failure', type: level, message, text };
  switch (level) {
    case 'unconfirmed':
      return { kind: 'error', type: level, message, text };
    case 'removed':
    case 'skipped':
      return { kind: 'skipped', type: level, message, text };
    case 'unchanged':
    case 'added':
    case 'improvement':
      return { kind: 'passed', text: '' };
    case 'regression':
    case 'over-budget':
    case 'drift':
    case 'unstable':
    case 'warning':
    case 'waived':
    case 'notice':
      return { kind: 'passed', text: `${message}\n${text}` };
    default:
      return level satisfies never;
  }
}

/** `whyLines` returns the causes of a benchmark's regression in the words of the terminal report. */
function whyLines(explanation: Explanation | undefined): readonly string[] {
  return (explanation?.sites ?? []).slice(0, mostSites).flatMap((site) => {
    const { file, line } = site.root ?? site;
    const fix = fixWords(site);
    return [
      '',
      `${file}:${line}: ${ruleOf(site.cause).label}, ${costWords(site)}`,
      ...(site.reason === '' ? [] : [reasonWords(site)]),
      proofWords(site),
      adviceWords(site),
      ...(fix === undefined ? [] : [fix]),
      ...editLinesOf(site.fix).map(({ sign, text }) => `${sign} ${text}`.trimEnd()),
    ];
  });
}

function problemCase(problem: Problem, report: GateReport): TestCase {
  const { kind, side, benchmark, blocking, message, remedy } = problem;
  const on = side === 'both' ? 'both sides' : side;
  const said = `${problemWords[kind]} (${on})`;
  const text = `${message.trim()}\n${remedy}`;
  return {
    name: `${benchmark === undefined ? '' : `${benchmark}: `}${kind} on ${on}`,
    outcome: { kind: blocking && !report.advisory ? 'error' : 'skipped', type: kind, message: said, text },
  };
}

function suiteElement({ name, cases }: Suite): string {
  const counts = (['failure', 'error'] as const).map((kind) => `${kind}s="${number(cases, kind)}"`).join(' ');
  return [
    `  <testsuite name="${xmlAttribute(name)}" tests="${cases.length}" ${counts} skipped="${number(cases, 'skipped')}">`,
    ...cases.map((test) => caseElement(name, test)),
    '  </testsuite>',
  ].join('\n');
}

function caseElement(suite: string, { name, outcome }: TestCase): string {
  const start = `    <testcase classname="${xmlAttribute(suite)}" name="${xmlAttribute(name)}"`;
  if (outcome.kind === 'passed') {
    return outcome.text === ''
      ? `${start}/>`
      : `${start}>\n      <system-out>${xmlLines(outcome.text)}</system-out>\n    </testcase>`;
  }
  const { kind, type, message, text } = outcome;
  return `${start}>\n      <${kind} type="${xmlAttribute(type)}" message="${xmlAttribute(message)}">${xmlLines(text)}</${kind}>\n    </testcase>`;
}

function number(cases: readonly TestCase[], kind: Outcome['kind']): number {
  return cases.filter(({ outcome }) => outcome.kind === kind).length;
}
