import { isMap, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { GateError } from '../../errors.ts';
import { type Config, configSchema } from './config-schema.ts';
import { nearest } from './nearest.ts';

/** Longest configuration that is read, in UTF-16 units. */
const longest = 1024 * 1024;
/** Most uses of YAML aliases, against texts that unfold without end. */
const mostAliases = 100;

type Document = ReturnType<typeof parseDocument>;

/** Reads `.allocgate.yml`. Errors: `usage`, every fault as `file:line:column: message`, with the nearest key for a typo. */
export function parseConfig(text: string, file: string): Config {
  if (text.length > longest) throw invalid([`${file}:1:1: the configuration is larger than 1 MiB`]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`;
  };
  if (document.errors.length > 0) throw invalid(document.errors.map(({ pos, message }) => at(pos[0], message)));
  const value = unfold(document, (message) => at(0, message));
  if (value === null || value === undefined) return {};
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.flatMap((issue) => describe(document, issue, at)));
}

function unfold(document: Document, at: (message: string) => string): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    throw invalid([at(error instanceof Error ? error.message : String(error))]);
  }
}

type Issue = z.core.$ZodIssue;

function describe(document: Document, issue: Issue, at: (offset: number, message: string) => string): string[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code !== 'unrecognized_keys') {
    return [at(offsetOf(document, path), `${path.join('.') || 'the configuration'}: ${lower(issue.message)}`)];
  }
  const known = knownKeys(path);
  return issue.keys.map((key) => {
    const near = nearest(key, known);
    const hint = near === undefined ? `valid are ${known.join(', ')}` : `did you mean ${near}?`;
    return at(keyOffset(document, path, key), `unknown key ${JSON.stringify(key)}: ${hint}`);
  });
}

/** Where the value at a path begins; where it is missing, the value around it. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const range = rangeOf(node);
  if (range !== undefined) return range;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function keyOffset(document: Document, path: readonly (string | number)[], key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((item) => String(item.key) === key) : undefined;
  return rangeOf(pair?.key) ?? offsetOf(document, path);
}

function rangeOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start] = node.range as unknown[];
  return typeof start === 'number' ? start : undefined;
}

/** The keys that an object at this path may have. */
function knownKeys(path: readonly (string | number)[]): readonly string[] {
  const shape = configSchema.shape;
  if (path[0] === 'rules') {
    const rule = shape.rules.unwrap().element.shape;
    return path[2] === 'threshold' ? ['warn', 'fail'] : Object.keys(rule);
  }
  if (path[0] === 'waivers') return Object.keys(shape.waivers.unwrap().element.shape);
  return path[0] === 'threshold' ? ['warn', 'fail'] : Object.keys(shape);
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

function invalid(faults: readonly string[]): GateError {
  const [first = ''] = faults;
  const message = faults.length === 1 ? first : `${faults.length} faults in the configuration:\n${faults.join('\n')}`;
  return new GateError('usage', message, 'Correct the configuration file; nothing was judged.');
}
