import { checkPlanted } from '../check.ts';
import type { Section } from '../fault.ts';
import { type Files, keeping, PlantedRegression } from '../planted.ts';

interface Missing {
  readonly base: Files;
  readonly head: Files;
  /** Files in the checkout that git ignores. */
  readonly ignored: Files;
}

const reading = (file: string): string =>
  `func init() {\n\tif _, err := os.ReadFile("${file}"); err != nil {\n\t\tpanic(err)\n\t}\n}\n`;

/** Files that base needs and that its commit doesn't contain; head needs none of them. */
const cases: Readonly<Record<string, Missing>> = {
  'data that a benchmark reads': {
    base: { '.gitignore': '*.bin\n', 'm_test.go': keeping(2, reading('testdata/big.bin'), ['os']) },
    head: { 'm_test.go': keeping(4) },
    ignored: { 'testdata/big.bin': 'x' },
  },
  'an embedded file': {
    base: { '.gitignore': '*.bin\n', 'e.go': 'package m\n\nimport _ "embed"\n\n//go:embed big.bin\nvar big string\n' },
    head: { 'e.go': 'package m\n\nvar big string\n' },
    ignored: { 'big.bin': 'x' },
  },
  'a generated Go file': {
    base: { '.gitignore': '*_gen.go\n', 'v.go': 'package m\n\nvar V = version\n' },
    head: { 'v.go': 'package m\n\nvar V = "1"\n' },
    ignored: { 'version_gen.go': 'package m\n\nconst version = "1"\n' },
  },
  'a generated package': {
    base: { '.gitignore': 'gen/\n', 'v.go': 'package m\n\nimport "example.com/m/gen"\n\nvar V = gen.V\n' },
    head: { 'v.go': 'package m\n\nvar V = "1"\n' },
    ignored: { 'gen/gen.go': 'package gen\n\nconst V = "1"\n' },
  },
};

/** Checks with files that the checkout contains and base's commit doesn't. */
export const missingFiles: Section = {
  name: 'missing file',
  async *run({ cli }) {
    for (const [fault, { base, head, ignored }] of Object.entries(cases)) {
      using planted = new PlantedRegression(base, head);
      planted.write(ignored);
      const env = { ALLOCGATE_CACHE: planted.folder('cache') };
      yield { fault: `base: ${fault}`, outcome: await checkPlanted({ cli, repository: planted.repository, env }) };
    }
  },
};
