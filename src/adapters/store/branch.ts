import { createHash } from 'node:crypto';
import { chooseRecord, type RecordConditions, recordsAmong, recordsFolder } from '../../core/baseline/records.ts';
import type {
  BranchFolder,
  BranchRecord,
  BranchRecordRequest,
  BranchRecords,
  Repository,
  Revisions,
  StoredRecord,
} from '../../ports.ts';

/** `conditionsFolder` returns the name of the folder for records of these conditions. */
export function conditionsFolder({ name, text }: RecordConditions): string {
  return `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/**
 * `readBranchRecord` reads the commit's own record under the given conditions or, if there is none, the newest record
 * under these conditions. If no record can be read, it returns the reason.
 */
export async function readBranchRecord(
  repository: Pick<Repository, 'readBranch'>,
  revisions: Revisions,
  branch: string,
  { conditions, commit }: BranchRecordRequest,
): Promise<BranchRecord> {
  const found = await repository.readBranch(revisions, branch, recordsFolder);
  if (found.kind === 'missing') return { kind: 'none', reason: found.reason };
  const record = chooseRecord(recordsAmong(found.paths), conditionsFolder(conditions), commit);
  if (record === undefined)
    return { kind: 'none', reason: `the branch ${branch} has no record for ${conditions.name}` };
  // A record that is too large counts as unreadable.
  const text = await found.read(record.path);
  return text === undefined
    ? { kind: 'none', reason: `the record ${record.path} of the branch ${branch} cannot be read` }
    : { kind: 'record', text, label: `${branch}:${record.path}` };
}

/**
 * `readBranchRecords` lists the records of a branch, or returns the reason why there are none. Each record is read only
 * on request.
 */
export async function readBranchRecords(
  repository: Pick<Repository, 'readBranch'>,
  revisions: Revisions,
  branch: string,
): Promise<BranchRecords> {
  const found = await repository.readBranch(revisions, branch, recordsFolder);
  if (found.kind === 'missing') return found;
  return {
    kind: 'found',
    records: recordsAmong(found.paths),
    folderOf: conditionsFolder,
    read: ({ path }) => found.read(path),
    readAll: (records) => textsOf(found, records),
  };
}

async function* textsOf(
  found: Extract<BranchFolder, { kind: 'found' }>,
  records: readonly StoredRecord[],
): AsyncGenerator<readonly [StoredRecord, string | undefined]> {
  const byPath = new Map(records.map((record) => [record.path, record]));
  for await (const [path, text] of found.readAll([...byPath.keys()])) {
    const record = byPath.get(path);
    if (record !== undefined) yield [record, text];
  }
}
