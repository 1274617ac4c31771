import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { requirements } from '../../../src/adapters/go/module-files.ts';
import { readRequirementChange, type RequirementChange } from '../../../src/steps/explain/requirement-change.ts';
import { noAnalysis } from '../../fakes.ts';
import { silent } from '../../support/go-module.ts';

/** What the real go command reads in both sides of a file. */
async function between(base: string, head: string, file = 'go.mod'): Promise<RequirementChange> {
  const [before, after] = [base, head].map((text) => {
    const root = mkdtempSync(join(tmpdir(), 'allocgate-test-'));
    writeFileSync(join(root, file), text);
    return { root };
  });
  if (before === undefined || after === undefined) throw new Error('there are two sides');
  const surroundings = { env: process.env, log: silent, signal: new AbortController().signal };
  const analysis = { ...noAnalysis, requirements: (path: string) => requirements(surroundings, path) };
  try {
    return await readRequirementChange({ analysis }, before, after, [
      { kind: 'modified', base: file, head: file, hunks: [] },
    ]);
  } finally {
    for (const { root } of [before, after]) rmSync(root, { recursive: true });
  }
}

test('only the version of the language', async () => {
  expect(await between('module m\n\ngo 1.20\n', 'module m\n\ngo 1.22\n')).toEqual({
    modules: [],
    language: { line: 'go', file: 'go.mod', before: '1.20', after: '1.22' },
  });
});

test('only the toolchain, of a workspace', async () => {
  expect(await between('go 1.22\n', 'go 1.22\n\ntoolchain go1.25.1\n', 'go.work')).toEqual({
    modules: [],
    language: { line: 'toolchain', file: 'go.work', before: '', after: '1.25.1' },
  });
});

test('modules that moved or were added', async () => {
  const base = 'module m\n\ngo 1.22\n\nrequire example.com/a v1.0.0\n';
  const head =
    'module m\n\ngo 1.22\n\nrequire (\n\texample.com/a v1.1.0\n\texample.com/b v0.1.0 // indirect\n)\n\nretract v0.9.0\n';
  expect(await between(base, head)).toEqual({
    modules: [
      { path: 'example.com/a', before: 'v1.0.0', after: 'v1.1.0' },
      { path: 'example.com/b', before: undefined, after: 'v0.1.0' },
    ],
    language: undefined,
  });
});

test('a file that is none of these, or that cannot be read, says nothing', async () => {
  expect(await between('go 1.20\n', 'go 1.22\n', 'go.sum')).toEqual({ modules: [], language: undefined });
  expect(await between('go 1.20\n', 'go {\n')).toEqual({ modules: [], language: undefined });
});
