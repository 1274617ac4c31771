import type { Config } from './config-schema.ts';

/** In words, what head changes in the configuration: a reviewer must see a gate being loosened, even where it does not count yet. */
export function configDifferences(base: Config, head: Config): readonly string[] {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(head)])] as (keyof Config)[];
  return keys
    .filter((key) => JSON.stringify(base[key]) !== JSON.stringify(head[key]))
    .map((key) => `${key}: ${shown(base[key])} → ${shown(head[key])}`);
}

const longest = 200;

function shown(value: unknown): string {
  if (value === undefined) return 'not set';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
