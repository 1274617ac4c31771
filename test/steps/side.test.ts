import { expect, test } from 'vitest';
import type { Build } from '../../src/ports.ts';
import type { BuildRequest } from '../../src/ports/go-toolchain.ts';
import { planSide } from '../../src/steps/side.ts';
import { fakePorts, FakeToolchain } from '../fakes.ts';

/** A toolchain whose builds end when the test says so. */
class SlowBuilds extends FakeToolchain {
  readonly requests: BuildRequest[] = [];
  finish: () => void = () => undefined;

  override async build(request: BuildRequest): Promise<Build> {
    this.requests.push(request);
    await new Promise<void>((resolve) => {
      this.finish = resolve;
    });
    return super.build(request);
  }
}

test('whoever needs a test binary that is being built gets it, and it is built once', async () => {
  const go = new SlowBuilds({ benchmarks: {} });
  const side = await planSide(fakePorts(go), {
    side: 'base',
    root: '/base',
    folder: '/base',
    work: '/work',
    patterns: ['./...'],
    buildFlags: [],
    testArgs: [],
    aside: [],
    configFolder: '',
    excludes: () => false,
  });
  const paths = [...side.packages.keys()];
  const first = side.binaries(paths);
  const second = side.binaries(paths);
  go.finish();
  expect([...(await second).keys()]).toEqual(paths);
  expect([...(await first).keys()]).toEqual(paths);
  expect([...(await side.binaries(paths)).keys()]).toEqual(paths);
  expect(go.requests).toHaveLength(1);
});
