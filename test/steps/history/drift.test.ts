import { expect, test } from 'vitest';
import { createRepository } from '../../../src/adapters/git/index.ts';
import { conditionsFolder, readBranchRecords } from '../../../src/adapters/store/branch.ts';
import { nextRecord, recordsAmong } from '../../../src/core/baseline/records.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { renderComment } from '../../../src/core/report/render-comment.ts';
import { renderJson } from '../../../src/core/report/render-json.ts';
import type { Finding, GateReport } from '../../../src/core/report/model.ts';
import { check } from '../../../src/gate.ts';
import type { Options } from '../../../src/options.ts';
import type { Ports } from '../../../src/ports.ts';
import { type RecordPlace, recordBaseline } from '../../../src/record.ts';
import { fakePorts, FakeToolchain, silentLog } from '../../fakes.ts';
import { GitRepository, isolatedEnvironment, temporaryFolder } from '../../support/git-repository.ts';

const branch = 'allocgate-baseline';

/** A real repository with records on its baseline branch, whose one benchmark allocates what a commit's file says. */
class Project {
  readonly repository = GitRepository.create();
  readonly #cacheFolder = temporaryFolder();
  readonly #figures = new Map<string, number>();
  #recorded: { readonly conditions: string; readonly text: string } | undefined;
  /** Records that were read. */
  reads = 0;

  constructor(config: string) {
    this.repository.write('.allocgate.yml', config).write('go.mod', 'module example.com/m\n');
  }

  commit(allocs: number, subject = `Allocate ${allocs}`): string {
    const commit = this.repository.write('m.go', `package m // ${allocs} ${this.#figures.size}\n`).commit(subject);
    this.#figures.set(commit, allocs);
    return commit;
  }

  ports(base: string, head: string): Ports {
    const git = createRepository({
      cacheFolder: this.#cacheFolder,
      log: silentLog,
      signal: new AbortController().signal,
      env: isolatedEnvironment(this.repository.folder),
    });
    const go = new FakeToolchain({
      benchmarks: {
        BenchmarkX: {
          behave: ({ side, iterations }) => {
            const allocs = (this.#figures.get(side === 'base' ? base : head) ?? 0) * iterations;
            return { allocs, bytes: allocs * 64 };
          },
        },
      },
    });
    return {
      ...fakePorts(go, git),
      branchRecords: async (revisions, name) => {
        const found = await readBranchRecords(git, revisions, name);
        if (found.kind === 'missing') return found;
        const counted: typeof found.readAll = (records) => {
          this.reads += records.length;
          return found.readAll(records);
        };
        return { ...found, readAll: counted };
      },
    };
  }

  async check(base: string, head: string, explicit: Partial<Options> = {}): Promise<GateReport> {
    const given = { leaks: 'off', explain: false, base, head, ...explicit } as const;
    return check(this.ports(base, head), { folder: this.repository.folder, explicit: given });
  }

  /** Measures the first record; the others are the same file with the figures of their commits. */
  async record(commit: string): Promise<void> {
    const known = this.#recorded;
    if (known !== undefined) {
      const allocs = this.#figures.get(commit) ?? 0;
      const units = `"units":{"B/op":[${allocs * 64},${allocs * 64}],"allocs/op":[${allocs},${allocs}]}`;
      this.put(known.conditions, commit, known.text.replace(/"units":\s*\{[^}]*\}/, units));
      return;
    }
    let text = '';
    let place: RecordPlace | undefined;
    await recordBaseline(this.ports(commit, commit), {
      folder: this.repository.folder,
      explicit: { head: commit },
      store: (of) => {
        place = of;
        return { read: () => Promise.resolve(undefined), write: (written) => Promise.resolve(void (text = written)) };
      },
    });
    if (place === undefined) throw new Error('nothing was recorded');
    this.#recorded = { conditions: conditionsFolder(place.conditions), text };
    this.put(this.#recorded.conditions, commit, text);
  }

  /** Adds a record to the branch, without a checkout. */
  put(conditions: string, commit: string, text: string): void {
    const { repository } = this;
    const isNew = repository.git('for-each-ref', `refs/heads/${branch}`) === '';
    const paths = isNew ? [] : repository.git('ls-tree', '-r', '--name-only', branch).split('\n');
    const path = nextRecord(recordsAmong(paths), conditions, commit);
    const back = repository.git('symbolic-ref', '--short', 'HEAD');
    if (isNew) repository.git('switch', '--quiet', '--orphan', branch);
    else repository.git('switch', '--quiet', branch);
    repository.write(path, text).commit(`Record ${commit}`);
    repository.git('switch', '--quiet', back);
  }
}

const row = (report: GateReport, unit = 'allocs/op'): Finding | undefined =>
  report.findings.find((finding) => finding.unit === unit);
const grown = (count: number): number[] => Array.from({ length: count + 1 }, (_, n) => Math.round(200 * 1.05 ** n));

test('twelve steps of 5% pass one by one and are caught at the sum; a release starts the count anew', async () => {
  const project = new Project('drift: { since: tag, warn: 15, fail: 30 }\n');
  const [first = 0, ...steps] = grown(12);
  let base = project.commit(first);
  const start = base;
  project.repository.git('tag', 'v1.2.0');
  await project.record(base);
  const levels: string[] = [];
  let caught: GateReport | undefined;
  for (const figure of steps) {
    const head = project.commit(figure, `Grow to ${figure} <b>@someone`);
    const report = await project.check(base, head);
    levels.push(row(report)?.level ?? '');
    const isBeyond = (figure - first) * 100 > 30 * first;
    expect(report.conclusion).toBe(isBeyond ? 'fail' : 'pass');
    if (isBeyond) caught ??= report;
    await project.record(head);
    base = head;
  }
  // 5% six times is 34%; three times, 16%.
  expect(levels).toEqual(['notice', 'notice', ...Array<string>(3).fill('warning'), ...Array<string>(7).fill('drift')]);

  if (caught === undefined) throw new Error('nothing was caught');
  const drift = row(caught)?.drift;
  expect(drift).toMatchObject({ since: { commit: start, tag: 'v1.2.0' }, from: 200, to: 268, here: 13, more: 0 });
  expect(drift?.steps.map(({ from, to, subject }) => [to - from, subject])).toEqual([
    [12, 'Grow to 255 <b>@someone'],
    [11, 'Grow to 221 <b>@someone'],
    [11, 'Grow to 232 <b>@someone'],
    [11, 'Grow to 243 <b>@someone'],
    [10, 'Grow to 210 <b>@someone'],
  ]);
  expect(row(caught)?.history).toMatchObject({ figures: [200, 210, 221, 232, 243, 255], sparkline: '▁▂▄▅▆█' });
  const text = renderText(caught, { width: 100, colour: false, verbose: false });
  expect(text).toContain('FAIL  1 benchmark over the drift limit');
  expect(text).toContain('200 → 268 allocs/op (+34.0%) since v1.2.0, over the drift limit of 30%; this change adds 13');
  const comment = renderComment(caught, { maxLength: 60_000, linkOf: () => undefined, reproduce: [] });
  expect(comment).toContain('Grow to 255 &#60;b&#62;&#64;<!-- -->someone');
  expect(comment).not.toContain('<b>');
  expect(JSON.parse(renderJson(caught))).toMatchObject({ conclusion: 'fail' });

  project.repository.git('tag', '--annotate', '--message', 'release', 'v1.3.0', base);
  const after = await project.check(base, project.commit(Math.round((steps.at(-1) ?? 0) * 1.05)));
  expect([row(after)?.level, after.conclusion]).toEqual(['notice', 'pass']);
}, 900_000);

test('a regression is not reported twice, and shows how long its figure held; nothing is read where nothing grew', async () => {
  const project = new Project("drift: { since: 5, fail: 10 }\nhistory-url: 'https://example.com/h/'\n");
  const commits: string[] = [];
  for (const figure of [8, 9, 9]) {
    const commit = project.commit(figure);
    commits.push(commit);
    await project.record(commit);
  }
  project.repository.git('tag', 'v2.0.0', commits[1] ?? '');
  const [, , base = ''] = commits;
  const report = await project.check(base, project.commit(12));
  expect(row(report)).toMatchObject({
    level: 'regression',
    history: {
      figures: [8, 9, 9],
      sparkline: '▁██',
      was: { figure: 9, since: { commit: commits[1], tag: 'v2.0.0' } },
      url: 'https://example.com/h/example.com/m/#BenchmarkX',
    },
  });
  expect(row(report)?.drift).toBeUndefined();
  const comment = renderComment(report, { maxLength: 60_000, linkOf: () => undefined, reproduce: [] });
  expect(comment).toContain('▁██ had been 9 since v2.0.0, [history](https://example.com/h/example.com/m/#BenchmarkX)');
  project.reads = 0;
  await project.check(base, project.commit(9));
  await project.check(base, project.commit(3));
  expect(project.reads).toBe(0);
}, 600_000);

test('without a branch or a fitting record drift is not judged, and the report says why', async () => {
  const project = new Project('drift: { fail: 5 }\n');
  const base = project.commit(200);
  const head = project.commit(220);
  const without = await project.check(base, head);
  expect(without.conclusion).toBe('pass');
  expect(without.notes).toContain(`Drift was not judged: there is no branch ${branch}.`);
  project.put('go1.0-linux-amd64-0123456789ab', base, '{}');
  const foreign = await project.check(base, head);
  expect(foreign.notes).toContain(`Drift was not judged: the branch ${branch} has no record for go1.26.8-linux-amd64.`);
  expect(foreign.conclusion).toBe('pass');
}, 600_000);
