/**
 * The gate's decision on an event: it judges the commit that the run checks out, or it refuses the event. `reason`
 * completes a sentence that begins with the event's name.
 */
export type EventDecision =
  | { readonly kind: 'judged'; readonly as: 'pull-request' | 'merge-group' | 'push' | 'other' }
  | { readonly kind: 'refused'; readonly reason: string };

const onDefaultBranch = 'starts workflows on the default branch, so they do not check out the change';

/**
 * Every event that starts a workflow, grouped by what GITHUB_SHA is
 * (https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows). `workflow_call` is
 * missing because a called workflow sees its caller's event.
 */
export const eventTable: Readonly<Record<string, EventDecision>> = {
  // GITHUB_SHA is the merge of the pull request or group into its base.
  ...judged('pull-request', 'pull_request', 'pull_request_review', 'pull_request_review_comment'),
  ...judged('merge-group', 'merge_group'),
  // GITHUB_SHA is the pushed commit.
  ...judged('push', 'push'),
  // GITHUB_SHA is the commit of the branch or tag that was created, released, published, deployed or chosen. A
  // scheduled run can only judge the default branch.
  ...judged(
    'other',
    'create',
    'release',
    'registry_package',
    'deployment',
    'deployment_status',
    'workflow_dispatch',
    'schedule',
  ),
  pull_request_target: {
    kind: 'refused',
    reason: 'starts workflows that check out the base instead of the change and can read secrets',
  },
  // GITHUB_SHA is the tip of the default branch, whatever the event is about.
  ...refused(
    'branch_protection_rule',
    'check_run',
    'check_suite',
    'delete',
    'discussion',
    'discussion_comment',
    'fork',
  ),
  ...refused('gollum', 'image_version', 'issue_comment', 'issues', 'label', 'milestone', 'page_build', 'public'),
  ...refused('repository_dispatch', 'status', 'watch', 'workflow_run'),
};

function judged(
  as: Extract<EventDecision, { readonly kind: 'judged' }>['as'],
  ...names: readonly string[]
): Record<string, EventDecision> {
  return Object.fromEntries(names.map((name) => [name, { kind: 'judged', as }]));
}

function refused(...names: readonly string[]): Record<string, EventDecision> {
  return Object.fromEntries(names.map((name) => [name, { kind: 'refused', reason: onDefaultBranch }]));
}
