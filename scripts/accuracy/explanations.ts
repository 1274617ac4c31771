/** The reason why the three ways differ on a benchmark, as its figures and its source show. */
export interface Explanation {
  readonly package: string;
  /** One benchmark or, with `/…` at the end, all benchmarks below it. */
  readonly benchmark: string;
  readonly cause: string;
}

const s2 = 'github.com/klauspost/compress/s2';
const zstd = 'github.com/klauspost/compress/zstd';

/** `Writer.buffers` of writer.go is a sync.Pool, and most of these writers compress in several goroutines. */
const writerPool =
  'block buffers come from a sync.Pool, in most cases shared by several goroutines; how many buffers are allocated again depends on when the garbage collector empties the pool';

export const explanations: readonly Explanation[] = [
  {
    package: s2,
    benchmark: 'BenchmarkRandomEncodeBlock1MB/snappy-better',
    cause: 'a pooled table of 590 KB is allocated again up to twice per run: B/op × N is 0, 586 K or 1,180 K',
  },
  { package: s2, benchmark: 'BenchmarkReadFromRandom/…', cause: writerPool },
  { package: s2, benchmark: 'BenchmarkWriterRandom/…', cause: writerPool },
  {
    package: s2,
    benchmark: 'BenchmarkTwainEncode1e5/snappy-default',
    cause: 'a pooled table of 65 KB is allocated again at most once per run (65 KB ÷ N); the difference is below 16 B',
  },
  {
    package: s2,
    benchmark: 'BenchmarkTwainEncode1e7/better',
    cause:
      'a pooled table of 590 KB is allocated again at most once per run: B/op × N is 590 K in four of six runs, and below 1 K in the others',
  },
  {
    package: zstd,
    benchmark: 'BenchmarkDecoder_DecodeAll/kppkn.gtb.zst',
    cause:
      'each run allocates up to 6 KB in total, which is divided by N, and N was about half as large in the second measurement; the difference is below 16 B',
  },
  {
    package: zstd,
    benchmark: 'BenchmarkDecoder_DecodeAllFilesP/Mark.Twain-Tom.Sawyer.txt/better',
    cause:
      'each parallel goroutine allocates one buffer before its loop: B/op × N is 989 K in all six runs, and N varies',
  },
];

/** Returns the explanation of a benchmark, or `undefined` if nobody has examined it yet. */
export function explain(of: { readonly package: string; readonly benchmark: string }): string | undefined {
  return explanations.find(
    ({ package: importPath, benchmark }) =>
      importPath === of.package &&
      (benchmark === of.benchmark || (benchmark.endsWith('/…') && of.benchmark.startsWith(benchmark.slice(0, -1)))),
  )?.cause;
}
