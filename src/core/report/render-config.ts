import type { EffectiveConfig, EffectiveRule, EffectiveWaiver, SettingSource } from '../policy/effective-config.ts';
import { formatAmount } from './figures.ts';
import { type TextOptions, textStyle } from './text-style.ts';
import { displayWidth, visible, wrap } from './visible.ts';

/** `renderConfigText` renders the settings of a run, with their names, values and sources, as text for a terminal. */
export function renderConfigText(config: EffectiveConfig, { width, colour }: TextOptions): string {
  const style = textStyle(colour);
  const rows = [
    ...config.settings.map(({ name, value, source }) => ({
      name,
      value: valueWords(value),
      source: sourceWords(source),
    })),
    ...config.rules.map((rule, index) => ({
      name: `rule ${index + 1}`,
      value: ruleWords(rule),
      source: `${sourceWords(rule.source)}${rule.onlyWhereStricter ? ', where stricter' : ''}`,
    })),
    ...config.waivers.map((waiver, index) => ({
      name: `waiver ${index + 1}`,
      value: waiverWords(waiver),
      source: `${sourceWords(waiver.source)}, ${waiver.state}`,
    })),
  ];
  const names = Math.max(...rows.map(({ name }) => name.length));
  const values = Math.min(40, Math.max(...rows.map(({ value }) => displayWidth(value))));
  return `${[
    `${'base'.padEnd(names)}  ${visible(config.base)}`,
    `${'head'.padEnd(names)}  ${visible(config.head)}`,
    '',
    ...rows.map(({ name, value, source }) => {
      const gap = Math.max(0, values - displayWidth(value));
      return `${name.padEnd(names)}  ${value}${' '.repeat(gap)}  ${style.dim(source)}`;
    }),
    ...(config.notes.length === 0 ? [] : ['']),
    ...config.notes.flatMap((note) =>
      wrap(visible(note), Math.max(20, width - names - 2)).map(
        (line, index) => `${(index === 0 ? 'note' : '').padEnd(names)}  ${line}`,
      ),
    ),
  ].join('\n')}\n`;
}

/** `renderConfigJson` returns the settings as JSON, for other programs. */
export function renderConfigJson(config: EffectiveConfig): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return 'none';
  if (Array.isArray(value)) return visible(value.map(String).join(', '));
  if (typeof value === 'object') return keyWords(value);
  return visible(typeof value === 'string' ? value : JSON.stringify(value));
}

function keyWords(value: object): string {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${key} ${valueWords(item)}`)
    .join(', ');
}

function sourceWords(source: SettingSource): string {
  switch (source.kind) {
    case 'flag':
      return 'flag';
    case 'default':
      return 'default';
    case 'both':
      return 'the stricter of base and head';
    case 'base':
    case 'head':
      return visible(`${source.path} of ${source.kind}`);
    default:
      return source satisfies never;
  }
}

function ruleWords({ rule }: EffectiveRule): string {
  const { packages, benchmarks, ...settings } = rule;
  const selected = [...(packages ?? []), ...(benchmarks === undefined ? [] : [benchmarks])].join(' ');
  return `${visible(selected === '' ? 'every benchmark' : selected)}: ${valueWords(settings)}`;
}

function waiverWords({ waiver }: EffectiveWaiver): string {
  const { package: name, benchmark, metric, ceiling, until, reason } = waiver;
  const day = until === undefined ? '' : ` until ${until}`;
  return visible(`${name} ${benchmark}: up to ${formatAmount(ceiling, metric)}${day} (${reason})`);
}
