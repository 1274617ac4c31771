import { expect, test } from 'vitest';
import { sharingWork } from '../../../src/steps/explain/shared-work.ts';
import type { BuildRequest, TestBinary } from '../../../src/ports.ts';
import { fakePorts, FakeRepository, FakeToolchain } from '../../fakes.ts';

const binary = (path: string): TestBinary => ({ importPath: 'm', path, folder: '/m', goroot: '/go' });

const callIn = (name: string) => ({
  function: name,
  from: 0,
  to: 5,
  target: 'runtime.newobject',
  file: '/m/m.go',
  line: 1,
});

test('the calls in the same functions of a binary are looked up once, in whatever order they are named', async () => {
  const asked: string[] = [];
  const ports = fakePorts(new FakeToolchain({ benchmarks: {} }), new FakeRepository());
  const { analysis } = sharingWork({
    ...ports,
    analysis: {
      ...ports.analysis,
      calls: async ({ path }, _, functions) => {
        asked.push(`${path}: ${functions.join(' ')}`);
        return Promise.resolve([callIn(path)]);
      },
    },
  });
  const calls = [
    analysis.calls(binary('head'), '/m', ['f', 'g']),
    analysis.calls(binary('head'), '/m', ['g', 'f']),
    analysis.calls(binary('base'), '/m', ['f', 'g']),
    analysis.calls(binary('head'), '/m', ['f']),
  ];
  expect(await Promise.all(calls)).toEqual(['head', 'head', 'base', 'head'].map((path) => [callIn(path)]));
  expect(asked).toEqual(['head: f g', 'base: f g', 'head: f']);
});

test('a variant is built once for each side', async () => {
  const built: string[] = [];
  const ports = fakePorts(new FakeToolchain({ benchmarks: {} }), new FakeRepository());
  const { go } = sharingWork({
    ...ports,
    go: {
      build: async ({ side, variant }) => {
        built.push(`${side} ${variant?.name ?? ''}`);
        return Promise.resolve({ binaries: [], empty: [], failures: [] });
      },
    },
  });
  const request = (side: BuildRequest['side'], name: string): BuildRequest => ({
    side,
    packages: [],
    buildFlags: [],
    work: '/work',
    variant: { name, replace: new Map<string, string>() },
  });
  await Promise.all([request('head', 'tiny'), request('head', 'tiny'), request('base', 'tiny')].map(go.build));
  await go.build(request('head', 'other'));
  expect(built).toEqual(['head tiny', 'base tiny', 'head other']);
});
