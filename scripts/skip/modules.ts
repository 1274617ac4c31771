import type { HistoryModule } from '../history/modules.ts';
import { words } from '../history/words.ts';

/** A module with consecutive releases, oldest first, and further options and patterns of `check`. */
export interface SkipModule extends HistoryModule {
  readonly options: readonly string[];
}

/**
 * The modules of `npm run eval:skip`. The first three have packages that some of the releases don't change. Where a
 * module's benchmarks take long, the options select quick ones.
 */
export const skipModules: readonly SkipModule[] = [
  {
    module: 'golang.org/x/net',
    versions: words('v0.58.0 v0.59.0 v0.60.0 v0.61.0 v0.62.0'),
    options: words('./dns/dnsmessage ./html/... ./http/httpguts ./http2/hpack ./publicsuffix ./webdav/internal/xml'),
  },
  {
    module: 'github.com/gin-gonic/gin',
    versions: words('v1.7.0 v1.7.1 v1.7.2 v1.7.3 v1.7.4'),
    options: [],
  },
  {
    module: 'github.com/pelletier/go-toml/v2',
    versions: words('v2.3.0 v2.3.1 v2.4.0 v2.4.1 v2.4.2 v2.4.3'),
    options: [],
  },
  {
    module: 'github.com/go-chi/chi/v5',
    versions: words('v5.2.1 v5.2.2 v5.2.3 v5.2.4 v5.2.5 v5.3.0 v5.3.1 v5.3.2 v5.4.0 v5.5.0'),
    options: [],
  },
  {
    module: 'github.com/spf13/cast',
    versions: words('v1.9.0 v1.9.1 v1.9.2 v1.10.0'),
    options: ['--bench', '^BenchmarkNumber$/^int', '.'],
  },
  {
    module: 'github.com/rs/zerolog',
    versions: words('v1.32.0 v1.33.0 v1.34.0 v1.35.0 v1.35.1'),
    options: [],
  },
  {
    module: 'github.com/hashicorp/golang-lru/v2',
    versions: words('v2.0.2 v2.0.3 v2.0.4 v2.0.5 v2.0.6 v2.0.7'),
    options: [],
  },
  {
    module: 'github.com/labstack/echo/v4',
    versions: words('v4.13.4 v4.14.0 v4.15.0 v4.15.1'),
    options: [],
  },
  {
    // One allocation more in most benchmarks: the rows that others represent.
    module: 'github.com/go-playground/validator/v10',
    versions: words('v10.30.0 v10.30.1 v10.30.2'),
    options: [],
  },
  {
    module: 'github.com/gorilla/mux',
    versions: words('v1.7.2 v1.7.3 v1.7.4 v1.8.0 v1.8.1'),
    options: [],
  },
];
