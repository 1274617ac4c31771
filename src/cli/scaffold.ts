import { join, relative, resolve } from 'node:path';
import { writeNew } from '../adapters/init/write-new.ts';
import { parseFunctionName, scaffoldFile } from '../core/scaffold/function-name.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { type Streams, writeFully } from './streams.ts';

/**
 * `scaffold` runs `allocgate scaffold`, which writes a benchmark for a function to a new file in the function's folder.
 */
export async function scaffold(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit, positionals } = parseArguments('scaffold', argv);
  const [text = ''] = positionals;
  const wanted = parseFunctionName(text);
  if (wanted === undefined || positionals.length > 1)
    throw new GateError(
      'usage',
      text === '' ? 'No function was given.' : `${positionals.join(' ')} doesn't name a function.`,
      'Name one after `allocgate scaffold`: `Encode`, `Writer.Flush`, `./codec.Encode` or `example.com/m/codec.(*Writer).Flush`.',
    );
  const ports = terminalPorts(streams, signal, explicit.verbose ?? defaults.verbose);
  const from = resolve(streams.cwd, folder);
  const written = await ports.analysis.scaffold({ folder: from, ...wanted });
  ports.log.end();
  const problem = typeof written === 'string' ? written : written.error;
  if (typeof written === 'string' || problem !== '')
    throw new GateError(
      'usage',
      `No benchmark was written for ${text}: ${problem}.`,
      'Check the name, and that its package builds (`go vet`); `allocgate scaffold --help` shows how to name a function.',
    );
  const path = join(written.packageFolder, scaffoldFile(wanted.name));
  const shown = relative(from, path);
  if (!(await writeNew(path, written.text)))
    throw new GateError('usage', `${shown} already exists.`, 'Rename or remove that file first.');
  await writeFully(streams.stdout, [`wrote  ${shown}`, ...nextSteps(shown, written), ''].join('\n'));
  return written.open.length === 0 ? exitCodes.pass : exitCodes.unmeasurable;
}

function nextSteps(
  path: string,
  { benchmark, open }: { readonly benchmark: string; readonly open: readonly string[] },
): readonly string[] {
  const folder = path.includes('/') ? `./${path.slice(0, path.lastIndexOf('/'))}` : '.';
  if (open.length > 0) return [`It doesn't compile yet. Replace each TODO in it: ${open.join(', ')}.`];
  return [
    'Its arguments are made up: replace them with realistic ones.',
    `Run it with: go test -run '^$' -bench '^${benchmark}$' ${folder}`,
  ];
}
