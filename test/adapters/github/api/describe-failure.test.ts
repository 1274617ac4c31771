import { expect, test } from 'vitest';
import { ApiError } from '../../../../src/adapters/github/api/api-error.ts';
import { describeFailure } from '../../../../src/adapters/github/api/describe-failure.ts';

const refused = (status: number): ApiError => new ApiError(status, 'refused', 'as told');

test.each([
  [refused(403), false, 'warning', /`permissions: pull-requests: write` \(as told\)/],
  [refused(403), true, 'info', /fork lacks pull-requests: write/],
  [new ApiError(403, 'limited', 'wait'), true, 'warning', /^wait$/],
  [refused(401), true, 'warning', /github-token/],
  [refused(404), false, 'warning', /pull-requests: write/],
  [new ApiError(undefined, 'failed', 'no route'), false, 'warning', /^no route$/],
  [new TypeError('odd'), false, 'warning', /^odd$/],
])('%s, fork %s', (error, fork, level, message) => {
  const told = describeFailure(error, 'pull-requests: write', fork);
  expect(told.level).toBe(level);
  expect(told.message).toMatch(message);
});
