import type { BenchmarkData, PackageData } from '../../core/history/site/data.ts';
import { find, make } from '../dom.ts';
import { drawBenchmark } from './benchmark.ts';
import { matcherOf, startFilter } from './filter.ts';
import { latestOf, movedOf, riseOf, stepsOf } from './steps.ts';
import { unchangedTable } from './unchanged.ts';

/** The distance from the viewport within which charts are drawn in advance, so that readers don't see them appear. */
const ahead = '800px';

/**
 * `startBenchmarks` puts every benchmark into the page. A benchmark with steps gets a section, whose charts are drawn
 * once it comes near the viewport; all others become rows of one table.
 */
export function startBenchmarks(list: HTMLElement, data: PackageData): void {
  const moved = data.benchmarks.filter((benchmark) => stepsOf(benchmark).length > 0);
  const still = data.benchmarks.filter((benchmark) => stepsOf(benchmark).length === 0);
  const sections = moved.map((benchmark) => ({ benchmark, section: sectionOf(benchmark) }));
  const table = unchangedTable(still, data);
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target);
    },
    { rootMargin: ahead },
  );
  const byElement = new Map<Element, BenchmarkData>(sections.map(({ benchmark, section }) => [section, benchmark]));
  const draw = (section: Element): void => {
    const benchmark = byElement.get(section);
    observer.unobserve(section);
    if (benchmark === undefined || !byElement.delete(section)) return;
    section.append(...drawBenchmark(benchmark, data));
  };
  const order = find('#order', HTMLSelectElement);
  const key = find('#key', HTMLParagraphElement);
  if (key !== undefined) key.hidden = moved.length === 0;
  const arrange = (): void => {
    const sorted = sections.toSorted((a, b) => compare(order?.value ?? '', a.benchmark, b.benchmark));
    list.replaceChildren(...sorted.map(({ section }) => section), ...(table === undefined ? [] : [table.element]));
  };
  arrange();
  order?.addEventListener('change', arrange);
  startFilter((words) => {
    const matches = matcherOf(words);
    for (const { benchmark, section } of sections) section.hidden = !matches(benchmark.name);
    const others = table?.filter(matches) ?? 0;
    const shown = sections.filter(({ section }) => !section.hidden).length + others;
    return { shown, all: data.benchmarks.length, noun: 'benchmark' };
  });
  for (const { section } of sections) observer.observe(section);
  window.addEventListener('beforeprint', () => {
    for (const { section } of sections) draw(section);
  });
  window.addEventListener('hashchange', () => goTo(location.hash, draw));
  goTo(location.hash, draw);
}

/**
 * `goTo` scrolls to the benchmark that the URL's fragment names. The browser can't do that itself, because the page
 * contains no benchmarks until this script adds them.
 */
function goTo(hash: string, draw: (section: Element) => void): void {
  if (hash.length < 2) return;
  const target = document.getElementById(decoded(hash.slice(1)));
  if (target === null) return;
  draw(target);
  for (const other of document.querySelectorAll('.target')) other.classList.remove('target');
  target.classList.add('target');
  target.scrollIntoView();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sectionOf(benchmark: BenchmarkData): HTMLElement {
  const section = make('section', 'bench');
  section.id = benchmark.id ?? benchmark.name;
  const heading = make('h2');
  const link = make('a', '');
  link.href = `#${encodeURIComponent(section.id.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`;
  link.append(make('code', '', benchmark.name));
  heading.append(link);
  section.append(heading);
  // Reserve room for the charts before they are drawn, so that the page doesn't jump.
  section.style.containIntrinsicBlockSize = `auto ${260 + 34 * Math.min(6, stepsOf(benchmark).length)}px`;
  return section;
}

const natural = new Intl.Collator('en', { numeric: true });

function compare(order: string, a: BenchmarkData, b: BenchmarkData): number {
  const byName = natural.compare(a.name, b.name);
  switch (order) {
    case 'name':
      return byName;
    case 'latest':
      return latestOf(b) - latestOf(a) || byName;
    case 'rise':
      return riseOf(b) - riseOf(a) || byName;
    default:
      return movedOf(b) - movedOf(a) || byName;
  }
}
