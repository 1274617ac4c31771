import type * as z from 'zod';
import { GateError } from '../errors.ts';
import { type OptionName, type Options, optionsSchema } from '../options.ts';

/** The unchecked value of each option that was given; numbers may still be text. */
export type Said = Readonly<Partial<Record<OptionName, string | boolean | readonly string[]>>>;

/** How errors refer to the options of the command line or the action. */
export interface Naming {
  /** Returns the name of an option in messages: `--count` or `Input count`. */
  readonly nameOf: (name: string) => string;
  readonly remedy: string;
}

const numbers = new Set<string>(['count', 'threshold'] satisfies OptionName[]);

/**
 * `readOptions` validates the options of the command line or the action's inputs. It returns only the options that were
 * given; defaults are applied later. Errors: `usage`.
 */
export function readOptions(said: Said, naming: Naming): Partial<Options> {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, numbers.has(name) ? asNumber(value) : value]),
  );
  // Naming a baseline file or branch implies using it.
  if (values['baseline-file'] !== undefined && values['baseline'] === undefined) values['baseline'] = 'file';
  if (values['baseline-branch'] !== undefined && values['baseline'] === undefined) values['baseline'] = 'branch';
  if (values['shard-times'] !== undefined && values['shard'] === undefined)
    throw new GateError(
      'usage',
      `${naming.nameOf('shard-times')} has no effect if no shard is set.`,
      'Set --shard too, for example to 2/3.',
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

/** `splitList` splits a list whose items are separated by commas or line breaks. */
export function splitList(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `asNumber` parses `15` and `15%` as numbers; it returns any other value unchanged, so that the schema rejects it. */
function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d+(?:\.\d+)?%?$/.test(value) ? Number(value.replace('%', '')) : value;
}

function stripUndefined(options: z.infer<ReturnType<typeof optionsSchema.partial>>): Partial<Options> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
