import { type Agreement, compareVerdicts, disagree } from '../agreement.ts';
import { conditions } from '../conditions.ts';
import { explain } from '../explanations.ts';
import type { Machine } from '../machine.ts';
import type { Results } from '../results.ts';
import { countLevel, plainAlarms, renderLevels, renderPaths, renderPlainTwice, renderSame } from './aa.ts';
import { renderAgreement, renderDisagreements } from './classic.ts';
import { benchmarksOf, renderCorpus } from './corpus.ts';
import { isFound, plantsOf, renderGrowth, renderKinds, renderMisses, renderModules } from './planted.ts';
import { renderSummary } from './summary.ts';
import { grouped, inWords, seconds } from './table.ts';
import { renderTimes, sum, timesOf, together } from './times.ts';

/** The document, and warnings about it. */
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

This page shows how often allocgate's verdicts are right on real Go modules, and how long they take.
\`npm run accuracy\` measures the modules, and writes this page and the raw figures in [docs/accuracy](accuracy). The
figures come from ${machines([corpus, plain, fast, full, aa, aaPlain, paths, planted].map(({ machine }) => machine))}

Three ways to compare two commits were measured:

- **fast**: \`allocgate check\` runs each benchmark for about 10 ms at a fixed number of iterations. If the figures of a
  benchmark differ, allocgate measures that benchmark again, for longer.
- **full**: \`allocgate check --mode full\` runs each benchmark three times for one second. If the figures of a benchmark
  differ, allocgate measures that benchmark again, as in \`fast\`.
- **plain**: \`go test -run '^$' -bench … -benchmem -count=3\` runs on base, then on head. A benchmark has regressed if its
  median B/op or allocs/op is more than 15% higher on head, or is 0 on base and more than 0 on head. Many workflows use
  such a rule, without a minimum difference and without measuring again.

${renderSummary(results, compared)}

## From one release to the next

The ${grouped(sample.rows.length)} benchmarks were drawn at random from ${inWords(new Set(sample.rows.map(([module]) => module)).size)} modules. They are a sample of the ${grouped(sample.population)} benchmarks that exist in two
consecutive releases of their module. Each was measured in all three ways.${missing.length === 0 ? '' : ` Left out, because one of the ways gave no verdict: ${missing.join(', ')}.`}

${renderAgreement(compared)}

${disagreements(compared)}

## Time

The times are wall times of the benchmark processes, without builds. On this machine, \`fast\` runs two processes at
once; \`plain\` and \`full\` run one. Added up, the processes of \`fast\` take at most twice the time shown. ${conditions}

${renderTimes(times)}

The *screen* is the first measurement of every benchmark in \`fast\`. It took 1/${grouped(Math.round(all.plain / all.screen))} of the time of \`plain\`. That is the
cost of a pull request that doesn't change memory use. *Confirm* is the time that \`fast\` spent measuring benchmarks
again. If a difference reappears, each further sample takes about one second. In this measurement, each side got at least three such samples; [the rule](rule.md#what-counts-as-a-regression) now often needs only one.

Seven of the ten releases were chosen *because* they changed memory use, and ${all.regressed} of the ${all.benchmarks} sampled benchmarks
regressed. Measuring those again took most of the time. If more than one or two benchmarks in a hundred regress, \`fast\`
takes more than 1/100 of the time of \`plain\`.

\`fast\` took ${seconds(corpusTime)} for all ${grouped(population)} benchmarks of the ${inWords(corpus.runs.length)} modules${onlySampled(results)}. ${renderCorpus(corpus)}
\`plain\` would take about ${seconds((all.plain / all.benchmarks) * population)}, at the ${(all.plain / all.benchmarks).toFixed(1)} s per benchmark that it took in the sample.

## The same version against itself

Two commits with the same files were built and measured, each in its own folder, without stored figures. A comparison
is one benchmark in one unit (B/op or allocs/op). A difference of at most 0.05% or 2 B (whichever is larger) in B/op
doesn't cause another measurement.
${renderLevels(aa)}

${renderSame(aa)}

${aaProblems(results)}

### \`plain\` twice on the same files

${aaPlain.rows.length} benchmarks were drawn at random from the ${grouped(aaPlain.population)} of ${aaPlain.module} ${aaPlain.version}, a module with pools, large
buffers and parallel work. \`plain\` measured them twice at the same commit, in the same folder, while the machine was
busy. By its rule, ${plainAlarms(aaPlain).length} of them regressed from the first measurement to the second or from the second to the first.
\`fast\` reported ${fastAlarms} regressions for the whole module.

Each cell with numbers lists the three runs of one measurement. N is the number of iterations that Go chose for a run.
How many pooled buffers a run allocates again depends on when the garbage collector empties the pool.

${renderPlainTwice(aaPlain)}

### Folders with paths of equal length

Stack traces contain file paths, so B/op can depend on the folder. allocgate therefore measures both sides in folders
whose paths have the same length. ${renderPaths(paths)}

## Planted regressions

Each planted regression adds one statement to a function. The statement allocates an object and stores it in a package
variable. According to Go's coverage counters, the benchmark under test calls the function exactly once per operation.
If several regressions are planted in one commit, no benchmark under test calls a function that was changed for another
benchmark. An independent \`go test -benchtime 256x -cpu 1\` on both sides confirms that the regression is real.

${renderKinds(planted)}

*+16 B* and *+16%* must be found in B/op, *+1 allocation* and *0 → 1* in allocs/op. *+1 allocation* is planted only if
base has at most 6 allocs/op, and *+16 B* only if base has at most 106 B/op, because the increase must exceed the 15% of
[the rule](rule.md). The increases planted as *+16%* ${renderGrowth(planted)}

The regressions were planted in
${renderModules(planted)}.
${misses.length === 0 ? '`fast` found all of them.' : `\`fast\` missed these:\n\n${renderMisses(planted)}`}

## Run it yourself

\`npm run accuracy\` runs everything in about an hour and a half. An argument selects one part: \`classic\` (the comparison with plain \`go test\`), \`aa\` (a version against itself), \`planted\` (planted regressions) or \`doc\` (writing this page). For example: \`npm run accuracy -- classic\`.
[subjects.ts](../scripts/accuracy/subjects.ts) lists the module versions. Fixed seeds determine the sample and where
regressions are planted.
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
  if (!compared.some(disagree)) return 'All three agree on every benchmark.';
  return `This table lists all disagreements. N is the number of iterations that Go chose in three runs of each side; the exact
figures are those that \`fast\` judged, with the same N on both sides.

${renderDisagreements(compared)}`;
}

/** Names the modules in which only the sample was measured, because the run was cut short. */
function onlySampled({ sample, corpus }: Results): string {
  const measured = new Set(corpus.runs.map(({ module }) => module));
  const left = new Set(sample.rows.map(([module]) => module).filter((module) => !measured.has(module)));
  return left.size === 0 ? '' : ` (${[...left].join(', ')}: only the sample, because time was short)`;
}

/** Describes what the A/A runs could not measure. */
function aaProblems({ aa }: Results): string {
  const problems = [...new Set(aa.runs.flatMap((run) => run.problems))];
  if (problems.length === 0) return 'No benchmark failed.';
  const words = problems.map(failureWords).join(', ');
  return problems.length === 1
    ? `One benchmark failed and wasn't compared:\n${words}.`
    : `${problems.length} benchmarks failed and weren't compared:\n${words}.`;
}

/** `failureWords` formats a stored problem for readers: `p BenchmarkX` (`benchmark-failed` on both sides). */
function failureWords(problem: string): string {
  const [kind = '', side = '', ...names] = problem.split(' ');
  return `\`${names.join(' ')}\` (\`${kind}\` on ${side === 'both' ? 'both sides' : side})`;
}

function machines(all: readonly Machine[]): string {
  const places = new Set(all.map((of) => `${of.go} on ${of.platform} (${of.cpu}, ${of.processors} processors)`));
  const days = [...new Set(all.map(({ date }) => date))].toSorted();
  return `${[...places].join('; ')} on ${days.join(' and ')}.`;
}
