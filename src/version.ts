/** The version of allocgate; a test checks that package.json has the same one. */
export const version = '0.1.0';

/** The output of the command `version`. */
export const versionLine = `allocgate ${version}\n`;

/** `isVersionCommand` reports whether a command's name asks for the version. */
export function isVersionCommand(name: string): boolean {
  return name === 'version' || name === '--version' || name === '-v';
}
