import { resolve } from 'node:path';
import { ownRepository, workflowExample } from '../adapters/init/assets.ts';
import { surveyRepository } from '../adapters/init/survey.ts';
import { writeNew } from '../adapters/init/write-new.ts';
import { type InitPlan, type PlannedFile, planInit, type RepositoryFacts } from '../core/init/plan.ts';
import { starterConfig } from '../core/init/starter-config.ts';
import { starterWorkflow } from '../core/init/starter-workflow.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import { repositoryOfProgram } from '../entry/program.ts';
import { parseArguments } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { createPrompt, type Prompt } from './prompt.ts';
import { type Streams, writeFully } from './streams.ts';

type Kind = 'basic' | 'strict' | 'none';

/** The placeholder for the action's repository, if the program doesn't know which repository it came from. */
const placeholder = 'OWNER/allocgate';
/** The tag that always points to the latest v1 release. */
const release = 'v1';

/**
 * `init` runs `allocgate init`, which writes a workflow and a starter configuration. It never changes existing files.
 */
export async function init(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, own, positionals } = parseArguments('init', argv);
  if (positionals.length > 0) {
    throw new GateError('usage', 'init takes no arguments.', 'To start in another folder, name it with -C DIR.');
  }
  const ports = terminalPorts(streams, signal, false);
  const from = resolve(streams.cwd, folder);
  const { root, prefix } = await ports.repository.resolve({
    folder: from,
    base: undefined,
    head: undefined,
    event: undefined,
  });
  const modules = await ports.go.modules(from);
  if (modules.length === 0) {
    throw new GateError(
      'usage',
      `There is no Go module in or below ${from}.`,
      'Run `go mod init` first, or start in the folder of a module with -C DIR.',
    );
  }
  const facts = await surveyRepository({ root, prefix, modules });
  const plan = planInit(facts);
  const prompt = createPrompt(streams);
  const kind = plan.workflow.kind === 'keep' ? 'none' : await kindOf(own['workflow'], facts, prompt);
  const dryRun = own['dry-run'] === true;
  // A fork that npx runs may still have the name of another repository in its manifest.
  const repository = repositoryOfProgram(streams.program) ?? ownRepository();
  const files = [
    ...(kind === 'none' ? [] : [{ file: plan.workflow, text: workflowText(kind, plan, repository) }]),
    ...(kind === 'none' && plan.workflow.kind === 'keep' ? [{ file: plan.workflow, text: '' }] : []),
    { file: plan.config, text: starterConfig(defaults, schemaAddress(repository)) },
  ];
  const told: string[] = [];
  for (const { file, text } of files) told.push(await settle(file, text, { root, dryRun }));
  await writeFully(
    streams.stdout,
    [...told, ...nextSteps(facts, kind, { repository, program: streams.program })].join('\n'),
  );
  if (dryRun || !(await wantsRecord(own['record'], prompt))) return exitCodes.pass;
  const { record } = await import('./record.ts');
  return record(['-C', resolve(root, plan.workingDirectory)], streams, signal);
}

/**
 * `kindOf` returns the kind of workflow to write, from the flag or the user's answer. The default is basic, or none if
 * the repository uses only another CI system.
 */
async function kindOf(flag: unknown, facts: RepositoryFacts, prompt: Prompt): Promise<Kind> {
  if (flag === 'basic' || flag === 'strict' || flag === 'none') return flag;
  const usual = facts.otherCi.length > 0 && facts.workflows.length === 0 ? 'none' : 'basic';
  const question = `Which workflow for GitHub Actions?
  basic   one job measures the change and comments on it
  strict  the job that runs the change has a read-only token; a second one comments
  none    no workflow
[${usual}]`;
  for (;;) {
    const answer = await prompt.ask(question);
    if (answer === undefined || answer === '') return usual;
    if (answer === 'basic' || answer === 'strict' || answer === 'none') return answer;
  }
}

async function wantsRecord(flag: unknown, prompt: Prompt): Promise<boolean> {
  if (typeof flag === 'boolean') return flag;
  const answer = await prompt.ask('Measure and store a first baseline now? It saves time in CI and is optional. [y/N]');
  return /^y(?:es)?$/i.test(answer ?? '');
}

function workflowText(
  kind: 'basic' | 'strict',
  { goVersionFile, workingDirectory }: InitPlan,
  repository = placeholder,
): string {
  return starterWorkflow(workflowExample(kind), { repository, goVersionFile, workingDirectory });
}

/** `schemaAddress` returns the URL of the schema at the release tag, or `undefined` if the repository is unknown. */
function schemaAddress(repository: string | undefined): string | undefined {
  return repository === undefined
    ? undefined
    : `https://raw.githubusercontent.com/${repository}/${release}/schema/config.schema.json`;
}

/** `settle` writes one file, unless it already exists or this is a dry run, and returns the text to print about it. */
async function settle(
  file: PlannedFile,
  text: string,
  { root, dryRun }: { readonly root: string; readonly dryRun: boolean },
): Promise<string> {
  if (file.kind === 'keep') return `kept   ${file.path}: ${file.reason}`;
  if (dryRun) return `would write ${file.path}:\n\n${text}`;
  const written = await writeNew(resolve(root, file.path), text);
  return written ? `wrote  ${file.path}` : `kept   ${file.path}: it already exists`;
}

function nextSteps(
  facts: RepositoryFacts,
  kind: Kind,
  { repository, program }: { readonly repository: string | undefined; readonly program: string },
): readonly string[] {
  return [
    '',
    ...(kind !== 'none' && repository === undefined
      ? [`Replace ${placeholder} in the workflow with the action's repository.`]
      : []),
    ...(kind === 'none' && facts.otherCi.length > 0
      ? [`For ${facts.otherCi.join(' and ')}, see docs/other-ci.md in allocgate's repository.`]
      : []),
    `Judge your working tree now with: ${program} check`,
    ...(kind === 'none' ? [] : ['Then commit the files and open a pull request.']),
    '',
  ];
}
