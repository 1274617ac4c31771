import { conditionsOf } from '../core/baseline/records.ts';
import type { Fingerprint } from '../core/baseline/schema.ts';
import { GateError } from '../errors.ts';
import type { FoundFile, Ports, Revisions, StoredText } from '../ports.ts';
import type { PolicyInForce } from './read-policy.ts';

export interface StoredTextRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
}

/** `baselineAtBase` returns the stored baseline of the base commit, so that a pull request can't supply its own. */
export async function baselineAtBase(ports: Ports, request: StoredTextRequest): Promise<StoredText | undefined> {
  const { revisions, inForce } = request;
  const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
  if (path === undefined || revisions.base.kind === 'missing') return undefined;
  return storedText(await ports.repository.findFile(revisions, revisions.base.commit, path), path);
}

/**
 * `storedText` returns the contents of the file that was found at a baseline's path, or `undefined` if there is no
 * file.
 */
export function storedText(found: FoundFile, label: string): StoredText | undefined {
  switch (found.kind) {
    case 'absent':
      return undefined;
    case 'text':
      return { text: found.text, label };
    case 'unfit':
      return { text: '', label, unfit: found.what };
    default:
      return found satisfies never;
  }
}

/**
 * `baselineOnBranch` returns the base's record on the baseline branch, or else the newest record there. If there is
 * none, it returns a note.
 */
export async function baselineOnBranch(
  ports: Ports,
  { revisions, inForce }: StoredTextRequest,
  fingerprint: Fingerprint,
): Promise<{ readonly file: StoredText | undefined; readonly notes: readonly string[] }> {
  const { baselineBranch, bench } = inForce.settings;
  const conditions = conditionsOf(fingerprint, revisions.prefix, bench);
  const commit = revisions.base.kind === 'commit' ? revisions.base.commit : undefined;
  const found = await ports.branchRecord(revisions, baselineBranch, { conditions, commit });
  return found.kind === 'record'
    ? { file: found, notes: [] }
    : {
        file: undefined,
        notes: [`Warning: the base was measured, because there is no stored baseline: ${found.reason}.`],
      };
}

/** A pinned baseline. `onDisk` reports whether it is the file on disk, which is used if the base doesn't track it. */
export interface PinnedText extends StoredText {
  readonly onDisk: boolean;
}

/**
 * `pinnedText` reads a pinned baseline from the base commit or, if the base doesn't track it, from the file on disk.
 * Errors: `missing-baseline` if the change itself adds that file to an existing gate, because the change would be
 * judged by its own figures.
 */
export async function pinnedText(ports: Ports, request: StoredTextRequest): Promise<PinnedText | undefined> {
  const { revisions, inForce } = request;
  const tracked = await baselineAtBase(ports, request);
  if (tracked !== undefined && revisions.base.kind === 'commit') {
    return { ...tracked, label: `${tracked.label} at ${revisions.base.commit.slice(0, 12)}`, onDisk: false };
  }
  const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
  if (inForce.gateStands && path !== undefined && (await isTracked(ports, revisions, path))) {
    throw new GateError(
      'missing-baseline',
      `The base commit has no stored baseline ${path}, and the one that the change adds takes effect after the merge.`,
      'Add the baseline in a separate change, or compare with --baseline=auto.',
    );
  }
  const text = await ports.baselineFile(inForce.folder, inForce.settings.baselineFile).read();
  return text && { ...text, onDisk: true };
}

async function isTracked({ repository }: Ports, revisions: Revisions, path: string): Promise<boolean> {
  const { commit } = revisions.head;
  return commit !== undefined && (await repository.findFile(revisions, commit, path)).kind !== 'absent';
}

/** `insideRoot` returns a path relative to the git root, or `undefined` if the path leads out of the root. */
export function insideRoot(prefix: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of `${prefix}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
