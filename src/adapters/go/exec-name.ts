/** Matches `v2` and `v10`, but not `v0`, `v1` or `v05` (cmd/go/internal/load, `isVersionElement`). */
const versionElement = /^v(?:[2-9]|[1-9][0-9]+)$/;

/**
 * `testBinaryName` returns the base name that cmd/go gives a package's test binary (cmd/go/internal/load,
 * `DefaultExecName`).
 */
export function testBinaryName(importPath: string): string {
  const elements = importPath.split('/');
  const last = elements.at(-1) ?? importPath;
  const before = elements.at(-2);
  return `${before !== undefined && versionElement.test(last) ? before : last}.test`;
}
