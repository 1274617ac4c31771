import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';

/** An error in a YAML text. `offset` is in UTF-16 code units from its beginning. */
export interface Fault {
  readonly offset: number;
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** The content of a YAML text as a JavaScript value, with functions that locate its parts in the text. */
export interface YamlDocument {
  readonly value: unknown;
  /** Returns where the value at a path begins or, if it is missing, where the nearest value around it begins. */
  readonly offsetOf: (path: Path) => number;
  /** Returns where a key of the map at a path begins. */
  readonly keyOffset: (path: Path, key: string) => number;
}

export type YamlReading =
  | { readonly kind: 'document'; readonly document: YamlDocument }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Converts an offset to a line and a column, both counted from 1. */
export type Locate = (offset: number) => { readonly line: number; readonly column: number };

/**
 * The yaml package's limit for expanding aliases (`maxAliasCount`), which guards against short documents that expand to
 * huge values.
 */
const mostAliases = 100;

type Parsed = ReturnType<typeof parseDocument>;

const tooDeep = 'nested too deeply';

/** Replacements for messages of the yaml package that are written for programmers. */
const messages: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second document begins here, but only one is read',
  RESOURCE_EXHAUSTION: tooDeep,
};

/** `readYaml` parses untrusted text as one YAML document, in roughly linear time. */
export function readYaml(text: string): { readonly reading: YamlReading; readonly locate: Locate } {
  const lines = new LineCounter();
  // `structureFaults` looks for duplicate keys, because the yaml package's own check compares every pair of keys.
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const locate: Locate = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { reading: readParsed(parsed), locate };
}

function readParsed(parsed: Parsed): YamlReading {
  try {
    const faults = parsed.errors.length > 0 ? syntaxFaults(parsed) : structureFaults(parsed);
    if (faults.length > 0) return { kind: 'faults', faults };
    return { kind: 'document', document: documentOf(parsed, parsed.toJS({ maxAliasCount: mostAliases })) };
  } catch (error) {
    const message = error instanceof RangeError ? tooDeep : 'the aliases expand to too much text';
    if (!(error instanceof RangeError) && !(error instanceof ReferenceError)) throw error;
    return { kind: 'faults', faults: [{ offset: 0, message }] };
  }
}

function syntaxFaults({ errors }: Parsed): readonly Fault[] {
  // The parser reports excessive nesting for every level around it, so only one of these errors is kept.
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  return (exhausted === undefined ? errors : [exhausted]).map(({ code, message, pos }) => ({
    offset: pos[0],
    message: messages[code] ?? lower(message),
  }));
}

/**
 * `structureFaults` returns the faults that the YAML parser doesn't report: undefined aliases, duplicate keys, and keys
 * that aren't plain words.
 */
function structureFaults(parsed: Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  const anchors = new Set<string>();
  visit(parsed, (_, node) => {
    if (isAlias(node)) {
      const name = node.source;
      if (!anchors.has(name))
        faults.push({ offset: startOf(node), message: `no anchor &${name} is defined before this alias` });
    } else if (isNode(node)) {
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (isMap(node)) faults.push(...keyFaults(node));
    }
  });
  return faults;
}

function keyFaults({ items }: { readonly items: readonly { readonly key: unknown }[] }): readonly Fault[] {
  const seen = new Set<string>();
  return items.flatMap(({ key }): readonly Fault[] => {
    const offset = startOf(key);
    const name = nameOf(key);
    if (name === undefined) return [{ offset, message: 'a key must be a plain word' }];
    if (name === '__proto__') return [{ offset, message: 'unknown key "__proto__"' }];
    if (seen.has(name)) return [{ offset, message: `the key ${JSON.stringify(name)} appears twice` }];
    seen.add(name);
    return [];
  });
}

function documentOf(parsed: Parsed, value: unknown): YamlDocument {
  const nodeAt = (path: Path): unknown => (path.length === 0 ? parsed.contents : parsed.getIn(path, true));
  const offsetOf = (path: Path): number => {
    const node = nodeAt(path);
    return isNode(node) || path.length === 0 ? startOf(node) : offsetOf(path.slice(0, -1));
  };
  const keyOffset = (path: Path, key: string): number => {
    const map = nodeAt(path);
    const pair = isMap(map) ? map.items.find((item) => nameOf(item.key) === key) : undefined;
    return pair === undefined ? offsetOf(path) : startOf(pair.key);
  };
  return { value, offsetOf, keyOffset };
}

/** `nameOf` returns a key as a string, or `undefined` if the key is a list, a map or empty. */
function nameOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  const { value } = key;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
