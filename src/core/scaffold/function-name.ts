/** A function, as a user names it. */
export interface FunctionName {
  /** The package, as a pattern for the go command. */
  readonly pattern: string;
  /** `F`, or `T.M` for a method of `T` or `*T`. */
  readonly name: string;
}

const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * `parseFunctionName` parses `F`, `T.M`, `./pkg.F` and `import/path.T.M`, and names as stack traces and reports print
 * them: `import/path.(*T).M`, `pkg/path.T[...].M`. A name without a slash refers to the package in the current folder.
 * For any other text it returns `undefined`.
 */
export function parseFunctionName(text: string): FunctionName | undefined {
  const plain = text.replaceAll(/\[[^\]]*\]/g, '').replace(/\(\*?([^()]+)\)/, '$1');
  const slash = plain.lastIndexOf('/');
  if (slash < 0) return named('.', plain);
  // The last element of an import path can contain a version, as in gopkg.in/yaml.v3.Unmarshal.
  const [, element = '', rest = ''] =
    /^((?:[^.]|\.v\d+(?=\.)|^\.{1,2}(?=\.))*)\.(.*)$/.exec(plain.slice(slash + 1)) ?? [];
  const path = plain.slice(0, slash);
  return named(element === '' ? `${path}/` : `${path}/${element}`, rest);
}

function named(pattern: string, name: string): FunctionName | undefined {
  const parts = name.split('.');
  return parts.length <= 2 && parts.every((part) => identifier.test(part)) ? { pattern, name } : undefined;
}

/**
 * `scaffoldFile` returns the name of the file for a function's benchmark, such as `writer_flush_bench_test.go` for
 * `Writer.flush`.
 */
export function scaffoldFile(name: string): string {
  const words = name
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, '_')
    .replaceAll('.', '_')
    .toLowerCase();
  return `${words}_bench_test.go`;
}
