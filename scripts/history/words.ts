/** Returns the words of a text, such as a list of versions. */
export function words(text: string): readonly string[] {
  return text.split(' ');
}
