/** The reason why the three ways differ on a benchmark, as its figures and its source show. */
export interface Explanation {
  readonly package: string;
  /** One benchmark or, with `/…` at the end, all benchmarks below it. */
  readonly benchmark: string;
  readonly cause: string;
}

const s2 = 'github.com/klauspost/compress/s2';
const zstd = 'github.com/klauspost/compress/zstd';

/** `Writer.buffers` of writer.go is a sync.Pool. Writers compress in several goroutines unless their name has `-c1`. */
const sharedPool = 'buffers from a sync.Pool that several goroutines share';

export const explanations: readonly Explanation[] = [
  {
    package: s2,
    benchmark: 'BenchmarkRandomEncodeBlock1MB/snappy-better',
    cause: 'a pooled table of 590 KB is allocated again up to twice per run',
  },
  {
    package: s2,
    benchmark: 'BenchmarkReadFromRandom/default-c1-pad-min',
    cause: 'buffers from a sync.Pool',
  },
  { package: s2, benchmark: 'BenchmarkReadFromRandom/…', cause: sharedPool },
  { package: s2, benchmark: 'BenchmarkWriterRandom/…', cause: sharedPool },
  {
    package: s2,
    benchmark: 'BenchmarkTwainEncode1e5/snappy-default',
    cause: 'a pooled table of 65 KB is allocated again at most once per run',
  },
  {
    package: s2,
    benchmark: 'BenchmarkTwainEncode1e7/better',
    cause: 'a pooled table of 590 KB is allocated again in four of the six runs',
  },
  {
    package: zstd,
    benchmark: 'BenchmarkDecoder_DecodeAll/kppkn.gtb.zst',
    cause: 'each run allocates up to 6 KB in total, and N was about half as large in the second measurement',
  },
  {
    package: zstd,
    benchmark: 'BenchmarkDecoder_DecodeAllFilesP/Mark.Twain-Tom.Sawyer.txt/better',
    cause: 'the goroutines allocate buffers of 989 KB in total before their loops, and N varies',
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
