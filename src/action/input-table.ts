import { describeOption, type OptionName } from '../options.ts';

/**
 * Options that the action takes as inputs of the same name. `format` applies only to the file that `output` names, not
 * to the comment, the summary or the log.
 */
export const actionOptions = [
  ...([
    'base',
    'head',
    'baseline',
    'baseline-file',
    'baseline-branch',
    'packages',
    'bench',
    'mode',
    'count',
    'threshold',
  ] as const),
  ...([
    'metrics',
    'strict',
    'fail-on',
    'on-removed',
    'leaks',
    'blind-spots',
    'timeout',
    'benchmark-timeout',
    'confirm-timeout',
    'explain-timeout',
    'skip',
    'representatives',
    'prepare',
    'copy',
  ] as const),
  ...([
    'config',
    'shard',
    'shard-times',
    'profiles',
    'build-flags',
    'test-args',
    'format',
    'output',
    'verbose',
  ] as const),
] as const satisfies readonly OptionName[];

/** Inputs that only the action has. */
const ownInputs = {
  'working-directory': 'folder of the Go module, relative to the workspace (default: the workspace itself)',
  'results-file': 'Go benchmark output from another step, to compare with the stored baseline; nothing is measured',
  stage:
    'gate: measure and judge; record: measure a commit of the default branch for the baseline branch; report: post the comment for a run that had no write access, from the report that the run uploaded as an artifact (on the event workflow_run, or in a later job of the same workflow); merge: judge the whole run from the reports of its shards, and comment (default: gate)',
  artifact: 'stage report: name of the artifact that contains the JSON report (default: allocgate-report)',
  reports: 'stage merge: folder in the workspace that contains the JSON reports of all shards, at any depth',
  workflow:
    'stage report: path of the only workflow whose reports are accepted, such as .github/workflows/memory.yml (default: any)',
  'github-token':
    'token for commenting, reading reviews, and fetching the base commit if a shallow clone lacks both the commit and credentials',
  comment:
    'changes: comment when figures changed, when a changed function that no benchmark reaches has a new heap allocation, or when the run did not pass, and update that comment after later runs; always: comment on every run; never: do not comment (default: changes)',
  suggest:
    'true: post measured fixes on lines of the pull request as review suggestions, at most five, each only once (default: false)',
  'comment-author': 'login of the account that github-token belongs to (default: github-actions[bot])',
  'comment-key':
    'identifies the comment: jobs of a workflow that have the same key share one comment (default: the job and its matrix)',
} as const;

export type InputName = (typeof actionOptions)[number] | keyof typeof ownInputs;

/** Every input with its description, as action.yml lists it; a test checks that they agree. */
export const inputTable: Readonly<Record<InputName, string>> = {
  ...(Object.fromEntries(actionOptions.map((name) => [name, describeOption(name)])) as Record<
    (typeof actionOptions)[number],
    string
  >),
  ...ownInputs,
  base: 'revision to compare with (default: depends on the event; for a pull request, the commit that it is merged into)',
  head: 'revision to measure (default: the commit that is checked out)',
  skip: 'false: measure packages even if nothing that their benchmarks can read has changed (default: true)',
  representatives:
    'false: confirm every changed benchmark in runs of about one second, instead of only a few of those that changed in the same way (default: true)',
  output: 'file in the workspace to write the report to, in the format given by `format`; with benchfmt, a folder',
};

/** Every output with its description. */
export const outputTable = {
  conclusion: 'pass, fail, or unmeasurable (inconclusive); empty if nothing was judged',
  regressions: 'number of benchmarks that regressed',
  'blind-spots': 'number of changed functions that no benchmark reaches; empty if unknown',
  'report-path': 'path of the JSON report',
  'comment-id': 'ID of the comment on the pull request; empty if there is none',
  'accepted-by': 'logins of reviewers who accepted a regression, separated by commas',
  'baseline-commit': 'commit that head was compared with',
} as const;
