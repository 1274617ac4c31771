import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { bashScript } from '../../src/cli/completion/bash.ts';
import { fishScript } from '../../src/cli/completion/fish.ts';
import { zshScript } from '../../src/cli/completion/zsh.ts';
import { commandNames } from '../../src/cli/commands.ts';

/** What bash offers for a line, its last word unfinished. */
function inBash(line: string): readonly string[] {
  // As readline does it, `=` is a word of its own.
  const words = line.replaceAll('=', ' = ').replace(/ = $/, ' =').split(' ');
  const script = `${bashScript()}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _allocgate; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' });
  return output.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test.for([
    ['allocgate ', [...commandNames, 'help', 'version']],
    ['allocgate ch', ['check']],
    ['allocgate check --mo', ['--mode']],
    ['allocgate check --mode ', ['fast', 'full']],
    ['allocgate check --mode=f', ['fast', 'full']],
    ['allocgate check --mode=', ['fast', 'full']],
    ['allocgate check --base ', []],
    ['allocgate check --no-', ['--no-explain', '--no-skip', '--no-representatives', '--no-color']],
    ['allocgate report --st', []],
    ['allocgate explain --format ', ['text', 'markdown', 'json', 'html']],
    ['allocgate init --workflow s', ['strict']],
    ['allocgate completion ', ['bash', 'zsh', 'fish']],
    ['allocgate compare ', []],
  ] as const)('%s', ([line, expected]) => {
    expect(inBash(line)).toEqual(expected);
  });
});

test.each([
  ['zsh', zshScript],
  ['fish', fishScript],
])('%s knows every command and its flags, and runs nothing of our words', (_, script) => {
  for (const name of commandNames) expect(script()).toContain(name);
  expect(script()).toMatch(/dry-run/);
  expect(script()).not.toMatch(/\$\(|`\$/);
});

test.runIf(isThere('zsh'))('zsh takes the script', () => {
  expect(spawnSync('zsh', ['-n'], { input: zshScript(), encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

test.runIf(isThere('fish'))('fish offers values', () => {
  const script = `${fishScript()}\ncomplete -C 'allocgate check --mode '`;
  const offered = execFileSync('fish', ['-c', script], { encoding: 'utf8' });
  expect(offered.split('\n').map((line) => line.split('\t')[0])).toEqual(['fast', 'full', '']);
});

function isThere(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}
