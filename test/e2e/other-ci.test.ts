import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { repositoryName } from '../../scripts/owner/references.ts';
import { allocating, benchmarks, Scenario } from './scenario.ts';

const text = readFileSync(new URL('../../docs/other-ci.md', import.meta.url), 'utf8');

/** The files that the document tells a reader to save. */
const files: ReadonlyMap<string, string> = new Map(
  [...text.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', content = '']) => [path, content]),
);

function fileOf(path: string): string {
  const content = files.get(path);
  if (content === undefined) throw new Error(`docs/other-ci.md has no ${path}.`);
  return content;
}

/** A repository with a regression on a branch, a remote that it was cloned from, and the programs that recipes call. */
let origin: Scenario;
let clone = '';
let base = '';
let bin = '';

beforeAll(() => {
  const steady = benchmarks(allocating('Steady', 2, 64));
  origin = new Scenario({
    'm_test.go': steady,
    '.allocgate.yml': 'count: 1\nexplain-timeout: 1ms\n',
    ...Object.fromEntries(files),
  });
  base = origin.git('rev-parse', 'HEAD');
  origin.git('checkout', '-q', '-b', 'change');
  origin.write({ 'm_test.go': benchmarks(allocating('Steady', 4, 64)) });
  origin.commit('change');
  origin.git('checkout', '-q', 'main');
  clone = join(mkdtempSync(join(tmpdir(), 'other-ci-')), 'clone');
  origin.git('clone', '-q', '--branch', 'change', origin.folder, clone);
  bin = join(dirname(clone), 'bin');
  // npm may be asked for nothing else than what the document installs.
  program(
    'npm',
    `test "$*" = "install --global github:${repositoryName(fileURLToPath(new URL('../..', import.meta.url)))}#v1"`,
  );
  program('apt-get', 'exit 0');
  program('allocgate', `exec "${process.execPath}" "${join(inject('dist'), 'cli.js')}" "$@"`);
  program('buildkite-agent', `echo "$@" > "${dirname(clone)}/annotated"; cat >> "${dirname(clone)}/annotated"`);
});
afterAll(() => {
  origin[Symbol.dispose]();
  rmSync(dirname(clone), { recursive: true, force: true });
});

function program(name: string, body: string): void {
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(bin, name), 0o755);
}

/** Runs lines as a CI system does, in the clone, with its variables. */
async function shell(
  script: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<{ code: unknown; log: string }> {
  for (const name of ['json', 'xml', 'sarif', 'md']) rmSync(join(clone, `allocgate.${name}`), { force: true });
  rmSync(join(clone, 'gl-code-quality-report.json'), { force: true });
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    ALLOCGATE_CACHE: origin.cache,
    CI: 'true',
  };
  return new Promise((resolve) => {
    execFile('sh', ['-ec', script], { cwd: clone, env: { ...env, ...variables } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, log: stdout + stderr });
    });
  });
}

function written(name: string): string {
  return existsSync(join(clone, name)) ? readFileSync(join(clone, name), 'utf8') : '';
}

test('GitLab: the job fails, with a test report and a code quality report', async () => {
  const { memory, 'memory-baseline': baseline } = parse(fileOf('.gitlab-ci.yml')) as Record<string, Job>;
  const lines = [...(memory?.before_script ?? []), ...(memory?.script ?? [])].join('\n');
  const { code, log } = await shell(lines, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
  expect(log).toContain('FAIL  1 benchmark');
  expect(code).toBe(1);
  const { junit = '', codequality = '' } = memory?.artifacts.reports ?? {};
  expect(written(junit)).toContain('<failure type="regression"');
  expect(JSON.parse(written(codequality))).toMatchObject([{ severity: 'critical' }]);
  expect((await shell((baseline?.script ?? []).join('\n'))).code).toBe(0);
  expect(written(baseline?.artifacts.reports['codequality'] ?? '')).toBe('[]\n');
});

interface Job {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
}

test('Buildkite: the job fails, and the report becomes an annotation', async () => {
  const { steps } = parse(fileOf('.buildkite/pipeline.yml')) as {
    readonly steps: readonly { readonly command: string }[];
  };
  const { code } = await shell(steps[0]?.command ?? '', { BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main' });
  expect(code).toBe(1);
  expect(written('../annotated')).toMatch(/^annotate --context allocgate --style error\n### ❌ allocgate/);
});

test('Jenkins: the step fails, and leaves what both plugins read', async () => {
  const [, lines = ''] = /sh '''([\s\S]*?)'''/.exec(fileOf('Jenkinsfile')) ?? [];
  const { code } = await shell(lines, { CHANGE_TARGET: 'main' });
  expect(code).toBe(1);
  for (const [, name = ''] of fileOf('Jenkinsfile').matchAll(/(?:testResults|pattern): '([^']+)'/g))
    expect(written(name)).toContain('regression');
});

describe('any shell', () => {
  test('without an argument, the branch is compared with where it left the default branch', async () => {
    const [, line = ''] = /Try it in a terminal:\n\n```sh\n(.*)\n```/.exec(text) ?? [];
    const { code, log } = await shell(line);
    expect(log).toContain(base.slice(0, 12));
    expect(code).toBe(1);
  });

  test('where nothing is judged, an older report is not taken for the new one', async () => {
    const { code, log } = await shell('echo "{}" > allocgate.json; sh ci/memory.sh no-such-revision');
    expect(log).toContain('no-such-revision');
    expect([code, written('allocgate.json'), written('allocgate.xml')]).toEqual([2, '', '']);
  });
});
