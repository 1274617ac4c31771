import type { GitHubApi } from '../../../../src/adapters/github/api/client.ts';

/** An API that knows these paths; what was asked of it stands in `asked`. */
export function fakeApi(answers: Readonly<Record<string, unknown>>): GitHubApi & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    request: ({ path }) => {
      asked.push(path);
      return path in answers
        ? Promise.resolve({ value: answers[path], next: undefined, location: undefined })
        : Promise.reject(new Error(`nobody expected ${path}`));
    },
  };
}
