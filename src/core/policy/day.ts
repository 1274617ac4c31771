/**
 * `isDay` reports whether a string is a valid calendar date in the form `YYYY-MM-DD`. `Date.parse` alone isn't enough:
 * it accepts 2027-02-31 as March 3.
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
