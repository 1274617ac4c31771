export interface TextOptions {
  /** Width of the terminal, in columns. */
  readonly width: number;
  readonly colour: boolean;
  /** Whether to show everything, including rows that didn't change. */
  readonly verbose: boolean;
}

/**
 * Styles for terminal text. Without colour, each of them returns its text unchanged. Meaning never depends on a style.
 */
export interface TextStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** `textStyle` returns styles, which use SGR codes (ECMA-48 §8.3.117) if `colour` is true. */
export function textStyle(colour: boolean): TextStyle {
  const wrap =
    (on: number, off: number) =>
    (text: string): string =>
      colour && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return { bold: wrap(1, 22), dim: wrap(2, 22), red: wrap(31, 39), green: wrap(32, 39), yellow: wrap(33, 39) };
}
