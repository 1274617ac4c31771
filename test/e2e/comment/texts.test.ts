import { expect, test } from 'vitest';
import { markerOf } from '../../../src/adapters/github/comment/marker.ts';
import { renderBaseline } from '../../../src/core/baseline/write.ts';
import { allocations } from '../action/workflow.ts';
import { OpenPullRequest } from './open-pull-request.ts';

const inputs = { 'results-file': 'results.txt' };

/** A baseline in which each of these allocates 2 objects. */
function baselineOf(names: readonly string[]): string {
  const units = { 'B/op': [128], 'allocs/op': [2] };
  const benchmarks = Object.fromEntries(names.map((name) => [name, { iterations: 1000, gomaxprocs: 1, units }]));
  return renderBaseline({
    schemaVersion: 1,
    fingerprint: {
      goVersion: 'go1.26.8',
      goos: 'linux',
      goarch: 'amd64',
      settings: {},
      buildFlags: [],
      mode: 'fast',
      totals: 'exact',
      pathLength: 60,
    },
    cpu: '',
    bench: '.',
    packages: { 'example.com/m': { key: 'k', benchmarks } },
  });
}

/** What `go test -bench` printed in another step, where each allocates 4. */
function resultsOf(names: readonly string[]): string {
  const lines = names.map((name) => `${name}-8   \t    1000\t      1000 ns/op\t     256 B/op\t       4 allocs/op`);
  return ['goos: linux', 'goarch: amd64', 'pkg: example.com/m', ...lines, 'PASS', ''].join('\n');
}

async function commentOn(names: readonly string[]): Promise<string> {
  const main = { '.allocgate/baseline.json': baselineOf(names) };
  const pull = await OpenPullRequest.create({ 'README.md': 'words\n' }, { main });
  const run = await pull.run({ inputs, left: { 'results.txt': resultsOf(names) } });
  expect(run.outputs).toMatchObject({ conclusion: 'fail', regressions: String(names.length) });
  const [comment] = await pull.ours();
  return comment?.body ?? '';
}

test('a report that is too large loses details, but not its verdict', async () => {
  const names = Array.from({ length: 3000 }, (_, index) => `BenchmarkMany/${'long-name/'.repeat(10)}${index}`);
  const body = await commentOn(names);
  expect(body.length).toBeLessThanOrEqual(65_536);
  expect(body).toContain('### ❌ allocgate: 3000 benchmarks allocate more than on base');
  expect(body).toMatch(/\*… and \d+ more; the JSON report has them all\.\*/);
  expect(body).toContain('[Full report](https://github.com/octo/shop/actions/runs/1001)');
});

test('names cannot mention, tag, link, or pass for our marker', async () => {
  const marker = markerOf({ workflow: 'memory', workingDirectory: '.', key: 'gate null' });
  const names = [
    'BenchmarkMention/@octocat/@octo/team/#1/GH-2',
    'BenchmarkTag/<img_src=x_onerror=alert(1)>/</details></table>',
    'BenchmarkLink/[a](https://example.com)/![b](//c)/www.example.com',
    `BenchmarkMarker/${marker.replaceAll(' ', '')}/<!--allocgate:state_{}-->/|cell|\`code\``,
  ];
  const body = await commentOn(names);
  const lines = body.split('\n');
  expect(lines[0]).toBe(marker);
  // Breaks of ours apart, the only comments are the two on top.
  expect(body.replaceAll('<!-- -->', '').match(/<!--/g)).toHaveLength(2);
  // In a fence, which none of the names can end, GitHub looks for nothing.
  const shown = lines
    .slice(2)
    .join('\n')
    .replaceAll(/^```sh\n[^\n]*\n```$/gm, '');
  for (const word of ['octocat', 'onerror', 'example', 'code']) expect(shown).toContain(word);
  // Nor does it inside a code span; behind a backslash a sign stands for itself.
  const outside = shown.replaceAll('<!-- -->', '\u0000').replaceAll(/`[^`\n]+`|\\[!-/:-@[-`{-~]/g, '');
  expect(outside).not.toMatch(/@[a-z]|<img|<\/table|\]\(https:\/\/example|!\[|www\.|(?<!&)#\d|GH-2/);
  expect(outside).toContain('v1&#58;');
});

test('lines that the base branch moved are linked where the head has them', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  const { origin } = pull;
  origin.git('checkout', '--quiet', 'main');
  origin.write(
    'm_test.go',
    allocations(2).replace('package m\n', '// Package m is small.\n//\n// It has one benchmark.\npackage m\n'),
  );
  origin.commit('words on main');
  await pull.push({ 'README.md': 'words\n' });
  const run = await pull.run({ explains: true });
  // Line 12 of the head is line 15 of the merge, which was measured.
  expect(run.log).toContain('m_test.go:15');
  expect(run.log).toContain('file=m_test.go,line=12::');
  expect((await pull.ours())[0]?.body).toContain(`/blob/${pull.pushed.head}/m_test.go#L12)`);
});
