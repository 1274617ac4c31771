import { ApiError } from './api-error.ts';

/** The description of a failed request, for the owner of the workflow. */
export interface Told {
  /** `info` means that nothing is wrong with the workflow. */
  readonly level: 'info' | 'warning';
  readonly message: string;
}

/**
 * `describeFailure` describes a failed request and what the user can do about it. `permission` is the permission that
 * the request needs, such as `pull-requests: write`.
 */
export function describeFailure(error: unknown, permission: string, fromFork: boolean): Told {
  if (!(error instanceof ApiError)) {
    return { level: 'warning', message: error instanceof Error ? error.message : String(error) };
  }
  if (error.status === 403 && error.kind === 'refused') {
    return fromFork
      ? { level: 'info', message: `the token of a pull request from a fork lacks ${permission}` }
      : {
          level: 'warning',
          message: `the token lacks a permission; give the job \`permissions: ${permission}\` (${error.message})`,
        };
  }
  if (error.status === 401)
    return { level: 'warning', message: `the token is not accepted; see the input github-token (${error.message})` };
  if (error.status === 404) {
    return {
      level: 'warning',
      message: `the token cannot see this pull request; give the job \`permissions: ${permission}\` (${error.message})`,
    };
  }
  return { level: 'warning', message: error.message };
}
