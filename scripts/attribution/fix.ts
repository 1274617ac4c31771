import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Explanation } from '../../src/core/report/model.ts';
import { type Checked, checkBenchmark } from './check.ts';
import type { TwoCommits } from './repository.ts';

/**
 * Applies the first edit that the report shows, literally, and checks it. It returns `none` if there is no edit, `good`
 * if the result builds, the tests of `tested` pass and the gate passes, and otherwise what went wrong.
 */
export async function tryFix(
  cli: string,
  explanation: Explanation | undefined,
  repository: TwoCommits,
  checked: Checked,
  tested: string,
  cache: string,
): Promise<string> {
  const fix = explanation?.sites.find(({ fix: { edit } }) => edit !== undefined)?.fix;
  if (fix?.edit === undefined) return 'none';
  const { edit, imports } = fix;
  const path = join(repository.folder, edit.file);
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.splice(edit.line - 1, edit.endLine - edit.line + 1, ...edit.text.replace(/\n$/, '').split('\n'));
  writeFileSync(path, mendImports(lines, imports?.add ?? [], imports?.remove ?? []).join('\n'));
  try {
    execFileSync('go', ['test', tested], { cwd: checked.folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return `the tests fail with it: ${(error as { stdout?: string }).stdout?.slice(0, 300) ?? ''}`;
  }
  repository.commit('the fix');
  const { report } = await checkBenchmark(cli, checked, 'HEAD~2', cache);
  return report.conclusion === 'pass' ? 'good' : `the gate still says ${report.conclusion}`;
}

/** Changes the imports as a person who reads the import lines of the shown edit would. */
function mendImports(lines: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] {
  const kept = lines.filter(
    (line) => !remove.some((path) => line.trim() === `"${path}"` || line.trim() === `import "${path}"`),
  );
  const clause = kept.findIndex((line) => line.startsWith('package '));
  return [
    ...kept.slice(0, clause + 1),
    ...add.map((path) => `import ${JSON.stringify(path)}`),
    ...kept.slice(clause + 1),
  ];
}
