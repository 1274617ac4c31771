/** One request that reached the server. */
export interface LoggedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** GitHub's name of the operation; `undefined` where GitHub has none of the kind. */
  readonly operation: string | undefined;
  /** What is wrong with the request by GitHub's own description. */
  readonly violations: readonly string[];
  readonly status: number;
  /** Where the answer, which is the emulator's, is not as GitHub describes it. */
  readonly deviations: readonly string[];
}

/** `METHOD operation status`, for assertions. */
export function requestLines(log: readonly LoggedRequest[]): string[] {
  return log.map(({ method, operation, path, status }) => `${method} ${operation ?? path} ${status}`);
}
