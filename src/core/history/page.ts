/** `pageOf` returns the address of a benchmark on a history site: one page for each package, one place for each benchmark. */
export function pageOf(site: string, importPath: string, benchmark: string): string {
  const folders = importPath.split('/').map(encoded).join('/');
  return `${site.replace(/\/+$/, '')}/${folders}/#${encoded(benchmark)}`;
}

/** `encoded` encodes a text for an address, including what would end the address in Markdown. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /[!'()*]/g,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}
