import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { commitSides } from '../../scripts/attribution/repository.ts';
import { loadExplanationCases } from '../explanations/case.ts';
import { checkoutState } from '../support/checkout-state.ts';
import { reportOf, runCli } from '../support/run-cli.ts';

const cases = loadExplanationCases().filter(({ name }) => ['pgo', 'embedded-file', 'test-data'].includes(name));

test('a profile, an embedded file and test data are three cases', () => {
  expect(cases.map(({ name }) => name)).toEqual(['embedded-file', 'pgo', 'test-data']);
});

test.each(cases.map((one) => [one.name, one] as const))(
  '%s: the file is the cause, proven by putting base’s in its place, and the checkout stays as it is',
  async (_, { folder, expected }) => {
    using repository = await commitSides((side, place) => {
      cpSync(join(folder, side), place, { recursive: true });
      return Promise.resolve();
    });
    const cache = mkdtempSync(join(tmpdir(), 'cache-'));
    onTestFinished(() => rmSync(cache, { recursive: true, force: true }));
    const before = checkoutState(repository.folder);
    const cli = join(inject('dist'), 'cli.js');
    const args = ['check', '--base', 'HEAD~1', '--format', 'json'];
    const run = await runCli({ cli, cwd: repository.folder, env: { ALLOCGATE_CACHE: cache }, args });
    expect(run.code).toBe(1);
    const [site] = reportOf(run).explanations.find(({ benchmark }) => benchmark === expected.benchmark)?.sites ?? [];
    expect(site).toMatchObject({ root: { file: expected.file, whole: true }, confidence: 'proven' });
    expect(site?.proof?.reverted.map(({ file }) => file)).toEqual([expected.file]);
    expect(site?.proof?.restores).toBeCloseTo(1, 1);
    expect(site?.reason).toContain(`\`${expected.file}\``);
    expect(checkoutState(repository.folder)).toEqual(before);
  },
);
