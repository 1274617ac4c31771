/**
 * Matches files that are never documentation: those that builds read, and everything in testdata and vendor folders.
 */
const builds =
  /(?:^|\/)(?:testdata|vendor)\/|\.(?:go|mod|sum|work|pgo|s|S|c|cc|cpp|cxx|h|hh|hpp|hxx|m|f|F|for|f90|swig|swigcxx|syso)$/;

/** Matches files that people read but programs rarely do. */
const documentation = [
  /\.(?:md|markdown|rst|adoc)$/i,
  /(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS)(?:[.-]\w+)?$/i,
  /^(?:\.github|docs)\//,
];

/**
 * `isDocumentation` reports whether a file counts as documentation as long as no source names it. The path is relative
 * to the top of the repository.
 */
export function isDocumentation(path: string): boolean {
  return !builds.test(path) && documentation.some((pattern) => pattern.test(path));
}
