import { expect, test } from 'vitest';
import { permalink } from '../../../src/core/report/permalink.ts';

const sha = '9ab8c7d6e5f40123456789abcdef0123456789ab';

test.each([
  ['order/create.go', 'order/create.go'],
  ['a b/ü.go', 'a%20b/%C3%BC.go'],
  ["x](//evil)'*!~/`<#?.go", 'x%5D%28//evil%29%27%2A%21%7E/%60%3C%23%3F.go'],
  ['half \ud800/🚀.go', 'half%20%EF%BF%BD/%F0%9F%9A%80.go'],
  ['\udc00', '%EF%BF%BD'],
])('%j', (file, path) => {
  expect(permalink('https://github.com/octo/shop', sha, file, 7)).toBe(
    `https://github.com/octo/shop/blob/${sha}/${path}#L7`,
  );
});
