const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const week = 7 * 24 * units.h;

/**
 * `parseDuration` returns a Go duration such as `30s`, `10m` or `1h30m` in milliseconds
 * (https://pkg.go.dev/time#ParseDuration). The smallest unit is `ms`. It returns `undefined` for any other text, for 0,
 * and for more than a week.
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > 40 || !/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * units[unit as keyof typeof units];
  }
  return total > 0 && total <= week ? total : undefined;
}

export function isDuration(text: string): boolean {
  return parseDuration(text) !== undefined;
}
