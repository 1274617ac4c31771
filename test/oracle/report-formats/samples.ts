import type { GateReport } from '../../../src/core/report/model.ts';
import { finding, problem, report } from '../../builders.ts';
import { explained } from '../../core/report/explained-report.ts';
import { sampleReports } from '../../core/report/sample-reports.ts';

/** Names that each try to break out of one of the formats, or that no format can hold as they are. */
export const hostileNames = [
  'Benchmark\u0000\u0001\b\u000b\u001b[31m\u007f\u0085',
  'Benchmark\ud800x\udc00\ufffe\uffff\u202e\u2028',
  'Benchmark]]></failure><failure message="x">',
  'Benchmark&amp;&#0;&x;<!--"\'--><?xml?>',
  '=1+1,"\r\n;\t@x',
  'Benchmark[a](1)(2){0}{{1}}%20\\',
  ' leading and trailing ',
  'Benchmark世界/🚀/e\u0301',
  `Benchmark${'long'.repeat(20_000)}`,
] as const;

const awkward: GateReport = report({
  conclusion: 'fail',
  benchmarks: hostileNames.map((name) =>
    finding(name, name)
      .allocs(1, 9)
      .level('regression')
      .with({ warnings: [name] }),
  ),
  explanations: hostileNames.map((name) => ({
    package: name,
    benchmark: name,
    sites: (explained.explanations[0]?.sites ?? []).map((site) => ({
      ...site,
      file: `a/${name.replaceAll('/', '')}.go`,
      root: null,
      reason: name,
      function: name,
      callee: name,
    })),
    explained: { allocsPerOp: 1, bytesPerOp: 1 },
    notes: [name],
  })),
  problems: hostileNames.map((name) =>
    problem({ kind: 'benchmark-failed', package: name, benchmark: name, message: name, remedy: name }),
  ),
});

/** Every report that the formats are tried on. */
export const samples: readonly (readonly [name: string, report: GateReport])[] = Object.entries({
  ...sampleReports,
  explained,
  awkward,
});
