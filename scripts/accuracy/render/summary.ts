import { type Agreement } from '../agreement.ts';
import type { Results } from '../results.ts';
import { countLevel, plainAlarms } from './aa.ts';
import { isFound, plantsOf } from './planted.ts';
import { grouped, inWords, table } from './table.ts';
import { isQuiet, type ModuleTimes, sum, timesOf, together } from './times.ts';

/** `renderSummary` returns the figures that most readers look for. */
export function renderSummary(results: Results, compared: readonly Agreement[]): string {
  const { aa, aaPlain, planted, fast, full, plain, sample } = results;
  const count = (is: (of: Agreement) => boolean): string => grouped(compared.filter(is).length);
  const times = timesOf(sample, { plain, fast, full });
  const [all, quiet] = [together(times), together(times.filter(isQuiet))];
  const plants = plantsOf(planted);
  const beside = sum(planted.commits, ({ bystanders }) => bystanders);
  const flagged = sum(
    planted.commits,
    ({ bystanderRows }) => bystanderRows.filter((row) => row[3] === 'regression').length,
  );
  return table(
    ['question', 'answer'],
    [
      [
        'Do `fast` and `full` agree?',
        `on ${count((of) => of.fast === of.full)} of ${grouped(compared.length)} benchmarks, from one release to the next`,
      ],
      [
        'How often does `plain` disagree with both?',
        `${count((of) => of.plain && !of.fast && !of.full)} false alarms and ${count((of) => !of.plain && of.fast && of.full)} misses on the same benchmarks`,
      ],
      [
        'How many false alarms does `fast` raise when a version is compared with itself?',
        `${grouped(countLevel(aa.runs, 'regression'))} in ${grouped(sum(aa.runs, ({ comparisons }) => comparisons))} comparisons; ${grouped(countLevel(aa.runs, 'unstable'))} were unstable`,
      ],
      [
        'On how many benchmarks does `plain` raise a false alarm when it measures a version twice?',
        `on ${plainAlarms(aaPlain).length} of ${aaPlain.rows.length} benchmarks of a module that uses pools and large buffers`,
      ],
      [
        'Does `fast` find planted regressions?',
        `${grouped(plants.filter(isFound).length)} of ${grouped(plants.length)}; it flagged ${flagged} of ${grouped(beside)} other benchmarks`,
      ],
      [
        'How long does `fast` take?',
        `1/${ratio(quiet)} of the time of \`plain\` in the ${inWords(times.filter(isQuiet).length)} modules in which no sampled benchmark regressed; 1/${ratio(all)} in all ${inWords(times.length)} modules, in which ${all.regressed} of the ${all.benchmarks} sampled benchmarks regressed`,
      ],
    ],
  );
}

function ratio({ plain, screen, confirm }: ModuleTimes): string {
  return grouped(Math.round(plain / (screen + confirm)));
}
