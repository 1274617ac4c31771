import { resolve } from 'node:path';
import { writeFileAtomically } from '../adapters/store/file.ts';
import { readConfig } from '../config.ts';
import { renderConfigJson, renderConfigText } from '../core/report/render-config.ts';
import { plainWidth } from '../entry/write-report.ts';
import { GateError } from '../errors.ts';
import { defaults } from '../options.ts';
import { parseArguments } from './arguments.ts';
import { withEvent } from './event.ts';
import { exitCodes } from './exit-code.ts';
import { terminalPorts } from './ports.ts';
import { widthOf } from './render-to.ts';
import { type Streams, wantsColour, writeFully } from './streams.ts';

/** `config` runs `allocgate config`, which shows the settings that `check` with the same flags would use. */
export async function config(argv: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
  const { folder, explicit: said, positionals } = parseArguments('config', argv);
  const explicit = withEvent(said);
  const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
  if (format !== 'text' && format !== 'json') {
    throw new GateError('usage', `config doesn't support --format ${format}.`, 'Choose --format text or json.');
  }
  const ports = terminalPorts(streams, signal, verbose, explicit.event);
  const found = await readConfig(ports, {
    folder: resolve(streams.cwd, folder),
    explicit: { ...explicit, ...(positionals.length === 0 ? {} : { packages: [...positionals] }) },
  });
  const toTerminal = output === undefined;
  const style = {
    width: toTerminal ? widthOf(streams) : plainWidth,
    colour: toTerminal && wantsColour(streams.stdout, streams.env),
    verbose,
  };
  const text = format === 'json' ? renderConfigJson(found) : renderConfigText(found, style);
  if (toTerminal) await writeFully(streams.stdout, text);
  else await writeFileAtomically(resolve(streams.cwd, output), text);
  return exitCodes.pass;
}
