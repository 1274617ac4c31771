import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checkout, checkoutReleases } from '../real-modules/checkout.ts';
import type { RealModule } from '../real-modules/modules.ts';

/** Where this process checks out and builds everything. */
export const workshop = join(tmpdir(), `allocgate-accuracy-${process.pid}`);

/** A folder of that place, empty. */
export async function freshFolder(...names: readonly string[]): Promise<string> {
  const folder = join(workshop, ...names.map(slug));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Both versions of a module as two commits of a new repository. */
export async function checkoutStep(step: RealModule, part: string): Promise<Checkout> {
  return checkoutReleases(step, await freshFolder(part, step.module));
}

/** Leaves nothing behind; without waiting, so that an interrupted run can call it. */
export function closeWorkshop(): void {
  rmSync(workshop, { recursive: true, force: true });
}

/** A module's path as the name of a file. */
function slug(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-');
}
