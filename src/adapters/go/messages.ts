import { basename } from 'node:path';

/** Enough lines for the errors of one package; a flood helps nobody. */
const LINES = 40;
const CHARACTERS = 8000;

/** `relativize` shortens a message of the go command, with paths below the given folders shown relative to them. */
export function relativize(message: string, folders: readonly string[]): string {
  // The longest first: what lies in the module folder is named from there, as the go command does.
  const shown = folders
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, folder) => text.replaceAll(`${folder}/`, '').replaceAll(alone(folder), '.'), message);
  return excerpt(shown);
}

/**
 * `nameOriginals` replaces the paths of overlay files (`-overlay`) with the paths that they stand in for. The compiler reports errors
 * with the path of what it reads, absolute or from the folder that the go command runs in.
 */
export function nameOriginals(message: string, standIns: ReadonlyMap<string, string>): string {
  const byName = new Map([...standIns].map(([file, path]) => [basename(file), path]));
  return message.replaceAll(/[^\s:]+/g, (word) => byName.get(basename(word)) ?? word);
}

/** `alone` matches a folder itself, not a longer name that starts with it. */
function alone(folder: string): RegExp {
  return new RegExp(`${folder.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}(?![\\w/.-])`, 'g');
}

/** `excerpt` returns the beginning of a text, limited in lines and characters. */
function excerpt(text: string): string {
  const lines = text.trim().split('\n');
  const kept = lines.slice(0, LINES).join('\n').slice(0, CHARACTERS);
  return lines.length > LINES ? `${kept}\n… ${lines.length - LINES} more lines` : kept;
}

/** `lastLines` returns the end of a text, where a failed command says why. */
export function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n').slice(-CHARACTERS);
}
