import { expect, test } from 'vitest';
import type { PolicyInForce } from '../../src/steps/read-policy.ts';
import { sideSettings } from '../../src/steps/plan-head.ts';
import type { Revisions } from '../../src/ports.ts';

test.each([
  ['', '.allocgate/baseline.json', ['.allocgate/baseline.json']],
  ['services/api', 'perf/base.json', ['services/api/perf/base.json']],
  ['services/api', '../base.json', ['services/base.json']],
  ['', '../base.json', []],
  ['', '/tmp/base.json', []],
])('below %j the stored baseline %s is no data of a benchmark', (prefix, baselineFile, aside) => {
  const inForce = { settings: { baselineFile } } as PolicyInForce;
  expect(sideSettings({ prefix } as Revisions, inForce).aside).toEqual(aside);
});
