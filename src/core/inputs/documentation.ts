/** What people read and programs seldom do. Go sources never are, and below a testdata folder everything is data. */
const documentation = [
  /\.(?:md|markdown|rst|adoc)$/i,
  /(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS)(?:[.-]\w+)?$/i,
  /^(?:\.github|docs)\//,
];

/** `isDocumentation` reports whether a path, from the top of the repository, counts as documentation until a source names it. */
export function isDocumentation(path: string): boolean {
  return !/(?:^|\/)testdata\/|\.go$/.test(path) && documentation.some((pattern) => pattern.test(path));
}
