/** Matches the header of a block of messages: a package and, for a variant, the test that it was compiled for. */
const header = /^# (?:\[(\S+)\]|(\S+)(?: \[(\S+)\.test\])?)$/;

/**
 * `parseBuildErrors` assigns the messages that `go test -c` wrote to stderr to the packages that were to be built. A
 * block for any other package is about a dependency and goes to every package without a block of its own.
 */
export function parseBuildErrors(stderr: string, importPaths: readonly string[]): ReadonlyMap<string, string> {
  const wanted = new Set(importPaths);
  const own = new Map<string, string[]>();
  const shared: string[] = [];
  let target = shared;
  for (const line of stderr.split('\n')) {
    const match = header.exec(line);
    if (match !== null) {
      const [, vetted, compiled, tested] = match;
      const owner = [tested, vetted, compiled?.replace(/_test$/, ''), compiled].find(
        (name) => name !== undefined && wanted.has(name),
      );
      target = owner === undefined ? shared : (own.get(owner) ?? []);
      if (owner !== undefined) own.set(owner, target);
      if (owner === undefined) target.push(line);
    } else if (line.trim() !== '' && !line.startsWith('go: downloading ')) target.push(line);
  }
  const rest = shared.join('\n');
  return new Map(
    importPaths
      .map((name): [string, string] => [name, own.get(name)?.join('\n') ?? rest])
      .filter(([, message]) => message !== ''),
  );
}
