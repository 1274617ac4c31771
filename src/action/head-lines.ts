import { sharedLine } from '../core/patch/shared-line.ts';
import { type HeadLine, placesOf } from '../core/report/head-lines.ts';
import type { GateReport } from '../core/report/model.ts';
import type { Ports, RevisionRequest } from '../ports.ts';

/** The maximum number of files to read. */
const mostFiles = 40;

/**
 * `headLines` returns a function that maps a line of the merge commit, which was measured, to the line of head that a
 * reviewer sees. The function returns `undefined` for lines that the merge itself changed. `headLines` never throws: if
 * head's commit can't be read, the function returns `undefined` for every line.
 */
export async function headLines(
  { repository, pullRequest }: Pick<Ports, 'repository' | 'pullRequest'>,
  request: Omit<RevisionRequest, 'event'>,
  headSha: string,
  report: GateReport,
): Promise<HeadLine> {
  const files = [...new Set(placesOf(report).map(({ file }) => file))].slice(0, mostFiles);
  const texts = new Map<string, readonly [measured: string, head: string]>();
  try {
    if (files.length > 0) {
      const revisions = await repository.resolve({ ...request, event: await pullRequest?.event() });
      if (!(await repository.hasCommit(revisions, headSha))) return () => undefined;
      for (const file of files) {
        const measured = await repository.readHeadFile(revisions, file);
        const head = await repository.readFile(revisions, headSha, file);
        if (measured !== undefined && head !== undefined) texts.set(file, [measured, head]);
      }
    }
  } catch {
    return () => undefined;
  }
  return ({ file, line }) => {
    const pair = texts.get(file);
    return pair === undefined ? undefined : sharedLine(...pair, line);
  };
}
