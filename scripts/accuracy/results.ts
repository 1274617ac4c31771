import { type AAPlainResults, readAAPlain } from './aa-plain.ts';
import { type AAResults, readAA } from './aa.ts';
import { type CheckResults, readChecks } from './classic-check.ts';
import { type PlainResults, readPlain } from './classic-plain.ts';
import { type PathResults, readPaths } from './path-length.ts';
import { type PlantedResults, readPlanted } from './planted.ts';
import { type Sample, takeSample } from './sample.ts';

/** All results that the document is written from. */
export interface Results {
  readonly sample: Sample;
  readonly corpus: CheckResults;
  readonly plain: PlainResults;
  readonly fast: CheckResults;
  readonly full: CheckResults;
  readonly aa: AAResults;
  readonly aaPlain: AAPlainResults;
  readonly paths: PathResults;
  readonly planted: PlantedResults;
}

/** Reads the stored results of all parts. Errors: if a part has not run. */
export async function readAll(): Promise<Results> {
  return {
    sample: await takeSample(),
    corpus: there('classic-corpus', await readChecks('classic-corpus')),
    plain: there('classic-plain', await readPlain()),
    fast: there('classic-fast', await readChecks('classic-fast')),
    full: there('classic-full', await readChecks('classic-full')),
    aa: there('aa', await readAA()),
    aaPlain: there('aa-plain', await readAAPlain()),
    paths: there('path-length', await readPaths()),
    planted: there('planted', await readPlanted()),
  };
}

function there<T>(name: string, results: T | undefined): T {
  if (results === undefined) throw new Error(`docs/accuracy/${name}.json is missing: run that part first`);
  return results;
}
