import { words } from './words.ts';

/** A small module with benchmarks and many releases, oldest first. */
export interface HistoryModule {
  readonly module: string;
  readonly versions: readonly string[];
}

export const historyModules: readonly HistoryModule[] = [
  {
    module: 'github.com/pelletier/go-toml/v2',
    versions: words(
      'v2.0.1 v2.0.2 v2.0.5 v2.0.6 v2.0.7 v2.0.8 v2.0.9 v2.1.0 v2.1.1 v2.2.0 v2.2.1 v2.2.2 v2.2.3 v2.2.4 v2.3.0 v2.3.1 v2.4.0 v2.4.1 v2.4.2 v2.4.3',
    ),
  },
  {
    module: 'github.com/sirupsen/logrus',
    versions: words(
      'v1.0.4 v1.0.5 v1.0.6 v1.1.1 v1.2.0 v1.3.0 v1.4.0 v1.4.1 v1.4.2 v1.5.0 v1.6.0 v1.7.0 v1.8.1 v1.8.3 v1.9.0 v1.9.1 v1.9.2 v1.9.3 v1.9.4',
    ),
  },
  {
    module: 'github.com/rs/zerolog',
    versions: words(
      'v1.13.0 v1.15.0 v1.20.0 v1.21.0 v1.25.0 v1.26.1 v1.27.0 v1.28.0 v1.29.0 v1.29.1 v1.30.0 v1.31.0 v1.32.0 v1.33.0 v1.34.0 v1.35.0 v1.35.1',
    ),
  },
];
