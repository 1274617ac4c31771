import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { compareFigures, compareRules } from '../compare.ts';
import { parseConfig } from '../core/policy/config.ts';
import type { Config } from '../core/policy/config-schema.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import type { FiguresFile } from '../steps/figures-file.ts';
import { isStored, readFigures, readFiguresByLine } from '../steps/read-figures.ts';
import { parseArguments } from './arguments.ts';
import { exitCodeOf } from './exit-code.ts';
import { readInput, readInputLines } from './read-input.ts';
import { renderTo } from './render-to.ts';
import type { Streams } from './streams.ts';

/**
 * `compare` runs `allocgate compare`, which compares two files of figures and judges the difference; nothing is
 * measured.
 */
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
  // The lines of the files soon become garbage, however long the files are. A larger young generation would therefore
  // cost memory without saving time.
  setFlagsFromString('--semi-space-growth-factor=1');
  const from = resolve(streams.cwd, folder);
  const report = compareFigures({
    base: await readSide(base, from, streams),
    head: await readSide(head, from, streams),
    names: { base, head },
    rules: compareRules(explicit, await readConfig(explicit.config, from, streams)),
    today: new Date().toISOString().slice(0, 10),
  });
  const options = { format: defaults.format, verbose: defaults.verbose, output: undefined, ...explicit };
  await renderTo(report, options, streams);
  return exitCodeOf(report);
}

/**
 * `readSide` reads a file of figures. Benchmark output may have any length, but the length of a report or a stored
 * baseline is limited.
 */
async function readSide(name: string, folder: string, streams: Streams): Promise<FiguresFile> {
  const input = await readInputLines(name, folder, streams, isStored);
  return typeof input === 'string' ? readFigures(input, name) : readFiguresByLine(input, name);
}

/**
 * `readConfig` reads a configuration only if `--config` names one: the compared files have no module folder in which to
 * look for it.
 */
async function readConfig(name: string | undefined, folder: string, streams: Streams): Promise<Config | undefined> {
  return name === undefined ? undefined : parseConfig(await readInput(name, folder, streams), name);
}
