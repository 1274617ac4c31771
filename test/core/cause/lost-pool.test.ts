import { expect, test } from 'vitest';
import { sourcesOf } from '../../support/gofacts.ts';

test.each<[string, readonly string[]]>([
  ['var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}', ['pages']],
  ['var pages sync.Pool', ['pages']],
  ['type server struct {\n\tscratches *sync.Pool\n}', ['scratches']],
  ['func f() { pool := &sync.Pool{}; _ = pool }', []],
  ['var small, large = &sync.Pool{}, sync.Pool{}', ['small', 'large']],
  ['var pages = new(sync.Pool)', ['pages']],
  ['var once sync.Once', []],
])('pools that a file declares: %s', (source, pools) => {
  expect(sourcesOf({ 'p.go': `package p\n\n${source}\n` }).described.base.get('p.go')?.pools).toEqual(pools);
});
