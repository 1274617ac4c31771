import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { reportOf } from '../../../test/support/run-cli.ts';
import type { MatrixCase } from '../matrix-case.ts';
import type { ScratchModule } from '../scratch-module.ts';
import { findingsOf, type Workbench } from '../workbench.ts';
import { plantedBase, plantedFindings, plantedHead } from './planted.ts';

/** Checks that `compare` reads the output of this version's `go test` and reaches the same verdict. */
export const classicText: MatrixCase = {
  name: 'its go test output compares',
  attempt: async (bench) => {
    const module = await bench.module({ 'm_test.go': plantedBase });
    await module.write({ 'base.txt': await measure(bench, module), 'm_test.go': plantedHead });
    await module.write({ 'head.txt': await measure(bench, module) });
    const run = await bench.run(module, ['compare', '--format', 'json', 'base.txt', 'head.txt']);
    bench.expect('exit code', run.code, 1);
    const report = reportOf(run);
    bench.expect('problems', report.problems, []);
    bench.expect('findings', findingsOf(report), plantedFindings);
    const same = await bench.run(module, ['compare', 'base.txt', 'base.txt']);
    bench.expect('exit code of a text with itself', same.code, 0);
  },
};

/** Runs plain `go test` with fewer iterations. */
async function measure(bench: Workbench, { folder }: ScratchModule): Promise<string> {
  const args = ['test', '-run', '^$', '-bench', '.', '-benchmem', '-benchtime', '1000x', '-count', '3', './...'];
  const { stdout } = await promisify(execFile)('go', args, { cwd: folder, env: { ...process.env, ...bench.env() } });
  return stdout;
}
