/**
 * `pageOf` returns the URL of a benchmark on a history site, which has a page for each package and an anchor for each
 * benchmark.
 */
export function pageOf(site: string, importPath: string, benchmark: string): string {
  const folders = importPath.split('/').map(encoded).join('/');
  return `${site.replace(/\/+$/, '')}/${folders}/#${encoded(benchmark)}`;
}

/** `encoded` encodes a string for a URL, including characters that would end the URL in Markdown. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /[!'()*]/g,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}
