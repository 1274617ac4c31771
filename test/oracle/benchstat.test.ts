import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderBenchfmt, renderBenchfmtSides } from '../../src/core/report/render-benchfmt.ts';
import { finding, report } from '../builders.ts';

const run = promisify(execFile);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allocgate-benchstat-'));
  // At the version that go.mod names.
  const args = ['build', '-o', join(folder, 'benchstat'), 'golang.org/x/perf/cmd/benchstat'];
  await run('go', args, { cwd: join(import.meta.dirname, 'perf') });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const order = 'example.com/shop/order';
const sample = report({
  benchmarks: [
    finding(order, 'BenchmarkCreate/items=8')
      .bytes(192, 320)
      .allocs(3, 5, { samples: [4.997, 4.997, 4.997], printed: 4 }),
    finding(order, 'BenchmarkSame').bytes(64, 64).allocs(1, 1),
    finding('example.com/shop/cart', 'BenchmarkNew').bytes(null, 96).allocs(null, 2),
  ],
  unjudged: [
    {
      package: order,
      benchmark: 'BenchmarkSame',
      unit: 'ns/op',
      iterations: 1000,
      base: [10, 11, 12],
      head: [20, 21, 22],
    },
  ],
});

test('two files compare as the report does, without a complaint', async () => {
  await writeFile(join(folder, 'base.txt'), renderBenchfmt(sample, 'base'));
  await writeFile(join(folder, 'head.txt'), renderBenchfmt(sample, 'head'));
  expectComparison(await run(join(folder, 'benchstat'), ['base.txt', 'head.txt'], { cwd: folder }));
});

test('one stream compares by its sides', async () => {
  await writeFile(join(folder, 'sides.txt'), renderBenchfmtSides(sample));
  expectComparison(await run(join(folder, 'benchstat'), ['-col', 'side', 'sides.txt'], { cwd: folder }));
});

function expectComparison({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): void {
  expect(stderr).toBe('');
  expect(stdout).toContain('goos: linux');
  expect(stdout).toContain(`pkg: ${order}`);
  // Figures have no spread, so that benchstat says the change and tests nothing.
  expect(stdout).toMatch(/Create\/items=8 +192\.0 ± 0% +320\.0 ± 0% +\+66\.67% \(n=3\)/);
  expect(stdout).toMatch(/Create\/items=8 +3\.000 ± 0% +5\.000 ± 0% +\+66\.67% \(n=3\)/);
  expect(stdout).toMatch(/Same +64\.00 ± 0% +64\.00 ± 0% +0\.00% \(n=3\)/);
  expect(stdout).toMatch(/Same +11\.00n ± .* 21\.00n/);
  expect(stdout).toMatch(/New +96\.00 ± 0%/);
}
