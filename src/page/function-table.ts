import { make } from './dom.ts';
import { byFunction, type Both, type FrameNode, type Unit } from './tree.ts';
import { differenceWords, perOperation, unitOf } from './words.ts';

/** The maximum number of functions to list; those that changed most come first. */
const most = 100;

/**
 * `fillTable` lists the functions of a tree with what each allocates itself, and what it allocates including its
 * callees.
 */
export function fillTable(
  place: HTMLElement,
  root: FrameNode,
  unit: Unit,
  operations: number,
  compared: boolean,
): void {
  const functions = byFunction(root, unit).toSorted(
    (a, b) => change(b.self) - change(a.self) || change(b.total) - change(a.total) || b.total.head - a.total.head,
  );
  const table = make('table', 'functions');
  const heading = table.createTHead().insertRow();
  const sides = compared ? ['base', 'head', 'change'] : ['head'];
  for (const text of [
    'Function',
    ...['itself', 'with callees'].flatMap((what) => sides.map((side) => `${side}, ${what}`)),
  ])
    heading.append(Object.assign(make('th', text === 'Function' ? '' : 'num', text), { scope: 'col' }));
  const body = table.createTBody();
  for (const { name, self, total } of functions.slice(0, most)) {
    const row = body.insertRow();
    const cell = make('th');
    cell.scope = 'row';
    cell.append(make('code', '', name));
    row.append(cell);
    for (const both of [self, total])
      for (const side of sides)
        row.append(
          make(
            'td',
            'num',
            side === 'change'
              ? differenceWords(both, operations)
              : perOperation(both[side as 'base' | 'head'], operations),
          ),
        );
  }
  const caption = `${unitOf(unit)}${functions.length > most ? `, ${most} of ${functions.length} functions` : ''}`;
  table.createCaption().textContent = caption;
  place.replaceChildren(table);
}

function change({ base, head }: Both): number {
  return Math.abs(head - base);
}
