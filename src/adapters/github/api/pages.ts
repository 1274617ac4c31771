import * as z from 'zod';
import { ApiError } from './api-error.ts';
import type { GitHubApi } from './client.ts';

/** Maximum number of pages of 100 entries to read from one list. */
const mostPages = 50;

/**
 * `listed` yields all entries of a list, page by page. It skips entries that don't match `schema`. Errors: `ApiError`.
 */
export async function* listed<T>(api: GitHubApi, path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let next: string | undefined = `${path}?per_page=100`;
  for (let page = 0; next !== undefined && page < mostPages; page++) {
    const answer = await api.request({ method: 'GET', path: next });
    const items = z.array(z.unknown()).safeParse(answer.value);
    if (!items.success)
      throw new ApiError(200, 'refused', `GitHub answered GET ${path} with something that is not a list`);
    for (const item of items.data) {
      const parsed = schema.safeParse(item);
      if (parsed.success) yield parsed.data;
    }
    ({ next } = answer);
  }
}
