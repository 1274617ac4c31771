import { startCopying } from './copy.ts';
import { readData } from './data.ts';
import { startFlames } from './flames.ts';
import { startPrinting } from './print.ts';
import { startRows } from './rows.ts';

const began = performance.now();
startRows();
startCopying();
startPrinting();
startFlames(readData());
// How long the page took to become usable; scripts/page-size.ts reads this.
document.documentElement.dataset['readyMs'] = String(Math.round(performance.now() - began));
