import type * as z from 'zod';
import { configSchema } from './config-schema.ts';
import { nearest } from './nearest.ts';
import type { Fault, Path, YamlDocument } from './yaml-document.ts';

type Issue = z.core.$ZodIssue;

/** Maximum number of unknown keys of one map to report individually. */
const mostKeys = 20;

/**
 * `faultsOf` returns the schema's issues with a configuration as faults, each with a message and an offset in the file.
 */
export function faultsOf(document: YamlDocument, issues: readonly Issue[]): readonly Fault[] {
  return issues.flatMap((issue) => describe(document, issue, []));
}

function describe(document: YamlDocument, issue: Issue, around: Path): readonly Fault[] {
  const path = [...around, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path);
    const told = issue.keys.slice(0, mostKeys).map((key) => ({
      offset: document.keyOffset(path, key),
      message: `unknown key ${JSON.stringify(shortened(key))}: ${hint(key, known)}`,
    }));
    const more = issue.keys.length - told.length;
    return more === 0
      ? told
      : [{ offset: document.offsetOf(path), message: `${more + told.length} unknown keys` }, ...told];
  }
  // If a value can have several forms, assume that the user meant the form whose type matches the value. All issues
  // with that form are inside the value.
  const meant = issue.code === 'invalid_union' ? issue.errors.find((branch) => branch.every(isInside)) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => describe(document, inner, path));
  const offset =
    issue.code === 'invalid_key' ? document.keyOffset(path.slice(0, -1), String(path.at(-1))) : document.offsetOf(path);
  return [{ offset, message: `${nameOf(path)}: ${messageOf(issue)}` }];
}

function isInside(issue: Issue): boolean {
  return issue.path.length > 0 || issue.code === 'unrecognized_keys';
}

function messageOf(issue: Issue): string {
  const inner = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return inner ?? issue.message;
}

function hint(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near === undefined ? `valid keys are ${known.join(', ')}` : `did you mean ${near}?`;
}

/** `nameOf` returns a path as a string, such as `rules[0].budgets.B/op`. Indexes of list items start at 0. */
function nameOf(path: Path): string {
  if (path.length === 0) return 'the configuration';
  return shortened(
    path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`)).join(''),
  );
}

function shortened(name: string): string {
  return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}

/** `knownKeys` returns the keys that are valid in the map at this path. */
function knownKeys(path: Path): readonly string[] {
  const { shape } = configSchema;
  if (path.at(-1) === 'threshold' || path.at(-2) === 'thresholds') return ['warn', 'fail'];
  if (path[0] === 'drift') return Object.keys(shape.drift.unwrap().shape);
  if (path[0] === 'rules') return Object.keys(shape.rules.unwrap().element.shape);
  if (path[0] === 'waivers') return Object.keys(shape.waivers.unwrap().element.shape);
  return Object.keys(shape);
}
