/**
 * `languageVersion` returns the major and minor version in a string such as `go1.26.8`, `go1.27rc1` or `devel
 * go1.28-0f3a…`, or `undefined` if the string contains no version.
 */
function languageVersion(goVersion: string): readonly [number, number] | undefined {
  const match = /\bgo(\d+)\.(\d+)/.exec(goVersion);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/**
 * `isAtLeast` reports whether a version is at least Go 1.`minor`. A version that can't be parsed (a development build)
 * counts as new enough.
 */
export function isAtLeast(goVersion: string, minor: number): boolean {
  const version = languageVersion(goVersion);
  return version === undefined || version[0] > 1 || version[1] >= minor;
}
