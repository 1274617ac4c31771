import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCases } from '../test/causes/load.ts';
import { type PlantedResult, runPlanted } from './attribution/planted.ts';
import { type Summary, summarize } from './attribution/summary.ts';

// npm run eval:attribution [words]: how well the explanations do on changes whose cause is known.

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const given = process.argv.slice(2);
const output = given.find((word) => word.startsWith('--json='))?.slice('--json='.length);
const program = given.find((word) => word.startsWith('--cli='))?.slice('--cli='.length) ?? cli;
const words = given.filter((word) => !word.startsWith('--'));

const cache = mkdtempSync(join(tmpdir(), 'allocgate-cache-'));
const results: PlantedResult[] = [];
for (const planted of await loadCases(words)) {
  const result = await runPlanted(program, planted, cache);
  results.push(result);
  console.log(lineOf(result));
}

const planted = results.filter(({ cause }) => cause !== 'none');
const refactorings = results.filter(({ cause }) => cause === 'none');
console.log('');
report('planted, tuned on', summarize(planted.filter(({ heldOut }) => !heldOut)));
report('planted, kept aside', summarize(planted.filter(({ heldOut }) => heldOut)));
console.log(
  `refactorings: ${refactorings.length}, with sites: ${refactorings.filter(({ score, fault }) => score.sites > 0 || fault !== undefined).length}`,
);
rmSync(cache, { recursive: true, force: true });
if (output !== undefined) writeFileSync(output, `${JSON.stringify(results, null, 1)}\n`);

function lineOf({ name, cause, score, fix, explainMs, proveMs, fault, heldOut }: PlantedResult): string {
  const marks =
    cause === 'none'
      ? mark(score.sites === 0 && fault === undefined, 'ok')
      : [
          mark(score.lineTop1, 'L'),
          mark(score.lineTop3, '3'),
          mark(score.functionTop1, 'F'),
          mark(score.cause, 'C'),
          mark(score.proven, 'P'),
        ].join('');
  const times = `${(explainMs / 1000).toFixed(1)}+${(proveMs / 1000).toFixed(1)} s`;
  return `${marks.padEnd(6)} ${heldOut ? 'aside' : '     '} ${name}  ${score.said}  fix: ${fix}  ${times}${fault === undefined ? '' : `  FAULT ${fault}`}`;
}

function report(title: string, summary: Summary): void {
  const { cases } = summary;
  console.log(
    [
      `${title}: ${cases} cases`,
      `line top-1 ${of(summary.lineTop1, cases)}`,
      `top-3 ${of(summary.lineTop3, cases)}`,
      `function ${of(summary.functionTop1, cases)}`,
      `cause ${of(summary.cause, cases)}`,
      `proven ${of(summary.proven, cases)}`,
      `sites explain ≥ 95 % in ${of(summary.explained, cases)}`,
      `measured fixes ${of(summary.fixed, summary.editable)}, bad ones ${summary.badFixes}`,
      `median ${(summary.explainMs / 1000).toFixed(1)} s explain, ${(summary.proveMs / 1000).toFixed(1)} s prove`,
    ].join('; '),
  );
}

function mark(is: boolean, letter: string): string {
  return is ? letter : '-';
}

function of(number: number, all: number): string {
  return `${number}/${all}${all === 0 ? '' : ` (${Math.round((100 * number) / all)} %)`}`;
}
