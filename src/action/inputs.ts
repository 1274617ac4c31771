import * as z from 'zod';
import { readOptions, type Said, splitList } from '../entry/read-options.ts';
import { shellWords } from '../entry/shell-words.ts';
import { GateError } from '../errors.ts';
import { type Options } from '../options.ts';
import { actionOptions, type InputName } from './input-table.ts';

/** The parsed inputs of a step. `explicit` contains only the options that were set; defaults are applied later. */
export interface Inputs {
  readonly explicit: Partial<Options>;
  /** The path relative to the workspace. */
  readonly workingDirectory: string;
  readonly resultsFile: string | undefined;
  readonly token: string | undefined;
  readonly comment: CommentInputs;
  readonly stage: z.infer<typeof stages>;
  /** The folder of the shards' reports, below the workspace; used only with `stage: merge`. */
  readonly reports: string | undefined;
  /** Used only with `stage: report`. */
  readonly reportStage: { readonly artifact: string; readonly workflow: string | undefined };
}

export interface CommentInputs {
  readonly when: z.infer<typeof commentModes>;
  readonly suggest: boolean;
  readonly author: string;
  readonly key: string;
}

const naming = {
  nameOf: (name: string) => `Input ${name}`,
  remedy: 'See the inputs in action.yml.',
};

const stages = z.enum(['gate', 'record', 'report', 'merge']);
const booleans = z.enum(['true', 'True', 'TRUE', 'false', 'False', 'FALSE']);
const commentModes = z.enum(['changes', 'always', 'never']);

/** `readInputs` parses the inputs. `get` returns the value of an input, or `''` if it isn't set. Errors: `usage`. */
export function readInputs(get: (name: InputName) => string): Inputs {
  const given = (name: InputName): string | undefined => get(name).trim() || undefined;
  const said = Object.fromEntries(
    actionOptions.flatMap((name) => {
      const text = given(name);
      return text === undefined ? [] : [[name, typed(name, text)]];
    }),
  ) as Said;
  const explicit = readOptions(said, naming);
  const resultsFile = given('results-file');
  if (resultsFile !== undefined && explicit.baseline === 'rerun') {
    throw new GateError(
      'usage',
      'The inputs `results-file` and `baseline: rerun` contradict each other: with a results file, nothing is measured.',
      'Leave one of them out.',
    );
  }
  if (explicit.format !== undefined && explicit.output === undefined) {
    throw new GateError(
      'usage',
      'The input `format` has no effect unless `output` is set.',
      'Set `output` to the file that the report goes to.',
    );
  }
  return {
    explicit,
    workingDirectory: given('working-directory') ?? '.',
    resultsFile,
    token: given('github-token'),
    stage: oneOf(stages, 'stage', given('stage') ?? 'gate'),
    reports: given('reports'),
    reportStage: { artifact: given('artifact') ?? 'allocgate-report', workflow: given('workflow') },
    comment: {
      when: oneOf(commentModes, 'comment', given('comment') ?? 'changes'),
      suggest: asBoolean(oneOf(booleans, 'suggest', given('suggest') ?? 'false')) === true,
      author: given('comment-author') ?? 'github-actions[bot]',
      key: given('comment-key') ?? '',
    },
  };
}

/** `oneOf` returns an input's value if it is one of the choices. Errors: `usage` for any other value. */
function oneOf<T extends string>(choices: z.ZodEnum<Record<T, T>>, name: InputName, text: string): T {
  const parsed = choices.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new GateError(
    'usage',
    `Input ${name} "${text}": expected one of ${choices.options.join(', ')}.`,
    naming.remedy,
  );
}

function typed(name: (typeof actionOptions)[number], text: string): Said[keyof Said] {
  switch (name) {
    case 'strict':
    case 'skip':
    case 'representatives':
    case 'verbose':
      return asBoolean(text);
    case 'metrics':
    case 'copy':
      return splitList(text);
    case 'packages':
      return text.split(/\s+/);
    case 'build-flags':
    case 'test-args':
      return shellWords(text, naming.nameOf(name));
    case 'base':
    case 'head':
    case 'baseline':
    case 'baseline-file':
    case 'baseline-branch':
    case 'bench':
    case 'mode':
    case 'count':
    case 'threshold':
    case 'fail-on':
    case 'on-removed':
    case 'leaks':
    case 'blind-spots':
    case 'timeout':
    case 'benchmark-timeout':
    case 'confirm-timeout':
    case 'explain-timeout':
    case 'shard':
    case 'shard-times':
    case 'profiles':
    case 'prepare':
    case 'config':
    case 'format':
    case 'output':
      return text;
    default:
      return name satisfies never;
  }
}

/**
 * `asBoolean` parses a boolean by the rules of YAML's core schema, which GitHub uses too. It returns any other value
 * unchanged, so that the option's schema rejects it.
 */
function asBoolean(text: string): string | boolean {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : text;
}
