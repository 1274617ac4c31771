import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addProbes } from '../../../scripts/act/probed-workflow.ts';
import { starterWorkflow } from '../../../src/core/init/starter-workflow.ts';
import { workflowsIn } from '../../../scripts/act/readme-workflows.ts';
import { repositoryName } from '../../../scripts/owner/references.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** This repository’s `owner/name`. */
export const repository = repositoryName(root);

/** This action, as a workflow elsewhere uses it. */
export const ours = `${repository}@v1`;

/** Workflows that are there to be copied, by file name. */
export const examples: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(join(root, 'examples/workflows')).map((name) => [name, read(`examples/workflows/${name}`)]),
);

/** The workflows of this repository, by file name. */
export const own: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(join(root, '.github/workflows')).map((name) => [name, read(`.github/workflows/${name}`)]),
);

const shown = workflowsIn(read('README.md'));
const [first = ''] = shown;

/** This action's own manifest, and that of the action that stands in for another in `npm run test:act`. */
export const manifests = { 'action.yml': read('action.yml'), 'setup-go': read('scripts/act/setup-go/action.yml') };

const inFolder = { repository: 'OWNER/allocgate', goVersionFile: 'a b/go.mod', workingDirectory: 'a b' };

/** Every workflow that is shown, that runs here or that `allocgate init` writes, and the one that `npm run test:act` makes of the first. */
export const workflows: Readonly<Record<string, string>> = {
  ...Object.fromEntries(shown.map((text, index) => [`README ${index + 1}`, text])),
  ...examples,
  'init basic': starterWorkflow(read('examples/workflows/basic.yml'), inFolder),
  'init strict': starterWorkflow(read('examples/workflows/strict.yml'), inFolder),
  ...Object.fromEntries(Object.entries(own).map(([name, text]) => [`.github/workflows/${name}`, text])),
  'test:act': addProbes(first, { before: '/tmp/before.json', after: '/tmp/after.json' }),
};

/** The first workflow of README.md with a mistake in it. Errors: a mistake that changes nothing. */
export function spoiled(text: string, from: string, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`There is no ${JSON.stringify(from)} to spoil.`);
  return changed;
}

/** README.md's first workflow with inputs for this action's step. */
export function withInputs(inputs: string): string {
  return `${first.trimEnd()}\n        with: ${inputs}\n`;
}
