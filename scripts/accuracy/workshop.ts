import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checkout, checkoutReleases } from '../real-modules/checkout.ts';
import type { RealModule } from '../real-modules/modules.ts';

/** The folder in which this process checks out and builds everything. */
export const workshop = join(tmpdir(), `allocgate-accuracy-${process.pid}`);

/** Returns an empty folder in the workshop. */
export async function freshFolder(...names: readonly string[]): Promise<string> {
  const folder = join(workshop, ...names.map(slug));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Creates a repository with both versions of a module as two commits. */
export async function checkoutStep(step: RealModule, part: string): Promise<Checkout> {
  return checkoutReleases(step, await freshFolder(part, step.module));
}

/** Removes the workshop. It does so synchronously, so that an interrupted run can call it. */
export function closeWorkshop(): void {
  rmSync(workshop, { recursive: true, force: true });
}

/** Converts a module's path to a file name. */
function slug(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '-');
}
