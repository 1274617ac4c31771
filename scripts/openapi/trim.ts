/** A JSON object of unknown form. */
type Json = Readonly<Record<string, unknown>>;

/** Parts of a description that check nothing. */
const words = new Set(['example', 'examples', 'x-github', 'x-octokit', 'externalDocs', 'tags', 'summary']);
/** Keys below which names are the user's, not the description's. */
const maps = new Set(['properties', 'headers', 'patternProperties', 'schemas', 'parameters', 'responses']);

/** The description with these operations and what they refer to alone. Errors: an operation that it lacks. */
export function trimmed(document: Json, operations: readonly string[]): Json {
  const wanted = new Set(operations);
  const references = new Set<string>();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [path, item] of Object.entries(asObject(document['paths'])))
    for (const [method, operation] of Object.entries(asObject(item))) {
      const id = asObject(operation)['operationId'];
      if (typeof id !== 'string' || !wanted.delete(id)) continue;
      (paths[path] ??= {})[method] = stripped(operation, references, false);
    }
  if (wanted.size > 0) throw new Error(`The description lacks ${[...wanted].join(', ')}.`);
  const components: Record<string, Record<string, unknown>> = {};
  // A set that grows while it is walked: what is referred to refers to more.
  for (const reference of references) {
    const [, , section = '', name = ''] = reference.split('/');
    const found = asObject(asObject(document['components'])[section])[name];
    (components[section] ??= {})[name] = stripped(found, references, false);
  }
  const { openapi, info, servers } = document;
  return { openapi, info: { ...asObject(info), description: '' }, servers, paths, components };
}

/** A copy without prose; `named`: the keys are names of the user's. */
function stripped(value: unknown, references: Set<string>, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => stripped(item, references, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => named || (!words.has(key) && !isProse(key, value)));
  const { $ref: reference } = value as Json;
  if (typeof reference === 'string' && !named) references.add(reference);
  return Object.fromEntries(entries.map(([key, part]) => [key, stripped(part, references, !named && maps.has(key))]));
}

/** Descriptions are left out, but for those of responses, which must have one. */
function isProse(key: string, parent: object): boolean {
  const isResponse = 'content' in parent || 'headers' in parent || Object.keys(parent).length === 1;
  return key === 'description' && !isResponse;
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
