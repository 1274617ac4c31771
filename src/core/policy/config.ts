import { GateError } from '../../errors.ts';
import { faultsOf } from './config-faults.ts';
import { type Config, configSchema } from './config-schema.ts';
import { type Fault, type Locate, readYaml } from './yaml-document.ts';

/** Maximum length of a configuration, in UTF-16 code units. */
const longest = 1024 * 1024;
/** Maximum number of faults to report at once. */
const mostFaults = 20;

/**
 * `parseConfig` parses `.allocgate.yml`. Errors: `usage`, which lists the faults as `file:line:column: message` and
 * suggests the nearest key for a typo.
 */
export function parseConfig(text: string, file: string): Config {
  if (text.length > longest)
    throw invalid(file, start, [{ offset: 0, message: 'the configuration is larger than 1 MiB' }]);
  const { reading, locate } = readYaml(text);
  if (reading.kind === 'faults') throw invalid(file, locate, reading.faults);
  const { value } = reading.document;
  if (value === null || value === undefined) return {};
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(file, locate, faultsOf(reading.document, parsed.error.issues));
}

const start: Locate = () => ({ line: 1, column: 1 });

function invalid(file: string, locate: Locate, faults: readonly Fault[]): GateError {
  const sorted = faults
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => {
      const { line, column } = locate(offset);
      return `${file}:${line}:${column}: ${message}`;
    });
  // A value can violate two bounds that have the same message.
  const lines = [...new Set(sorted)];
  const told = lines.slice(0, mostFaults);
  const more = lines.length > told.length ? [`… and ${lines.length - told.length} more`] : [];
  const heading = lines.length === 1 ? [] : [`${lines.length} errors in the configuration:`];
  return new GateError(
    'usage',
    [...heading, ...told, ...more].join('\n'),
    'Fix the configuration file; nothing was judged.',
  );
}
