import { describe, expect, test } from 'vitest';
import { planInit, type RepositoryFacts } from '../../../src/core/init/plan.ts';

const plain: RepositoryFacts = {
  prefix: '',
  modules: [''],
  hasWorkspace: false,
  goVersions: { '': '1.22' },
  workflows: [],
  configs: [],
  otherCi: [],
};

describe('where the gate runs, and which file names the Go version', () => {
  test.for<[string, Partial<RepositoryFacts>, string, string, string]>([
    ['one module at the top', {}, '', 'go.mod', '.allocgate.yml'],
    [
      'one module in a folder',
      { modules: ['backend'], goVersions: { backend: '1.22' } },
      'backend',
      'backend/go.mod',
      'backend/.allocgate.yml',
    ],
    [
      'started in a folder of the repository',
      { prefix: 'services/a', modules: [''] },
      'services/a',
      'services/a/go.mod',
      'services/a/.allocgate.yml',
    ],
    [
      'several modules: the one that asks for the newest Go',
      { modules: ['a', 'b', 'c'], goVersions: { a: '1.9', b: '1.26.8', c: '1.26' } },
      '',
      'b/go.mod',
      '.allocgate.yml',
    ],
    ['a workspace', { modules: ['a', 'b'], hasWorkspace: true }, '', 'go.work', '.allocgate.yml'],
  ])('%s', ([, facts, workingDirectory, goVersionFile, config]) => {
    expect(planInit({ ...plain, ...facts })).toMatchObject({
      workingDirectory,
      goVersionFile,
      config: { kind: 'write', path: config },
    });
  });
});

describe('what is there stays', () => {
  const memory = '.github/workflows/memory.yml';
  test.for<[string, Partial<RepositoryFacts>, object]>([
    ['another workflow', { workflows: [{ path: '.github/workflows/ci.yml', mentionsUs: false }] }, { path: memory }],
    [
      'a workflow that runs allocgate',
      { workflows: [{ path: '.github/workflows/ci.yml', mentionsUs: true }] },
      { kind: 'keep', path: '.github/workflows/ci.yml' },
    ],
    [
      'a workflow of the same name',
      { workflows: [{ path: memory, mentionsUs: false }] },
      { kind: 'write', path: '.github/workflows/allocgate.yml' },
    ],
    [
      'both names',
      { workflows: [memory, '.github/workflows/allocgate.yml'].map((path) => ({ path, mentionsUs: false })) },
      { kind: 'keep' },
    ],
  ])('%s', ([, facts, workflow]) => {
    expect(planInit({ ...plain, ...facts }).workflow).toMatchObject(workflow);
  });

  test('a configuration of the module, or of the whole repository', () => {
    const nested = { ...plain, modules: ['backend'] };
    for (const path of ['backend/.allocgate.yml', '.allocgate.yml'])
      expect(planInit({ ...nested, configs: [path] }).config).toMatchObject({ kind: 'keep', path });
  });
});
