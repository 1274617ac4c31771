import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canMount, mountMemory, unmount } from '../../../scripts/faults/mounts.ts';
import { ModuleProxy } from '../../support/module-proxy.ts';
import { mergeGroupEvent, pullRequestEvent } from '../action/payloads.ts';
import { allocations, checkOut, createOrigin, openPullRequest, run } from '../action/workflow.ts';
import { allocating, benchmarks, type Files, levels, problems, Scenario } from '../scenario.ts';

/** Head allocates twice as often as base: +100%. */
const base = benchmarks(allocating('Keep', 2, 64));
const head = benchmarks(allocating('Keep', 4, 64));
const quick = ['--count', '1'];
const regressed = { 'BenchmarkKeep B/op': 'regression', 'BenchmarkKeep allocs/op': 'regression' };

function planted(more: Files = {}, less: Files = {}): Scenario {
  return new Scenario({ 'm_test.go': base, ...more }, { 'm_test.go': head, ...less });
}

describe('base fails for a reason that is not its code: code 3, never green', () => {
  test.skipIf(!canMount(mkdtempSync(join(tmpdir(), 'mount-'))))(
    'a disk that is full when the sides are built',
    async () => {
      using scenario = planted();
      mountMemory(scenario.cache, 5 * 1024 * 1024);
      try {
        const { code, report } = await scenario.check(quick);
        // Both sides are built at once, and there is room for one: which one is left out is chance.
        expect(problems(report).length).toBeGreaterThan(0);
        for (const found of problems(report)) expect(found).toMatch(/^environment-failed (?:base|head|both) blocking$/);
        expect(report.problems[0]?.message).toContain('no space left on device');
        expect(report.problems[0]?.remedy).toContain('Free disk space');
        expect(code).toBe(3);
      } finally {
        unmount(scenario.cache);
      }
    },
  );

  test('a dependency of base that the proxy lacks, while the module cache has head’s', async () => {
    using scenario = planted();
    const proxy = new ModuleProxy(scenario.cache);
    const sides = [proxy.requiring('v1.0.0'), proxy.requiring('v1.1.0')] as const;
    scenario.write({ ...sides[0], 'm_test.go': base });
    scenario.commit('base');
    scenario.write({ ...sides[1], 'm_test.go': head });
    rmSync(join(scenario.cache, 'modules'), { recursive: true });
    execFileSync('go', ['mod', 'download'], {
      cwd: scenario.folder,
      env: { ...process.env, ...proxy.env },
      stdio: 'pipe',
    });
    rmSync(proxy.file('v1.0.0', 'zip'));
    const { code, report } = await scenario.check(quick, { env: proxy.env });
    expect(problems(report)).toEqual(['environment-failed base blocking']);
    expect(report.problems[0]?.remedy).toContain('go mod download');
    expect(code).toBe(3);
  });

  test('a compiler that is killed on base', async () => {
    using scenario = planted();
    const script = join(scenario.cache, 'toolexec');
    const isBase = 'case "$PWD $*" in */base*-p\\ example.com/m*) kill -9 $$ ;; esac';
    writeFileSync(script, `#!/bin/sh\ncase "$*" in *-V=full*) exec "$@" ;; esac\n${isBase}\nexec "$@"\n`);
    chmodSync(script, 0o755);
    const { code, report } = await scenario.check(quick, { env: { GOFLAGS: `-toolexec=${script}` } });
    expect(problems(report)).toEqual(['environment-failed base blocking']);
    expect(report.problems[0]?.message).toContain('signal: killed');
    expect(code).toBe(3);
  });

  test.each(['SIGKILL', 'SIGSEGV'])('a test process of base that ends by %s', async (signal) => {
    const also = `func init() {\n\tsyscall.Kill(syscall.Getpid(), syscall.${signal})\n\ttime.Sleep(time.Minute)\n}\n`;
    using scenario = planted({ 'm_test.go': benchmarks(`${also}\n${allocating('Keep', 2, 64)}`, ['syscall', 'time']) });
    const { code, report } = await scenario.check(quick);
    expect(problems(report)).toEqual([expect.stringMatching(/ base blocking$/) as string]);
    expect(code).toBe(3);
  });

  test('a generated file that git ignores, which only base needs', async () => {
    using scenario = planted(
      { '.gitignore': '*_gen.go\n', 'v.go': 'package m\n\nvar V = version\n' },
      { 'v.go': null, 'version_gen.go': 'package m\n\nconst version = "1"\n' },
    );
    const { code, report } = await scenario.check(quick);
    expect(problems(report)).toEqual(['environment-failed base blocking']);
    expect(report.problems[0]?.message).toContain('The checkout has version_gen.go');
    expect(report.problems[0]?.remedy).toContain('--copy version_gen.go');
    expect(code).toBe(3);
    const copied = await scenario.check([...quick, '--copy', 'version_gen.go']);
    expect(levels(copied.report)).toMatchObject(regressed);
    expect(copied.code).toBe(1);
  });
});

test('binaries of base that an earlier run left, damaged: built anew, the verdict stands', async () => {
  using scenario = planted();
  expect((await scenario.check(quick)).code).toBe(1);
  const binary = readdirSync(scenario.cache, { recursive: true, encoding: 'utf8' })
    .map((file) => join(scenario.cache, file))
    .find((file) => file.includes(join('test-binaries', 'base')) && file.endsWith('.test'));
  const right = readFileSync(binary ?? '');
  const damaged = Buffer.from(right);
  damaged.fill(0xcc, Math.floor(right.length / 3), Math.floor(right.length / 3) + 100_000);
  writeFileSync(binary ?? '', damaged);
  const flipped = await scenario.check(quick);
  expect({ code: flipped.code, problems: flipped.report.problems }).toEqual({ code: 1, problems: [] });
  truncateSync(binary ?? '', 1_000_000);
  const cut = await scenario.check(quick);
  expect({ code: cut.code, problems: cut.report.problems }).toEqual({ code: 1, problems: [] });
});

test('an own fault of base beside what is compared stays a warning; alone, it is not green in a pull request', async () => {
  const origin = createOrigin();
  origin.write('bad.go', 'package m\n\nfunc f() int { return "text" }\n');
  origin.commit('main is broken');
  const pull = openPullRequest(origin, { 'bad.go': 'package m\n', 'm_test.go': allocations(4) });
  const workspace = checkOut(origin, { commit: pull.merge, depth: 1 });
  const alone = await run(workspace, pullRequestEvent(pull));
  expect(alone.outputs['conclusion']).toBe('unmeasurable');
  expect(alone.summary).toContain('base could not be built or run');
  const queued = await run(workspace, mergeGroupEvent({ base: pull.base, head: pull.merge }));
  expect(queued.outputs['conclusion']).toBe('unmeasurable');
});

test('the first benchmarks of a module pass in a pull request, and the report says that nothing was compared', async () => {
  const origin = createOrigin();
  origin.write('m_test.go', 'package m\n');
  origin.commit('no benchmarks');
  const pull = openPullRequest(origin, { 'm_test.go': allocations(4) });
  const result = await run(checkOut(origin, { commit: pull.merge, depth: 1 }), pullRequestEvent(pull));
  expect(result.outputs['conclusion']).toBe('pass');
  expect(result.summary).toContain('Nothing was compared: base has none of these benchmarks.');
});
