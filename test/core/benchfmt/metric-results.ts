/** As `plainResults`: captures of metrics that benchmarks report themselves. What is not finite stands after a bar. */
export const metricResults: Readonly<Record<string, readonly string[]>> = {
  'custom-metrics.txt': [
    '5 BenchmarkMetric@2 100 124.4 ns/op 123456789012345680 giant/op 1000000000 huge/op 0.0000000 tiny/op 3.142 widgets/op 88 B/op 2 allocs/op',
    '6 BenchmarkMetricNaN@2 100 122.2 ns/op +Inf inf/op NaN nan/op -5.000 neg/op -Inf ninf/op 0 z/op 88 B/op 2 allocs/op',
    '7 BenchmarkOverrideBop@2 100 7 B/op 0 allocs/op',
    '8 BenchmarkOverrideNoMem@2 100 209.0 ns/op 1234567 B/op 2 allocs/op',
    '9 BenchmarkP99@2 100 49.18 ns/op 99.90 %hit 12.50 p99-ns 4.000 µs/req 88 B/op 2 allocs/op',
    '10 BenchmarkSetBytes@2 100 430197 ns/op 2437.43 MB/s 1048602 B/op 2 allocs/op',
    '11 BenchmarkNsSmall@2 100 2.310 ns/op 0 B/op 0 allocs/op',
    '12 BenchmarkReportAllocs@2 100 37.25 ns/op 88 B/op 2 allocs/op',
    '13 BenchmarkLoop@2 100 34.75 ns/op 88 B/op 2 allocs/op',
  ],
  'custom-metrics-nobenchmem.txt': [
    '6 BenchmarkOverrideNoMem@2 100 87.63 ns/op',
    '7 BenchmarkSetBytes@2 100 395988 ns/op 2648.00 MB/s',
    '8 BenchmarkReportAllocs@2 100 42.47 ns/op 88 B/op 2 allocs/op',
  ],
};
