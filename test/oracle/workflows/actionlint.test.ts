import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionlint, installGoTool } from '../../../scripts/go-tool/install.ts';
import { manifests, ours, spoiled, withInputs, workflows } from './texts.ts';

let program = '';
let folder = '';
beforeAll(async () => {
  program = await installGoTool(actionlint);
  folder = await mkdtemp(join(tmpdir(), 'allocgate-actionlint-'));
  await mkdir(join(folder, '.git'));
  await put('dist/action.js', '');
  await put('action.yml', manifests['action.yml']);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function put(path: string, text: string): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}

/** What actionlint says of a workflow in a repository with this manifest; nothing where it is content. */
async function complaints(workflow: string, manifest = manifests['action.yml']): Promise<string> {
  await put('action.yml', manifest);
  await put('.github/workflows/memory.yml', workflow);
  // Programs that may be on this machine, or not, have no say.
  const args = ['-no-color', '-shellcheck=', '-pyflakes=', '.github/workflows/memory.yml'];
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd: folder }, (error, stdout, stderr) => {
      if (error === null || (error.code === 1 && stdout !== '')) resolve(stdout);
      else reject(new Error(stderr, { cause: error }));
    });
  });
}

const [first = ''] = Object.values(workflows);

/** The same workflow on the manifest in its own repository, which actionlint reads then. */
function locally(workflow: string): string {
  return spoiled(workflow, ours, './');
}

test.each(Object.entries(workflows))('workflow %s', async (_, text) => {
  expect(await complaints(text)).toBe('');
});

test('action.yml, and inputs that it has', async () => {
  expect(await complaints(locally(first))).toBe('');
  expect(await complaints(locally(withInputs('{ threshold: 10, results-file: bench.txt, fail-on: never }')))).toBe('');
});

test.each([
  ['an unknown event', spoiled(first, 'pull_request', 'pull_requests'), 'unknown Webhook event "pull_requests"'],
  ['an unknown permission', spoiled(first, 'contents: read', 'content: read'), 'unknown permission scope "content"'],
  ['an unknown key', spoiled(first, 'runs-on', 'run-on'), 'unexpected key "run-on"'],
  ['an input that the action lacks', locally(withInputs('{ treshold: 10 }')), 'input "treshold" is not defined'],
])('complains of %s in a workflow', async (_, text, words) => {
  expect(await complaints(text)).toContain(words);
});

test.each([
  ['a colour', 'color: green', 'color: pink'],
  ['a runtime', 'using: node24', 'using: node23'],
  ['a main file that is not there', 'main: dist/action.js', 'main: dist/main.js'],
])('complains of %s in a manifest', async (_, from, to) => {
  expect(await complaints(locally(first), spoiled(manifests['action.yml'], from, to))).toContain('./');
});
