/**
 * The facts that `init` found out about a repository. Paths use slashes and, unless noted otherwise, are relative to
 * the top of the repository.
 */
export interface RepositoryFacts {
  /** The folder in which `init` was started. */
  readonly prefix: string;
  /** The folders of modules below `prefix`, relative to `prefix`. */
  readonly modules: readonly string[];
  /** Whether there is a go.work file in the folder `prefix`. */
  readonly hasWorkspace: boolean;
  /** The Go version that each module requires, by module folder as in `modules`. */
  readonly goVersions: Readonly<Record<string, string>>;
  readonly workflows: readonly { readonly path: string; readonly mentionsUs: boolean }[];
  /** The configuration files that already exist. */
  readonly configs: readonly string[];
  /** Other CI systems that the repository uses. */
  readonly otherCi: readonly string[];
}

/** The folder to gate, and the files that `init` writes or keeps. */
export interface InitPlan {
  /** The folder to gate. */
  readonly workingDirectory: string;
  readonly goVersionFile: string;
  readonly workflow: PlannedFile;
  readonly config: PlannedFile;
}

export type PlannedFile =
  | { readonly kind: 'write'; readonly path: string }
  | { readonly kind: 'keep'; readonly path: string; readonly reason: string };

/** `planInit` decides which folder to gate and which files to write. */
export function planInit(facts: RepositoryFacts): InitPlan {
  const { prefix, modules, workflows, configs } = facts;
  const [only, ...others] = modules;
  const workingDirectory = join(prefix, only !== undefined && others.length === 0 ? only : '');
  const ours = workflows.find(({ mentionsUs }) => mentionsUs);
  const taken = new Set(workflows.map(({ path }) => path));
  const free = workflowNames.find((path) => !taken.has(path));
  const config = join(workingDirectory, configName);
  const existing = configs.find((path) => path === config || path === configName);
  return {
    workingDirectory,
    goVersionFile: goVersionFile(facts),
    workflow:
      ours !== undefined
        ? { kind: 'keep', path: ours.path, reason: 'it already runs allocgate' }
        : free === undefined
          ? { kind: 'keep', path: workflowNames[0], reason: 'it already exists' }
          : { kind: 'write', path: free },
    config:
      existing === undefined
        ? { kind: 'write', path: config }
        : { kind: 'keep', path: existing, reason: 'it already exists' },
  };
}

export const configName = '.allocgate.yml';
const workflowNames = ['.github/workflows/memory.yml', '.github/workflows/allocgate.yml'] as const;

/**
 * `goVersionFile` returns the path of the go.work file or, if there is none, of the go.mod file that requires the
 * newest Go.
 */
function goVersionFile({ prefix, modules, hasWorkspace, goVersions }: RepositoryFacts): string {
  if (hasWorkspace) return join(prefix, 'go.work');
  const [newest = ''] = modules.toSorted((a, b) => compareVersions(goVersions[b], goVersions[a]));
  return join(prefix, newest, 'go.mod');
}

/** `compareVersions` compares Go versions such as `1.22`, `1.26.8` and `1.27rc1`, for sorting in ascending order. */
function compareVersions(a = '0', b = '0'): number {
  const [left, right] = [a, b].map((version) => version.split(/\D+/).map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}
