/** A function as a person names it. */
export interface FunctionName {
  /** A package as the go command takes it. */
  readonly pattern: string;
  /** `F`, or `T.M` for a method of `T` or `*T`. */
  readonly name: string;
}

const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/**
 * `parseFunctionName` reads `F`, `T.M`, `./pkg.F`, `import/path.T.M`, and names as in stack traces and reports:
 * `import/path.(*T).M`, `pkg/path.T[...].M`. Without a slash it is a function of the current folder's package.
 */
export function parseFunctionName(text: string): FunctionName | undefined {
  const plain = text.replaceAll(/\[[^\]]*\]/g, '').replace(/\(\*?([^()]+)\)/, '$1');
  const slash = plain.lastIndexOf('/');
  if (slash < 0) return named('.', plain);
  // The last element of an import path can have a version: gopkg.in/yaml.v3.Unmarshal.
  const [, element = '', rest = ''] =
    /^((?:[^.]|\.v\d+(?=\.)|^\.{1,2}(?=\.))*)\.(.*)$/.exec(plain.slice(slash + 1)) ?? [];
  const path = plain.slice(0, slash);
  return named(element === '' ? `${path}/` : `${path}/${element}`, rest);
}

function named(pattern: string, name: string): FunctionName | undefined {
  const parts = name.split('.');
  return parts.length <= 2 && parts.every((part) => identifier.test(part)) ? { pattern, name } : undefined;
}

/** `scaffoldFile` returns the name of the file for a benchmark: `writer_flush_bench_test.go` for `Writer.flush`. */
export function scaffoldFile(name: string): string {
  const words = name
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, '_')
    .replaceAll('.', '_')
    .toLowerCase();
  return `${words}_bench_test.go`;
}
