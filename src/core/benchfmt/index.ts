export type * from './records.ts';
export type { TestBinaryOutput, UnitMetadata } from './outcome.ts';
export type { WritableResult } from './writer.ts';
export { belowPattern, benchPattern } from './bench-pattern.ts';
export {
  checkBenchExpression,
  compileBenchExpression,
  matchBenchmarkFunction,
  matchBenchmarkName,
} from './bench-expression.ts';
export { BenchmarkReader, foldBenchmarks, readBenchmarks } from './reader.ts';
export { RunningBenchmark } from './running-benchmark.ts';
export { Samples } from './samples.ts';
export { readTestBinary } from './test-binary.ts';
export { writeBenchmarks } from './writer.ts';
