/**
 * Measures how accurate the gate is (`npm run accuracy`), stores the raw results in docs/accuracy and writes
 * docs/accuracy.md. Arguments select the parts whose names begin with them: `npm run accuracy -- classic doc`. Needs
 * dist, Go, git, the network, and an hour and a half. The part `classic-plain` needs an otherwise idle machine.
 */
import { compareWithItself } from './accuracy/aa.ts';
import { checkEverything, checkSample } from './accuracy/classic-check.ts';
import { runPlainTwice } from './accuracy/aa-plain.ts';
import { measurePlain } from './accuracy/classic-plain.ts';
import { comparePathLengths } from './accuracy/path-length.ts';
import { plantRegressions } from './accuracy/planted.ts';
import { closeWorkshop } from './accuracy/workshop.ts';
import { writeDocument } from './accuracy/write-document.ts';

const parts: Readonly<Record<string, () => Promise<void>>> = {
  'classic-corpus': checkEverything,
  'classic-fast': () => checkSample('classic-fast', 'fast'),
  'classic-plain': measurePlain,
  'classic-full': () => checkSample('classic-full', 'full'),
  'aa-same': compareWithItself,
  'aa-plain': runPlainTwice,
  'aa-paths': comparePathLengths,
  planted: plantRegressions,
  doc: writeDocument,
};

const words = process.argv.slice(2);
const isMeant = (name: string, word: string): boolean =>
  word === name || (!(word in parts) && name.startsWith(`${word}-`));
const names = Object.keys(parts);
const unknown = words.filter((word) => !names.some((name) => isMeant(name, word)));
if (unknown.length > 0) {
  process.stderr.write(`No part is called ${unknown.join(' or ')}. Parts: ${names.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  // The child receives the signal too and cleans up after itself; this removes what this process left.
  process.once('SIGINT', () => {
    closeWorkshop();
    process.exit(130);
  });
  try {
    for (const [name, part] of Object.entries(parts)) {
      if (words.length > 0 && !words.some((word) => isMeant(name, word))) continue;
      process.stderr.write(`accuracy: ${name}\n`);
      await part();
    }
  } finally {
    closeWorkshop();
  }
}
