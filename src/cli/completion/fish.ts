import { commandNames, specOf } from '../commands.ts';
import { flagsOf, type FlagValue, shortened } from './flags.ts';

/** `fishScript` returns the completion script for fish. */
export function fishScript(): string {
  const lines = commandNames.flatMap((command) => {
    const { what, words } = specOf(command);
    const behind = `complete -c allocgate -n '__fish_seen_subcommand_from ${command}'`;
    return [
      `complete -c allocgate -n __fish_use_subcommand -f -a ${command} -d ${quoted(what)}`,
      ...(words === undefined ? [] : [`${behind} -f -a '${words.join(' ')}'`]),
      ...flagsOf(command).map(
        ({ name, short, what: said, value }) =>
          `${behind}${short === undefined ? '' : ` -s ${short}`} -l ${name}${argument(value)} -d ${quoted(said)}`,
      ),
    ];
  });
  return `# Completions of allocgate for fish: allocgate completion fish | source\n${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${shortened(text).replaceAll(/['\\]/g, '\\$&')}'`;
}

function argument(value: FlagValue): string {
  switch (value.kind) {
    case 'switch':
      return ' -f';
    case 'file':
      return ' -r -F';
    case 'folder':
      return " -x -a '(__fish_complete_directories)'";
    case 'free':
      return ' -x';
    case 'choice':
      return ` -x -a '${value.choices.join(' ')}'`;
    default:
      return value satisfies never;
  }
}
