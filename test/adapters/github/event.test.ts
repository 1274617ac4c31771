import { expect, test } from 'vitest';
import { revisionEvent } from '../../../src/adapters/github/event.ts';

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
const pull = { number: 5, pull_request: { base: { ref: 'main', sha: a }, head: { ref: 'topic', sha: b } } };

test.each([
  ['pull_request', pull, { kind: 'pull-request', baseSha: a, headSha: b }],
  ['pull_request_review', { ...pull, review: {} }, { kind: 'pull-request', baseSha: a, headSha: b }],
  ['merge_group', { merge_group: { base_sha: a, head_sha: b } }, { kind: 'merge-group', baseSha: a }],
  ['push', { before: a, after: b }, { kind: 'push', before: a }],
  ['push', { before: '0'.repeat(40), created: true }, { kind: 'push', before: '0'.repeat(40) }],
  ['workflow_dispatch', { inputs: null }, { kind: 'other' }],
  ['schedule', { schedule: '0 0 * * *' }, { kind: 'other' }],
  ['', {}, { kind: 'other' }],
])('%s', (name, payload, event) => {
  expect(revisionEvent(name, payload)).toEqual(event);
});

test.each([
  ['pull_request', {}],
  ['pull_request', { pull_request: { base: { sha: a }, head: { sha: '--upload-pack=x' } } }],
  ['merge_group', { merge_group: { base_sha: 'HEAD' } }],
  ['push', { before: null }],
  ['push', 'text'],
])('%s with the payload %j is refused', (name, payload) => {
  expect(() => revisionEvent(name, payload)).toThrow(/payload of the event/);
});

test('pull_request_target is refused: it checks out the base', () => {
  expect(() => revisionEvent('pull_request_target', pull)).toThrow(/checks out the base/);
});
