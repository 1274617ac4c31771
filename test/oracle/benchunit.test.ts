import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonScale, formatScaled, tidy, unitClass } from '../../src/core/benchunit/index.ts';
import type { PerfOracle } from './perf-oracle.ts';
import { buildPerfOracle } from './perf-oracle.ts';
import { Random } from './random.ts';

let oracle: PerfOracle;
beforeAll(async () => {
  oracle = await buildPerfOracle();
});
afterAll(async () => {
  await oracle[Symbol.asyncDispose]();
});

const parts = ['ns', 'MB', 'B', 'bytes', 'sec', 'op', 'allocs', 'x', 'disk-B', 'µs', ' ', ''] as const;

interface Scaled {
  readonly text: string;
  readonly tidy: string;
  readonly unit: string;
  readonly class: string;
}

test('30,000 values in many units are tidied and scaled as x/perf does', async () => {
  const random = new Random(Number(process.env['ORACLE_SEED'] ?? 20_261_123));
  const values = Array.from({ length: 30_000 }, () => {
    const joint = (): string => random.pick(['/', '/', '*', '-', ''] as const);
    const unit = `${random.pick(parts)}${joint()}${random.pick(parts)}${random.chance(20) ? joint() + random.pick(parts) : ''}`;
    const digits = String(1 + random.below(9_999_999));
    const number = random.chance(40) ? random.below(5_000_000) / 8 : Number(`${digits}e${random.below(28) - 18}`);
    return { value: String(random.chance(20) ? -number : number), unit };
  });
  const answers = (await oracle.ask({ values })) as Scaled[];
  const ours = values.map(({ value, unit }): Scaled => {
    const kind = unitClass(unit);
    const base = tidy(Number(value), unit);
    return {
      text: formatScaled(Number(value), commonScale([Number(value)], kind)),
      tidy: String(base.value),
      unit: base.unit,
      class: kind === 'binary' ? 'Binary' : 'Decimal',
    };
  });
  const different = ours.flatMap((mine, index) => {
    const theirs = answers[index];
    const same =
      theirs !== undefined &&
      mine.text === theirs.text &&
      Number(mine.tidy) === Number(theirs.tidy) &&
      mine.unit === theirs.unit &&
      mine.class === theirs.class;
    return same ? [] : [{ asked: values[index], mine, theirs }];
  });
  expect(different.slice(0, 5)).toEqual([]);
});
