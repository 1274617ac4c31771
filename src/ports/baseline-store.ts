/** A stored baseline, and how messages name it. */
export interface StoredText {
  readonly text: string;
  readonly label: string;
  /** What is there instead of a readable file, such as `a directory`; the text is then empty. */
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
  /**
   * The conditions under which the record must have been measured: a name for people, and a text whose hash is
   * compared.
   */
  readonly conditions: { readonly name: string; readonly text: string };
  /** If this commit has no record, the newest one is used. */
  readonly commit: string | undefined;
}

/** One record of the baseline branch, by its path there. */
export interface StoredRecord {
  readonly path: string;
  /** Name of the folder that its conditions have. */
  readonly conditions: string;
  /** Counts all records of the branch. */
  readonly number: number;
  readonly commit: string;
}

/**
 * Every record of the baseline branch, in the order in which they were made; `reason` says why there is none, and
 * `isUnknown` says that there may be records that can't be read.
 */
export type BranchRecords =
  | {
      readonly kind: 'found';
      readonly records: readonly StoredRecord[];
      /** Name of the folder for records made under these conditions. */
      readonly folderOf: (conditions: BranchRecordRequest['conditions']) => string;
      /** `undefined` if a record can't be read, or is too large. */
      readonly read: (record: StoredRecord) => Promise<string | undefined>;
      /** Reads many records in turn, a few at a time. */
      readonly readAll: (
        records: readonly StoredRecord[],
      ) => AsyncIterable<readonly [record: StoredRecord, text: string | undefined]>;
    }
  | { readonly kind: 'missing'; readonly reason: string; readonly isUnknown?: boolean };

/** What a backfill stored for a commit; `damaged`: it isn't what was written. */
export type StoredEntry = { readonly kind: 'absent' | 'damaged' } | { readonly kind: 'text'; readonly text: string };

/** Results of a backfill, one file for each commit, kept separately for each set of conditions. */
export interface BackfillStore {
  /** Where it is, for messages. */
  readonly folder: string;
  readonly read: (commit: string) => Promise<StoredEntry>;
  /** Errors: `usage` if the place can't be written. */
  readonly write: (commit: string, text: string) => Promise<void>;
  /** Name of the folder on the baseline branch for records made under these conditions. */
  readonly conditionsName: (conditions: BranchRecordRequest['conditions']) => string;
}
