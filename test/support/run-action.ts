import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';
import { reproduceIfAsked, type Surroundings } from './reproduce.ts';

export interface ActionOptions {
  /** Path of the built action.js. */
  readonly main: string;
  /** The job's checkout. */
  readonly workspace: string;
  /** An empty folder for what the runner keeps of the step. */
  readonly runner: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly inputs?: Readonly<Record<string, string>>;
  /** `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What code under test needs of the runner's own variables, which a terminal must be given to reproduce the run. */
  readonly terminal?: Readonly<Record<string, string>>;
  /** Called with the process when it runs; for a cancelled job. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly { readonly level: string; readonly title: string; readonly message: string }[];
}

/** Starts the built action as the runner does: inputs in INPUT_*, doors in files, the event in a file. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const file = (name: string, text = ''): string => {
    const path = join(options.runner, name);
    mkdirSync(options.runner, { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const temp = join(options.runner, 'temp');
  mkdirSync(temp, { recursive: true });
  const env: NodeJS.ProcessEnv = {
    ...ofMachine(),
    CI: 'true',
    RUNNER_TEMP: temp,
    RUNNER_OS: 'Linux',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: options.workspace,
    GITHUB_REPOSITORY: 'octo/shop',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: options.event.name,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(options.event.payload)),
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    ...options.env,
  };
  for (const [name, value] of Object.entries(options.inputs ?? {})) {
    env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  }
  const child = spawn(process.execPath, [options.main], {
    cwd: options.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.onStart?.((signal) => child.kill(signal));
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const outputs = commandFile(readFileSync(join(options.runner, 'output'), 'utf8'));
  const run = { code, log, outputs };
  if (outputs['report-path'] !== undefined && existsSync(outputs['report-path']))
    await reproduceIfAsked(reportOf(run), terminalOf(options));
  return {
    ...run,
    summary: readFileSync(join(options.runner, 'summary'), 'utf8'),
    annotations: annotationsIn(log),
  };
}

/** The JSON report that the step left behind, checked against the schema. */
export function reportOf(run: Pick<ActionRun, 'code' | 'log' | 'outputs'>): GateReport {
  const path = run.outputs['report-path'];
  if (path === undefined) throw new Error(`no report (exit ${run.code}):\n${run.log}`);
  return gateReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** A terminal in the workspace of a step: nothing of the workflow run is left in it. */
export function terminalOf({
  terminal = {},
  main,
  workspace,
  env = {},
}: Pick<ActionOptions, 'main' | 'workspace' | 'env' | 'terminal'>): Surroundings {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GITHUB_'));
  return {
    cli: join(dirname(main), 'cli.js'),
    folder: workspace,
    env: { ...ofMachine(), ...Object.fromEntries(kept), ...terminal },
  };
}

/** Programs and Go's settings of this machine; of git, no configuration of its own. */
function ofMachine(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => /^(?:PATH|HOME|TMPDIR|GO[A-Z0-9]*)$/.test(name));
  return { ...Object.fromEntries(kept), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
}

/** Reads the `name<<delimiter` blocks that @actions/core appends. */
function commandFile(text: string): Record<string, string> {
  const blocks = text.matchAll(/^(?<name>[^\n]+?)<<(?<mark>\S+)\n(?<value>[\s\S]*?)\n?\k<mark>$/gm);
  return Object.fromEntries([...blocks].map(({ groups }) => [groups?.['name'] ?? '', groups?.['value'] ?? '']));
}

/** Reads workflow commands as the runner does. */
export function annotationsIn(log: string): ActionRun['annotations'] {
  return [...log.matchAll(/^::(error|warning|notice)(?: ([^:\n]*))?::(.*)$/gm)].map(
    ([, level, properties, message]) => ({
      level: level ?? '',
      title: unescape(/(?:^|,)title=([^,]*)/.exec(properties ?? '')?.[1] ?? ''),
      message: unescape(message ?? ''),
    }),
  );
}

function unescape(text: string): string {
  return text
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
