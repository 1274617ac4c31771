import { type Agreement, compareVerdicts, disagree } from '../agreement.ts';
import { conditions } from '../conditions.ts';
import { explain } from '../explanations.ts';
import type { Machine } from '../machine.ts';
import type { Results } from '../results.ts';
import { countLevel, plainAlarms, renderPaths, renderPlainTwice, renderSame } from './aa.ts';
import { renderAgreement, renderDisagreements } from './classic.ts';
import { benchmarksOf, renderCorpus } from './corpus.ts';
import { isFound, plantsOf, renderGrowth, renderKinds, renderMisses, renderModules } from './planted.ts';
import { renderSummary } from './summary.ts';
import { grouped, seconds } from './table.ts';
import { renderTimes, sum, timesOf, together } from './times.ts';

/** The document, and what is wrong with it. */
export interface Rendered {
  readonly text: string;
  readonly warnings: readonly string[];
}

export function renderDocument(results: Results): Rendered {
  const { sample, corpus, plain, fast, full, aa, aaPlain, paths, planted } = results;
  const { compared, missing } = compareVerdicts(sample, { plain, fast, full });
  const unexplained = compared.filter((of) => disagree(of) && explain(of) === undefined);
  const times = timesOf(sample, { plain, fast, full });
  const all = together(times);
  const misses = plantsOf(planted).filter((plant) => !isFound(plant));
  const population = sum(corpus.runs, benchmarksOf);
  const corpusTime = sum(corpus.runs, (run) => run.screenSeconds + run.confirmSeconds);
  const fastAlarms = countLevel(
    aa.runs.filter(({ module }) => module === aaPlain.module),
    'regression',
  );
  const text = `# How right the gate is

Measured with real Go modules by \`npm run accuracy\`, which wrote this page and the raw figures in
[docs/accuracy](accuracy). ${machines([corpus, plain, fast, full, aa, aaPlain, paths, planted].map(({ machine }) => machine))}

${renderSummary(results, compared)}

- **fast**: \`allocgate check\`, about 10 ms a benchmark at a pinned number of iterations (N); what moved is confirmed.
- **full**: \`allocgate check --mode full\`, one second and three runs a benchmark, then the same confirmation.
- **plain**: \`go test -run '^$' -bench … -benchmem -count=3\` on base, then on head in the same folder. A benchmark is
  called regressed when the median of B/op or of allocs/op is more than 15 % higher, or was 0 and is not. No least
  difference, nothing confirmed: what many workflows do.

## Fast, full and plain, one release against the next

${grouped(sample.rows.length)} benchmarks, drawn at random (seed ${sample.seed}) from the ${grouped(sample.population)} that both versions of ten modules have, were
measured all three ways.${missing.length === 0 ? '' : ` Without a verdict in one of them, and so left out: ${missing.join(', ')}.`}

${renderAgreement(compared)}

${disagreements(compared)}

## Time

Wall time of the benchmark processes alone, without builds: of \`plain\` as \`go test\` prints it, of the others as their
reports have it. \`fast\` runs two processes at once on this machine, the others one:
in process time its two columns are at most twice as long, and the ratios half as large. ${conditions}

${renderTimes(times)}

Finding and screening every benchmark took 1/${grouped(Math.round(all.plain / all.screen))} of the classic time: that is the price of a pull request that
does not touch memory. What moved is measured at length, three seconds and more on each side, because a red verdict must
be the one that a second of work gives. These release steps were chosen *because* they regressed: ${all.regressed} of ${all.benchmarks} sampled
benchmarks. So many make the confirmation nearly all of the time, and a hundredth is out of reach where more than one
or two benchmarks in a hundred regress.

All ${grouped(population)} benchmarks of ${corpus.runs.length} release steps${onlySampled(results)} in mode \`fast\`: ${seconds(corpusTime)}; the plain command would take about
${seconds((all.plain / all.benchmarks) * population)} (${(all.plain / all.benchmarks).toFixed(1)} s for each in the sample).

${renderCorpus(corpus)}

## The same version against itself

Two commits with the same files, each checked out, built and measured in its own folder; \`--baseline rerun\`, so that no
stored figure stands for a side (the command stops if one does). One comparison is one unit of one benchmark. What is
not identical in B/op and was not measured again differs by at most 0.05 % or 2 B, the tolerance of the screen.

${renderSame(aa)}

${aaProblems(results)}

### The plain command twice on the same files

${aaPlain.rows.length} benchmarks drawn at random from the ${grouped(aaPlain.population)} of ${aaPlain.module} ${aaPlain.version} (pools, large buffers, parallel work), the
same commit and folder both times, on the busy machine. The plain rule calls ${plainAlarms(aaPlain).length} of them
regressed, in one order of the two runs or the other. \`fast\` on all of that module, in the table above: ${fastAlarms}.

${renderPlainTwice(aaPlain)}

### Why both folders have paths of equal length

The same files once more, outside of the gate: three copies, two at paths of equal length and one ${paths.longer} characters longer,
\`-benchtime 1000x -cpu 1\`. A stack trace holds the paths of files, so its size follows the folder. The gate lays both
sides out at paths of equal length.

${renderPaths(paths)}

## Planted regressions

Into functions of the modules themselves, one statement was planted that allocates an object and stores it in a package
variable. Go's own coverage counters chose the functions: called exactly once in each operation of the benchmark, and by no
other benchmark with a plant in the same commit. The witness is \`go test -benchtime 256x -cpu 1\` on both sides.
*+16 B* and *+16 %* must be found in B/op, *+1 allocation* and *0 → 1* in allocs/op. Only where the rule says
regression: one more allocation on up to six, 16 B on up to 106. The runtime rounds
sizes up, a function with one more statement may no longer be inlined, and set-up is part of the figures that the plants
were sized by, so *+16 %* is more in truth: ${renderGrowth(planted)}.

${renderKinds(planted)}

${renderModules(planted)}

${misses.length === 0 ? 'None was missed.' : renderMisses(planted)}

## Again

\`npm run accuracy\` does all of it, \`npm run accuracy -- classic\`, \`aa\`, \`planted\` or \`doc\` a part. The module versions, the
sample and the places of the plants are fixed by [subjects.ts](../scripts/accuracy/subjects.ts) and seeds.
`;
  return {
    text,
    warnings: [
      ...unexplained.map((of) => `not yet explained: ${of.package} ${of.benchmark}`),
      ...plainAlarms(aaPlain).flatMap(([of, benchmark]) =>
        explain({ package: of, benchmark }) === undefined ? [`not yet explained: ${of} ${benchmark}`] : [],
      ),
      ...missing.map((name) => `without a verdict: ${name}`),
    ],
  };
}

function disagreements(compared: readonly Agreement[]): string {
  if (!compared.some(disagree)) return 'They disagree on none: there is nothing to explain.';
  return `Every disagreement by name. N is what Go chose on either side in three runs; the exact figures are those that \`fast\`
judged, from both sides at one N.

${renderDisagreements(compared)}`;
}

/** Modules whose other benchmarks were not measured: a run that was cut short. */
function onlySampled({ sample, corpus }: Results): string {
  const measured = new Set(corpus.runs.map(({ module }) => module));
  const left = new Set(sample.rows.map(([module]) => module).filter((module) => !measured.has(module)));
  return left.size === 0 ? '' : ` (${[...left].join(', ')}: the sample only, for want of time)`;
}

/** What the A/A runs could not measure. */
function aaProblems({ aa }: Results): string {
  const problems = [...new Set(aa.runs.flatMap((run) => run.problems))];
  return problems.length === 0
    ? 'Nothing failed.'
    : `Reported as a problem instead of compared: ${problems.map((problem) => `\`${problem}\``).join(', ')}.`;
}

function machines(all: readonly Machine[]): string {
  const places = new Set(all.map((of) => `${of.go} on ${of.platform} (${of.cpu}, ${of.processors} processors)`));
  const days = [...new Set(all.map(({ date }) => date))].toSorted();
  return `${[...places].join('; ')}; ${days.join(', ')}.`;
}
