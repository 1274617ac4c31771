import { commandNames, specOf } from '../commands.ts';
import { type Flag, flagsOf, type FlagValue, shortened } from './flags.ts';

/** `zshScript` returns the completion script for zsh. */
export function zshScript(): string {
  const cases = commandNames.map((command) => {
    const { words } = specOf(command);
    const positional = words === undefined ? "'*:file:_files'" : `'1:word:(${words.join(' ')})'`;
    const lines = [...flagsOf(command).map(flag), positional].map((spec) => `        ${spec}`);
    return `    ${command})\n      _arguments -s \\\n${lines.join(' \\\n')}\n      ;;`;
  });
  return `#compdef allocgate
# Completions of allocgate for zsh: source <(allocgate completion zsh)
_allocgate() {
  if (( CURRENT == 2 )); then
    local -a names
    names=(
${commandNames.map((name) => `      '${name}:${described(specOf(name).what)}'`).join('\n')}
    )
    _describe command names
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _allocgate ]; then _allocgate "$@"; else compdef _allocgate allocgate; fi
`;
}

function described(text: string): string {
  return shortened(text)
    .replaceAll(/[[\]\\:]/g, '\\$&')
    .replaceAll("'", "'\\''");
}

function action(value: FlagValue): string {
  switch (value.kind) {
    case 'switch':
      return '';
    case 'file':
      return ':file:_files';
    case 'folder':
      return ':folder:_files -/';
    case 'free':
      return ':value:';
    case 'choice':
      return `:value:(${value.choices.join(' ')})`;
    default:
      return value satisfies never;
  }
}

function flag({ name, short, what, value }: Flag): string {
  const equals = value.kind === 'switch' ? '' : '=';
  const rest = `'[${described(what)}]${action(value)}'`;
  return short === undefined
    ? `'--${name}${equals}'${rest}`
    : `'(-${short} --${name})'{-${short}${equals === '' ? '' : '+'},--${name}${equals}}${rest}`;
}
