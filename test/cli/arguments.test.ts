import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { type Command, commandNames } from '../../src/cli/commands.ts';
import { helpText } from '../../src/cli/help.ts';
import { mannersOf } from '../../src/cli/manners.ts';
import { GateError } from '../../src/errors.ts';

describe('short and long forms', () => {
  test.for<[Command, readonly string[], object]>([
    ['check', ['-o', 'x.json', '-v', '-q'], { explicit: { output: 'x.json', verbose: true } }],
    ['check', ['-ox.json'], { explicit: { output: 'x.json' } }],
    ['check', ['-o=x.json', '-C=sub'], { explicit: { output: 'x.json' }, folder: 'sub' }],
    ['check', ['-qv', '-C', 'sub'], { explicit: { verbose: true }, folder: 'sub' }],
    ['check', ['--chdir', 'sub', '--no-color', '--quiet'], { explicit: {}, folder: 'sub' }],
    ['check', ['--no-explain'], { explicit: { explain: false } }],
    ['check', ['--no-strict'], { explicit: { strict: false } }],
    [
      'init',
      ['--workflow', 'strict', '--dry-run', '--no-record'],
      { own: { workflow: 'strict', 'dry-run': true, record: false } },
    ],
  ])('%s %j', ([command, argv, expected]) => {
    expect(parseArguments(command, argv)).toMatchObject(expected);
  });
});

describe('what is not understood', () => {
  test.for<[Command, readonly string[], string]>([
    ['check', ['-output', 'x'], "Unknown option '-output'. Did you mean --output?"],
    ['check', ['-verbose'], 'Did you mean --verbose?'],
    ['check', ['-tags=x'], 'Go build flags go after --.'],
    ['check', ['--workflow', 'basic'], "Unknown option '--workflow'"],
    ['init', ['--workflow', 'fast'], '--workflow "fast": expected one of basic, strict, none.'],
    ['init', ['--dry-ran'], 'Did you mean --dry-run?'],
    ['report', ['--strict'], "Unknown option '--strict'"],
    ['check', ['--no-colour'], 'Did you mean --color?'],
    ['report', ['r.json', '--', '-race'], 'builds nothing'],
  ])('%s %j', ([command, argv, message]) => {
    expect(() => parseArguments(command, argv)).toThrow(GateError);
    expect(() => parseArguments(command, argv)).toThrow(message);
  });
});

const stream = { write: () => true };
const streams = { stdin: process.stdin, stdout: stream, stderr: stream, env: {}, cwd: '/', program: 'allocgate' };

test('manners: colours and progress are turned off for every command', () => {
  expect(mannersOf(['--no-color'], streams).env).toEqual({ NO_COLOR: '1' });
  expect(['-q', '--quiet', '-vq', '-qv'].map((flag) => mannersOf([flag], streams).quiet)).toEqual(Array(4).fill(true));
  expect(mannersOf(['-o', 'q', '-C', '-equality', '--mode=-q'], streams).quiet).toBeUndefined();
});

describe('help', () => {
  const narrow = { ...streams, env: { COLUMNS: '80' } };

  test.for(commandNames)('%s: within the width, with its own options and exit codes', async (command) => {
    const text = await helpText(command, narrow);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(text).toContain(`allocgate ${command} `);
    expect(text.includes('  1    ')).toBe(['check', 'compare', 'merge'].includes(command));
    expect(text.includes('--strict')).toBe(['check', 'compare', 'config'].includes(command));
    expect(text).toMatch(/-C, --chdir DIR +start in another folder/);
  });

  test('values have placeholders, choices are those of the command', async () => {
    const text = await helpText('explain', narrow);
    expect(text).toMatch(/--base REV /);
    expect(text).toMatch(/-o, --output FILE /);
    expect(text).toContain('text, markdown, json or html (default: text)');
  });

  test('every command is listed', async () => {
    const text = await helpText(undefined, narrow);
    for (const name of commandNames) expect(text).toContain(`  allocgate ${name} `);
  });
});
