import { benchmarkFile, goMod } from '../../support/go-module.ts';

/** `top` uses `middle` uses `bottom`; `asm`, `cgo` and `embed` hold other kinds of source; `plain` has no benchmark. */
export const listedModule = {
  'go.mod': goMod(
    'example.com/m',
    '',
    'require example.com/replaced v0.0.0',
    '',
    'replace example.com/replaced => ./replaced',
  ),
  'README.md': 'read me',
  'top/top_test.go': benchmarkFile('top_test', 'middle.F()', { imports: ['example.com/m/middle'] }),
  'top/testdata/deep/input.txt': 'input',
  'testdata/shared.txt': 'shared',
  'middle/middle.go': 'package middle\n\nimport "example.com/m/bottom"\n\nfunc F() int { return bottom.F() }\n',
  'bottom/bottom.go': 'package bottom\n\nfunc F() int { return 1 }\n',
  'bottom/bottom_test.go': 'package bottom\n\nimport "testing"\n\nfunc TestF(t *testing.T) { F() }\n',
  'alone/alone_test.go': benchmarkFile('alone', ''),
  'embed/embed.go': 'package embed\n\nimport _ "embed"\n\n//go:embed assets/a.txt\nvar A string\n',
  'embed/assets/a.txt': 'a',
  'embed/assets/unused.txt': 'u',
  'embed/embed_test.go': benchmarkFile('embed', '_ = A'),
  'cgo/cgo.go':
    'package cgo\n\n// #cgo CFLAGS: -I${SRCDIR}/include\n// #include "one.h"\nimport "C"\n\nfunc F() int { return int(C.one()) }\n',
  'cgo/include/one.h': 'static inline int one(void) { return 1; }\n',
  'cgo/cgo_test.go': benchmarkFile('cgo', 'F()'),
  'tagged/tagged.go': 'package tagged\n',
  'tagged/tagged_test.go': `//go:build extra\n\n${benchmarkFile('tagged', '')}`,
  'plain/plain.go': 'package plain\n',
  'plain/plain_test.go': 'package plain\n\nimport "testing"\n\nfunc TestX(t *testing.T) {}\n',
  'local/local_test.go': benchmarkFile('local', 'replaced.F()', { imports: ['example.com/replaced'] }),
  'replaced/go.mod': goMod('example.com/replaced'),
  'replaced/replaced.go': 'package replaced\n\nfunc F() int { return 1 }\n',
};

/** Packages of it that have benchmarks without further flags. */
export const withBenchmarks = ['alone', 'cgo', 'embed', 'local', 'top'];
