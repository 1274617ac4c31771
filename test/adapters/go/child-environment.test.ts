import { expect, test } from 'vitest';
import { childEnvironment } from '../../../src/adapters/go/child-environment.ts';

test.each([
  'INPUT_GITHUB-TOKEN',
  'INPUT_THRESHOLD',
  'STATE_slot',
  'ALLOCGATE_DEBUG',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'GITHUB_ENTERPRISE_TOKEN',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
])('%s is taken out', (name) => {
  expect(childEnvironment({ [name]: 'x', HOME: '/home/me' })).toEqual({ HOME: '/home/me' });
});

test.each([
  'PATH',
  'GOENV',
  'GOPRIVATE',
  'GOFLAGS',
  'GOPROXY',
  'GOTOOLCHAIN',
  'GODEBUG',
  'GITHUB_ACTIONS',
  'GITHUB_WORKSPACE',
  'MY_INPUT_FILE',
  'MY_GITHUB_TOKEN_FILE',
  'NODE_OPTIONS',
])('%s stays', (name) => {
  expect(childEnvironment({ [name]: 'x' })).toEqual({ [name]: 'x' });
});

test("a workspace file of the user's checkout is not for the snapshot, `off` is", () => {
  expect(childEnvironment({ GOWORK: '/home/me/go.work' })).toEqual({});
  expect(childEnvironment({ GOWORK: 'off' })).toEqual({ GOWORK: 'off' });
});
