import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryId } from '../../../src/adapters/git/layout.ts';
import { treeOf } from '../../support/checkout-state.ts';
import { GitRepository, temporaryFolder } from '../../support/git-repository.ts';
import { openHarness, resolveIn, snapshotIn } from './harness.ts';

describe('the folders', () => {
  test('have paths of one length, whatever the cache folder, and stay where they are from run to run', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    const lengths: number[] = [];
    for (const name of ['c', 'a-cache-with-a-much-longer-name', 'ü']) {
      const harness = openHarness({ cacheFolder: join(temporaryFolder(), name) });
      const first = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
      await first.snapshots[Symbol.asyncDispose]();
      const { snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
      expect([snapshots.base, snapshots.head]).toEqual([first.snapshots.base, first.snapshots.head]);
      const folders = [snapshots.base ?? '', snapshots.head];
      expect(dirname(folders[0] ?? '')).toBe(dirname(snapshots.head));
      lengths.push(snapshots.pathLength, ...folders.map((folder) => Buffer.byteLength(folder)));
    }
    expect(new Set(lengths)).toEqual(new Set([120]));
  });

  test('are there while the run lasts; only work stays', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD' });
    writeFileSync(join(snapshots.work, 'kept'), '');
    const locked = join(snapshots.head, 'modcache');
    mkdirSync(join(locked, 'deep'), { recursive: true });
    writeFileSync(join(locked, 'deep', 'x'), '');
    for (const folder of ['deep', '.']) chmodSync(join(locked, folder), 0o555);
    await snapshots[Symbol.asyncDispose]();
    await snapshots[Symbol.asyncDispose]();
    expect(existsSync(dirname(snapshots.head))).toBe(false);
    expect(readdirSync(snapshots.work)).toEqual(['kept']);
    expect(readdirSync(dirname(snapshots.work))).toEqual(['work']);
  });

  test('without a base there is only head', async () => {
    const repository = GitRepository.create().write('a.go', 'one');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder);
    expect(snapshots.base).toBeUndefined();
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': 'one' });
  });

  test('two runs at the same time have slots of their own', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    const { cacheFolder } = openHarness();
    const [one, other] = await Promise.all(
      [1, 2].map(async () => snapshotIn(openHarness({ cacheFolder }), repository.folder, { base: 'HEAD' })),
    );
    expect(one?.snapshots.head).not.toBe(other?.snapshots.head);
    expect(one?.snapshots.work).not.toBe(other?.snapshots.work);
    expect(one?.snapshots.pathLength).toBe(other?.snapshots.pathLength);
    for (const run of [one, other]) expect(treeOf(run?.snapshots.head ?? '')).toEqual({ 'a.go': 'one' });
  });

  test('what a dead run left is cleared away', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    const harness = openHarness();
    const { snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
    await snapshots[Symbol.asyncDispose]();
    const slot = dirname(snapshots.work);
    mkdirSync(snapshots.head, { recursive: true });
    writeFileSync(join(snapshots.head, 'stale.go'), '');
    const dead = { id: 'x', pid: 999_999_999, start: '1', realm: 'r' };
    const realm = execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { processRealm } from ${JSON.stringify(join(import.meta.dirname, '../../../src/adapters/process-identity.ts'))}; process.stdout.write(await processRealm())`,
    ]).toString();
    writeFileSync(`${slot}.lock`, JSON.stringify({ ...dead, realm }));
    const next = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
    expect(next.snapshots.head).toBe(snapshots.head);
    expect(treeOf(next.snapshots.head)).toEqual({ 'a.go': 'one' });
  });

  test('an interruption leaves nothing but work, and the slot is free', async () => {
    const repository = GitRepository.create();
    for (let index = 0; index < 1500; index++) repository.write(`d${index % 50}/f${index}.go`, `${index}`);
    repository.commit('many');
    const harness = openHarness();
    const revisions = await resolveIn(harness.repository, repository.folder, { base: 'HEAD' });
    const slot = join(harness.cacheFolder, repositoryId(join(repository.folder, '.git')), '0');
    const state = { over: false };
    const run = harness.repository.snapshot(revisions, { copy: [] }).finally(() => (state.over = true));
    const started = (async () => {
      while (!state.over) {
        const padding = existsSync(slot) ? readdirSync(slot).find((name) => name.startsWith('x')) : undefined;
        if (padding !== undefined && existsSync(join(slot, padding, 'head', 'd0'))) return;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const failure = run.catch((error: unknown) => error);
    await started;
    harness.abort();
    expect(await failure).toMatchObject({ name: 'GateError', code: 'interrupted' });
    expect(readdirSync(slot)).toEqual(['work']);
    const { snapshots } = await snapshotIn(openHarness({ cacheFolder: harness.cacheFolder }), repository.folder);
    expect(dirname(snapshots.work)).toBe(slot);
  });
});

describe('a commit', () => {
  test('has the bytes that its attributes ask for, modes and links; no setting of the machine counts', async () => {
    const repository = GitRepository.create();
    repository.write('.gitattributes', '*.txt text eol=crlf\n*.id ident\n*.u16 working-tree-encoding=UTF-16LE\n');
    repository.write('lf.txt', 'a\nb\n').write('k.id', '$Id$\n').write('x.u16', Buffer.from('hi', 'utf16le'));
    repository.write('auto.csv', 'a\nb\n');
    repository.write('run.sh', '#!/bin/sh\n', 0o755).link('link', 'run.sh').link('dangling', '../nowhere');
    repository.commit('one');
    repository.git('config', 'core.autocrlf', 'true');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD', head: 'HEAD' });
    const tree = {
      '.gitattributes': expect.any(String) as string,
      'lf.txt': 'a\r\nb\r\n',
      'k.id': '$Id$\n',
      'x.u16': 'h\u0000i\u0000',
      'auto.csv': 'a\nb\n',
      'run.sh': '* #!/bin/sh\n',
      link: '-> run.sh',
      dangling: '-> ../nowhere',
    };
    expect(treeOf(snapshots.base ?? '')).toEqual(tree);
    expect(treeOf(snapshots.head)).toEqual(tree);
  });

  test('with names of any bytes', async () => {
    const repository = GitRepository.create();
    const names = ['new\nline', 'tab\t', '"quoted"', "it's", 'ü', '-dash', ' space ', ':(top)', '*'];
    for (const name of names) repository.write(`d/${name}`, name);
    const raw = Buffer.concat([Buffer.from(`${repository.folder}/d/`), Buffer.from([0xff, 0xfe])]);
    writeFileSync(raw, 'raw');
    repository.commit('one');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD' });
    for (const side of [snapshots.base ?? '', snapshots.head]) {
      const found = readdirSync(Buffer.from(join(side, 'd')), 'buffer').map((name) => name.toString('latin1'));
      const wanted = [...names.map((name) => Buffer.from(name).toString('latin1')), '\u00ff\u00fe'];
      expect(found.toSorted()).toEqual(wanted.toSorted());
      expect(readFileSync(Buffer.concat([Buffer.from(`${side}/d/`), Buffer.from([0xff, 0xfe])]), 'utf8')).toBe('raw');
    }
  });

  test.each([
    ['..', '../evil'],
    ['.git', '.git/hooks/post-checkout'],
    ['.GIT', 'sub/.GIT/config'],
  ])('with a path through %s is refused', async (_, path) => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    const blob = repository.git('rev-parse', 'HEAD:a.go');
    const parts = path.split('/');
    let [mode, object] = ['100644', blob];
    for (const part of parts.toReversed()) {
      const input = Buffer.concat([
        Buffer.from(`${mode === '40000' ? '40000' : mode} ${part}\0`),
        Buffer.from(object, 'hex'),
      ]);
      object = execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], {
        cwd: repository.folder,
        input,
        encoding: 'utf8',
      }).trim();
      mode = '40000';
    }
    const commit = repository.git('commit-tree', '-m', 'evil', object);
    const harness = openHarness();
    const revisions = await resolveIn(harness.repository, repository.folder, { base: commit });
    await expect(harness.repository.snapshot(revisions, { copy: [] })).rejects.toMatchObject({
      code: 'snapshot-failed',
    });
    const id = readdirSync(harness.cacheFolder)[0] ?? '';
    expect(readdirSync(join(harness.cacheFolder, id, '0'))).toEqual(['work']);
  });

  test('is laid out beside the snapshots on request; one that is lost is not', async () => {
    const repository = GitRepository.create();
    const one = repository.write('a.go', 'one').commit('one');
    repository.write('a.go', 'two').commit('two');
    const harness = openHarness();
    const { revisions, snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
    const pin = await harness.repository.snapshotCommit(revisions, snapshots, one);
    expect(treeOf(pin ?? '')).toEqual({ 'a.go': 'one' });
    expect(dirname(pin ?? '')).toBe(dirname(snapshots.head));
    expect(pin?.length).toBe(snapshots.pathLength);
    expect(await harness.repository.snapshotCommit(revisions, snapshots, 'a'.repeat(40))).toBeUndefined();
    expect(await harness.repository.snapshotCommit(revisions, snapshots, '--all')).toBeUndefined();
    const second = await harness.repository.snapshotCommit(revisions, snapshots, one);
    expect(second).not.toBe(pin);
    await snapshots[Symbol.asyncDispose]();
    expect(existsSync(pin ?? '')).toBe(false);
  });
});

describe('the working tree', () => {
  test('is what git sees: tracked and untracked, not ignored, deleted left out', async () => {
    const repository = GitRepository.create();
    repository.write('.gitignore', '*.log\n/out/\n').write('kept.go', 'kept').write('deleted.go', 'x');
    repository.write('changed.go', 'one').write('tool.sh', 'x', 0o755).write('staged.go', 'one').write('dir/x.go', 'x');
    repository.commit('one');
    rmSync(join(repository.folder, 'deleted.go'));
    rmSync(join(repository.folder, 'dir'), { recursive: true });
    repository.write('changed.go', 'two', 0o600).write('staged.go', 'two').git('add', 'staged.go');
    repository.write('new/untracked.go', 'new', 0o700).write('go.work', 'go 1.26\n').link('l', 'kept.go');
    repository.write('x.log', 'ignored').write('out/y', 'ignored').write('dir', 'now a file');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder);
    expect(treeOf(snapshots.head)).toEqual({
      '.gitignore': '*.log\n/out/\n',
      'kept.go': 'kept',
      'changed.go': 'two',
      'tool.sh': '* x',
      'staged.go': 'two',
      'new/untracked.go': '* new',
      'go.work': 'go 1.26\n',
      l: '-> kept.go',
      dir: 'now a file',
    });
    expect(snapshots.warnings).toEqual([]);
  });

  test('tracked files behind a link that replaced their folder are not followed', async () => {
    const repository = GitRepository.create();
    repository.write('d/a.go', 'one').commit('one');
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'a.go'), 'secret');
    rmSync(join(repository.folder, 'd'), { recursive: true });
    symlinkSync(outside, join(repository.folder, 'd'));
    const { snapshots } = await snapshotIn(openHarness(), repository.folder);
    expect(treeOf(snapshots.head)).toEqual({ d: `-> ${outside}` });
  });

  test('a pipe in place of a tracked file is left out with a warning', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').write('b.go', 'two').commit('one');
    rmSync(join(repository.folder, 'a.go'));
    execFileSync('mkfifo', [join(repository.folder, 'a.go')]);
    const { snapshots } = await snapshotIn(openHarness(), repository.folder);
    expect(treeOf(snapshots.head)).toEqual({ 'b.go': 'two' });
    expect(snapshots.warnings).toEqual(['Sockets, pipes and devices are left out of the head snapshot: a.go.']);
  });

  test('a repository inside it that is no submodule is left out with a warning', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    GitRepository.create(join(repository.folder, 'nested')).write('b.go', 'x').commit('one');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder);
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': 'one' });
    expect(snapshots.warnings).toEqual([expect.stringContaining('nested/')]);
  });

  test('what a sparse checkout leaves out comes from the index', async () => {
    const repository = GitRepository.create();
    repository.write('in/a.go', 'a').write('out/b.go', 'b', 0o755).write('top.go', 't').commit('one');
    repository.git('sparse-checkout', 'set', 'in');
    expect(existsSync(join(repository.folder, 'out'))).toBe(false);
    repository.write('in/a.go', 'changed');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD' });
    expect(treeOf(snapshots.head)).toEqual({ 'in/a.go': 'changed', 'out/b.go': '* b', 'top.go': 't' });
    expect(treeOf(snapshots.base ?? '')).toEqual({ 'in/a.go': 'a', 'out/b.go': '* b', 'top.go': 't' });
  });

  test('with conflicts of a merge has the files as they are', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one\n').commit('one');
    repository.git('switch', '--quiet', '--create', 'other');
    repository.write('a.go', 'other\n').commit('other');
    repository.git('switch', '--quiet', 'main');
    repository.write('a.go', 'main\n').commit('main');
    expect(() => repository.git('merge', 'other')).toThrow('merge other');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder);
    expect(treeOf(snapshots.head)['a.go']).toMatch(/<<<<<<<[^]*>>>>>>>/);
  });

  test('holds our own cache folder in no case', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    const harness = openHarness({ cacheFolder: join(repository.folder, '.cache') });
    const { snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD' });
    expect(treeOf(snapshots.head)).toEqual({ 'a.go': 'one' });
  });
});

describe('files of the checkout that git does not track', () => {
  test('that match a copy pattern come to both sides, and replace nothing', async () => {
    const repository = GitRepository.create();
    repository.write('gen/tracked.go', 'base').commit('one');
    repository.git('rm', '--quiet', '-r', 'gen');
    repository.write('.gitignore', '/gen/\n*.pb.go\n').commit('ignore gen');
    repository.write('gen/tracked.go', 'now ignored').write('gen/deep/x.go', 'gen', 0o755).write('m/a.pb.go', 'pb');
    repository.write('m/other.pb.go.log', 'x').write('gen/not-copied', 'x');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, {
      base: 'HEAD~1',
      copy: ['gen/*.go', '*.pb.go', 'none/'],
    });
    expect(treeOf(snapshots.base ?? '')).toEqual({
      'gen/tracked.go': 'base',
      'gen/deep/x.go': '* gen',
      'm/a.pb.go': 'pb',
    });
    expect(treeOf(snapshots.head)).toEqual({
      '.gitignore': '/gen/\n*.pb.go\n',
      'gen/tracked.go': 'now ignored',
      'gen/deep/x.go': '* gen',
      'm/a.pb.go': 'pb',
      'm/other.pb.go.log': 'x',
    });
    expect(snapshots.warnings).toEqual([
      expect.stringContaining('"none/" matches no untracked or ignored file'),
      expect.stringContaining('gen/tracked.go'),
    ]);
  });

  test('are not written through a link of the commit', async () => {
    const repository = GitRepository.create();
    const outside = temporaryFolder();
    repository.link('gen', outside).commit('one');
    rmSync(join(repository.folder, 'gen'));
    repository.write('.gitignore', '/gen/\n').write('gen/x.go', 'x').commit('two');
    repository.write('gen/x.go', 'x');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD~1', copy: ['gen'] });
    expect(readdirSync(outside)).toEqual([]);
    expect(treeOf(snapshots.base ?? '')).toEqual({ gen: `-> ${outside}` });
  });

  test('patterns count from the folder that was asked for; an invalid one is the user’s mistake', async () => {
    const repository = GitRepository.create();
    repository.write('.gitignore', '*.gen\n').write('m/a.go', 'a').commit('one');
    repository.write('m/x.gen', 'x').write('y.gen', 'y');
    const folder = join(repository.folder, 'm');
    const { snapshots } = await snapshotIn(openHarness(), folder, { base: 'HEAD', copy: ['*.gen'] });
    expect(Object.keys(treeOf(snapshots.base ?? ''))).toEqual(['.gitignore', 'm/a.go', 'm/x.gen']);
    const top = await snapshotIn(openHarness(), folder, { base: 'HEAD', copy: [':/*.gen'] });
    expect(Object.keys(treeOf(top.snapshots.head))).toEqual(['.gitignore', 'm/a.go', 'm/x.gen', 'y.gen']);
    await expect(snapshotIn(openHarness(), folder, { copy: [':(nonsense)x'] })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});

describe('conversions between objects and files', () => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const lines = (count: number): string => Array.from({ length: count }, (_, index) => `${index}\n`).join('');

  test.each<{ name: string; attributes?: string; config?: [string, string]; file: (text: string) => string | Buffer }>([
    { name: 'eol', attributes: 'data.txt text eol=crlf', file: crlf },
    { name: 'autocrlf', config: ['core.autocrlf', 'true'], file: crlf },
    { name: 'autocrlf and text=auto', attributes: '* text=auto', config: ['core.autocrlf', 'true'], file: crlf },
    { name: 'core.eol', attributes: '* text=auto', config: ['core.eol', 'crlf'], file: crlf },
    { name: 'ident', attributes: 'data.txt ident', file: (text) => `$Id: 1234567 $\n${text}` },
    { name: 'working-tree-encoding', attributes: 'data.txt working-tree-encoding=UTF-16LE', file: utf16 },
    { name: 'a filter', attributes: 'data.txt filter=upper', file: (text) => `X${text}` },
  ])('give both sides the same form: $name', async ({ name, attributes, config, file }) => {
    const origin = GitRepository.create();
    origin.git('config', 'filter.upper.clean', 'sed s/^X//');
    if (config !== undefined) origin.git('config', ...config);
    if (attributes !== undefined) origin.write('.gitattributes', `${attributes}\n`);
    origin
      .write('data.txt', file(lines(20)))
      .write('a.go', 'package a\n')
      .commit('one');
    origin.write('a.go', 'package a // changed\n').commit('two');
    const checkout = GitRepository.create(join(temporaryFolder(), 'checkout'));
    checkout.git('remote', 'add', 'origin', `file://${origin.folder}`);
    checkout.git('config', 'filter.upper.smudge', 'sed 1s/^/X/');
    if (config !== undefined) checkout.git('config', ...config);
    checkout.git('fetch', '--quiet', 'origin');
    checkout.git('checkout', '--quiet', '-B', 'main', 'origin/main');

    const clean = await snapshotIn(openHarness(), checkout.folder, { base: 'HEAD~1' });
    expect(clean.snapshots.uncommitted).toEqual({ changed: [], untracked: [] });
    const [base, head] = [clean.snapshots.base ?? '', clean.snapshots.head].map((side) => treeOf(side)['data.txt']);
    expect(head).toBe(base);

    // A time that the index does not know, with the same content. A filter would have to run to see that.
    if (name !== 'a filter') utimesSync(join(checkout.folder, 'data.txt'), 1, 1);
    checkout.write('a.go', 'package a // changed again\n');
    const edited = await snapshotIn(openHarness(), checkout.folder, { base: 'HEAD' });
    expect(treeOf(edited.snapshots.head)['data.txt']).toBe(treeOf(edited.snapshots.base ?? '')['data.txt']);
  });

  test('give an edited or new file the form that it has once it is committed', async () => {
    const repository = GitRepository.create();
    repository
      .write('.gitattributes', '*.csv text eol=crlf\n*.id ident\n')
      .write('a.csv', 'a\r\n')
      .write('k.id', '$Id$\n');
    repository.commit('one');
    repository.write('a.csv', 'a\nb\n').write('new.csv', 'c\n').write('k.id', '$Id: 1 $\nx\n');
    const dirty = await snapshotIn(openHarness(), repository.folder);
    repository.commit('two');
    const clean = await snapshotIn(openHarness(), repository.folder);
    expect(treeOf(dirty.snapshots.head)).toMatchObject({
      'a.csv': 'a\r\nb\r\n',
      'new.csv': 'c\r\n',
      'k.id': '$Id$\nx\n',
    });
    expect(treeOf(clean.snapshots.head)).toEqual(treeOf(dirty.snapshots.head));
  });
});

describe('a checkout in a workflow', () => {
  const event = { kind: 'push', before: '0'.repeat(40) } as const;

  test('is judged by its commit: what lies there besides is on neither side and is listed', async () => {
    const repository = GitRepository.create();
    repository.write('.gitignore', '*.log\n').write('a.go', 'one').write('b.go', 'b').commit('one');
    const two = repository.write('a.go', 'two').commit('two');
    repository.write('a.go', 'changed').write('gen.go', 'gen').write('x.log', 'log').write('staged.go', 's');
    repository.git('add', 'staged.go');
    const { revisions, snapshots } = await snapshotIn(openHarness(), repository.folder, { base: 'HEAD~1', event });
    expect(revisions.head).toMatchObject({ kind: 'commit', commit: two, dirty: false });
    expect(treeOf(snapshots.head)).toEqual({ '.gitignore': '*.log\n', 'a.go': 'two', 'b.go': 'b' });
    expect(treeOf(snapshots.base ?? '')).toEqual({ '.gitignore': '*.log\n', 'a.go': 'one', 'b.go': 'b' });
    expect(snapshots.uncommitted).toEqual({ changed: ['a.go', 'staged.go'], untracked: ['gen.go'] });
  });

  test('gives untracked files to both sides by copy', async () => {
    const repository = GitRepository.create();
    repository.write('a.go', 'one').commit('one');
    repository.write('gen/version.go', 'gen').write('gen/other.txt', 'x');
    const { snapshots } = await snapshotIn(openHarness(), repository.folder, {
      base: 'HEAD',
      event,
      copy: ['gen/*.go'],
    });
    for (const side of [snapshots.base ?? '', snapshots.head])
      expect(treeOf(side)).toEqual({ 'a.go': 'one', 'gen/version.go': 'gen' });
    expect(snapshots.warnings).toEqual([]);
  });
});

test('untracked files of a working tree come to base too on request, where no file is in their place', async () => {
  const repository = GitRepository.create();
  repository.write('a/a.go', 'a').write('c.txt', 'base').commit('one');
  repository.git('rm', '--quiet', 'c.txt');
  repository.commit('two');
  repository.write('c.txt', 'mine').write('new/one.go', '1').write('out/report.xml', 'x', 0o755);
  const harness = openHarness();
  const { snapshots } = await snapshotIn(harness, repository.folder, { base: 'HEAD~1' });
  const files = snapshots.uncommitted.untracked;
  expect(files).toEqual(['c.txt', 'new/one.go', 'out/report.xml']);
  const both = await harness.repository.shareUntracked(snapshots, snapshots.base ?? '', files);
  expect(both).toEqual(['new/one.go', 'out/report.xml']);
  const shared = { 'a/a.go': 'a', 'new/one.go': '1', 'out/report.xml': '* x' };
  expect(treeOf(snapshots.base ?? '')).toEqual({ ...shared, 'c.txt': 'base' });
  expect(treeOf(snapshots.head)).toEqual({ ...shared, 'c.txt': 'mine' });
});
