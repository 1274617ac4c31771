import { listed } from '../cause/listed.ts';
import { escapeParts, escaping } from './blind-spot-words.ts';
import { isInside } from './head-lines.ts';
import type { GateReport } from './model.ts';
import { lineOf, type ResultDraft, sentence } from './result-draft.ts';
import { type ResultRule, ruleId } from './result-rules.ts';
import { gravest } from './severity.ts';

/**
 * `blindSpotResults` returns one result for each changed function that no benchmark reaches and in which something
 * newly escapes to the heap. Other unreached functions get no result.
 */
export function blindSpotResults(report: GateReport): readonly ResultDraft[] {
  const { blindSpots } = report;
  if (blindSpots === undefined) return [];
  const rule: ResultRule = { kind: 'blind-spot' };
  return escaping(blindSpots).map((found): ResultDraft => {
    const { shown, more } = escapeParts(found);
    const escapes = shown.map(({ subject, line }) => `${subject === '' ? 'a value' : subject} (line ${line})`);
    const list = listed([...escapes, ...(more > 0 ? [`${more} more`] : [])]);
    return {
      rule,
      severity: blindSpots.fails === true ? gravest(report) : 'note',
      title: sentence(`No benchmark reaches ${found.function}, in which the change adds heap escapes`),
      underTitle: [sentence(found.package)],
      summary: sentence(`No benchmark reaches ${found.function}, in which the change adds heap escapes.`),
      details: [sentence(`New heap escapes: ${list}.`)],
      place: isInside(found.file) ? lineOf(found) : undefined,
      related: [],
      subjects: [{ package: found.package, benchmark: undefined }],
      site: undefined,
      accepted: undefined,
      identity: [ruleId(rule), found.file, found.function],
    };
  });
}
