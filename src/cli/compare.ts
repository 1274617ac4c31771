import { resolve } from 'node:path';
import { compareFigures, compareRules } from '../compare.ts';
import { parseConfig } from '../core/policy/config.ts';
import type { Config } from '../core/policy/config-schema.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import { readFigures } from '../steps/read-figures.ts';
import { parseArguments } from './arguments.ts';
import { exitCodeOf } from './exit-code.ts';
import { readInput } from './read-input.ts';
import { renderTo } from './render-to.ts';
import type { Streams } from './streams.ts';

/** `compare` runs `allocgate compare`, which judges two files of figures; nothing is measured. */
export async function compare(argv: readonly string[], streams: Streams): Promise<number> {
  const { explicit, folder, positionals } = parseArguments('compare', argv);
  const [base, head, ...more] = positionals;
  if (base === undefined || head === undefined || more.length > 0) {
    throw new GateError(
      'usage',
      'compare takes two files.',
      'Name both files: `allocgate compare BASE HEAD` (`-` means stdin).',
    );
  }
  if (base === '-' && head === '-') {
    throw new GateError('usage', 'Only one of the two files can be stdin.', 'Name a file for the other.');
  }
  const from = resolve(streams.cwd, folder);
  const report = compareFigures({
    base: readFigures(await readInput(base, from, streams), base),
    head: readFigures(await readInput(head, from, streams), head),
    names: { base, head },
    rules: compareRules(explicit, await readConfig(explicit.config, from, streams)),
    today: new Date().toISOString().slice(0, 10),
  });
  const options = { format: defaults.format, verbose: defaults.verbose, output: undefined, ...explicit };
  await renderTo(report, options, streams);
  return exitCodeOf(report);
}

/**
 * `readConfig` reads a configuration only if `--config` names one: the compared files have no module folder in which to
 * look for it.
 */
async function readConfig(name: string | undefined, folder: string, streams: Streams): Promise<Config | undefined> {
  return name === undefined ? undefined : parseConfig(await readInput(name, folder, streams), name);
}
