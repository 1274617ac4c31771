/**
 * Plants leaks, and changes that only look like leaks, in our own packages and in released modules, checks them all
 * with the built program, and prints what was found (`npm run eval:leaks`). Arguments select cases by name; `own` and
 * `real` select one kind. `same` checks released modules against themselves instead, and compares their figures with
 * those of runs without the leak check, which takes most of an hour. Needs dist, Go, git and the module proxy. Exits
 * with 1 if a target is missed.
 */
import type { Answer } from './leaks/check.ts';
import { checkOwn } from './leaks/own.ts';
import { planted } from './leaks/planted/index.ts';
import { checkReal } from './leaks/real-check.ts';
import { realPlanted } from './leaks/real.ts';
import { checkSame } from './leaks/same.ts';

/** The targets: minimum shares of the leaks, and the number of false alarms. */
const least = { found: 0.95, right: 0.9, proven: 0.85, falseAlarms: 0 };

const words = process.argv.slice(2);
const kinds = words.filter((word) => ['own', 'real', 'same'].includes(word));
const names = words.filter((word) => !kinds.includes(word));
const isChosen = (name: string): boolean => names.length === 0 || names.some((word) => name.includes(word));
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (kinds.includes('same')) {
  const total = { benchmarks: 0, alarms: 0, equal: 0, varying: 0, changed: 0 };
  for await (const { module, benchmarks, alarms, figures } of checkSame(isChosen, say)) {
    total.benchmarks += benchmarks;
    total.alarms += alarms.length;
    total.equal += figures.equal;
    total.varying += figures.varying;
    total.changed += figures.changed.length;
    const wrong = [...alarms, ...figures.changed.map((row) => `only with the leak check: ${row}`)];
    const rows = `${figures.equal} rows equal, ${figures.varying} vary from run to run`;
    say(
      `${wrong.length === 0 ? '✓' : '✗'} ${[`${module}: ${benchmarks} benchmarks, ${rows}`, ...wrong].join('\n    ')}`,
    );
  }
  say(`${total.alarms} false alarms in ${total.benchmarks} benchmarks`);
  say(
    `B/op and allocs/op with the leak check and without it: ${total.equal} rows equal to the last bit, ${total.varying} that vary from run to run, ${total.changed} that differ only with it`,
  );
  process.exit(total.alarms + total.changed === 0 ? 0 : 1);
}

const own = kinds.includes('real') ? [] : planted.filter(({ name }) => isChosen(name));
const real = kinds.includes('own') ? [] : realPlanted.filter(({ name, module }) => isChosen(`${module} ${name}`));

const answers: Answer[] = [];
const add = (some: readonly Answer[]): void => {
  answers.push(...some);
  for (const one of some) say(lineOf(one));
};
for await (const some of checkOwn(own, say)) add(some);
for (const module of new Set(real.map((one) => one.module))) {
  const ofModule = real.filter((one) => one.module === module);
  for await (const some of checkReal(ofModule, say)) add(some);
}

const leaks = answers.filter((one) => one.leaks);
const calm = answers.filter((one) => !one.leaks);
const count = (of: readonly Answer[], is: (one: Answer) => boolean): number => of.filter(is).length;
const figures = {
  found: count(leaks, ({ warned }) => warned),
  right: count(leaks, ({ isRight }) => isRight),
  proven: count(leaks, ({ proven }) => proven),
  falseAlarms: count(calm, ({ warned }) => warned),
};
const shareOf = (number: number): string =>
  `${number} of ${leaks.length} (${((100 * number) / leaks.length).toFixed(1)}%)`;
say(
  `found ${shareOf(figures.found)}; right line first ${shareOf(figures.right)}; proven ${shareOf(figures.proven)}; false alarms ${figures.falseAlarms} of ${calm.length}`,
);
const isMissed =
  figures.found < least.found * leaks.length ||
  figures.right < least.right * leaks.length ||
  figures.proven < least.proven * leaks.length ||
  figures.falseAlarms > least.falseAlarms;
process.exitCode = isMissed ? 1 : 0;

/** Returns one line about a case: whether it is as it should be, and what was reported. */
function lineOf({ name, leaks: isLeak, warned, isRight, proven, said }: Answer): string {
  const isGood = isLeak === warned && (!isLeak || (isRight && proven));
  const doubts = [...(isRight ? [] : ['not the edit']), ...(proven ? [] : ['not proven'])];
  const found = warned ? [said, ...doubts].join(', ') : 'no leak';
  return `${isGood ? '✓' : '✗'} ${name}: ${found}`;
}
