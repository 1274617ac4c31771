/**
 * `repositoryPage` returns the URL of the repository that a workflow run belongs to, such as
 * `https://github.com/octo/shop`, or `undefined` outside a workflow run.
 */
export function repositoryPage({
  GITHUB_SERVER_URL: server = '',
  GITHUB_REPOSITORY: name = '',
}: Readonly<Record<string, string | undefined>>): string | undefined {
  return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(name) ? `${server}/${name}` : undefined;
}
