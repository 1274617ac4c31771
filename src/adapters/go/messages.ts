import { basename } from 'node:path';

/** Maximum length of a message in lines and in characters: enough for the errors of one package, but not a flood. */
const LINES = 40;
const CHARACTERS = 8000;

/** `relativize` shortens a message from the go command and shows paths relative to the given folders. */
export function relativize(message: string, folders: readonly string[]): string {
  // The longest folder comes first, so that paths in the module folder are relative to it, as the go command shows
  // them.
  const shown = folders
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, folder) => text.replaceAll(`${folder}/`, '').replaceAll(alone(folder), '.'), message);
  return excerpt(shown);
}

/**
 * `nameOriginals` replaces the paths of overlay files (`-overlay`) with the paths that they stand in for. The compiler
 * reports errors with the path of the file that it reads, which is absolute or relative to the go command's working
 * folder.
 */
export function nameOriginals(message: string, standIns: ReadonlyMap<string, string>): string {
  const byName = new Map([...standIns].map(([file, path]) => [basename(file), path]));
  return message.replaceAll(/[^\s:]+/g, (word) => byName.get(basename(word)) ?? word);
}

/** `alone` returns a regular expression that matches a folder's path, but not a longer path that begins with it. */
function alone(folder: string): RegExp {
  return new RegExp(`${folder.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}(?![\\w/.-])`, 'g');
}

/** `excerpt` returns the beginning of a message, limited to a number of lines and characters. */
function excerpt(text: string): string {
  const lines = text.trim().split('\n');
  const kept = lines.slice(0, LINES).join('\n').slice(0, CHARACTERS);
  return lines.length > LINES
    ? `${kept}\n… ${lines.length - LINES} more ${lines.length === LINES + 1 ? 'line' : 'lines'}`
    : kept;
}

/** `lastLines` returns the last lines of a command's output, in which a failed command explains why it failed. */
export function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n').slice(-CHARACTERS);
}
