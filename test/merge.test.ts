import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAssets } from '../src/adapters/page/assets.ts';
import { formats } from '../src/core/report/formats.ts';
import type { GateReport } from '../src/core/report/model.ts';
import { render } from '../src/core/report/render.ts';
import { parseReport, renderJson } from '../src/core/report/render-json.ts';
import { mergeShards } from '../src/merge.ts';
import { reportOf, shardReports, worlds } from './shard-world.ts';

const cuts = fc.array(fc.nat(20), { maxLength: 5 });

function merged(reports: readonly GateReport[]): GateReport {
  return mergeShards(
    reports.map((report, index) => ({ name: `${index + 1}.json`, report: parseReport(renderJson(report)) })),
  );
}

/** The report of one run, and of its shards in any order; times are not compared. */
const both = fc.tuple(worlds, cuts, fc.nat()).map(([world, ends, first]) => {
  const whole = reportOf(world, Object.keys(world.packages).toSorted());
  const shards = shardReports(world, ends);
  const at = first % shards.length;
  return { whole, merged: { ...merged([...shards.slice(at), ...shards.slice(0, at)]), timings: whole.timings } };
});

test('n shards give, byte for byte, the report of one run on the same samples, apart from times', () => {
  fc.assert(
    fc.property(both, (reports) => {
      expect(renderJson(reports.merged)).toBe(renderJson(reports.whole));
    }),
    { numRuns: 300 },
  );
});

test.each(formats)('the same in the format %s', (format) => {
  const options = { width: 100, colour: true, verbose: true, page: pageAssets };
  fc.assert(
    fc.property(both, (reports) => {
      expect(render(reports.merged, format, options)).toBe(render(reports.whole, format, options));
    }),
    { numRuns: 5 },
  );
});
