const ugly = 'example.com/ugly';
const fatal = '    f_test.go:5: boom: could not set up';
const error = '    f_test.go:6: wrong result 1';
const sub = '    f_test.go:7: sub boom';
const late = '    f_test.go:8: only fails when N>1';
const shape = 'it looks like a result, or part of one, but cannot be parsed';
const widgets = ['better=higher', 'assume=exact'];

function units(line: number): string[] {
  return widgets.map((setting) => `${line} unit widgets/op ${setting}`);
}

/** Names on lines of their own, as `-v` prints them before a result. */
function unfinished(line: number, folder: string, names: readonly string[]): string[] {
  return names.map((name, index) => `${line + index} unfinished Benchmark${name} of ${ugly}/${folder}`);
}

/** Everything in the captures that is no result: line, kind, what it is about, and after a colon what was said. */
export const otherRecords: Readonly<Record<string, readonly string[]>> = {
  'async-printer-test2json.txt': [`117 ok ${ugly}/async`],
  'async-printer.txt': [`70 ok ${ugly}/async`],
  'bad-regexp.txt': [`3 FAIL ${ugly}/names: exit status 1`],
  'benchtime-default-go-test-cached-unit.txt': [`1 ok ${ugly}/names`, `2 ok ${ugly}/nobench`],
  'blog-lines-v.txt': [`20 ok ${ugly}/logs`],
  'blog-lines.txt': [`19 ok ${ugly}/logs`],
  'build-failure-one-of-two.txt': [
    `3 build-failure ${ugly}/names: `,
    `4 build-failure ${ugly}/buildfail: # ${ugly}/buildfail [${ugly}/buildfail.test]\nbuildfail/b_test.go:3:32: undefined: undefinedFn`,
  ],
  'build-failure-takes-first-package-down.txt': [
    `3 build-failure ${ugly}/a/util: `,
    `4 build-failure ${ugly}/buildfail: # ${ugly}/buildfail [${ugly}/buildfail.test]\nbuildfail/b_test.go:3:32: undefined: undefinedFn`,
    `11 ok ${ugly}/names`,
    `18 ok ${ugly}/b/util`,
  ],
  'count3-interleaving.txt': [`21 ok ${ugly}/names`],
  'coverage.txt': [`10 ok ${ugly}/testmain`],
  'cpu-1-2-4.txt': [`24 ok ${ugly}/names`],
  'crlf-whole-file.SYNTHETIC.txt': [`21 ok ${ugly}/names`],
  'custom-metrics-nobenchmem.txt': ['5 syntax-error: missing measurements', `10 ok ${ugly}/custom`],
  'custom-metrics.txt': [`15 ok ${ugly}/custom`],
  'direct-binary-fail-v.txt': [
    `9 failure BenchmarkFatal of ${ugly}/fail: ${fatal}`,
    `12 failure BenchmarkError of ${ugly}/fail: ${error}`,
    `18 failure BenchmarkSubFail/bad of ${ugly}/fail: ${sub}`,
    `21 failure BenchmarkSubFail of ${ugly}/fail: `,
    `24 failure BenchmarkFatalLate-2 of ${ugly}/fail: ${late}`,
    `27 FAIL ${ugly}/fail`,
  ],
  'direct-binary-goexit-v.txt': [
    '6 invalid BenchmarkGoexit@2: the benchmark ended before its first iteration',
    `7 ok ${ugly}/goexit`,
  ],
  'direct-binary-osexit0-silent.txt': [`5 none ${ugly}/osexit`, '6 syntax-error: missing iteration count'],
  'direct-binary-osexit0-with-paniconexit0.txt': [
    `6 panic BenchmarkExit0-2 of ${ugly}/osexit: panic: unexpected call to os.Exit(0) during test`,
    `6 none ${ugly}/osexit`,
  ],
  'direct-binary-panic-mid-v.txt': [
    `8 panic BenchmarkB-2 of ${ugly}/panicmid: panic: assignment to entry in nil map`,
    `8 none ${ugly}/panicmid`,
  ],
  'direct-binary-plain.txt': [...units(30), `32 ok ${ugly}/stdout`],
  'direct-binary-skip-v.txt': [
    `7 skip BenchmarkSkip of ${ugly}/skipb`,
    `11 skip BenchmarkSubSkip/x of ${ugly}/skipb`,
    `17 ok ${ugly}/skipb`,
  ],
  // A benchmark prints a result of another name: a frame, or an event, tells whose output it is.
  'direct-binary-test2json-v.txt': [
    `29 syntax-error: ${shape}`,
    `30 syntax-error: ${shape}`,
    ...units(62),
    `65 ok ${ugly}/stdout`,
  ],
  'direct-binary-timeout-not-enforced.txt': [`5 none ${ugly}/timeout`],
  'direct-binary-v.txt': [...units(41), `43 ok ${ugly}/stdout`],
  'failed-fatal-error.txt': [
    `6 failure BenchmarkFatal of ${ugly}/fail: ${fatal}`,
    `8 failure BenchmarkError of ${ugly}/fail: ${error}`,
    `11 failure BenchmarkSubFail/bad of ${ugly}/fail: ${sub}`,
    `14 failure BenchmarkSubFail of ${ugly}/fail: `,
    `15 failure BenchmarkFatalLate-2 of ${ugly}/fail: ${late}`,
    `20 FAIL ${ugly}/fail: exit status 1`,
  ],
  'failfast-count.txt': [
    `7 failure BenchmarkFatal of ${ugly}/fail: ${fatal}`,
    `9 failure BenchmarkError of ${ugly}/fail: ${error}`,
    `13 failure BenchmarkSubFail/bad of ${ugly}/fail: ${sub}`,
    `17 failure BenchmarkSubFail of ${ugly}/fail: `,
    `18 failure BenchmarkFatalLate-2 of ${ugly}/fail: ${late}`,
    `20 failure BenchmarkFatalLate-2 of ${ugly}/fail: ${late}`,
    `26 FAIL ${ugly}/fail: exit status 1`,
  ],
  'failing-unit-test-without-run-flag.txt': [
    `1 failure TestBroken of ${ugly}/fataltest:     f_test.go:4: a failing unit test`,
    `5 FAIL ${ugly}/fataltest: exit status 1`,
  ],
  'float-scientific.SYNTHETIC.txt': [`8 ok ${ugly}/custom`],
  'gctrace-merged.txt': ['27 ok encoding/json'],
  'github-log-timestamps.SYNTHETIC.txt': [`21 ok ${ugly}/names`],
  'go-download-noise.SYNTHETIC.txt': [`9 ok ${ugly}/names`],
  'goexit.txt': ['5 invalid BenchmarkGoexit@2: the benchmark ended before its first iteration', `7 ok ${ugly}/goexit`],
  'gomaxprocs1-no-suffix.txt': [`43 ok ${ugly}/names`],
  'huge-bop-2GiB.txt': [`7 ok ${ugly}/custom`],
  'init-panic.txt': [
    `1 panic undefined of ${ugly}/initpanic: panic: init exploded`,
    `7 FAIL ${ugly}/initpanic: exit status 2`,
  ],
  'json-bench-fail.jsonl.txt': [
    `14 failure BenchmarkFatal of ${ugly}/fail: ${fatal}`,
    `20 failure BenchmarkError of ${ugly}/fail: ${error}`,
    `34 failure BenchmarkSubFail/bad of ${ugly}/fail: ${sub}`,
    `40 failure BenchmarkSubFail of ${ugly}/fail: `,
    `46 failure BenchmarkFatalLate-2 of ${ugly}/fail: ${late}`,
    `54 FAIL ${ugly}/fail: exit status 1`,
  ],
  'json-bench-panic.jsonl.txt': [
    `13 panic BenchmarkB-2 of ${ugly}/panicmid: panic: assignment to entry in nil map`,
    `26 FAIL ${ugly}/panicmid: exit status 2`,
  ],
  'json-bench-stdout-noise.jsonl.txt': [
    `33 syntax-error: ${shape}`,
    `34 syntax-error: ${shape}`,
    ...units(66),
    `69 ok ${ugly}/stdout`,
  ],
  'json-bench.jsonl.txt': [`30 ok ${ugly}/names`],
  'json-build-fail.jsonl.txt': [
    `5 build-failure ${ugly}/buildfail: # ${ugly}/buildfail [${ugly}/buildfail.test]\nbuildfail/b_test.go:3:32: undefined: undefinedFn`,
    `18 ok ${ugly}/names`,
  ],
  'list-benchmarks.txt': [
    ...unfinished(1, 'names', ['Plain', 'Ünïcode', '_underscore', '', '1Digit', 'EndsIn8', 'Sub']),
    `8 ok ${ugly}/names`,
    `9 no-test-files ${ugly}/notests`,
    `10 ok ${ugly}/nobench`,
    ...unfinished(11, 'skipb', ['Skip', 'SubSkip', 'EmptyParent']),
    `14 ok ${ugly}/skipb`,
  ],
  'missing-module.txt': [
    `4 setup-failure ${ugly}/modfail: # ${ugly}/modfail\nmodfail/m_test.go:2:20: no required module provides package github.com/does/notexist; to add it:\n\tgo get github.com/does/notexist`,
    `11 ok ${ugly}/names`,
  ],
  'multi-package-same-bench-name.txt': [`7 ok ${ugly}/a/util`, `14 ok ${ugly}/b/util`],
  'names.txt': [`43 ok ${ugly}/names`],
  'no-match.txt': [`2 ok ${ugly}/names`],
  'no-test-files.txt': [`1 no-test-files ${ugly}/notests`, `3 ok ${ugly}/nobench`, `12 ok ${ugly}/zero`],
  'osexit0-mid.txt': [
    '6 invalid BenchmarkExit0@2: the benchmark ended before its first iteration',
    `7 panic undefined of ${ugly}/osexit: panic: unexpected call to os.Exit(0) during test`,
    `21 FAIL ${ugly}/osexit: exit status 2`,
  ],
  'panic-in-goroutine.txt': [
    `1 panic undefined of ${ugly}/goexit: panic: in goroutine`,
    `9 FAIL ${ugly}/goexit: exit status 2`,
  ],
  'panic-mid.txt': [
    `6 panic BenchmarkB-2 of ${ugly}/panicmid: panic: assignment to entry in nil map`,
    `18 FAIL ${ugly}/panicmid: exit status 2`,
  ],
  'parallel.txt': [`8 ok ${ugly}/parallelb`],
  'race-detector.txt': [`9 ok ${ugly}/testmain`],
  'shuffle.txt': [`8 ok ${ugly}/names`],
  'skip-v.txt': [
    `7 skip BenchmarkSkip of ${ugly}/skipb`,
    `11 skip BenchmarkSubSkip/x of ${ugly}/skipb`,
    `18 ok ${ugly}/skipb`,
  ],
  'skip.txt': [`8 ok ${ugly}/skipb`],
  'stdout-noise-merged.txt': [...units(30), `33 ok ${ugly}/stdout`],
  'stdout-noise-stdout-only.txt': [...units(30), `33 ok ${ugly}/stdout`],
  'stdout-noise-v.txt': [...units(41), `44 ok ${ugly}/stdout`],
  'testmain-exit0-no-benchmarks.txt': [`2 ok ${ugly}/testmainbad`],
  'testmain-noise.txt': [`9 ok ${ugly}/testmain`],
  'timeout.txt': [
    `168 timeout of ${ugly}/timeout: *** Test killed with quit: ran too long (1m3s).`,
    `170 FAIL ${ugly}/timeout: exit status 2`,
  ],
  'unit-metadata.SYNTHETIC.txt': [
    '6 unit widgets/op better=higher',
    '7 unit B/op assume=exact',
    '8 unit allocs/op assume=exact',
    `11 ok ${ugly}/custom`,
  ],
  'v-flag.txt': [`17 ok ${ugly}/names`],
  'vet-failure.txt': [
    `4 build-failure ${ugly}/vetfail: # ${ugly}/vetfail\n# [${ugly}/vetfail]\nvetfail/v_test.go:4:78: fmt.Sprintf format %d has arg "notint" of wrong type string`,
  ],
  'zero-iterations-1ns.txt': [`8 ok ${ugly}/zero`],
  'zero-iterations-nan.txt': [`70 FAIL ${ugly}/zero: exit status 2`],
  'zero-work.txt': [`9 ok ${ugly}/zero`],
};
