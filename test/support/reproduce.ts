import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';

/** Where and how a printed command is run. */
export interface Surroundings {
  /** Path of the built cli.js, which stands in for the program that the command names. */
  readonly cli: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Reproduced {
  readonly code: number | null;
  readonly report: GateReport | undefined;
  readonly stderr: string;
}

/** Set by `npm run test:reproduce`: the file that takes one line for each report, and every report is reproduced. */
const logFile = process.env['TEST_REPRODUCE'];

/** The exit code in a terminal that goes with a report. */
export function codeOf({ conclusion, advisory }: GateReport): number {
  return advisory ? 0 : { pass: 0, fail: 1, unmeasurable: 3 }[conclusion];
}

/** Runs lines of commands in bash, as somebody who copied them would; the last one has to be the gate's. */
export async function runPrinted(commands: string, { cli, folder, env }: Surroundings): Promise<Reproduced> {
  // JSON is asked for where it does not get in the way of what the command says.
  const program = `"${process.execPath}" "${cli}" "$command" --format json "$@"`;
  const standIns = [
    `gate() { local command=$1; shift; ${program}; }`,
    `node() { [[ $1 == */cli.js ]] || return 99; shift; gate "$@"; }`,
    `npx() { [[ $1 == github:*/*#* ]] || return 99; shift; gate "$@"; }`,
  ];
  const child = spawn('/bin/bash', ['--norc', '-c', [...standIns, commands].join('\n')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, report: stdout === '' ? undefined : gateReportSchema.parse(JSON.parse(stdout)), stderr };
}

/** Runs the command of a report and throws where it ends in another verdict. */
export async function reproduce(report: GateReport, surroundings: Surroundings): Promise<Reproduced> {
  const again = await runPrinted(report.reproduce ?? 'false', surroundings);
  const wanted = `${report.conclusion}, code ${codeOf(report)}`;
  const got = `${again.report?.conclusion ?? 'no report'}, code ${again.code}`;
  if (wanted === got) return again;
  const why = again.report === undefined ? again.stderr : JSON.stringify(again.report.problems);
  throw new Error(`not reproduced: ${wanted} became ${got}\n${report.reproduce}\n${why}`);
}

/** Reproduces the report of a test, where all are to be reproduced and it can be. */
export async function reproduceIfAsked(report: GateReport, surroundings: Surroundings): Promise<void> {
  if (logFile === undefined) return;
  // A terminal reads no reviews, and the report says so.
  const accepted = report.findings.some(({ acceptedBy }) => acceptedBy !== undefined);
  const kind = report.reproduce === undefined ? 'without' : accepted ? 'accepted' : 'tried';
  const line = (state: string): void => {
    appendFileSync(logFile, `${state}\t${report.conclusion}\t${report.reproduce ?? ''}\n`);
  };
  if (kind !== 'tried') {
    line(kind);
    return;
  }
  try {
    await reproduce(report, surroundings);
    line('same');
  } catch (error) {
    line('other');
    throw error;
  }
}
