/** A step from one released version of a Go module to another, and the verdict that the gate must reach. */
export interface RealModule {
  readonly module: string;
  readonly base: string;
  readonly head: string;
  readonly packages: readonly string[];
  /** Determined with Go 1.26; a few figures differ with older toolchains. */
  readonly expected: 'pass' | 'fail';
  readonly why: string;
}

/** The modules of `npm run test:real`. Versions are pinned, so that a run next year sees the same sources. */
export const realModules: readonly RealModule[] = [
  {
    module: 'github.com/rs/zerolog',
    base: 'v1.34.0',
    head: 'v1.35.0',
    packages: ['./...'],
    expected: 'fail',
    why: 'a logger that advertises zero allocations; in this release, arrays of objects began to allocate',
  },
  {
    module: 'github.com/go-chi/chi/v5',
    base: 'v5.2.5',
    head: 'v5.3.0',
    packages: ['./...'],
    expected: 'fail',
    why: 'a router that now makes up to four more allocations per request; some sub-benchmark names are prefixes of others',
  },
  {
    module: 'github.com/go-playground/validator/v10',
    base: 'v10.30.1',
    head: 'v10.30.2',
    packages: ['./...'],
    expected: 'fail',
    why: 'a patch release of a package that many services call on every request; its tests have dependencies of their own',
  },
  {
    module: 'github.com/BurntSushi/toml',
    base: 'v1.5.0',
    head: 'v1.6.0',
    packages: ['./...'],
    expected: 'fail',
    why: "a decoder whose benchmarks read the module's test files",
  },
  {
    module: 'github.com/spf13/cast',
    base: 'v1.9.1',
    head: 'v1.9.2',
    packages: ['./...'],
    expected: 'fail',
    why: 'a module with hundreds of generated sub-benchmarks, some with equal names, which Go numbers',
  },
  {
    module: 'github.com/fxamacker/cbor/v2',
    base: 'v2.9.0',
    head: 'v2.9.1',
    packages: ['./...'],
    expected: 'fail',
    why: 'a codec whose benchmark names contain spaces, slashes and type names; unknown fields now cost up to 13 allocations',
  },
  {
    module: 'github.com/expr-lang/expr',
    base: 'v1.17.7',
    head: 'v1.17.8',
    packages: ['./...'],
    expected: 'fail',
    why: 'an interpreter in which many figures got better and one got worse; the release adds twenty benchmarks',
  },
  {
    module: 'github.com/miekg/dns',
    base: 'v1.1.72',
    head: 'v1.1.73',
    packages: ['./...'],
    expected: 'pass',
    why: 'a control, in which nothing may be flagged: only one side has a toolchain line, and some benchmarks run network servers',
  },
  {
    module: 'go.uber.org/zap',
    base: 'v1.27.1',
    head: 'v1.28.0',
    packages: ['./...'],
    expected: 'pass',
    why: 'a control with parallel benchmarks, pools, and stack traces whose size depends on file paths',
  },
  {
    module: 'github.com/gorilla/mux',
    base: 'v1.8.0',
    head: 'v1.8.1',
    packages: ['./...'],
    expected: 'pass',
    why: 'a small control, whose go.mod declares Go 1.12 on base and Go 1.20 on head',
  },
  {
    module: 'golang.org/x/text',
    base: 'v0.42.0',
    head: 'v0.43.0',
    packages: ['./...'],
    expected: 'pass',
    why: 'a module of many packages, with large tables, internal packages and long builds',
  },
  {
    module: 'github.com/klauspost/compress',
    base: 'v1.20.2',
    head: 'v1.20.3',
    packages: ['./fse', './huff0', './gzip', './snappy', './s2', './zstd'],
    expected: 'pass',
    why: 'a module with assembly and large test files, whose benchmarks take milliseconds, allocate megabytes and run in parallel',
  },
];
