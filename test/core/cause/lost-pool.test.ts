import { expect, test } from 'vitest';
import { declaredPools } from '../../../src/core/cause/lost-pool.ts';

test.each<[string, readonly string[]]>([
  ['var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}', ['pages.Get', 'pages.Put']],
  ['var pages sync.Pool', ['pages.Get', 'pages.Put']],
  ['\tscratches *sync.Pool', ['scratches.Get', 'scratches.Put']],
  ['\tpool := &sync.Pool{}', []],
  ['var small, large = &sync.Pool{}, sync.Pool{}', ['large.Get', 'large.Put']],
  ['return new(sync.Pool)', []],
  ['var once sync.Once', []],
])('%s', (source, calls) => {
  expect(declaredPools(source)).toEqual(calls);
});
