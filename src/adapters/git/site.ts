import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Checkout } from './checkout.ts';
import type { GitContext } from './context.ts';
import { refuseWhenAborted } from '../process/interruption.ts';
import { readStatus, type Status } from './status.ts';

/** Number of files to process between two checks of the abort signal. */
const BATCH = 128;

/** State that is shared while the trees of a slot are laid out. */
export interface Site {
  readonly context: GitContext;
  /** Warnings for the user, without duplicates. */
  readonly warnings: Set<string>;
  /** Returns a new path for an index file. */
  readonly newIndex: () => string;
  /** The folder for git objects that this run creates. */
  readonly objects: string;
  /** The folder for the snapshots' own repositories. */
  readonly repositories: string;
  /** Returns the status of a checkout. Each checkout is read only once. */
  readonly status: (checkout: Checkout) => Promise<Status>;
}

export function openSite(context: GitContext, scratch: string, warnings: Set<string>): Site {
  let count = 0;
  const known = new Map<string, Promise<Status>>();
  return {
    context,
    warnings,
    newIndex: () => join(scratch, `index-${count++}`),
    objects: join(scratch, 'objects'),
    repositories: join(scratch, 'git'),
    status: async (checkout) => {
      const status = known.get(checkout.gitFolder) ?? readStatus(context, checkout);
      known.set(checkout.gitFolder, status);
      return status;
    },
  };
}

/**
 * `forEachInTurns` processes many files with synchronous calls, which are the fastest way to copy small files. It
 * pauses between batches so that an abort and git's output are handled. Errors: `interrupted`.
 */
export async function forEachInTurns<Item>(
  signal: AbortSignal,
  items: Iterable<Item>,
  act: (item: Item) => void,
): Promise<void> {
  let count = 0;
  for (const item of items) {
    if (count++ % BATCH === 0) {
      await setImmediate();
      refuseWhenAborted(signal);
    }
    act(item);
  }
}

const MOST_NAMES = 5;

/** `someOf` joins the first few of many names for a warning. */
export function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
