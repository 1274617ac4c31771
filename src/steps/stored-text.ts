import type { Ports, Revisions } from '../ports.ts';
import type { StoredText } from './fit-baseline.ts';
import type { PolicyInForce } from './read-policy.ts';

export interface StoredTextRequest {
  readonly revisions: Revisions;
  readonly inForce: PolicyInForce;
}

/** The stored baseline as the base commit has it, so that a pull request cannot bring its own. */
export async function baselineAtBase(ports: Ports, request: StoredTextRequest): Promise<StoredText | undefined> {
  const { revisions, inForce } = request;
  const path = insideRoot(revisions.prefix, inForce.settings.baselineFile);
  if (path === undefined || revisions.base.kind === 'missing') return undefined;
  const text = await ports.repository.readFile(revisions, revisions.base.commit, path);
  return text === undefined ? undefined : { text, label: path };
}

/** A pinned baseline: as the base has it; where the base does not track it, the file on disk. */
export async function pinnedText(ports: Ports, request: StoredTextRequest): Promise<StoredText | undefined> {
  const { revisions, inForce } = request;
  const tracked = await baselineAtBase(ports, request);
  if (tracked !== undefined && revisions.base.kind === 'commit') {
    return { ...tracked, label: `${tracked.label} at ${revisions.base.commit.slice(0, 12)}` };
  }
  return ports.baselineFile(inForce.folder, inForce.settings.baselineFile).read();
}

/** The path below the git root, or `undefined` for one that leads out of it. */
function insideRoot(prefix: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of `${prefix}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
