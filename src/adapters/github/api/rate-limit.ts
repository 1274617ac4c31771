/** Wait in milliseconds if GitHub's response doesn't say how long to wait. GitHub asks for at least a minute. */
const unnamedWaitMs = 60_000;

/**
 * `rateLimitWait` returns the number of milliseconds to wait before sending the request again, or `undefined` if the
 * response isn't about a rate limit (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
 * `now` is in milliseconds since 1970.
 */
export function rateLimitWait(status: number, headers: Headers, message: string, now: number): number | undefined {
  if (status !== 429 && status !== 403) return undefined;
  const retryAfter = wholeNumber(headers.get('retry-after'));
  if (retryAfter !== undefined) return retryAfter * 1000;
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = wholeNumber(headers.get('x-ratelimit-reset'));
    return reset === undefined ? unnamedWaitMs : Math.max(0, reset * 1000 - now);
  }
  return status === 429 || /secondary rate limit|abuse detection/i.test(message) ? unnamedWaitMs : undefined;
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
