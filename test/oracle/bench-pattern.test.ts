import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  belowPattern,
  benchPattern,
  checkBenchExpression,
  compileBenchExpression,
  readTestBinary,
} from '../../src/core/benchfmt/index.ts';
import type { BuiltBinary } from './go-module.ts';
import { buildTestBinary } from './go-module.ts';
import { Random } from './random.ts';

// Names as they stand in the source; testing makes them unique and printable.
const source = String.raw`package weird

import "testing"

func leaf(b *testing.B) {}

func BenchmarkA(b *testing.B) {}
func BenchmarkAB(b *testing.B) {}
func BenchmarkÜnïcode(b *testing.B) {}
func Benchmark(b *testing.B) {}
func Benchmark_1(b *testing.B) {}
func BenchmarkDeep(b *testing.B) {
	for _, outer := range []string{"x", "y", "x|y", "(x)"} {
		b.Run(outer, func(b *testing.B) {
			for _, inner := range []string{"1", "2", "1/2", "[1/2]"} {
				b.Run(inner, leaf)
			}
		})
	}
}
func BenchmarkSub(b *testing.B) {
	names := []string{
		"with space", "tab\there", "new\nline", "", "", "dup", "dup", "dup#01", "a|b", "(paren)", "(", ")", "[br]", "[", "]",
		"[a/b]", "back\\slash", "\\", "$dollar", "^hat", "*star", "+", "?", ".", "{1}", "#hash", "nul\x00byte", "bad\xffutf8",
		"uni/çö∂é/日本語", "emoji😀", "soft\u00adhyphen", "size-8", "size-2", "-", "--", "a/", "/a", "a//b", "key=val/k2=v2", "10_ns/op",
		"b", "b/c", "b/c/d", "b#01", "b", "b/", "b//x", "(b)", "(b)/c", "\u2028", "\u00a0", "\a\b\x7f", "\U000e0001", "Benchmark", "100%", "a,b", "'q'", "\"q\"",
	}
	for _, name := range names {
		b.Run(name, leaf)
	}
}
`;

let binary: BuiltBinary;
let names: string[];

async function runNames(flags: readonly string[]): Promise<string[]> {
  const output = readTestBinary(await binary.run(['-test.benchtime=1x', '-test.cpu=1', ...flags]));
  expect(output.finished).toBe('PASS');
  return output.outcomes.map((outcome) => {
    expect(outcome.kind).toBe('result');
    return outcome.name;
  });
}

beforeAll(async () => {
  binary = await buildTestBinary(source);
  names = await runNames(['-test.bench=.']);
});
afterAll(async () => {
  await binary[Symbol.asyncDispose]();
});

/** The names themselves, and those that go on with a slash: to testing these lie below them. */
function reach(wanted: readonly string[]): (name: string) => boolean {
  return (name) => wanted.some((each) => name === each || name.startsWith(`${each}/`));
}

/** Expected order is testing's own. */
function chosen(of: (name: string) => boolean): string[] {
  return names.filter(of);
}

test('the binary has every kind of name', () => {
  expect(names).toHaveLength(5 + 16 + 58);
  expect(names).toContain('BenchmarkSub/#00');
  expect(names).toContain('BenchmarkSub/#01');
  expect(names).toContain('BenchmarkSub/dup#01');
  expect(names).toContain('BenchmarkSub/dup#01#01');
  expect(names).toContain(String.raw`BenchmarkSub/nul\x00byte`);
  expect(names).toContain('BenchmarkSub/with_space');
  expect(names).toContain('BenchmarkDeep/(x)/[1/2]');
});

describe('benchPattern in the real testing package', () => {
  test('each name alone', async () => {
    for (const name of names)
      expect(await runNames([`-test.bench=${benchPattern([name])}`])).toEqual(chosen(reach([name])));
  });

  test('each name alone, without those below it', async () => {
    for (const name of names)
      expect(await runNames([`-test.bench=${benchPattern([name])}`, `-test.skip=${belowPattern([name])}`])).toEqual([
        name,
      ]);
  });

  test('many names of which none lies below another, and nothing else', async () => {
    const random = new Random(11);
    for (let round = 0; round < 40; round += 1) {
      const share = 1 + random.below(60);
      const some = chosen(() => random.chance(share));
      const wanted = some.filter((name) => !some.some((other) => name.startsWith(`${other}/`)));
      if (wanted.length === 0) continue;
      const mixed = wanted.toReversed();
      const flags = [`-test.bench=${benchPattern(mixed)}`, `-test.skip=${belowPattern(mixed)}`];
      expect(await runNames(flags)).toEqual(wanted);
    }
  });

  test('each name skipped alone', async () => {
    for (const name of names) {
      const skip = benchPattern([name]);
      expect(await runNames(['-test.bench=.', `-test.skip=${skip}`])).toEqual(chosen((other) => !reach([name])(other)));
    }
  });

  test('many names at once, run and skipped', async () => {
    const random = new Random(7);
    for (let round = 0; round < 40; round += 1) {
      const share = 1 + random.below(60);
      const wanted = chosen(() => random.chance(share));
      if (wanted.length === 0) continue;
      const reached = reach(wanted);
      const pattern = benchPattern(wanted.toReversed());
      expect(await runNames([`-test.bench=${pattern}`])).toEqual(chosen(reached));
      expect(await runNames(['-test.bench=.', `-test.skip=${pattern}`])).toEqual(chosen((name) => !reached(name)));
    }
  });

  test('a parent among the names takes all below it along, and hides nothing', async () => {
    const wanted = ['BenchmarkDeep/y/2', 'BenchmarkA', 'BenchmarkDeep/y', 'BenchmarkSub/dup'];
    const expected = chosen(reach(wanted));
    expect(await runNames([`-test.bench=${benchPattern(wanted)}`])).toEqual(expected);
    const left = chosen((name) => !expected.includes(name));
    expect(await runNames(['-test.bench=.', `-test.skip=${benchPattern(wanted)}`])).toEqual(left);
  });
});

const expressions = [
  '.',
  '^BenchmarkA$',
  'BenchmarkA',
  'a',
  '(?i)a',
  'Sub/dup',
  'Sub/^dup$',
  '/dup',
  '//',
  'Deep/x/1',
  'Deep/x|y',
  'Deep/(x|y)/1',
  'Deep/[x/y]',
  'A|Sub/dup|Deep/x',
  'Deep/x/1|Deep',
  'Deep|Deep/x/1',
  'Sub/with space',
  'Sub/new\nline',
  'Sub/nul\\\\x00',
  'Sub/\\|',
  'Sub/\\[',
  'Sub/[[]',
  'Sub/]',
  'Sub/\\(paren\\)',
  'Sub/\\pL+$',
  'Sub/uni/.*/日',
  'Sub/^$',
  'Sub/a/$',
  'Sub/a//b',
  'Sub/\\$',
  '^$',
  'Sub/[^a-z]',
  'Sub/\\d+',
  'Sub/size-\\d',
  '\u{dc}n',
  'Sub/(?:dup|size-8)',
  'x{2,3}',
  'Sub/\u0007',
  '|A',
  'A|',
  'Deep/x/1/2',
  'Deep/x/1/2/3',
  'Sub/\\//',
  'A/B',
  '(A/B)',
  'Benchmark_[0-9]',
  '.*/.*/.*',
  'Sub/emoji.$',
  'Sub/[\\x{1F600}]',
];

describe('matchBenchmarkName against the real testing package', () => {
  test.each(expressions)('%j', async (expression) => {
    expect(checkBenchExpression(expression)).toBeUndefined();
    const matches = compileBenchExpression(expression);
    expect(chosen(matches)).toEqual(await runNames([`-test.bench=${expression}`]));
  });

  const invalid = [
    '(',
    'A/(',
    'a**',
    '[b-a]',
    'x{1001}',
    'A|)',
    '(?=a)',
    '\\',
    'a\\8',
    '(?P<n',
    '[[:nope:]]',
    'Sub/\u00ad',
    'Sub/\\Qa|b\\E',
    '\\p{Nope}',
  ];

  test.each(invalid)('%j is refused by both', async (expression) => {
    expect(checkBenchExpression(expression)).toContain('is not a valid expression');
    const output = readTestBinary(await binary.run([`-test.bench=${expression}`]));
    expect(output.finished).toBeUndefined();
  });
});
