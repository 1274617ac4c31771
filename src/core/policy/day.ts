/**
 * `isDay` reports whether a text is a day of the calendar, `YYYY-MM-DD`. (`Date.parse` alone takes 2027-02-31 for the
 * third of March.)
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
