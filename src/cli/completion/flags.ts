import * as z from 'zod';
import { isOnByDefault, type OptionName, optionsSchema, valueNames } from '../../options.ts';
import { type Command, commonOptions, shortOptions, specOf } from '../commands.ts';
import { describeFor } from '../help.ts';

/** A flag as the completion scripts describe it. */
export interface Flag {
  readonly name: string;
  readonly short: string | undefined;
  readonly what: string;
  readonly value: FlagValue;
}

export type FlagValue =
  | { readonly kind: 'switch' | 'file' | 'folder' | 'free' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** `flagsOf` returns all flags of a command, including those that every command accepts. */
export function flagsOf(command: Command): readonly Flag[] {
  const { options, own = {} } = specOf(command);
  const rest = { ...own, ...commonOptions };
  return [
    ...options.map((name) => ({
      name: isOnByDefault(name) ? `no-${name}` : name,
      short: shortOptions[name],
      what: describeFor(command, name),
      value: valueOf(valueNames[name], choicesOf(command, name)),
    })),
    ...Object.entries(rest).map(([name, option]) => ({
      name,
      short: 'short' in option ? option.short : undefined,
      what: option.what,
      value: valueOf(option.value, option.choices),
    })),
  ];
}

function valueOf(placeholder: string | undefined, choices: readonly string[] | undefined): FlagValue {
  if (choices !== undefined) return { kind: 'choice', choices };
  if (placeholder === undefined) return { kind: 'switch' };
  return { kind: placeholder === 'FILE' ? 'file' : placeholder === 'DIR' ? 'folder' : 'free' };
}

function choicesOf(command: Command, name: OptionName): readonly string[] | undefined {
  const { formats } = specOf(command);
  if (name === 'format' && formats !== undefined) return formats;
  const schema: z.ZodType = optionsSchema.shape[name];
  return schema instanceof z.ZodEnum ? schema.options.map(String) : undefined;
}

/** The maximum length of a description in characters; shells show it on one line. */
const longest = 70;

/** `shortened` returns the first line of a description, cut to the maximum length. */
export function shortened(description: string): string {
  const [text = ''] = description.split('\n');
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
