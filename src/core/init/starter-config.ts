import { stringify } from 'yaml';

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly words: string;
}

/** The URL of the configuration's JSON Schema, for editors; `undefined` if there is no stable URL. */
type SchemaAddress = string | undefined;

/**
 * `starterConfig` returns an `.allocgate.yml` that changes nothing: every setting is commented out, with its default or
 * an example as its value.
 */
export function starterConfig(defaults: Readonly<Record<string, unknown>>, schema: SchemaAddress): string {
  const entries = [...settings.map((entry) => ({ ...entry, value: entry.value ?? defaults[entry.key] })), ...examples];
  return [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    ...comment(
      'Settings of allocgate, the memory gate for Go benchmarks. Nothing here takes effect until you uncomment it. In a pull request, the base branch’s file applies; an edit takes effect at once only where it is stricter.',
    ),
    ...entries.flatMap(({ key, value, words }) => [
      '',
      ...comment(words),
      ...stringify({ [key]: value }, { lineWidth: 0 })
        .trimEnd()
        .split('\n')
        .map((line) => `#${line}`),
    ]),
    '',
  ].join('\n');
}

const settings: readonly (Omit<Entry, 'value'> & { readonly value?: unknown })[] = [
  {
    key: 'threshold',
    words: 'An increase by more than this percentage fails. { warn: 10, fail: 15 } adds a tier that only warns.',
  },
  { key: 'metrics', words: 'Units to judge. Others, such as ns/op, are only shown.' },
  { key: 'strict', words: 'true: any added allocation fails, however small the percentage.' },
  { key: 'fail-on', words: 'never: report only; exit codes 1 and 3 become 0. A good way to start.' },
  {
    key: 'leaks',
    words: 'fail: a benchmark that newly leaves goroutines or memory behind fails instead of warning.',
  },
  {
    key: 'blind-spots',
    words:
      'fail-on-new-escape: fail if something newly escapes to the heap in a changed function that no benchmark reaches. off: no check.',
  },
  { key: 'on-removed', words: 'fail: a benchmark that is removed or newly skipped fails instead of warning.' },
  { key: 'bench', words: 'Which benchmarks to measure, as for go test -bench.' },
  { key: 'count', words: 'Samples per benchmark when confirming or recording.' },
  { key: 'timeout', words: 'Time limit for one test process.' },
];

const examples: readonly Entry[] = [
  { key: 'exclude', value: ['./internal/slow/...'], words: 'Packages that are not measured.' },
  { key: 'prepare', value: 'go generate ./...', words: 'Shell command that runs on both sides before the build.' },
  { key: 'copy', value: ['testdata/*.bin'], words: 'Untracked or ignored files that both sides need.' },
  { key: 'test-args', value: ['-dsn', 'mem://'], words: 'Arguments for flags that your tests define.' },
  {
    key: 'drift',
    value: { since: 'tag', warn: 15, fail: 30 },
    words: 'How far small steps may add up since the last release. Needs records on the baseline branch.',
  },
  {
    key: 'rules',
    value: [
      {
        packages: ['./order/...'],
        benchmarks: '^BenchmarkCreateOrder',
        threshold: 5,
        budgets: { 'allocs/op': 8, 'B/op': 1200 },
        strict: true,
      },
    ],
    words: 'Settings for some packages or benchmarks. All matching rules apply; a later one overrides an earlier one.',
  },
  {
    key: 'waivers',
    value: [
      {
        package: './order',
        benchmark: 'BenchmarkCreateOrder/items=8',
        metric: 'allocs/op',
        ceiling: 12,
        until: '2099-12-31',
        reason: 'why the team accepts it',
      },
    ],
    words: 'Regressions that the team accepts for a while, each up to a ceiling.',
  },
];

/** Maximum width of a comment, in columns. */
const width = 100;

function comment(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
