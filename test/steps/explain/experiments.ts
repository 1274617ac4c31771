import type { Ports } from '../../../src/ports.ts';
import type { Bench } from '../../../src/steps/explain/experiment.ts';
import type { ChangeUnderTest } from '../../../src/steps/explain/take-back-trial.ts';
import { atomsBetween } from '../../core/cause/builders.ts';
import type { Tree } from '../../core/patch/git-diff.ts';
import { type Behaviour, fakePorts, FakeToolchain } from '../../fakes.ts';

const root = '/snapshots/head';

/** Allocations per operation of a module with these files, or how its benchmark ends. */
export type Costs = (tree: Tree) => number | Exclude<ReturnType<Behaviour>, object>;

export interface Rules {
  readonly head: Tree;
  /** By benchmark. */
  readonly costs: Readonly<Record<string, Costs>>;
  /** Errors of the compiler, none where it compiles. */
  readonly errors?: (tree: Tree) => string | undefined;
}

/** A Go that builds head with some files replaced, and whose benchmarks cost what a rule says of the files. */
export class ExperimentToolchain extends FakeToolchain {
  readonly builds: Tree[] = [];
  readonly #rules: Rules;
  #built: Tree;

  constructor(rules: Rules) {
    const benchmark = ([name, costs]: readonly [string, Costs]) => {
      const behave: Behaviour = ({ iterations }) => {
        const cost = costs(this.#built);
        return typeof cost === 'number' ? { allocs: cost * iterations, bytes: 64 * cost * iterations } : cost;
      };
      return [name, { behave }] as const;
    };
    super({ benchmarks: Object.fromEntries(Object.entries(rules.costs).map(benchmark)) });
    this.#rules = rules;
    this.#built = rules.head;
  }

  override build(request: Parameters<FakeToolchain['build']>[0]): ReturnType<FakeToolchain['build']> {
    const files = new Map(Object.entries(this.#rules.head));
    for (const [path, text] of request.variant?.replace ?? [])
      if (text === undefined) files.delete(path.slice(root.length + 1));
      else files.set(path.slice(root.length + 1), text);
    this.#built = Object.fromEntries(files);
    this.builds.push(this.#built);
    const message = this.#rules.errors?.(this.#built);
    if (message === undefined) return super.build(request);
    return Promise.resolve({
      binaries: [],
      failures: [{ importPath: 'example.com/m', message, cause: 'code' as const }],
      empty: [],
    });
  }
}

/** The package `example.com/m` of head with its benchmarks. */
export function benchOf(...benchmarks: readonly string[]): Bench {
  const importPath = 'example.com/m';
  return {
    side: 'head',
    listed: { importPath, folder: root, moduleFolder: root, key: 'k' },
    root,
    baseRoot: undefined,
    buildFlags: [],
    work: '/work',
    timeoutMs: 1000,
    isReported: () => false,
    deadline: 1e9,
    plans: benchmarks.map((benchmark) => ({
      importPath,
      path: '.',
      benchmark,
      iterations: 100,
      gomaxprocs: undefined,
      sides: ['base', 'head'],
    })),
  };
}

/** The change between two trees, without imports. */
export function changeBetween(base: Tree, head: Tree): ChangeUnderTest {
  return { ...atomsBetween(base, head), importsOf: () => [] };
}

export function portsWith(go: FakeToolchain): Ports {
  return fakePorts(go);
}
