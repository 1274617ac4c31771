import { expect, test } from 'vitest';
import { OpenPullRequest, shop } from './open-pull-request.ts';

const before = '\tout := make([]int, 0, len(in))';
const after = '\tvar out []int';

function doubled(first: string): string {
  return `package m\n\n// Doubled gives each twice as large.\nfunc Doubled(in []int) []int {\n${first}\n\tfor _, one := range in {\n\t\tout = append(out, 2*one)\n\t}\n\treturn out\n}\n`;
}

const benchmark = `package m

import "testing"

var in = make([]int, 64)
var sink []int

func BenchmarkDoubled(b *testing.B) {
	for i := 0; i < b.N; i++ {
		sink = Doubled(in)
	}
}
`;

test('a measured fix becomes a suggestion, once in the life of the pull request', async () => {
  const main = { 'm.go': doubled(before), 'm_test.go': benchmark };
  const pull = await OpenPullRequest.create({ 'm.go': doubled(after) }, { main });
  const posted = async (): Promise<object[]> =>
    (await pull.github.as('octo').get(`${shop}/pulls/${pull.number}/comments`)) as object[];
  await pull.run({ explains: true });
  expect(await posted()).toEqual([]);
  await pull.push({ 'README.md': 'words\n' });
  const run = await pull.run({ explains: true, inputs: { suggest: 'true' } });
  expect(run.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
  expect(await posted()).toMatchObject([{ path: 'm.go', line: 5, commit_id: pull.pushed.head }]);
  expect(JSON.stringify(await posted())).toContain('```suggestion\\n\\tout := make([]int, 0, len(in))\\n```');
  await pull.push({ 'README.md': 'more words\n' });
  await pull.run({ explains: true, inputs: { suggest: 'true' } });
  expect(await posted()).toHaveLength(1);
});
