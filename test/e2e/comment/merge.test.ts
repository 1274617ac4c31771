import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Comment, OpenPullRequest } from './open-pull-request.ts';
import { allocations } from '../action/workflow.ts';

const readOnly = { contents: 'read', pull_requests: 'read' } as const;

test('shards comment nothing; the merging job judges the whole run and comments once', async () => {
  const pull = await OpenPullRequest.create(
    { 'm_test.go': allocations(4), 'other/m_test.go': allocations(2) },
    { main: { 'other/m_test.go': allocations(1) } },
  );
  const reports: Record<string, string> = {};
  const codes: (number | null)[] = [];
  for (const index of [1, 2]) {
    const shard = await pull.run({ permissions: readOnly, inputs: { shard: `${index}/2`, comment: 'never' } });
    codes.push(shard.code);
    reports[`reports/shard-${index}/report.json`] = readFileSync(shard.outputs['report-path'] ?? '', 'utf8');
  }
  expect(codes).toEqual([1, 1]);
  expect(await pull.comments()).toEqual([]);

  const inputs = { stage: 'merge', reports: 'reports' };
  const merged = await pull.run({ left: reports, inputs });
  expect(merged.code).toBe(1);
  const [comment, ...others] = await pull.ours();
  expect(others).toEqual([]);
  expect(comment?.body).toContain('2 benchmarks allocate more than on base');
  expect(merged.outputs['comment-id']).toBe(String(comment?.id));

  const missing = await pull.run({ left: only(reports, 'shard-2'), inputs });
  expect(missing.code).toBe(1);
  expect(missing.annotations.map(({ message }) => message.split('\n')[0])).toEqual([
    'allocgate: Shard 1 is missing: the reports cover 1 of 2 shards.',
  ]);
  const kept: readonly Comment[] = await pull.ours();
  expect(kept).toEqual([comment]);
});

function only(reports: Readonly<Record<string, string>>, part: string): Record<string, string> {
  return Object.fromEntries(Object.entries(reports).filter(([path]) => path.includes(part)));
}
