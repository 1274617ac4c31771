import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { inputTable, outputTable } from '../src/action/input-table.ts';

/** Defaults that only GitHub can fill in; the program sets all others. */
const onlyGitHubKnows: Readonly<Record<string, string>> = {
  'github-token': '${{ github.token }}',
  'comment-key': '${{ github.job }} ${{ toJSON(matrix) }}',
};

/** Writes action.yml from the tables of inputs and outputs. A test checks that they match. */
const manifest = {
  name: 'allocgate',
  description: 'The memory gate for Go benchmarks: fails pull requests that measurably allocate more',
  author: 'allocgate',
  branding: { icon: 'shield', color: 'green' },
  inputs: Object.fromEntries(
    Object.entries(inputTable).map(([name, description]) => [
      name,
      { description, ...(name in onlyGitHubKnows ? { default: onlyGitHubKnows[name] } : {}) },
    ]),
  ),
  outputs: Object.fromEntries(Object.entries(outputTable).map(([name, description]) => [name, { description }])),
  runs: { using: 'node24', main: 'dist/action.js' },
};

const heading =
  '# Written by `npm run action`. Defaults are in src/options.ts, so that an input that isn’t set leaves the choice to the configuration file.\n';
writeFileSync(new URL('../action.yml', import.meta.url), heading + stringify(manifest, { lineWidth: 0 }));
