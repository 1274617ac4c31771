import { describe, expect, test } from 'vitest';
import { eventTable } from '../../../src/adapters/github/event-table.ts';
import { revisionEvent } from '../../../src/adapters/github/event.ts';
import { GateError } from '../../../src/errors.ts';

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];
const pull = { number: 5, pull_request: { base: { ref: 'main', sha: a }, head: { ref: 'topic', sha: b } } };
const change = { kind: 'pull-request', baseSha: a, headSha: b };

/** A payload that would do for any event, so that only the event's name decides. */
const everything = { ...pull, merge_group: { base_sha: a, head_sha: b }, before: a, after: b };

describe('judged', () => {
  test.each([
    ['pull_request', pull, change],
    ['pull_request_review', { ...pull, review: {} }, change],
    ['pull_request_review_comment', { ...pull, comment: {} }, change],
    ['merge_group', everything, { kind: 'merge-group', baseSha: a, headSha: b }],
    ['push', { before: a, after: b }, { kind: 'push', before: a }],
    ['push', { before: '0'.repeat(40), created: true, deleted: false }, { kind: 'push', before: '0'.repeat(40) }],
    ['workflow_dispatch', { inputs: null }, { kind: 'other' }],
    ['schedule', { schedule: '0 0 * * *' }, { kind: 'other' }],
    ['create', { ref_type: 'branch' }, { kind: 'other' }],
    ['release', { action: 'published' }, { kind: 'other' }],
    ['registry_package', {}, { kind: 'other' }],
    ['deployment', {}, { kind: 'other' }],
    ['deployment_status', {}, { kind: 'other' }],
  ])('%s', (name, payload, event) => {
    expect(revisionEvent(name, payload)).toEqual(event);
  });
});

describe('refused', () => {
  const onDefaultBranch =
    'branch_protection_rule check_run check_suite delete discussion discussion_comment fork gollum image_version ' +
    'issue_comment issues label milestone page_build public repository_dispatch status watch workflow_run';
  test.each(onDefaultBranch.split(' '))('%s: it runs on the default branch', (name) => {
    expect(() => revisionEvent(name, everything)).toThrow(
      `The event ${name} starts workflows on the default branch, so they do not check out the change.`,
    );
  });

  test('pull_request_target: it checks out the base', () => {
    expect(() => revisionEvent('pull_request_target', pull)).toThrow(/check out the base.*secrets/);
  });

  test.each(['dynamic', 'workflow_call', 'pull_request_', 'Pull_Request', 'toString', '__proto__'])(
    'an event %j that the table does not have',
    (name) => {
      expect(() => revisionEvent(name, everything)).toThrow(`The event ${name} is unknown`);
    },
  );

  test('a run without an event', () => {
    expect(() => revisionEvent('', everything)).toThrow(/GITHUB_EVENT_NAME is not set/);
  });

  test('the push that deletes a branch: the run has the default branch', () => {
    expect(() => revisionEvent('push', { before: a, after: '0'.repeat(40), deleted: true })).toThrow(/deleted/);
  });

  test('with the way out, and for workflow_run the stage that it is for', () => {
    const remedyOf = (name: string): string => {
      try {
        revisionEvent(name, everything);
      } catch (error) {
        if (error instanceof GateError && error.code === 'usage') return error.remedy;
      }
      return '';
    };
    expect(remedyOf('issue_comment')).toMatch(/^Start the gate on pull_request.*workflow_dispatch with the inputs/);
    expect(remedyOf('workflow_run')).toContain('stage to report');
  });

  test.each([
    ['pull_request', {}],
    ['pull_request', { pull_request: { base: { sha: a }, head: { sha: '--upload-pack=x' } } }],
    ['merge_group', { merge_group: { base_sha: 'HEAD', head_sha: b } }],
    ['merge_group', { merge_group: { base_sha: a } }],
    ['push', { before: null }],
    ['push', 'text'],
  ])('%s with the payload %j', (name, payload) => {
    expect(() => revisionEvent(name, payload)).toThrow(/payload of the event/);
  });
});

test('the table has every event of GitHub’s list', () => {
  const documented =
    'branch_protection_rule check_run check_suite create delete deployment deployment_status discussion ' +
    'discussion_comment fork gollum image_version issue_comment issues label merge_group milestone page_build public ' +
    'pull_request pull_request_review pull_request_review_comment pull_request_target push registry_package release ' +
    'repository_dispatch schedule status watch workflow_dispatch workflow_run';
  expect(Object.keys(eventTable).toSorted()).toEqual(documented.split(' ').toSorted());
});
