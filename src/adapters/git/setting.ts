/**
 * A setting as `git config --list -z` prints it. The value is `undefined` for a key without a value, which means true.
 */
export interface Setting {
  readonly key: string;
  readonly value: string | undefined;
}
