import { realModules } from '../real-modules/modules.ts';

/** A step from one released version of a module to the next. */
export interface ReleaseStep {
  readonly module: string;
  readonly base: string;
  readonly head: string;
}

const step = (module: string, base: string, head: string): ReleaseStep => ({ module, base, head });

/** Modules that take too long in a loop over many modules. */
const slow = ['golang.org/x/text', 'github.com/klauspost/compress', 'github.com/miekg/dns', 'go.uber.org/zap'];

/** The release steps of `npm run eval:blind-spots`, pinned. */
export const releaseSteps: readonly ReleaseStep[] = [
  step('github.com/google/uuid', 'v1.5.0', 'v1.6.0'),
  step('github.com/julienschmidt/httprouter', 'v1.2.0', 'v1.3.0'),
  step('github.com/tidwall/gjson', 'v1.17.3', 'v1.18.0'),
  step('github.com/valyala/fastjson', 'v1.6.3', 'v1.6.4'),
  step('github.com/buger/jsonparser', 'v1.1.0', 'v1.1.1'),
  step('github.com/shopspring/decimal', 'v1.3.1', 'v1.4.0'),
  step('github.com/sirupsen/logrus', 'v1.9.2', 'v1.9.3'),
  step('github.com/hashicorp/golang-lru/v2', 'v2.0.6', 'v2.0.7'),
  step('github.com/pelletier/go-toml/v2', 'v2.2.3', 'v2.2.4'),
  step('github.com/oklog/ulid/v2', 'v2.1.0', 'v2.1.1'),
  step('github.com/gofrs/uuid/v5', 'v5.2.0', 'v5.3.0'),
  step('github.com/spf13/pflag', 'v1.0.5', 'v1.0.6'),
  step('github.com/mitchellh/mapstructure', 'v1.4.3', 'v1.5.0'),
  step('github.com/rs/xid', 'v1.5.0', 'v1.6.0'),
  ...realModules
    .filter(({ module }) => !slow.includes(module))
    .map(({ module, base, head }) => step(module, base, head)),
];
