import type { Ports } from '../../ports.ts';

/** The ports that profiling needs. */
export type ProfilingPorts = Pick<Ports, 'analysis' | 'repository'> & { readonly go: Pick<Ports['go'], 'build'> };

/**
 * `sharingWork` returns ports with which the profiles of one package's benchmarks share work: a build variant is built
 * once for each side, and the calls in the same functions of a binary are looked up once. If a package has many
 * benchmarks, repeating this work for each of them would take nearly all of the time.
 */
export function sharingWork({ go, analysis, repository }: ProfilingPorts): ProfilingPorts {
  const built = new Map<string, ReturnType<typeof go.build>>();
  const found = new Map<string, ReturnType<typeof analysis.calls>>();
  return {
    repository,
    go: {
      build: async (request) => {
        const packages = request.packages.map(({ importPath }) => importPath);
        return once(built, [request.side, request.variant?.name ?? '', ...packages], async () => go.build(request));
      },
    },
    analysis: {
      ...analysis,
      calls: async (binary, folder, functions) =>
        once(found, [binary.path, ...functions.toSorted((a, b) => (a < b ? -1 : 1))], async () =>
          analysis.calls(binary, folder, functions),
        ),
    },
  };
}

async function once<Value>(
  made: Map<string, Promise<Value>>,
  key: readonly string[],
  make: () => Promise<Value>,
): Promise<Value> {
  const name = key.join('\0');
  const value = made.get(name) ?? make();
  made.set(name, value);
  return value;
}
