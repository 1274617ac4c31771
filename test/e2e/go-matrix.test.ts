import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { storedBaseline } from '../../scripts/go-matrix/cases/stored-baseline.ts';
import { toolchainLine } from '../../scripts/go-matrix/cases/toolchain-line.ts';
import { tryCase } from '../../scripts/go-matrix/try-case.ts';
import { goVersions, oldestGo } from '../../scripts/go-matrix/versions.ts';
import { isToBeHad } from '../support/go-versions.ts';

/** The oldest and the newest; `npm run test:go-matrix` tries all, and more of each. */
const tried = [oldestGo, ...goVersions.slice(-1)];

describe.each(tried)('%s', (version) => {
  test.skipIf(!isToBeHad(version)).each([toolchainLine, storedBaseline])('$name', async (one) => {
    const { faults } = await tryCase(one, version, join(inject('dist'), 'cli.js'));
    expect(faults).toEqual([]);
  });
});
