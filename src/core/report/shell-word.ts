/** `shellWord` quotes a word for a POSIX shell, where it needs quotes. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,#-]+$/.test(word) && !word.startsWith('#') ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
