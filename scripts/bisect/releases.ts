import { words } from '../history/words.ts';

/** A benchmark of a real module that a release made worse, and the neighbouring releases. */
export interface BisectCase {
  readonly module: string;
  /** Versions in the order of the commits. Some histories run backwards, because the releases only got better. */
  readonly versions: readonly string[];
  readonly package: string;
  readonly benchmark: string;
  /**
   * The release that made it worse, according to the changes since the release before it
   * (test/attribution/corpus.json).
   */
  readonly worseSince: string;
}

export const bisectCases: readonly BisectCase[] = [
  {
    module: 'github.com/rs/zerolog',
    versions: words('v1.26.1 v1.27.0 v1.28.0 v1.29.0 v1.29.1 v1.30.0 v1.31.0 v1.32.0 v1.33.0 v1.34.0 v1.35.0 v1.35.1'),
    package: '.',
    benchmark: 'BenchmarkLogArrayObject',
    worseSince: 'v1.35.0',
  },
  {
    module: 'github.com/go-chi/chi/v5',
    versions: words('v5.0.12 v5.1.0 v5.2.0 v5.2.1 v5.2.2 v5.2.3 v5.2.4 v5.2.5 v5.3.0 v5.3.1 v5.3.2 v5.4.0 v5.5.0'),
    package: '.',
    benchmark: 'BenchmarkMux/route:/sharing/z/aBc',
    worseSince: 'v5.3.0',
  },
  {
    module: 'github.com/go-playground/validator/v10',
    versions: words(
      'v10.20.0 v10.22.0 v10.22.1 v10.23.0 v10.24.0 v10.25.0 v10.26.0 v10.27.0 v10.28.0 v10.29.0 v10.30.0 v10.30.1 v10.30.2',
    ),
    package: '.',
    benchmark: 'BenchmarkFieldSuccess',
    worseSince: 'v10.30.2',
  },
  {
    module: 'github.com/spf13/cast',
    versions: words('v1.8.0 v1.9.0 v1.9.1 v1.9.2 v1.10.0'),
    package: '.',
    benchmark: 'BenchmarkNumber/int#05/Specific',
    worseSince: 'v1.9.2',
  },
  {
    module: 'github.com/fxamacker/cbor/v2',
    versions: words('v2.5.0 v2.6.0 v2.7.0 v2.8.0 v2.9.0 v2.9.1 v2.9.2'),
    package: '.',
    benchmark: 'BenchmarkUnmarshalMapToStruct/default_options/all_unknown_fields',
    worseSince: 'v2.9.1',
  },
  {
    module: 'github.com/sirupsen/logrus',
    versions: words('v1.10.2 v1.10.1 v1.10.0 v1.9.4 v1.9.3 v1.9.2 v1.9.1 v1.9.0 v1.8.3 v1.8.1 v1.7.0'),
    package: '.',
    benchmark: 'BenchmarkErrorTextFormatter',
    worseSince: 'v1.9.4',
  },
  {
    module: 'github.com/mitchellh/mapstructure',
    versions: words('v1.2.2 v1.3.2 v1.3.3 v1.4.0 v1.4.1 v1.4.2 v1.4.3 v1.5.0'),
    package: '.',
    benchmark: 'Benchmark_DecodeEmbedded',
    worseSince: 'v1.5.0',
  },
  {
    module: 'github.com/shopspring/decimal',
    versions: words('v1.6.0 v1.5.0 v1.4.0 v1.3.1 v1.2.0'),
    package: '.',
    benchmark: 'BenchmarkNewFromStringFloat',
    worseSince: 'v1.2.0',
  },
  {
    module: 'github.com/Masterminds/semver/v3',
    versions: words('v3.5.0 v3.4.0 v3.3.1 v3.3.0 v3.2.1 v3.2.0 v3.1.1 v3.1.0'),
    package: '.',
    benchmark: 'BenchmarkStrictNewVersionMeta',
    worseSince: 'v3.2.1',
  },
];
