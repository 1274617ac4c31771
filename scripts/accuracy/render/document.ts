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
  const text = `# Accuracy

\`npm run accuracy\` measured real Go modules and wrote this page and the raw figures in
[docs/accuracy](accuracy). ${machines([corpus, plain, fast, full, aa, aaPlain, paths, planted].map(({ machine }) => machine))}

${renderSummary(results, compared)}

- **fast**: \`allocgate check\`, about 10 ms per benchmark at a pinned number of iterations (N); changes are confirmed.
- **full**: \`allocgate check --mode full\`, one second and three runs per benchmark, then the same confirmation.
- **plain**: \`go test -run '^$' -bench … -benchmem -count=3\` on base, then on head in the same folder. A benchmark counts
  as regressed if its median B/op or allocs/op is more than 15% higher, or was 0 and no longer is. There is no minimum
  difference and no confirmation: this is what many workflows do.

## Fast, full and plain, one release against the next

${grouped(sample.rows.length)} benchmarks, drawn at random (seed ${sample.seed}) from the ${grouped(sample.population)} that both versions of ten modules have, were
measured in all three ways.${missing.length === 0 ? '' : ` Left out, because one of the ways gave no verdict: ${missing.join(', ')}.`}

${renderAgreement(compared)}

${disagreements(compared)}

## Time

Wall time of the benchmark processes alone, without builds: for \`plain\` as \`go test\` prints it, for the others from
their reports. \`fast\` runs two processes at once on this machine, the others one. Counted as process time, the figures in
its two columns would at most double, and its ratios would at most halve. ${conditions}

${renderTimes(times)}

Finding and screening every benchmark took 1/${grouped(Math.round(all.plain / all.screen))} of the plain command's time: that is the price of a pull request that
doesn't change memory. A benchmark that changed is measured at length, for three seconds or more on each side, because a
failure must hold at one second of work. These release steps were chosen *because* they regressed: ${all.regressed} of ${all.benchmarks} sampled
benchmarks. With so many, confirmation takes nearly all of the time. A ratio of one hundredth is out of reach if more
than one or two benchmarks in a hundred regress.

All ${grouped(population)} benchmarks of ${corpus.runs.length} release steps${onlySampled(results)} in mode \`fast\`: ${seconds(corpusTime)}; the plain command would take about
${seconds((all.plain / all.benchmarks) * population)} (${(all.plain / all.benchmarks).toFixed(1)} s for each in the sample).

${renderCorpus(corpus)}

## The same version against itself

Two commits with the same files, each checked out, built and measured in its own folder, with \`--baseline rerun\`, so
that no stored figure replaces a measurement (the command stops if one does). One comparison is one unit of one benchmark.
Figures that are not identical in B/op and were not measured again differ by at most 0.05% or 2 B, the tolerance of the
screen.

${renderSame(aa)}

${aaProblems(results)}

### The plain command twice on the same files

${aaPlain.rows.length} benchmarks drawn at random from the ${grouped(aaPlain.population)} of ${aaPlain.module} ${aaPlain.version} (pools, large buffers, parallel work), the
same commit and folder both times, on the busy machine. By the plain rule ${plainAlarms(aaPlain).length} of them
regressed, with one run or the other taken as base. \`fast\` on all of that module, in the table above: ${fastAlarms}.

${renderPlainTwice(aaPlain)}

### Why both folders have paths of equal length

The same files once more, outside of the gate: three copies, two at paths of equal length and one ${paths.longer} characters longer,
\`-benchtime 1000x -cpu 1\`. A stack trace holds the paths of files, so its size depends on the folder. The gate lays both
sides out at paths of equal length.

${renderPaths(paths)}

## Planted regressions

Functions of the modules themselves got one more statement, which allocates an object and stores it in a package
variable. Go's own coverage counters chose the functions: each is called exactly once in each operation of the benchmark,
and by no other benchmark with a plant in the same commit. The independent check is \`go test -benchtime 256x -cpu 1\`
on both sides. *+16 B* and *+16%* must be found in B/op, *+1 allocation* and *0 → 1* in allocs/op. Plants are made only where the rule
calls them regressions: one more allocation where base has at most 6, 16 B where it has at most 106 B. The runtime rounds sizes up, a function with
one more statement may no longer be inlined, and setup is part of the figures that the plants were sized by, so *+16%*
is more in practice: ${renderGrowth(planted)}.

${renderKinds(planted)}

${renderModules(planted)}

${misses.length === 0 ? 'None was missed.' : renderMisses(planted)}

## Run it again

\`npm run accuracy\` does all of it; \`npm run accuracy -- classic\`, \`aa\`, \`planted\` or \`doc\` does a part. The module versions,
the sample and the places of the plants are fixed by [subjects.ts](../scripts/accuracy/subjects.ts) and seeds.
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
  if (!compared.some(disagree)) return 'They agree on all of them.';
  return `These are all disagreements. N is what Go chose on either side in three runs; the exact figures are those that \`fast\`
judged, with the same N on both sides.

${renderDisagreements(compared)}`;
}

/** Modules whose other benchmarks were not measured: a run that was cut short. */
function onlySampled({ sample, corpus }: Results): string {
  const measured = new Set(corpus.runs.map(({ module }) => module));
  const left = new Set(sample.rows.map(([module]) => module).filter((module) => !measured.has(module)));
  return left.size === 0 ? '' : ` (${[...left].join(', ')}: only the sample, because time was short)`;
}

/** What the A/A runs could not measure. */
function aaProblems({ aa }: Results): string {
  const problems = [...new Set(aa.runs.flatMap((run) => run.problems))];
  return problems.length === 0
    ? 'No benchmark failed.'
    : `Reported as a problem instead of compared: ${problems.map((problem) => `\`${problem}\``).join(', ')}.`;
}

function machines(all: readonly Machine[]): string {
  const places = new Set(all.map((of) => `${of.go} on ${of.platform} (${of.cpu}, ${of.processors} processors)`));
  const days = [...new Set(all.map(({ date }) => date))].toSorted();
  return `${[...places].join('; ')}; ${days.join(', ')}.`;
}
