import { expect, test } from 'vitest';
import { rateLimitWait } from '../../../../src/adapters/github/api/rate-limit.ts';

const now = 1_800_000_000_000;

test.each([
  [429, { 'retry-after': '7' }, '', 7000],
  [403, { 'retry-after': '7' }, 'You have exceeded a secondary rate limit.', 7000],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000030' }, '', 30_000],
  [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1799999999' }, '', 0],
  [403, { 'x-ratelimit-remaining': '0' }, '', 60_000],
  [429, {}, '', 60_000],
  [429, { 'retry-after': 'soon' }, '', 60_000],
  [403, {}, 'You have exceeded a secondary rate limit.', 60_000],
  [403, { 'x-ratelimit-remaining': '12' }, 'Resource not accessible by integration', undefined],
  [502, { 'retry-after': '7' }, '', undefined],
])('%i with %j and %j: %s ms', (status, headers, message, wait) => {
  expect(rateLimitWait(status, new Headers(headers as Record<string, string>), message, now)).toBe(wait);
});
