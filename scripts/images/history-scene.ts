import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Site } from '../../src/core/history/site/model.ts';
import { realPorts } from '../../src/entry/real-ports.ts';
import { readSite } from '../../src/history.ts';
import { defaults } from '../../src/options.ts';
import { Repository } from '../real-modules/repository.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** One commit. It may set a folder of the example to its content in the pull request or to its original content. */
interface Change {
  readonly subject: string;
  readonly author: string;
  readonly day: string;
  readonly folder?: 'audit' | 'catalog' | 'encode' | 'order' | 'parse';
  readonly from?: 'orders' | 'pull-request';
  readonly tag?: string;
}

const changes: readonly Change[] = [
  { subject: 'Order processing', author: 'Maya Lindqvist', day: '2026-01-05', tag: 'v1.0.0' },
  change('Build labels from the order (#12)', 'Tomás Rey', '2026-01-19', 'encode', 'pull-request'),
  change('List catalog codes in request order (#15)', 'Ines Okafor', '2026-02-02', 'catalog', 'pull-request'),
  { subject: 'Document the release process', author: 'Maya Lindqvist', day: '2026-02-09', tag: 'v1.1.0' },
  change('Write labels into one buffer (#19)', 'Tomás Rey', '2026-02-23', 'encode', 'orders'),
  change('Keep line items by reference (#22)', 'Priya Nair', '2026-03-09', 'order', 'pull-request'),
  { subject: 'Describe how orders are counted', author: 'Ines Okafor', day: '2026-03-16', tag: 'v1.2.0' },
  change('Split lines into fields first (#30)', 'Priya Nair', '2026-04-20', 'parse', 'pull-request'),
  change('Keep line items by value again (#33)', 'Maya Lindqvist', '2026-05-04', 'order', 'orders'),
  { subject: 'Prepare the release', author: 'Maya Lindqvist', day: '2026-05-11', tag: 'v1.3.0' },
];

function change(
  subject: string,
  author: string,
  day: string,
  folder: NonNullable<Change['folder']>,
  from: NonNullable<Change['from']>,
): Change {
  return { subject, author, day, folder, from };
}

/** Measures every commit in a throwaway repository of the example. */
export async function measureHistory(): Promise<Site> {
  const place = await mkdtemp(join(tmpdir(), 'allocgate-history-'));
  try {
    const repository = await Repository.create(join(place, 'repository'));
    const { folder } = repository;
    await cp(join(examples, 'orders'), folder, { recursive: true });
    await rm(join(folder, '.allocgate'), { recursive: true, force: true });
    for (const { subject, author, day, folder: part, from, tag } of changes) {
      if (part !== undefined && from !== undefined) {
        await cp(join(examples, from, part), join(folder, part), { recursive: true });
      }
      await repository.git(['add', '--all']);
      const who = `${author} <team@example.com>`;
      const message = ['--allow-empty', '--message', subject, `--author=${who}`, `--date=${day}T10:00:00Z`];
      await repository.git(['commit', '--quiet', '--no-verify', '--no-gpg-sign', ...message]);
      if (tag !== undefined) await repository.git(['tag', tag]);
    }
    const log = { info: console.log, debug: () => undefined, progress: () => undefined };
    const env = { ...process.env, ALLOCGATE_CACHE: join(place, 'cache') };
    return await readSite(realPorts({ env, log, signal: new AbortController().signal }), {
      folder,
      branch: defaults['baseline-branch'],
      bench: undefined,
      packages: [],
      units: defaults.metrics,
      backfill: { kind: 'commits', from: undefined, to: undefined, store: undefined, explicit: {} },
      repository: 'https://github.com/example/orders',
    });
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
