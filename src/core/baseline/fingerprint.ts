import type { Fingerprint } from './schema.ts';

/**
 * `fingerprintDifferences` returns the differences between two fingerprints in words, such as `Go version go1.25.8, now
 * go1.26.8`. The list is empty if the fingerprints match.
 */
export function fingerprintDifferences(stored: Fingerprint, now: Fingerprint): string[] {
  const rows: [string, string, string][] = [
    ['Go version', stored.goVersion, now.goVersion],
    ['platform', `${stored.goos}/${stored.goarch}`, `${now.goos}/${now.goarch}`],
    ['build flags', stored.buildFlags.join(' '), now.buildFlags.join(' ')],
    ['test arguments', (stored.testArgs ?? []).join(' '), (now.testArgs ?? []).join(' ')],
    ['mode', stored.mode, now.mode],
    ['totals', stored.totals, now.totals],
    ['length of the snapshot path', `${stored.pathLength}`, `${now.pathLength}`],
    ...settingNames(stored, now).map((name): [string, string, string] => [
      name,
      stored.settings[name] ?? '',
      now.settings[name] ?? '',
    ]),
  ];
  return rows.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what} ${a || '(empty)'}, now ${b || '(empty)'}`);
}

function settingNames(a: Fingerprint, b: Fingerprint): string[] {
  return [...new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])].toSorted();
}
