/** The text of a stored baseline, and its name in messages. */
export interface StoredText {
  readonly text: string;
  readonly label: string;
  /**
   * A description of what was found instead of a readable file, such as `a directory`; absent if the file is readable.
   * If present, `text` is empty.
   */
  readonly unfit?: string;
}

/** The file or branch that a stored baseline is read from and written to. */
export interface BaselineStore {
  /** Returns the stored text, or `undefined` if there is none. */
  read(): Promise<StoredText | undefined>;
  /** Stores text as the newest baseline. Errors: `usage` if it can't be written. */
  write(text: string): Promise<void>;
}

/** A record of the baseline branch, or the reason why there is none. */
export type BranchRecord =
  | { readonly kind: 'record'; readonly text: string; readonly label: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Identifies a record of the baseline branch. */
export interface BranchRecordRequest {
  /**
   * The conditions under which the record must have been measured: a name for readers, and the text whose hash is
   * compared.
   */
  readonly conditions: { readonly name: string; readonly text: string };
  /** The commit whose record is preferred. If it is `undefined` or has no record, the newest record is used. */
  readonly commit: string | undefined;
}

/** A record of the baseline branch, identified by its path. */
export interface StoredRecord {
  readonly path: string;
  /** The name of the folder for the record's conditions. */
  readonly conditions: string;
  /** The record's number among all records of the branch. */
  readonly number: number;
  readonly commit: string;
}

/**
 * All records of the baseline branch, in the order in which they were made, or the reason why there are none.
 * `isUnknown` means that there may be records that can't be read.
 */
export type BranchRecords =
  | {
      readonly kind: 'found';
      readonly records: readonly StoredRecord[];
      /** Returns the name of the folder for records that were measured under these conditions. */
      readonly folderOf: (conditions: BranchRecordRequest['conditions']) => string;
      /** Returns the text of a record, or `undefined` if it can't be read or is too large. */
      readonly read: (record: StoredRecord) => Promise<string | undefined>;
      /** Reads records in order, a few at a time. */
      readonly readAll: (
        records: readonly StoredRecord[],
      ) => AsyncIterable<readonly [record: StoredRecord, text: string | undefined]>;
    }
  | { readonly kind: 'missing'; readonly reason: string; readonly isUnknown?: boolean };

/** The result that a backfill stored for a commit. `damaged` means that it isn't what the backfill wrote. */
export type StoredEntry = { readonly kind: 'absent' | 'damaged' } | { readonly kind: 'text'; readonly text: string };

/** The results of a backfill: one file for each commit, kept separately for each set of conditions. */
export interface BackfillStore {
  /** The folder of the store, for messages. */
  readonly folder: string;
  readonly read: (commit: string) => Promise<StoredEntry>;
  /** Stores the result for a commit. Errors: `usage` if it can't be written. */
  readonly write: (commit: string, text: string) => Promise<void>;
  /** Returns the name that the baseline branch uses for the folder of records measured under these conditions. */
  readonly conditionsName: (conditions: BranchRecordRequest['conditions']) => string;
}
