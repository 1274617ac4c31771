/** A JSON object of unknown shape. */
type Json = Readonly<Record<string, unknown>>;

/** Keys of a description that don't check anything. */
const words = new Set(['example', 'examples', 'x-github', 'x-octokit', 'externalDocs', 'tags', 'summary']);
/** Keys below which names are chosen by the API rather than defined by OpenAPI. */
const maps = new Set(['properties', 'headers', 'patternProperties', 'schemas', 'parameters', 'responses']);

/**
 * Returns the description reduced to these operations and what they refer to. Errors: if the description lacks an
 * operation.
 */
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
  // The set grows during the loop, because referenced parts refer to more parts.
  for (const reference of references) {
    const [, , section = '', name = ''] = reference.split('/');
    const found = asObject(asObject(document['components'])[section])[name];
    (components[section] ??= {})[name] = stripped(found, references, false);
  }
  const { openapi, info, servers } = document;
  return { openapi, info: { ...asObject(info), description: '' }, servers, paths, components };
}

/** Returns a copy without prose. If `named` is set, the keys are names that the API chose. */
function stripped(value: unknown, references: Set<string>, named: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => stripped(item, references, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => named || (!words.has(key) && !isProse(key, value)));
  const { $ref: reference } = value as Json;
  if (typeof reference === 'string' && !named) references.add(reference);
  return Object.fromEntries(entries.map(([key, part]) => [key, stripped(part, references, !named && maps.has(key))]));
}

/** Reports whether a key contains prose. Descriptions do, except for those of responses, which are mandatory. */
function isProse(key: string, parent: object): boolean {
  const isResponse = 'content' in parent || 'headers' in parent || Object.keys(parent).length === 1;
  return key === 'description' && !isResponse;
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}
