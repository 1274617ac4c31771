import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { diffLines } from 'diff';
import { commitSides } from './attribution/repository.ts';
import { allocgate } from './statements/collect.ts';
import { repositorySubjects, type Subject, subjects } from './statements/subject.ts';

// npm run eval:repeat [-- words]: checks known regressions twice on an idle machine and twice beside one busy loop per
// processor, and compares what is printed. It prints the lines that differ.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** The program to check. */
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
    /** The number of subjects, spread evenly over all of them. */
    subjects: { type: 'string', default: '20' },
    /** A folder of git repositories with planted regressions, which are checked instead (test/attribution/README.md). */
    cases: { type: 'string' },
  },
});

const known = values.cases === undefined ? await subjects(positionals) : repositorySubjects(values.cases, positionals);
const most = Math.min(known.length, Number(values.subjects));
const chosen = Array.from({ length: most }, (_, index) => known[Math.floor((index * known.length) / most)]);
let [equal, failing] = [0, 0];
for (const subject of chosen) {
  if (subject === undefined) continue;
  const repository = await commitSides(subject.lay);
  try {
    const folder = join(repository.folder, subject.module);
    const texts = [await check(folder, subject), await check(folder, subject)];
    const loops = busyLoops();
    texts.push(await check(folder, subject), await check(folder, subject));
    for (const loop of loops) loop.kill('SIGKILL');
    const [first = '', ...others] = texts;
    const differing = others.filter((text) => text !== first);
    if (first.startsWith('FAIL')) failing++;
    if (differing.length === 0) equal++;
    console.log(`${differing.length === 0 ? '✓' : '✗'} ${subject.name}: ${first.split('\n', 1)[0] ?? ''}`);
    for (const text of differing.slice(0, 1)) console.log(differenceOf(first, text));
  } finally {
    repository[Symbol.dispose]();
  }
}
console.log(`\n${chosen.length} checks four times each, ${failing} of them failing: ${equal} with equal texts`);
process.exitCode = equal === chosen.length && failing > 0 ? 0 : 1;

/** Returns what a check prints, with an empty cache of the program's own. */
async function check(folder: string, { bench, package: pattern, env = {} }: Subject): Promise<string> {
  const cache = mkdtempSync(join(tmpdir(), 'allocgate-repeat-'));
  try {
    const args = ['check', '-C', folder, '--base', 'HEAD~1', '--baseline', 'rerun', '--bench', bench, pattern];
    const text = await allocgate({ cli: values.cli, cache }, args, env);
    // How long the run took is the one thing that may differ.
    return text.replace(/^took .*\n(?: {4,}.*\n)*/m, '');
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function busyLoops(): readonly ChildProcess[] {
  return Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
}

function differenceOf(one: string, other: string): string {
  return diffLines(one, other)
    .filter(({ added, removed }) => added || removed)
    .map(({ added, value }) => value.replaceAll(/^(?=.)/gm, added ? '    + ' : '    - ').trimEnd())
    .join('\n');
}
