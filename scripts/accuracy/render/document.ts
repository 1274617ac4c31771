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

This page shows how often allocgate's verdicts are right, and what a run costs, on real Go modules.
\`npm run accuracy\` measured these modules and wrote this page and the raw figures in [docs/accuracy](accuracy). It
used ${machines([corpus, plain, fast, full, aa, aaPlain, paths, planted].map(({ machine }) => machine))}

${renderSummary(results, compared)}

- **fast**: \`allocgate check\`, about 10 ms per benchmark at a pinned number of iterations (N); changes are confirmed.
- **full**: \`allocgate check --mode full\`, three runs of one second per benchmark, then the same confirmation.
- **plain**: \`go test -run '^$' -bench … -benchmem -count=3\` on base, then on head in the same folder. A benchmark counts
  as regressed if its median B/op or allocs/op is more than 15% higher on head, or is 0 on base and more than 0 on head.
  There is no minimum difference and no confirmation: this is what many workflows do.

## Fast, full and plain, from one release to the next

${grouped(sample.rows.length)} benchmarks were drawn at random (seed ${sample.seed}) from the ${grouped(sample.population)} that exist in two consecutive releases of ten
modules. Each was measured in all three ways.${missing.length === 0 ? '' : ` Left out, because one of the ways gave no verdict: ${missing.join(', ')}.`}

${renderAgreement(compared)}

${disagreements(compared)}

## Time

The times are wall times of the benchmark processes, without builds. For \`plain\` they are the times that \`go test\`
prints; for the others they come from the reports. On this machine, \`fast\` runs two processes at once; \`plain\`
and \`full\` run one. If the times of the two processes were added up instead, the figures in the two \`fast\` columns
would be at most twice as high, and the ratios in the last two columns at worst half as high. ${conditions}

${renderTimes(times)}

Finding every benchmark and measuring it once, briefly (the screen), took 1/${grouped(Math.round(all.plain / all.screen))} of the plain command's time. That is the
cost of a pull request that doesn't change memory use. A benchmark whose figures differ is measured again; if the change
reappears, the benchmark runs for about one second per sample (three seconds or more on each side), because a
regression must also show up at one second of work.

Seven of the ten releases were chosen *because* they changed memory use, and ${all.regressed} of the ${all.benchmarks} sampled benchmarks
regressed. With so many regressions, confirmation takes nearly all of the time. A ratio of 1/100 is out of reach if more
than one or two benchmarks in a hundred regress.

In \`fast\` mode, all ${grouped(population)} benchmarks of the ${corpus.runs.length} modules${onlySampled(results)} took ${seconds(corpusTime)}. The plain command would take about ${seconds((all.plain / all.benchmarks) * population)}, at
the ${(all.plain / all.benchmarks).toFixed(1)} s per benchmark that it took in the sample.

${renderCorpus(corpus)}

## The same version against itself

Two commits with the same files were checked out, built and measured, each in its own folder. \`--baseline rerun\` ensures
that no stored figure replaces a measurement. A comparison is one unit of one benchmark. If B/op is neither identical nor
measured again, the two figures differ by at most 0.05% or 2 B, the tolerance of the screen.

${renderSame(aa)}

${aaProblems(results)}

### The plain command twice on the same files

${aaPlain.rows.length} benchmarks were drawn at random from the ${grouped(aaPlain.population)} of ${aaPlain.module} ${aaPlain.version}, a module with pools, large
buffers and parallel work. They were measured twice at the same commit and in the same folder, on the busy machine. By
the plain rule, ${plainAlarms(aaPlain).length} of them regressed from the first run to the second or from the second to the first. For the whole
module, \`fast\` reported ${fastAlarms} regressions (see the table above).

${renderPlainTwice(aaPlain)}

### Why both folders have paths of equal length

Stack traces contain file paths, so their size depends on the folder. allocgate therefore measures both sides at paths of
equal length. This table shows the effect without allocgate. The same files were measured with \`-benchtime 1000x -cpu 1\`
in three copies: two at paths of equal length, and one at a path ${paths.longer} characters longer.

${renderPaths(paths)}

## Planted regressions

Each planted regression adds one statement to a function of the module. The statement allocates an object and stores it
in a package variable. Functions were chosen with Go's coverage counters so that the benchmark under test calls the
function exactly once per operation, and no other benchmark with a regression planted in the same commit calls it. An
independent run of \`go test -benchtime 256x -cpu 1\` on both sides confirms that the regression is real. *+16 B* and
*+16%* must be found in B/op, *+1 allocation* and *0 → 1* in allocs/op. An additional allocation is planted only if
base has at most 6, and 16 B only if base has at most 106 B, because otherwise the increase wouldn't be a regression by
[the rule](rule.md).

The increases planted as *+16%* actually ${renderGrowth(planted)}. The
runtime rounds sizes up, a function with one more statement may no longer be inlined, and the sizes were calculated
from figures that include setup.

${renderKinds(planted)}

${renderModules(planted)}

${misses.length === 0 ? 'allocgate found all of them.' : renderMisses(planted)}

## Run it yourself

\`npm run accuracy\` runs everything; \`npm run accuracy -- classic\`, \`aa\`, \`planted\` or \`doc\` runs one part.
[subjects.ts](../scripts/accuracy/subjects.ts) and fixed seeds determine the module versions, the sample, and where
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

/** Names the modules of which only the sample was measured, because the run was cut short. */
function onlySampled({ sample, corpus }: Results): string {
  const measured = new Set(corpus.runs.map(({ module }) => module));
  const left = new Set(sample.rows.map(([module]) => module).filter((module) => !measured.has(module)));
  return left.size === 0 ? '' : ` (${[...left].join(', ')}: only the sample, because time was short)`;
}

/** Describes what the A/A runs could not measure. */
function aaProblems({ aa }: Results): string {
  const problems = [...new Set(aa.runs.flatMap((run) => run.problems))];
  return problems.length === 0
    ? 'No benchmark failed.'
    : `${problems.length === 1 ? 'One benchmark failed; it was' : `${problems.length} benchmarks failed; they were`} reported but not compared: ${problems.map(failureWords).join(', ')}.`;
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
