import { findAll } from './dom.ts';

/** `startPrinting` opens all folded sections before printing, and closes them again afterwards. */
export function startPrinting(): void {
  let opened: readonly HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    opened = findAll('details:not([open])', HTMLDetailsElement);
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
