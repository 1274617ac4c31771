import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configName, type RepositoryFacts } from '../../core/init/plan.ts';

/** Files and folders that show which other CI system a repository uses. */
const otherSystems = [
  ['.gitlab-ci.yml', 'GitLab'],
  ['.buildkite', 'Buildkite'],
  ['Jenkinsfile', 'Jenkins'],
  ['.circleci', 'CircleCI'],
  ['azure-pipelines.yml', 'Azure Pipelines'],
  ['.woodpecker.yml', 'Woodpecker'],
  ['.drone.yml', 'Drone'],
] as const;

const workflowFolder = '.github/workflows';

export interface SurveyRequest {
  /** Absolute path of the top of the repository. */
  readonly root: string;
  /** The folder in which init was started, relative to the top. */
  readonly prefix: string;
  /** Module folders, relative to the folder in which init was started. */
  readonly modules: readonly string[];
}

/**
 * `surveyRepository` collects what init needs to know: Go versions, workflows, configurations, and other CI systems.
 */
export async function surveyRepository({ root, prefix, modules }: SurveyRequest): Promise<RepositoryFacts> {
  const folder = join(root, prefix);
  const configs = await existing(root, [
    ...new Set([configName, ...['', ...modules].map((module) => join(prefix, module, configName))]),
  ]);
  const systems = await existing(
    root,
    otherSystems.map(([path]) => path),
  );
  return {
    prefix,
    modules,
    hasWorkspace: (await existing(folder, ['go.work'])).length > 0,
    goVersions: Object.fromEntries(
      await Promise.all(
        modules.map(async (module) => {
          const text = await readFile(join(folder, module, 'go.mod'), 'utf8').catch(() => '');
          return [module, /^go[ \t]+([\w.]+)/m.exec(text)?.[1] ?? '0'] as const;
        }),
      ),
    ),
    workflows: await workflowsOf(root),
    configs,
    otherCi: otherSystems.filter(([path]) => systems.includes(path)).map(([, name]) => name),
  };
}

async function workflowsOf(root: string): Promise<RepositoryFacts['workflows']> {
  const names = await readdir(join(root, workflowFolder)).catch(() => []);
  const paths = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return Promise.all(
    paths.map(async (name) => {
      const path = `${workflowFolder}/${name}`;
      const text = await readFile(join(root, path), 'utf8').catch(() => '');
      return { path, mentionsUs: text.includes('allocgate') };
    }),
  );
}

async function existing(folder: string, paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) =>
      access(join(folder, path)).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return found.flat();
}
