import { basename } from 'node:path';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { manifests, ours, repository, spoiled, withInputs, workflows } from './texts.ts';

let documents = 0;

/** What GitHub's own language service says of a text. */
async function complaints(path: string, text: string): Promise<string[]> {
  documents += 1;
  // It remembers what it parsed by the address alone.
  const document = TextDocument.create(`file:///${documents}/${path}`, 'yaml', 1, text);
  const found = await validate(document, { actionsMetadataProvider: { fetchActionMetadata } });
  return found.map(({ message }) => (typeof message === 'string' ? message : message.value));
}

/** The actions that the workflows use: ours by its manifest. */
const actions: Readonly<Record<string, string>> = {
  [basename(repository)]: manifests['action.yml'],
  'setup-go': manifests['setup-go'],
  checkout: '{ name: checkout, description: Checks out, inputs: { fetch-depth: {}, persist-credentials: {} } }',
  'upload-artifact':
    '{ name: upload, description: Keeps files, inputs: { name: {}, path: {}, if-no-files-found: {} } }',
  'download-artifact': '{ name: download, description: Fetches files, inputs: { name: {}, pattern: {}, path: {} } }',
  'upload-pages-artifact': '{ name: upload, description: Keeps a site, inputs: { path: {} } }',
  'deploy-pages': '{ name: deploy, description: Publishes a site, inputs: {} }',
  'codeql-action': '{ name: upload, description: Uploads alerts, inputs: { sarif_file: {}, category: {} } }',
};
const fetchActionMetadata: Metadata = async ({ name }) => {
  const manifest = actions[name];
  return manifest === undefined ? undefined : (parse(manifest) as Awaited<ReturnType<Metadata>>);
};

type Provider = NonNullable<NonNullable<Parameters<typeof validate>[1]>['actionsMetadataProvider']>;
type Metadata = Provider['fetchActionMetadata'];

const workflowFile = '.github/workflows/memory.yml';
const [first = ''] = Object.values(workflows);

test('README.md shows a workflow that uses this action', () => {
  expect(first).toContain(`uses: ${ours}\n`);
});

test.each(Object.entries(workflows))('workflow %s', async (_, text) => {
  expect(await complaints(workflowFile, text)).toEqual([]);
});

test.each(Object.entries(manifests))('manifest %s', async (_, text) => {
  expect(await complaints('action.yml', text)).toEqual([]);
});

test('inputs that the action has', async () => {
  const text = withInputs('{ threshold: 10, results-file: bench.txt, fail-on: never }');
  expect(await complaints(workflowFile, text)).toEqual([]);
});

test.each([
  ['an unknown event', spoiled(first, 'pull_request', 'pull_requests'), 'pull_requests'],
  ['an unknown permission', spoiled(first, 'contents: read', 'contents: reads'), 'reads'],
  ['an unknown key', spoiled(first, 'runs-on', 'run-on'), 'run-on'],
  ['an input that the action lacks', withInputs('{ treshold: 10 }'), 'treshold'],
])('complains of %s in a workflow', async (_, text, word) => {
  expect((await complaints(workflowFile, text)).join('\n')).toContain(word);
});

test.each([
  ['a colour', 'color: green', 'color: pink'],
  ['a runtime', 'using: node24', 'using: node23'],
  ['a key of runs', 'main: dist', 'mains: dist'],
])('complains of %s in a manifest', async (_, from, to) => {
  expect(await complaints('action.yml', spoiled(manifests['action.yml'], from, to))).not.toEqual([]);
});
