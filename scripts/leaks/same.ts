import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isLeakUnit } from '../../src/core/leak/units.ts';
import { openRelease } from '../real-modules/checkout.ts';
import { type RealModule, realModules } from '../real-modules/modules.ts';
import { checkCommits, troublesOf } from './check.ts';

/** What the gate reported for a module whose code does the same on both sides. */
export interface Same {
  readonly module: string;
  /** Number of benchmarks that both sides have. */
  readonly benchmarks: number;
  /** The benchmarks that were reported as leaking. */
  readonly alarms: readonly string[];
}

/** Gates released modules against themselves. Head has one more comment in each package, so that nothing is skipped. */
export async function* checkSame(
  isChosen: (name: string) => boolean,
  say: (line: string) => void,
): AsyncGenerator<Same> {
  for (const one of realModules) if (isChosen(one.module)) yield await checkModule(one, say);
}

async function checkModule({ module, base: version }: RealModule, say: (line: string) => void): Promise<Same> {
  const folder = await mkdtemp(join(tmpdir(), 'allocgate-leaks-'));
  try {
    const { repository, base } = await openRelease(`${module}@${version}`, folder);
    for (const file of await oneOfEachPackage(folder)) await appendFile(file, '\n// The same code.\n');
    const head = await repository.commitFolder(folder, 'Comments');
    const report = await checkCommits(folder, { base, head }, '--no-explain');
    for (const trouble of troublesOf(report)) say(trouble);
    const both = report.unjudged.filter((row) => row.base.length > 0 && row.head.length > 0);
    const alarms = report.findings.filter(({ unit, level }) => isLeakUnit(unit) && level === 'warning');
    return {
      module: `${module} ${version}`,
      benchmarks: new Set(both.map((row) => `${row.package} ${row.benchmark}`)).size,
      alarms: alarms.map(({ package: of, benchmark, unit }) => `${of} ${benchmark} ${unit}`),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns one Go file from each folder that has tests. */
async function oneOfEachPackage(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => !/(?:^|\/)(?:testdata|\.git)\//.test(file),
  );
  const tested = new Set(files.filter((file) => file.endsWith('_test.go')).map((file) => dirname(file)));
  return [...tested].flatMap((one) => {
    const file = files.find((name) => dirname(name) === one && name.endsWith('.go') && !name.endsWith('_test.go'));
    return file === undefined ? [] : [join(folder, file)];
  });
}
