import { checkAdvice } from './check-advice.ts';
import { checkExpected } from './check-expected.ts';
import { checkFigures } from './check-figures.ts';
import { checkPlaces } from './check-places.ts';
import { checkProofs } from './check-proofs.ts';
import { checkText } from './check-text.ts';
import type { Collected } from './collect.ts';
import { Ledger } from './ledger.ts';
import type { SourceFacts } from './source-facts.ts';
import type { Subject } from './subject.ts';
import { Tree } from './tree.ts';

/** Checks every statement of a report. It repeats the measurements of proofs and fixes only if `repeat` is set. */
export function checkReport(
  subject: Subject,
  { repository, module, report, text }: Collected,
  facts: SourceFacts,
  repeat: boolean,
): Ledger {
  const ledger = new Ledger(`${subject.name}: `);
  const tree = new Tree(repository.folder);
  const env = subject.env ?? {};
  ledger.holds(report.explanations.length > 0, 'no explanation', () =>
    report.problems.map(({ message }) => message).join('; '),
  );
  checkText(ledger, report, text);
  checkExpected(ledger, report, text, subject);
  for (const explanation of report.explanations) {
    checkFigures(ledger, report, explanation);
    checkPlaces(ledger, tree, facts, explanation, env);
    checkAdvice(ledger, tree, facts, explanation, env);
    if (repeat) checkProofs(ledger, report, explanation, { tree, module, env });
  }
  for (const { benchmark, sites } of report.leaks)
    checkPlaces(
      ledger,
      tree,
      facts,
      { benchmark, sites: sites.map((site) => ({ ...site, flow: [], fix: { advice: site.advice } })) },
      env,
    );
  return ledger;
}
