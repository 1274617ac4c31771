import type * as z from 'zod';
import { GateError } from '../errors.ts';
import { type OptionName, type Options, optionsSchema } from '../options.ts';

/** What was given for each option, as text if it came as text. */
export type Said = Readonly<Partial<Record<OptionName, string | boolean | readonly string[]>>>;

/** How the command line or the action names its options in errors. */
export interface Naming {
  /** `--count`, `input count`. */
  readonly nameOf: (name: string) => string;
  readonly remedy: string;
}

const numbers = new Set<string>(['count', 'threshold'] satisfies OptionName[]);

/**
 * `readOptions` checks the options of the command line or of the action's inputs. It leaves out what was not given;
 * defaults come later. Errors: `usage`.
 */
export function readOptions(said: Said, naming: Naming): Partial<Options> {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, numbers.has(name) ? asNumber(value) : value]),
  );
  // Naming a file implies using it.
  if (values['baseline-file'] !== undefined && values['baseline'] === undefined) values['baseline'] = 'file';
  if (values['baseline-branch'] !== undefined && values['baseline'] === undefined) values['baseline'] = 'branch';
  if (values['shard-times'] !== undefined && values['shard'] === undefined)
    throw new GateError(
      'usage',
      `${naming.nameOf('shard-times')} has no effect without a shard.`,
      `Set ${naming.nameOf('shard')} too, such as 2/3.`,
    );
  const parsed = optionsSchema.partial().safeParse(values);
  if (parsed.success) return stripUndefined(parsed.data);
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  const given = JSON.stringify(values[name]);
  throw new GateError(
    'usage',
    `${naming.nameOf(name)} ${given}: ${issue?.message ?? 'not understood'}.`,
    naming.remedy,
  );
}

/** `splitList` returns the items of a list in one text, separated by commas or lines. */
export function splitList(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `asNumber` reads `15` and `15%` as numbers; anything else stays, so that the schema rejects it. */
function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d+(?:\.\d+)?%?$/.test(value) ? Number(value.replace('%', '')) : value;
}

function stripUndefined(options: z.infer<ReturnType<typeof optionsSchema.partial>>): Partial<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
