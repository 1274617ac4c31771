import { allocsWords, figure, partsWords } from '../explanation-words.ts';
import type { ReportedExperiment } from '../evidence-model.ts';
import type { ExplainedSite, Explanation, Finding } from '../model.ts';
import { Html, html } from './html.ts';

interface Row {
  readonly what: string;
  readonly allocs: string;
  readonly bytes: string;
  readonly says: string;
  readonly kind: '' | 'side' | 'proof';
}

/**
 * `experimentsHtml` returns a table of a benchmark's experiments. Each row shows what was reverted, and what the
 * benchmark then allocated.
 */
export function experimentsHtml(
  explanation: Explanation,
  site: ExplainedSite,
  findings: readonly Finding[],
): Html | undefined {
  const { benchmark, experiments = [] } = explanation;
  if (experiments.length === 0) return undefined;
  const proof = provingExperiment(experiments, site);
  const rows: readonly Row[] = [
    side('base', findings),
    side('head', findings),
    ...experiments.map((experiment): Row => {
      const { reverted, allocsPerOp, bytesPerOp, tests } = experiment;
      return {
        what: `head without ${partsWords(reverted, site)}`,
        allocs: allocsPerOp === undefined ? '' : figure(allocsPerOp),
        bytes: bytesPerOp === undefined ? '' : figure(bytesPerOp),
        says: tests === undefined ? 'does not build or run' : testWords[tests],
        kind: experiment === proof ? 'proof' : '',
      };
    }),
    ...fixRow(site),
  ];
  return html`<table class="experiments">
    <caption>
      Experiments with
      <code>${benchmark}</code>
    </caption>
    <thead>
      <tr>
        <th scope="col">Program</th>
        <th scope="col" class="num">allocs/op</th>
        <th scope="col" class="num">B/op</th>
        <th scope="col">Tests</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ what, allocs, bytes, says, kind }) =>
          html`<tr class="${kind}">
            <th scope="row">${what}${kind === 'proof' ? html` <span class="badge proven">proof</span>` : ''}</th>
            <td class="num">${allocs}</td>
            <td class="num">${bytes}</td>
            <td>${says}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
}

const testWords = { same: 'same as on head', different: 'differ from head', unknown: '' } as const;

function side(name: 'base' | 'head', findings: readonly Finding[]): Row {
  const of = (unit: string): string => {
    const median = findings.find((finding) => finding.unit === unit)?.[name]?.median;
    return median === undefined ? '' : figure(median);
  };
  return { what: name, allocs: of('allocs/op'), bytes: of('B/op'), says: '', kind: 'side' };
}

function fixRow({ fix }: ExplainedSite): readonly Row[] {
  if (fix.measured === undefined) return [];
  return [
    {
      what: 'head with the fix below',
      allocs: figure(Math.round(fix.measured.allocsPerOp)),
      bytes: figure(Math.round(fix.measured.bytesPerOp)),
      says: fix.untested === true ? 'none' : 'same as on head',
      kind: '',
    },
  ];
}

/** `provingExperiment` returns the smallest experiment that reverts all the parts whose revert proves the cause. */
function provingExperiment(
  experiments: readonly ReportedExperiment[],
  { confidence, proof }: ExplainedSite,
): ReportedExperiment | undefined {
  if (confidence !== 'proven' || proof === null) return undefined;
  const wanted = proof.reverted.map((part) => JSON.stringify(part));
  return experiments
    .filter(({ reverted, allocsPerOp }) => {
      const parts = new Set(reverted.map((part) => JSON.stringify(part)));
      return allocsPerOp !== undefined && wanted.every((part) => parts.has(part));
    })
    .toSorted((a, b) => a.reverted.length - b.reverted.length)[0];
}

/** `fixFigures` returns the figures that were measured with a fix, such as `1 alloc/op, 3,456 B/op`. */
export function fixFigures({ fix }: ExplainedSite): string | undefined {
  const { measured } = fix;
  return (
    measured && `${allocsWords(Math.round(measured.allocsPerOp))}, ${figure(Math.round(measured.bytesPerOp))} B/op`
  );
}
