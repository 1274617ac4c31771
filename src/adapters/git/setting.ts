/** One setting as `git config --list -z` prints it; `undefined` for a key without a value, which means true. */
export interface Setting {
  readonly key: string;
  readonly value: string | undefined;
}
