import { loadCases, type PlantedCase, rootLines } from '../../../test/causes/load.ts';
import type { MatrixCase } from '../matrix-case.ts';
import type { Workbench } from '../workbench.ts';

/** Planted causes that hold with every version, each recognized in a different way. */
const names = [
  'append-growth/order-lines',
  'buffer-growth/report-grow',
  'closure-capture/stored-callbacks',
  'fmt/qualified-name',
  'interface-boxing/context-like-values',
];

/** Checks that planted regressions are explained with the right line, cause and proof. */
export const explained: MatrixCase = {
  name: 'planted causes are named and proven',
  attempt: async (bench) => {
    for (const planted of await loadCases(names)) await explain(bench, planted);
  },
};

async function explain(bench: Workbench, planted: PlantedCase): Promise<void> {
  const { name, header, files } = planted;
  if (header.cause === 'none') return;
  const module = await bench.module(Object.fromEntries(files.base));
  await module.write(Object.fromEntries(files.head));
  const select = `^${header.benchmark.split('/').join('$/^')}$`;
  const report = await bench.check(module, 1, { args: ['--count', '1', '--bench', select, header.package] });
  const [site] = report.explanations.find(({ benchmark }) => benchmark === header.benchmark)?.sites ?? [];
  const lines = header.root.flatMap((root) => rootLines(planted, root).map((line) => `${root.file}:${line}`));
  const place = site?.root ?? site;
  bench.expect(
    `${name}: the line is one of ${lines.join(', ')}`,
    lines.includes(`${place?.file ?? ''}:${place?.line ?? 0}`),
    true,
  );
  bench.expect(`${name}: cause`, site?.cause, header.cause);
  bench.expect(`${name}: confidence`, site?.confidence, 'proven');
}
