/**
 * `releaseNotes` returns the section of a changelog for a tag. Errors: if the tag is for another version, or if the
 * section is missing or empty.
 */
export function releaseNotes(changelog: string, tag: string, version: string): string {
  if (tag !== `v${version}`) throw new Error(`The tag ${tag} doesn't match version ${version} in package.json.`);
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((one) => one.startsWith(`[${version}]`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## [${version}]".`);
  const [, ...lines] = section.split('\n');
  // Link definitions are at the end of the file.
  const notes = lines
    .filter((line) => !/^\[[^\]]+\]: /.test(line))
    .join('\n')
    .trim();
  if (notes === '') throw new Error(`The section of ${version} in CHANGELOG.md is empty.`);
  return `${notes}\n`;
}
