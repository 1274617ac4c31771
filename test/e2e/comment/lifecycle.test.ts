import { expect, test } from 'vitest';
import { requestLines } from '../../support/github/request-log.ts';
import { allocations } from '../action/workflow.ts';
import { OpenPullRequest } from './open-pull-request.ts';

test('one comment is created, left alone if nothing changed, and then updated', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  const { head } = pull.pushed;
  const first = await pull.run({ explains: true });
  expect(first.code).toBe(1);
  const [made] = await pull.ours();
  expect(first.outputs['comment-id']).toBe(String(made?.id));
  expect(made?.body).toContain('### ❌ allocgate: 1 benchmark allocates more than on base');
  expect(made?.body.replaceAll('\u00a0', ' ')).toContain(
    '| `BenchmarkSteady` | **128 → 256** +100% | **2 → 4** +100% |',
  );
  expect(made?.body).toContain(`(https://github.com/octo/shop/blob/${head}/m_test.go#L12)`);
  expect(made?.body).toContain('✓ **Proven:** reverting line 12 removes the whole regression.');
  expect(made?.body).toContain(
    `git fetch origin pull/${pull.number}/merge\nnpx github:octo/allocgate#v1 check --base ${pull.pushed.base} --head ${pull.pushed.merge} --event pull-request --count 1\n`,
  );
  expect(made?.body).toContain('[Full report](https://github.com/octo/shop/actions/runs/1001)');
  expect(first.log).toContain('::error title=BenchmarkSteady allocates more than on base,file=m_test.go,line=12::');

  const again = await pull.run({ explains: true, env: { GITHUB_RUN_ID: '1001', GITHUB_RUN_ATTEMPT: '2' } });
  expect(again.outputs['comment-id']).toBe(String(made?.id));
  expect(requestLines(pull.github.log).slice(4)).toEqual([
    'GET issues/list-comments 200',
    'GET pulls/list-reviews 200',
  ]);

  await pull.push({ 'm_test.go': allocations(6) });
  await pull.run();
  expect((await pull.ours()).map(({ id, body }) => [id, body.includes('**2\u00a0→\u00a06**')])).toEqual([
    [made?.id, true],
  ]);

  const { head: failing } = pull.pushed;
  await pull.push({ 'm_test.go': allocations(2) });
  const fixed = await pull.run();
  expect(fixed.code).toBe(0);
  const [last, ...others] = await pull.ours();
  expect(others).toEqual([]);
  expect(last?.id).toBe(made?.id);
  expect(last?.body).toContain('### ✅ allocgate: nothing to measure');
  expect(last?.body).toContain(
    `**Fixed:** the regression in 1 benchmark, reported at ${failing.slice(0, 12)}, is gone.`,
  );
});

test('nothing moved: no comment unless asked, and a typical run makes few calls', async () => {
  const pull = await OpenPullRequest.create({ 'doc.go': 'package m\n' });
  const quiet = await pull.run();
  expect(quiet.code).toBe(0);
  expect(quiet.outputs['comment-id']).toBeUndefined();
  expect(await pull.comments()).toEqual([]);
  expect(requestLines(pull.github.log)).toEqual(['GET issues/list-comments 200']);

  await pull.run({ inputs: { comment: 'never' } });
  expect(pull.github.log).toHaveLength(1);

  await pull.run({ inputs: { comment: 'always' } });
  expect((await pull.ours()).map(({ body }) => body.split('\n')[2])).toEqual([
    '### ✅ allocgate: no regression in 1 benchmark',
  ]);
});

test('the number of API calls of a typical run: at most six', async () => {
  const pull = await OpenPullRequest.create({ 'm_test.go': allocations(4) });
  const failed = await pull.run();
  expect(failed.code).toBe(1);
  const lines = requestLines(pull.github.log);
  process.stdout.write(`\nAPI calls of a failing run: ${lines.length} (${lines.join(', ')})\n`);
  expect(lines.length).toBeLessThanOrEqual(6);
});
