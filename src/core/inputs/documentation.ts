/** Files that builds read are never documentation, and below a testdata folder everything is data. */
const builds =
  /(?:^|\/)(?:testdata|vendor)\/|\.(?:go|mod|sum|work|pgo|s|S|c|cc|cpp|cxx|h|hh|hpp|hxx|m|f|F|for|f90|swig|swigcxx|syso)$/;

/** Matches files that people read and programs rarely do. */
const documentation = [
  /\.(?:md|markdown|rst|adoc)$/i,
  /(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS)(?:[.-]\w+)?$/i,
  /^(?:\.github|docs)\//,
];

/** `isDocumentation` reports whether a path, from the top of the repository, counts as documentation until a source names it. */
export function isDocumentation(path: string): boolean {
  return !builds.test(path) && documentation.some((pattern) => pattern.test(path));
}
