import type { Random } from './random.ts';

const numbers = [
  '0',
  '1',
  '100',
  '5',
  '-5',
  '+7',
  '007',
  '1000000000',
  '9007199254740991',
  '9007199254740992',
  '9223372036854775807',
  '9223372036854775808',
  '123456789012345678901234567890',
  '1.5',
  '.5',
  '5.',
  '.',
  '-',
  '+',
  '1e3',
  '1E-3',
  '1e+3',
  '1e',
  '1e999',
  '-1e999',
  '1e-999',
  '4.9e-324',
  '2.4e-324',
  '1.7976931348623157e308',
  '1.7976931348623159e308',
  '1e23',
  '0.1',
  'NaN',
  'nan',
  '+NaN',
  'Inf',
  '+Inf',
  '-inf',
  'Infinity',
  '-INFINITY',
  'infinit',
  '1_000',
  '0x10',
  '0x1p-2',
  '0X1.8P+3',
  '0x1.fffffffffffff8p0',
  '0x1.fffffffffffff7p0',
  '0x1.00000000000008p0',
  '0x1p-1074',
  '0x1p-1075',
  '0x1.8p-1075',
  '0x1p-1080',
  '0x1p1023',
  '0x1p1024',
  '-0x1.fffffffffffff8p1023',
  '0x_1p1',
  '0x1_0p2',
  '0x1__0p2',
  '0x1p1_0',
  '0x1_p1',
  '_1',
  '0x',
  '0xp1',
  '0x.8p1',
  '0x1.p1',
  '0x.p1',
  '0x0p99999',
  '0x123456789abcdef123456789p-90',
  '1,000',
  '1 000',
  '100ns',
  '٣',
  'x',
] as const;

const units = [
  'ns/op',
  'B/op',
  'allocs/op',
  'MB/s',
  'sec/op',
  'widgets/op',
  'p99-ns',
  'µs/req',
  '%hit',
  'B-total',
  '1',
  '日本',
] as const;
const blanks = [
  ' ',
  '\t',
  '  ',
  ' \t',
  '     \t     ',
  '\v',
  '\f',
  '\r',
  '\u0085',
  '\u00a0',
  '\u2003',
  '\u3000',
  '\ufeff',
  '\u200b',
] as const;
const keys = [
  'goos',
  'goarch',
  'pkg',
  'cpu',
  'commit',
  'ünter',
  'key',
  'a/b',
  'x-y',
  'k=v',
  'ﬀ',
  'ºx',
  'keY',
  'Key',
  '1key',
  'ke y',
] as const;
const values = ['linux', 'example.com/m', '', ' ', 'two words', 'trailing ', 'a: b', '\tx', '\u00a0x', 'é'] as const;
const noise = [
  'PASS',
  'FAIL',
  'ok  \tm\t0.1s',
  'exit status 1',
  '',
  ' ',
  '\t',
  '    x_test.go:5: log',
  'tick',
  '{"a":1}',
  '***',
  '\u0000\u0001',
] as const;
const damage = [' ', '\t', '-', '/', ':', '=', '.', '0', '9', 'e', 'B', '\r', '\u00a0', 'é', '\u0000', '😀'] as const;

/** One text of benchmark format, well-formed lines and damaged ones mixed. */
export function generateText(random: Random, lines: number): string {
  const end = random.pick(['\n', '\n', '\n', '\r\n'] as const);
  const text = Array.from({ length: lines }, () => generateLine(random)).join(end);
  return `${random.chance(2) ? `\ufeff${resultLine(random)}${end}` : ''}${text}${random.chance(50) ? end : ''}`;
}

function generateLine(random: Random): string {
  const line = cleanLine(random);
  return random.chance(12) ? damaged(line, random) : line;
}

function cleanLine(random: Random): string {
  const dice = random.below(100);
  if (dice < 55) return resultLine(random);
  if (dice < 70)
    return `${random.pick(keys)}${random.pick([': ', ':', ':\t', ':  ', '::', ' : '] as const)}${random.pick(values)}`;
  if (dice < 80) return unitLine(random);
  if (dice < 86) return name(random);
  if (dice < 92) return random.pick(noise);
  return goTestLine(random);
}

function resultLine(random: Random): string {
  const common = random.chance(75);
  const blank = (): string => (common ? random.pick([' ', '\t', '     \t     '] as const) : random.pick(blanks));
  const count = common ? String(1 + random.below(100_000)) : random.pick(numbers);
  const pairs = random.repeat(
    4,
    () => `${blank()}${random.chance(70) ? plainNumber(random) : random.pick(numbers)}${blank()}${random.pick(units)}`,
  );
  return `${name(random)}${blank()}${count}${pairs}${random.chance(10) ? blank() : ''}`;
}

function plainNumber(random: Random): string {
  return random.chance(50)
    ? String(random.below(1_000_000))
    : (random.below(1_000_000_000) / 10 ** random.below(9)).toString();
}

function name(random: Random): string {
  const part = (): string =>
    random.pick([
      'Encode',
      'X',
      '',
      'é',
      '日本',
      'size=8',
      'a|b',
      '#00',
      '10_ns',
      '-',
      '"q"',
      '\\x00',
      '\u200b',
    ] as const);
  const suffix = random.pick(['', '', '-2', '-8', '-16', '-1', '-08', '-99999999999999999999'] as const);
  return `Benchmark${part()}${random.repeat(2, () => `/${part()}`)}${suffix}`;
}

function unitLine(random: Random): string {
  const pair = (): string =>
    `${random.pick(blanks)}${random.pick(['better', 'assume', '', 'x'] as const)}${random.pick(['=', '=', '=', ''] as const)}${random.pick(['higher', 'lower', 'exact', '', 'a=b'] as const)}`;
  const unit = random.chance(10) ? '' : `${random.pick(units)}${random.chance(40) ? random.below(40) : ''}`;
  return `${random.pick(['Unit', 'Unit', 'Unit', 'Units', 'U'] as const)}${random.pick(blanks)}${unit}${random.repeat(3, pair)}`;
}

/** What `go test` and the benchmarks themselves mix into the format. */
function goTestLine(random: Random): string {
  // These change the configuration of every later result, so most texts do without.
  if (random.chance(1)) return random.pick(['panic: boom', 'noisegoos: linux', 'noise goos: linux'] as const);
  const printed = `${name(random)}   \t`;
  const figures = `     100\t       ${plainNumber(random)} ns/op\t      88 B/op\t       2 allocs/op`;
  return random.pick([
    `${printed}hello${figures}`,
    printed,
    `${printed}a line of output`,
    figures,
    `tick ${printed}${figures}`,
    `${printed}--- FAIL: ${printed.trimEnd()}`,
    `${printed}panic: boom`,
    'goroutine 9 [running]:',
    `2026-01-02T03:04:05.1234567Z ${printed}${figures}`,
    `\u001b[32m${printed}\u001b[0m${figures}`,
    `${printed}\u001b[32m${figures}`,
    '--- FAIL: BenchmarkX-2',
    '# example.com/m [example.com/m.test]',
    'FAIL\texample.com/m [build failed]',
  ]);
}

function damaged(line: string, random: Random): string {
  const at = random.below(line.length + 1);
  switch (random.below(4)) {
    case 0:
      return line.slice(0, at);
    case 1:
      return line.slice(0, at) + line.slice(at + 1 + random.below(3));
    case 2:
      return line.slice(0, at) + random.pick(damage) + line.slice(at);
    default:
      return line.slice(at) + line.slice(0, at);
  }
}
