/** `wordsIn` returns the words in a message of the compiler: the names, keywords and other words of its text. */
export function wordsIn(message: string): readonly string[] {
  return message.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}
