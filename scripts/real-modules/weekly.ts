import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Checkout } from './checkout.ts';
import { Repository } from './repository.ts';

/**
 * The folder `module` contains a small service that uses two of the modules; `bump` contains go.mod and go.sum of the
 * pull request.
 */
const sources = fileURLToPath(new URL('../../test/real/weekly', import.meta.url));

/** The change of the bump, described like the modules in the list. */
export const weekly = {
  name: 'weekly dependency bump',
  base: 'validator v10.30.1',
  head: 'v10.30.2',
  expected: 'fail',
  why: "the pull request that every team gets every week: none of the module's own lines change, but one dependency is updated",
} as const;

/** Creates the repository, with our module on base and the bump on head. `scratch` is an empty folder. */
export async function checkoutWeekly(scratch: string): Promise<Checkout> {
  const folder = join(scratch, 'repository');
  const files = join(scratch, 'files');
  const repository = await Repository.create(folder);
  await cp(join(sources, 'module'), files, { recursive: true });
  const base = await repository.commitFolder(files, 'Sign-up service');
  await cp(join(sources, 'bump'), files, { recursive: true });
  const head = await repository.commitFolder(files, 'Bump validator from 10.30.1 to 10.30.2');
  await repository.checkOut();
  return { folder, base, head };
}
