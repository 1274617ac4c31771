import { expect, test } from 'vitest';
import { gitEnvironment } from '../../../src/adapters/git/environment.ts';

test.each(['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'GIT_OBJECT_DIRECTORY', 'GIT_TRACE', 'GIT_CONFIG_PARAMETERS'])(
  '%s does not reach git',
  (name) => {
    expect(gitEnvironment({ [name]: 'x' })).not.toHaveProperty(name);
  },
);

test.each([
  'PATH',
  'SSH_AUTH_SOCK',
  'GIT_SSH_COMMAND',
  'GIT_ASKPASS',
  'GIT_SSL_CAINFO',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_KEY_0',
])('%s does', (name) => {
  expect(gitEnvironment({ [name]: 'x' })).toHaveProperty(name, 'x');
});

test('nothing prompts or takes an optional lock', () => {
  const env = gitEnvironment({ GIT_TERMINAL_PROMPT: '1', GIT_OPTIONAL_LOCKS: '1', LC_ALL: 'de_DE.UTF-8' });
  expect(env).toMatchObject({ GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' });
});
