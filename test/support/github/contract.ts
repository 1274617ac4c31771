import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { type Document, OpenAPIBackend, type Operation, type Request } from 'openapi-backend';

/** What GitHub's description says of a request and its answer. */
export interface Contract {
  operationOf(request: Request): Operation | undefined;
  violations(request: Request, operation: Operation | undefined): readonly string[];
  deviations(operation: Operation | undefined, status: number, answer: unknown): readonly string[];
}

/** GitHub's OpenAPI description, cut down by scripts/trim-openapi.ts. */
export async function loadContract(): Promise<Contract> {
  const text = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');
  const api = new OpenAPIBackend({
    definition: withNullables(JSON.parse(text)) as Document,
    quick: true,
    validate: true,
    coerceTypes: true,
    ajvOpts: { strict: false, allErrors: true, logger: false },
    customizeAjv: (ajv) => addFormats.default(ajv).addFormat('repo.nwo', true),
  });
  await api.init();
  return {
    operationOf: (request) => api.router.matchOperation(request),
    violations: (request, operation) =>
      operation === undefined ? ['GitHub has no such operation'] : violationsOf(api, request, operation),
    deviations: (operation, status, answer) => {
      if (operation === undefined) return [];
      if (operation.responses?.[String(status)] === undefined) return [`status ${status} is not described`];
      return messages(api.validateResponse(answer, operation, status).errors);
    },
  };
}

function violationsOf(api: OpenAPIBackend, request: Request, operation: Operation): string[] {
  const checked = api.validateRequest(request, operation);
  return [
    ...messages(checked.errors),
    ...(operation.deprecated === true ? ['deprecated operation'] : []),
    ...unknownFields(request, operation),
    ...(request.headers['user-agent'] === undefined ? ['GitHub rejects requests without User-Agent'] : []),
  ];
}

/** GitHub ignores fields that it does not know, which hides mistakes. */
function unknownFields({ body }: Request, { requestBody }: Operation): string[] {
  if (typeof body !== 'object' || requestBody === undefined || !('content' in requestBody)) return [];
  const schema = requestBody.content['application/json']?.schema;
  if (schema === undefined || !('properties' in schema)) return [];
  const known = Object.keys(schema.properties ?? {});
  return Object.keys(body as object)
    .filter((name) => !known.includes(name))
    .map((name) => `unknown body field ${name}`);
}

function messages(errors: readonly { instancePath?: string; message?: string }[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath = '', message = '' }) => `${instancePath} ${message}`.trim());
}

/** OpenAPI 3.0 takes `nullable` without `type`, which the validator refuses. */
function withNullables(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNullables);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNullables(part)]));
  if (copy['nullable'] !== true || 'type' in copy) return copy;
  const { nullable: _, ...rest } = copy;
  return { anyOf: [{ type: 'object', nullable: true, enum: [null] }, rest] };
}
