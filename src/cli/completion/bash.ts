import { commandNames, specOf } from '../commands.ts';
import { flagsOf } from './flags.ts';

/** `bashScript` returns the completion script for bash. */
export function bashScript(): string {
  const all = commandNames.flatMap(flagsOf);
  const valued = [...new Map(all.map((flag) => [flag.name, flag])).values()].filter(
    ({ value }) => value.kind !== 'switch',
  );
  const values = valued.flatMap(({ name, short, value }) =>
    value.kind === 'choice' ? [`    ${patterns(name, short)}) ${choiceWords(name, value.choices)} ;;`] : [],
  );
  const free = valued.filter(({ value }) => value.kind !== 'choice').map(({ name, short }) => patterns(name, short));
  const flags = commandNames.map(
    (command) =>
      `      ${command}) words='${flagsOf(command)
        .map(({ name }) => `--${name}`)
        .join(' ')}' ;;`,
  );
  const words = commandNames.flatMap((command) => {
    const { words: given } = specOf(command);
    return given === undefined ? [] : [`      ${command}) words='${given.join(' ')}' ;;`];
  });
  return `# Completions of allocgate for bash: source <(allocgate completion bash)
_allocgate() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  # bash splits --mode=fast into three words.
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$COMP_CWORD" -eq 1 ]; then words='${commandNames.join(' ')} help version'
  else case $prev in
${values.join('\n')}
    ${free.join('|')}) return ;;
    *) case $cur in -*) case $command in
${flags.join('\n')}
    esac ;; *) case $command in
${words.join('\n')}
    esac ;; esac ;;
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _allocgate allocgate
`;
}

/**
 * `choiceWords` returns shell code that offers the values of a flag. `usual` contains the values that most commands
 * accept.
 */
function choiceWords(name: string, usual: readonly string[]): string {
  const others = commandNames.flatMap((command) => {
    const value = flagsOf(command).find((flag) => flag.name === name)?.value;
    const choices = value?.kind === 'choice' ? value.choices.join(' ') : usual.join(' ');
    return choices === usual.join(' ') ? [] : [`${command}) words='${choices}' ;;`];
  });
  const words = `words='${usual.join(' ')}'`;
  return others.length === 0 ? words : `case $command in ${others.join(' ')} *) ${words} ;; esac`;
}

function patterns(name: string, short: string | undefined): string {
  return short === undefined ? `--${name}` : `--${name}|-${short}`;
}
