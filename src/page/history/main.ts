import { find } from '../dom.ts';
import { startPrinting } from '../print.ts';
import { startBenchmarks } from './benchmarks.ts';
import { readPackage } from './data.ts';
import { startPackages } from './packages.ts';

const began = performance.now();
const list = find('#benchmarks', HTMLDivElement);
if (list === undefined) startPackages();
else startBenchmarks(list, readPackage());
startPrinting();
// How long the page took to become usable; scripts/history-size.ts reads this.
document.documentElement.dataset['readyMs'] = String(Math.round(performance.now() - began));
