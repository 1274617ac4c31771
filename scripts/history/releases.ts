import { downloadVersion } from '../real-modules/checkout.ts';
import { Repository } from '../real-modules/repository.ts';
import type { HistoryModule } from './modules.ts';

/** Creates a repository with a commit and a tag for each version, dated when it was released. */
export async function releasesRepository({ module, versions }: HistoryModule, folder: string): Promise<Repository> {
  const repository = await Repository.create(folder);
  for (const version of versions) {
    const { dir, time } = await downloadVersion(`${module}@${version}`, folder);
    await repository.commitFolder(dir, `${module} ${version}`, time);
    await repository.git(['tag', version]);
  }
  await repository.checkOut();
  return repository;
}
