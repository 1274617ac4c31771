import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isLeakUnit } from '../../src/core/leak/units.ts';
import { type GateReport, gateReportSchema } from '../../src/core/report/model.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** What the gate reported for one planted case. */
export interface Answer {
  readonly name: string;
  readonly leaks: boolean;
  readonly warned: boolean;
  /** Whether the first place that the report names is a line of the edit. */
  readonly isRight: boolean;
  readonly proven: boolean;
  /** The kind and the place of the first site. */
  readonly said: string;
}

/** Gates one commit against another with the built program. Errors: if there is no report. */
export async function checkCommits(
  folder: string,
  { base, head }: { readonly base: string; readonly head: string },
  ...more: readonly string[]
): Promise<GateReport> {
  // The other parts of a check don't matter here, and this many packages need more time than one.
  const limits = ['--metrics', 'none/op', '--blind-spots', 'off', '--confirm-timeout', '2h', '--explain-timeout', '2h'];
  const args = ['check', '-C', folder, '--base', base, '--head', head, '--format', 'json', ...limits, ...more];
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [cli, ...args], { maxBuffer: 1 << 28 }, (_, out, err) =>
      resolve({ stdout: out, stderr: err }),
    );
  });
  try {
    return gateReportSchema.parse(JSON.parse(stdout));
  } catch (cause) {
    throw new Error(`allocgate ${args.join(' ')} gave no report:\n${stderr.slice(-2000)}`, { cause });
  }
}

/** Returns what a report says about a case. `isOfCase` reports whether a package belongs to the case. */
export function answerOf(
  { name, leaks, right }: { readonly name: string; readonly leaks: boolean; readonly right: ReadonlySet<string> },
  report: GateReport,
  isOfCase: (importPath: string) => boolean,
): Answer {
  const warnings = report.findings.filter(
    ({ package: path, unit, level }) => isOfCase(path) && level === 'warning' && isLeakUnit(unit),
  );
  const told = report.leaks?.find(
    ({ package: path, benchmark }) => isOfCase(path) && warnings.some((warning) => warning.benchmark === benchmark),
  );
  const [site] = told?.sites ?? [];
  const place = site?.root ?? site;
  const said = place === undefined ? 'no site' : `${site?.kind ?? ''} ${place.file}:${place.line}`;
  const isFound = warnings.length > 0;
  return {
    name,
    leaks,
    warned: isFound,
    isRight: isFound && place !== undefined && right.has(`${place.file}:${place.line}`),
    proven: isFound && site?.confidence === 'proven',
    said: isFound ? said : '',
  };
}

/** Returns what could not be measured, according to the notes and problems in a report. */
export function troublesOf(report: GateReport): readonly string[] {
  return [
    ...report.problems
      .filter(({ message }) => !message.includes('in a unit that is judged'))
      .map(({ message }) => `problem: ${message.slice(0, 300)}`),
    ...report.notes.filter((note) => /leak|time ran out/i.test(note)).map((note) => `note: ${note.slice(0, 300)}`),
  ];
}
