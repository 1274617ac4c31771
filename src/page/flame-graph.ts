import { make } from './dom.ts';
import { type Box, boxesIn, changeOf, layOut, shadeOf } from './layout.ts';
import { nextBox } from './moves.ts';
import type { Both, FrameNode, Unit } from './tree.ts';
import { changeWords, differenceWords, labelOf } from './words.ts';

/**
 * In pixels: the height of a row, the minimum width of a frame, and the width above which a frame also shows a figure.
 */
const size = { row: 24, least: 1.5, figure: 220 } as const;

/** A flame graph that hangs down from the benchmark (an icicle graph), with zoom, search and keyboard control. */
export class FlameGraph {
  readonly #place: HTMLElement;
  readonly #line: HTMLElement | undefined;
  readonly #reset: HTMLButtonElement | undefined;
  #unit: Unit = 'bytes';
  #operations = 1;
  #root: Box | undefined;
  #focus: Box | undefined;
  #active: Box | undefined;
  #query = '';
  #elements = new Map<Box, HTMLElement>();
  /** Whether base has any allocations to compare with. */
  compared = false;

  constructor(place: HTMLElement, line: HTMLElement | undefined, reset: HTMLButtonElement | undefined) {
    this.#place = place;
    this.#line = line;
    this.#reset = reset;
    place.addEventListener('click', (event) => this.#onClick(event));
    place.addEventListener('keydown', (event) => this.#onKey(event));
    place.addEventListener('pointerover', (event) => this.#describe(this.#boxOf(event.target)));
    place.addEventListener('pointerleave', () => this.#describe(this.#active));
    place.addEventListener('focusin', (event) => this.#onFocus(event));
    reset?.addEventListener('click', () => this.#zoom(this.#root));
    new ResizeObserver(() => this.#draw()).observe(place);
  }

  /** `setUnit` sets the unit for widths and colours. Widths don't change until `show` is called. */
  setUnit(unit: Unit): void {
    this.#unit = unit;
  }

  /** `show` draws a tree from its root. */
  show(tree: FrameNode, operations: number): void {
    this.#operations = operations;
    this.compared = tree.total.bytes.base !== 0 || tree.total.objects.base !== 0;
    this.#root = layOut(tree, this.#unit);
    this.#active = undefined;
    this.#zoom(this.#root);
    this.#describe(undefined);
  }

  /** `search` highlights the functions whose names contain a string, ignoring case. */
  search(text: string): void {
    this.#query = text.trim().toLowerCase();
    this.#draw();
    this.#describe(undefined);
  }

  /** `nextMatch` moves the focus to the next function that matches the search. */
  nextMatch(): void {
    const found = this.#matches();
    if (found.length === 0) return;
    const next = found[(found.findIndex((box) => box === this.#active) + 1) % found.length];
    if (next === undefined) return;
    if (!this.#elements.has(next)) this.#zoom(next);
    this.#move(next);
  }

  #zoom(box: Box | undefined): void {
    this.#focus = box;
    if (this.#reset !== undefined) this.#reset.disabled = box === this.#root;
    this.#draw();
  }

  #draw(): void {
    const [root, focus, width] = [this.#root, this.#focus, this.#place.clientWidth];
    if (root === undefined || focus === undefined || width === 0) return;
    const hadFocus = this.#place.contains(document.activeElement);
    const boxes = boxesIn(root, focus, size.least / width);
    this.#elements = new Map(boxes.map((box) => [box, this.#element(box, focus, width)]));
    this.#place.style.height = `${size.row * boxes.reduce((most, { depth }) => Math.max(most, depth), 1)}px`;
    this.#place.replaceChildren(...this.#elements.values());
    if (this.#active === undefined || !this.#elements.has(this.#active)) this.#active = boxes[0];
    const active = this.#active === undefined ? undefined : this.#elements.get(this.#active);
    if (active === undefined) return;
    active.tabIndex = 0;
    if (hadFocus) active.focus({ preventScroll: true });
  }

  #element(box: Box, focus: Box, width: number): HTMLElement {
    const [from, to] = [Math.max(box.x0, focus.x0), Math.min(box.x1, focus.x1)];
    const scale = focus.x1 - focus.x0 || 1;
    const both = box.data.total[this.#unit];
    const pixels = ((to - from) / scale) * width;
    const isCaller = box.depth < focus.depth;
    const shade = this.compared ? shadeOf(changeOf(both)) : 'plain';
    const element = make('div', `frame ${shade}${isCaller ? ' caller' : ''}${this.#mark(box)}`);
    Object.assign(element.style, {
      left: `${((from - focus.x0) / scale) * 100}%`,
      width: `${((to - from) / scale) * 100}%`,
      top: `${(box.depth - 1) * size.row}px`,
    });
    element.setAttribute('role', 'treeitem');
    element.setAttribute('aria-level', String(box.depth));
    element.setAttribute('aria-label', `${box.data.name || labelOf(box.data)}: ${this.#words(both)}`);
    element.setAttribute('aria-selected', String(box === this.#active));
    element.tabIndex = -1;
    if (pixels > 24) element.append(make('span', 'name', labelOf(box.data)));
    if (pixels > size.figure) element.dataset['figure'] = this.#figure(both);
    return element;
  }

  #mark({ data }: Box): string {
    if (this.#query === '') return '';
    return data.name.toLowerCase().includes(this.#query) ? ' found' : ' dim';
  }

  #figure(both: Both): string {
    const difference = differenceWords(both, this.#operations);
    return this.compared && difference !== '0' ? difference : this.#words(both).replace(/ .*/, '');
  }

  #words(both: Both): string {
    return changeWords(both, this.#unit, this.#operations, this.compared);
  }

  #matches(): readonly Box[] {
    if (this.#query === '') return [];
    return (
      this.#root
        ?.descendants()
        .filter(({ data }) => data.name.toLowerCase().includes(this.#query) && data.name !== 'all') ?? []
    );
  }

  /** Describes a frame, the matches of the search, or all allocations, in the line below the graph. */
  #describe(box: Box | undefined): void {
    if (this.#line === undefined || this.#root === undefined) return;
    if (box === undefined && this.#query !== '') {
      const found = this.#matches();
      const outermost = found.filter(
        (match) =>
          !match
            .ancestors()
            .slice(1)
            .some((above) => found.includes(above)),
      );
      const sum = (side: keyof Both): number =>
        outermost.reduce((total, { data }) => total + data.total[this.#unit][side], 0);
      const words = this.#words({ base: sum('base'), head: sum('head') });
      this.#line.textContent =
        found.length === 0 ? 'No function matches.' : `${found.length} frame${found.length === 1 ? '' : 's'}: ${words}`;
      return;
    }
    const { data } = box ?? this.#root;
    const name = data === this.#root.data ? 'All allocations' : data.name || labelOf(data);
    const self = data.self[this.#unit];
    const own = self.base !== 0 || self.head !== 0 ? `; itself ${this.#words(self)}` : '';
    this.#line.textContent = `${name}: ${this.#words(data.total[this.#unit])}${own}`;
  }

  #boxOf(target: EventTarget | null): Box | undefined {
    const element = target instanceof Element ? target.closest('.frame') : null;
    for (const [box, own] of this.#elements) if (own === element) return box;
    return undefined;
  }

  #onClick(event: MouseEvent): void {
    const box = this.#boxOf(event.target);
    if (box === undefined) return;
    this.#active = box;
    this.#zoom(box === this.#focus ? (box.parent ?? this.#root) : box);
  }

  #onFocus(event: FocusEvent): void {
    const box = this.#boxOf(event.target);
    if (box === undefined) return;
    this.#active = box;
    this.#describe(box);
  }

  #onKey(event: KeyboardEvent): void {
    const active = this.#active;
    if (active === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.#zoom(active === this.#focus ? this.#root : active);
    else if (event.key === 'Escape') this.#zoom(this.#root);
    else {
      const next = nextBox(active, event.key, (box) => this.#elements.has(box));
      if (next === undefined) return;
      this.#move(next);
    }
    event.preventDefault();
  }

  #move(box: Box): void {
    const before = this.#active === undefined ? undefined : this.#elements.get(this.#active);
    before?.setAttribute('aria-selected', 'false');
    if (before !== undefined) before.tabIndex = -1;
    const element = this.#elements.get(box);
    if (element === undefined) return;
    this.#active = box;
    element.tabIndex = 0;
    element.setAttribute('aria-selected', 'true');
    element.focus({ preventScroll: false });
  }
}
