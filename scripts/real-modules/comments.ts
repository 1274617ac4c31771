import { appendFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Appends a comment to one Go file of each package that has tests, so that the inputs of each package change. */
export async function commentEachPackage(folder: string): Promise<void> {
  for (const file of await oneOfEachPackage(folder)) await appendFile(file, '\n// The same code.\n');
}

/** Returns one Go file from each folder that has tests. */
async function oneOfEachPackage(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => !/(?:^|\/)(?:testdata|\.git)\//.test(file),
  );
  const tested = new Set(files.filter((file) => file.endsWith('_test.go')).map((file) => dirname(file)));
  return [...tested].flatMap((one) => {
    const file = files.find((name) => dirname(name) === one && name.endsWith('.go') && !name.endsWith('_test.go'));
    return file === undefined ? [] : [join(folder, file)];
  });
}
