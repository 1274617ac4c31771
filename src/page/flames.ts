import type { NamedTree, PageData } from '../core/report/page/data.ts';
import { find, findAll } from './dom.ts';
import { FlameGraph } from './flame-graph.ts';
import { fillTable } from './function-table.ts';
import { readTree, type Unit } from './tree.ts';

/**
 * `startFlames` draws the flame graph of the first benchmark, and that of another benchmark when the reader selects it.
 */
export function startFlames({ trees }: PageData): void {
  const place = find('#flame', HTMLElement);
  const [first] = trees;
  if (place === undefined || first === undefined) return;
  for (const form of findAll('#profile form', HTMLFormElement)) {
    form.hidden = false;
    form.addEventListener('submit', (event) => event.preventDefault());
  }
  const graph = new FlameGraph(place, find('#frame', HTMLElement), find('#reset', HTMLButtonElement));
  let chosen = first;
  const show = (named: NamedTree): void => {
    chosen = named;
    const root = readTree(named.tree);
    const { operations, leastShare, tinyObjects } = named.tree;
    graph.show(root, operations);
    const table = find('#frames .scroll', HTMLElement);
    if (table !== undefined) fillTable(table, root, chosenUnit(), operations, graph.compared);
    const note = find('#flame-note', HTMLElement);
    if (note !== undefined)
      note.textContent = [
        `Profiles of ${operations.toLocaleString('en-US')} operations, without setup.`,
        `Frames below ${Number((100 * leastShare).toPrecision(2))}% are combined.`,
        ...(tinyObjects === true
          ? ['Each object under 16 bytes has a block of its own here, so it counts as 16 bytes.']
          : []),
      ].join(' ');
  };
  const select = find('#tree', HTMLSelectElement);
  select?.addEventListener('change', () => show(trees[Number(select.value)] ?? first));
  for (const radio of findAll('input[name="unit"]', HTMLInputElement))
    radio.addEventListener('change', () => {
      graph.setUnit(chosenUnit());
      show(chosen);
    });
  const search = find('#find', HTMLInputElement);
  search?.addEventListener('input', () => graph.search(search.value));
  search?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') graph.nextMatch();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    search?.focus();
  });
  graph.setUnit(chosenUnit());
  show(first);
}

function chosenUnit(): Unit {
  const chosen = find('input[name="unit"]:checked', HTMLInputElement);
  return chosen?.value === 'objects' ? 'objects' : 'bytes';
}
