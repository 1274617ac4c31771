import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkReport } from './statements/check-report.ts';
import { collect } from './statements/collect.ts';
import { SourceFacts } from './statements/source-facts.ts';
import { repositorySubjects, subjects } from './statements/subject.ts';

// npm run eval:statements [-- words]: checks every statement in the explanations of known changes, without using the
// code that explains. It repeats proofs and measured fixes by hand, which costs one build each; --no-repeat skips that.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    /** The program whose reports are checked. */
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    /** The program's cache; by default a fresh one. */
    cache: { type: 'string' },
    /** The folder in which reports are kept. A report that exists is not made again. */
    kept: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    /** A folder of git repositories with planted regressions, which are checked instead (test/attribution/README.md). */
    cases: { type: 'string' },
    repeat: { type: 'boolean', default: true },
    /** The share of the subjects to check, and the seed that selects them. */
    sample: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});

const work = mkdtempSync(join(tmpdir(), 'allocgate-statements-'));
const { cli, kept, repeat } = values;
const totals = { explanations: 0, checked: 0, violations: 0, faults: 0 };
try {
  const facts = new SourceFacts(work);
  const words = [...values.only, ...positionals];
  const known = values.cases === undefined ? await subjects(words) : repositorySubjects(values.cases, words);
  const chosen = known
    .map((subject) => ({ subject, position: positionOf(subject.name) }))
    .filter(({ position }) => position < Number(values.sample))
    .toSorted((a, b) => a.position - b.position);
  for (const { subject } of chosen) {
    try {
      const collected = await collect({ cli, cache: values.cache ?? join(work, 'cache'), kept }, subject);
      using _ = collected.repository;
      const { checked, violations } = checkReport(subject, collected, facts, repeat);
      const explanations = collected.report.explanations.length;
      totals.explanations += explanations;
      totals.checked += checked;
      totals.violations += violations.length;
      console.log(
        `${violations.length === 0 ? '✓' : '✗'} ${subject.name}: ${checked} statements in ${explanations} explanations`,
      );
      for (const violation of violations) console.log(`    ${violation}`);
    } catch (error) {
      totals.faults++;
      console.log(`✗ ${subject.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(
  `\n${totals.explanations} explanations, ${totals.checked} statements checked, ${totals.violations} violations, ${totals.faults} subjects without a report`,
);
process.exitCode = totals.violations + totals.faults === 0 && totals.explanations > 0 ? 0 : 1;

/** Returns a number below 1. It orders the subjects, so that a run that is stopped has covered all kinds of causes. */
function positionOf(name: string): number {
  return createHash('sha256').update(`${values.seed} ${name}`).digest().readUInt32BE(0) / 2 ** 32;
}
