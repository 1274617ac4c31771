import { expect, test } from 'vitest';
import { credentialSetting } from '../../../src/adapters/git/credentials.ts';

const credentials = { server: 'https://github.com', token: 'secret' };
const remote = { key: 'remote.origin.url', value: 'https://github.com/o/r' };
const header = {
  key: 'http.https://github.com/.extraheader',
  value: `AUTHORIZATION: basic ${Buffer.from('x-access-token:secret').toString('base64')}`,
};

test('a repository without credentials gets the token, for its server alone', () => {
  expect(credentialSetting([remote], credentials)).toEqual(header);
});

test.each([
  ['those of actions/checkout', { key: header.key, value: 'AUTHORIZATION: basic eA==' }],
  ['a header for one repository', { key: 'http.https://github.com/o/r.extraheader', value: 'Authorization: bearer x' }],
  ['a header for every server', { key: 'http.extraheader', value: 'authorization: bearer x' }],
  ['a name in the address', { key: 'remote.origin.url', value: 'https://x:y@github.com/o/r' }],
])('%s are enough', (_, setting) => {
  expect(credentialSetting([remote, setting], credentials)).toBeUndefined();
});

test('headers for other servers or other purposes do not count', () => {
  const others = [
    { key: 'http.https://example.com/.extraheader', value: 'AUTHORIZATION: basic eA==' },
    { key: 'http.https://github.com/.extraheader', value: 'X-Trace: 1' },
  ];
  expect(credentialSetting([remote, ...others], credentials)).toEqual(header);
});

test.each(['', 'github.com', 'file:///tmp', 'ssh://git@github.com'])('%j is no server to log in to', (server) => {
  expect(credentialSetting([remote], { server, token: 'secret' })).toBeUndefined();
});
