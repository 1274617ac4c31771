import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { comparePlanted } from '../../scripts/attribution/profiles.ts';
import { loadCases } from '../causes/load.ts';

// `npm run eval:profiles` does the same with every planted change.
test.for(['order-lines', 'error-per-call', 'blind-larger-number'])(
  'the call tree of %s has the figures of go tool pprof',
  async (name) => {
    const [planted] = await loadCases([name]);
    if (planted === undefined) throw new Error(`there is no case ${name}`);
    const cache = mkdtempSync(join(tmpdir(), 'allocgate-cache-'));
    try {
      const compared = await comparePlanted(join(inject('dist'), 'cli.js'), planted, cache);
      expect(compared.differences).toEqual([]);
      expect(compared.frames).toBeGreaterThan(1);
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  },
);
