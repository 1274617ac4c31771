import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCases } from '../test/causes/load.ts';
import { loadCorpus } from '../test/attribution/corpus.ts';
import { coldTimes } from './attribution/cold.ts';
import { type CaseResult, runPlanted } from './attribution/planted.ts';
import { runReal } from './attribution/real.ts';
import { repositoryCases, runRepository } from './attribution/repositories.ts';
import { type Summary, summarize } from './attribution/summary.ts';

// npm run eval:attribution [planted|real] [words]: measures how good the explanations are for changes whose cause is
// known. `--cases=FOLDER` takes the changes from a folder of git repositories instead (test/attribution/README.md).

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const given = process.argv.slice(2);
const output = given.find((word) => word.startsWith('--json='))?.slice('--json='.length);
const program = given.find((word) => word.startsWith('--cli='))?.slice('--cli='.length) ?? cli;
const folder = given.find((word) => word.startsWith('--cases='))?.slice('--cases='.length);
const plain = given.filter((word) => !word.startsWith('--'));
const part = plain[0] === 'planted' || plain[0] === 'real' ? plain[0] : undefined;
const words = part === undefined ? plain : plain.slice(1);

const cache = mkdtempSync(join(tmpdir(), 'allocgate-cache-'));
const onPlanted: CaseResult[] = [];
for (const planted of part === 'real' || folder !== undefined ? [] : await loadCases(words)) {
  const result = await runPlanted(program, planted, cache);
  onPlanted.push(result);
  console.log(lineOf(result));
}
const onReal: CaseResult[] = [];
for (const real of part === 'planted' || folder !== undefined ? [] : loadCorpus(words)) {
  const result = await runReal(program, real, cache);
  onReal.push(result);
  console.log(lineOf(result));
}
const inFolder: CaseResult[] = [];
for (const one of folder === undefined ? [] : repositoryCases(folder, words)) {
  const result = await runRepository(program, one, cache);
  inFolder.push(result);
  console.log(lineOf(result));
}

const planted = onPlanted.filter(({ cause }) => cause !== 'none');
const refactorings = onPlanted.filter(({ cause }) => cause === 'none');
console.log('');
report('planted, tuned on', summarize(planted.filter(({ heldOut }) => !heldOut)));
report('planted, kept aside', summarize(planted.filter(({ heldOut }) => heldOut)));
if (refactorings.length > 0)
  console.log(
    `refactorings: ${refactorings.length}, with sites: ${refactorings.filter(({ score, fault }) => score.sites > 0 || fault !== undefined).length}`,
  );
report('real, tuned on', summarize(onReal.filter(({ heldOut }) => !heldOut)));
report('real, kept aside', summarize(onReal.filter(({ heldOut }) => heldOut)));
report('cases of the folder', summarize(inFolder));
if (words.length === 0 && folder === undefined) {
  const { name, explainMs, proveMs } = await coldTimes(program);
  console.log(
    `cold, with empty caches of Go's and ours: ${seconds(explainMs)} explain, ${seconds(proveMs)} prove (${name}, one run)`,
  );
}
rmSync(cache, { recursive: true, force: true });
if (output !== undefined) writeFileSync(output, `${JSON.stringify([...onPlanted, ...onReal, ...inFolder], null, 1)}\n`);

function lineOf({ name, cause, score, fix, explainMs, proveMs, fault, heldOut }: CaseResult): string {
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
  const times = `${seconds(explainMs)} + ${seconds(proveMs)}`;
  return `${marks.padEnd(6)} ${heldOut ? 'aside' : '     '} ${name}  ${score.said}  fix: ${fix}  ${times}${fault === undefined ? '' : `  FAULT ${fault}`}`;
}

function report(title: string, summary: Summary): void {
  const { cases } = summary;
  if (cases === 0) return;
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
      `median ${seconds(summary.explainMs)} explain, ${seconds(summary.proveMs)} prove`,
    ].join('; '),
  );
}

function mark(is: boolean, letter: string): string {
  return is ? letter : '-';
}

function of(number: number, all: number): string {
  return `${number}/${all}${all === 0 ? '' : ` (${Math.round((100 * number) / all)} %)`}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
