import { compareFigures } from './compare.ts';
import type { GateReport } from './core/report/model.ts';
import { GateError } from './errors.ts';
import type { GateRequest } from './gate.ts';
import type { Ports, StoredText } from './ports.ts';
import { acceptRegressions } from './steps/accept.ts';
import { readStored } from './steps/fit-baseline.ts';
import { readFigures } from './steps/read-figures.ts';
import { readPolicy } from './steps/read-policy.ts';
import { remedies } from './steps/remedies.ts';
import { headOf } from './steps/report-parts.ts';
import { createStopwatch } from './steps/stopwatch.ts';
import { baselineAtBase, pinnedText, type StoredTextRequest } from './steps/stored-text.ts';
import { unmeasurable } from './steps/unmeasurable.ts';

export interface JudgeResultsRequest extends GateRequest {
  /** Go benchmark output for head, from another step. */
  readonly results: { readonly text: string; readonly name: string };
}

/**
 * `judgeResults` compares benchmark output from another step with the stored baseline. It applies the rule alone:
 * nothing is measured, so nothing is confirmed. Errors: `usage` if the text isn't benchmark output; also those of
 * resolving the revisions and reading the configuration.
 */
export async function judgeResults(ports: Ports, request: JudgeResultsRequest): Promise<GateReport> {
  const { folder, explicit, results } = request;
  const event = await ports.pullRequest?.event();
  const revisions = await ports.repository.resolve({ folder, base: explicit.base, head: explicit.head, event });
  const inForce = await readPolicy(ports, revisions, request);
  const head = readFigures(results.text, results.name, 'step');
  try {
    const stored = await storedBaseline(ports, { revisions, inForce });
    const report = compareFigures({
      base: readFigures(stored.text, stored.label),
      head,
      names: { base: stored.label, head: results.name },
      origin: 'step',
      rules: { policy: inForce.policy, onRemoved: inForce.settings.onRemoved, advisory: inForce.settings.advisory },
      today: ports.clock.today(),
    });
    const { commit } = stored;
    const full: GateReport = {
      ...report,
      base: { ...(commit === undefined ? {} : { commit }), source: 'file', label: stored.label },
      head: { ...headOf(revisions), label: `${results.name}, measured by another step` },
      notes: [...inForce.notes, ...report.notes],
    };
    return await acceptRegressions(ports, full, inForce, ({ package: importPath, benchmark }) => ({
      importPath,
      path: importPath,
      benchmark,
    }));
  } catch (error) {
    return unmeasurable(error, { revisions, inForce, stopwatch: createStopwatch(ports.clock) });
  }
}

/** `storedBaseline` returns the baseline to compare with. Errors: `missing-baseline`, `damaged-baseline`. */
async function storedBaseline(
  ports: Ports,
  request: StoredTextRequest,
): Promise<StoredText & { readonly commit: string | undefined }> {
  const { baseline, baselineFile } = request.inForce.settings;
  const stored = await (baseline === 'file' ? pinnedText : baselineAtBase)(ports, request);
  if (stored === undefined) {
    const { base } = request.revisions;
    const where = base.kind === 'commit' ? ` at ${base.commit.slice(0, 12)}` : `: ${base.reason}`;
    throw new GateError(
      'missing-baseline',
      `There is no stored baseline ${baselineFile}${where}. With a results file, nothing is measured.`,
      'Record one with `allocgate record` and commit it, or leave results-file out, so that both sides are measured.',
    );
  }
  const reading = readStored(stored);
  if (reading.kind === 'damaged') {
    throw new GateError(
      'damaged-baseline',
      `The stored baseline ${stored.label} cannot be used: ${reading.reason}.`,
      remedies['damaged-baseline'],
    );
  }
  return { ...stored, commit: reading.baseline.commit };
}
