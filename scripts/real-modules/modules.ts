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
    why: 'a logger that advertises zero allocations: arrays of objects began to allocate',
  },
  {
    module: 'github.com/go-chi/chi/v5',
    base: 'v5.2.5',
    head: 'v5.3.0',
    packages: ['./...'],
    expected: 'fail',
    why: 'a router: up to four more allocations for a request; names of sub-benchmarks that begin other names',
  },
  {
    module: 'github.com/go-playground/validator/v10',
    base: 'v10.30.1',
    head: 'v10.30.2',
    packages: ['./...'],
    expected: 'fail',
    why: 'a patch release of what many services call for each request; tests with dependencies of their own',
  },
  {
    module: 'github.com/BurntSushi/toml',
    base: 'v1.5.0',
    head: 'v1.6.0',
    packages: ['./...'],
    expected: 'fail',
    why: 'a decoder whose benchmarks read test files of the module',
  },
  {
    module: 'github.com/spf13/cast',
    base: 'v1.9.1',
    head: 'v1.9.2',
    packages: ['./...'],
    expected: 'fail',
    why: 'hundreds of generated sub-benchmarks, some with equal names that Go numbers',
  },
  {
    module: 'github.com/fxamacker/cbor/v2',
    base: 'v2.9.0',
    head: 'v2.9.1',
    packages: ['./...'],
    expected: 'fail',
    why: 'names with spaces, slashes and type names; 0 to 13 allocations on unknown fields',
  },
  {
    module: 'github.com/expr-lang/expr',
    base: 'v1.17.7',
    head: 'v1.17.8',
    packages: ['./...'],
    expected: 'fail',
    why: 'an interpreter that became better in many figures and worse in one; twenty benchmarks were added',
  },
  {
    module: 'github.com/miekg/dns',
    base: 'v1.1.72',
    head: 'v1.1.73',
    packages: ['./...'],
    expected: 'pass',
    why: 'a control: nothing may be flagged; a toolchain line on one side; network servers in benchmarks',
  },
  {
    module: 'go.uber.org/zap',
    base: 'v1.27.1',
    head: 'v1.28.0',
    packages: ['./...'],
    expected: 'pass',
    why: 'a control: parallel benchmarks, pools, stack traces whose size follows the paths of files',
  },
  {
    module: 'github.com/gorilla/mux',
    base: 'v1.8.0',
    head: 'v1.8.1',
    packages: ['./...'],
    expected: 'pass',
    why: 'a control: small, and its go.mod is of Go 1.12 and then 1.20',
  },
  {
    module: 'golang.org/x/text',
    base: 'v0.42.0',
    head: 'v0.43.0',
    packages: ['./...'],
    expected: 'pass',
    why: 'many packages with large tables, internal packages, long builds',
  },
  {
    module: 'github.com/klauspost/compress',
    base: 'v1.20.2',
    head: 'v1.20.3',
    packages: ['./fse', './huff0', './gzip', './snappy', './s2', './zstd'],
    expected: 'pass',
    why: 'assembly, large test files, benchmarks of milliseconds, megabytes and parallel work',
  },
];
