/** A stored baseline, and how messages name it. */
export interface StoredText {
  readonly text: string;
  readonly label: string;
  /** What is in its place if no text can be read from it, such as `a directory`; the text is then empty. */
  readonly unfit?: string;
}

/** Where a stored baseline is read from and written to. */
export interface BaselineStore {
  /** Returns the stored text, or `undefined` if there is none. */
  read(): Promise<StoredText | undefined>;
  /** Errors: `usage` if the place can't be written. */
  write(text: string): Promise<void>;
}

/** A record of the baseline branch; `reason` says why there is none. */
export type BranchRecord =
  | { readonly kind: 'record'; readonly text: string; readonly label: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Which record is wanted. */
export interface BranchRecordRequest {
  /** What it must have been measured under: a name for people, and a text whose hash decides. */
  readonly conditions: { readonly name: string; readonly text: string };
  /** If this commit has no record, the newest one is used. */
  readonly commit: string | undefined;
}
