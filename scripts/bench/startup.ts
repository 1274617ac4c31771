import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atMost, type Bench } from './bench.ts';
import { costOf, inTurn } from './cost.ts';

/** Measures how long the program takes to start, compared with a script that does nothing. */
export const startup: Bench = {
  name: 'startup',
  run: async ({ node, cli, scratch }) => {
    const empty = join(scratch, 'empty.js');
    await writeFile(empty, '');
    const { one, other } = await inTurn(
      15,
      () => costOf(node, [cli, '--version']),
      () => costOf(node, [empty]),
    );
    return [
      atMost(
        'CPU time of allocgate --version, relative to Node.js running an empty script',
        one.cpu / other.cpu,
        1.2,
        'x',
      ),
    ];
  },
};
