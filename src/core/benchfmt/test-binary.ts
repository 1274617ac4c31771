import type { Frame } from './framing.ts';
import { readFrames } from './framing.ts';
import { parseConfigLine, parseUnitLine } from './line.ts';
import type { BenchmarkOutcome, TestBinaryOutput, UnitMetadata } from './outcome.ts';
import { isNameOf } from './result-match.ts';
import type { Section } from './section.ts';
import { SectionReader } from './section.ts';

const labels = new Set(['goos', 'goarch', 'pkg', 'cpu']);

// Maximum nesting depth of sub-benchmarks. Without this limit, processing a name that consists only of slashes would
// take forever.
const maxLevels = 32;

/**
 * `readTestBinary` parses the output of a test binary that ran with `-test.v=test2json`. Only frames start and end a
 * benchmark. A result line counts only if it has the benchmark's own name and is in the benchmark's own section, so a
 * benchmark can't print results for another one. A benchmark that prints frames of another benchmark can only spoil
 * results. The other benchmark's results become `invalid`, because that benchmark started twice. The results of the
 * benchmark that prints the frames become `invalid` too, because it has more results than were requested. It can't
 * invent results for a benchmark that also runs, provided that the process ends normally. A process that fakes its
 * whole output is indistinguishable from a real one. `marks` contains the time, in milliseconds, at which each ^V byte
 * of the text arrived.
 */
export function readTestBinary(stdout: string, marks: readonly number[] = []): TestBinaryOutput {
  const frames = readFrames(stdout);
  const sections = readSections(stdout, frames, marks);
  const finished = lastWord(stdout, frames);
  const outcomes = trustedOutcomes(sections, finished !== undefined);
  const first = frames.find(({ kind }) => kind === 'run');
  return {
    config: readLabels(stdout.slice(0, first?.start ?? stdout.length)),
    outcomes,
    finished,
    running: finished === undefined ? runningAtTheEnd(sections) : undefined,
    units: readUnits(stdout),
  };
}

function readSections(stdout: string, frames: readonly Frame[], marks: readonly number[]): Section[] {
  const readers: SectionReader[] = [];
  const open = new Map<string, Section>();
  for (const [index, frame] of frames.entries()) {
    const current = readers.at(-1);
    const next = frames[index + 1]?.start ?? stdout.length;
    if (frame.kind === 'run') {
      const reader = new SectionReader(stdout, frame, marks);
      for (const above of ancestors(frame.name, open)) above.parent = true;
      open.set(frame.name, reader.section);
      readers.push(reader);
    } else if (frame.kind !== 'finished' && current !== undefined) {
      current.update(frame, next);
      if (frame.kind === 'report' && !isNameOf(frame.name, current.section.name)) {
        reportAbove(frame, [...ancestors(current.section.name, open)], stdout.slice(frame.end, next));
      }
    }
  }
  return readers.map(({ section }) => section);
}

/**
 * `reportAbove` records the report of an enclosing benchmark. `testing` prints it when all
 * sub-benchmarks of that benchmark are done.
 */
function reportAbove(frame: Extract<Frame, { kind: 'report' }>, around: readonly Section[], output: string): void {
  const section = around.find(({ name }) => isNameOf(frame.name, name));
  if (section === undefined || frame.status === 'BENCH') return;
  const { name } = section;
  section.outcomes.push(
    frame.status === 'FAIL' ? { kind: 'failed', name, output: output.trimEnd() } : { kind: 'skipped', name },
  );
}

/**
 * `ancestors` yields the started benchmarks that enclose a benchmark, innermost first. A sub-benchmark's own name can
 * contain slashes.
 */
function* ancestors(name: string, started: ReadonlyMap<string, Section>): Generator<Section> {
  let slash = name.lastIndexOf('/');
  for (let level = 0; slash > 0 && level < maxLevels; level += 1, slash = name.lastIndexOf('/', slash - 1)) {
    const section = started.get(name.slice(0, slash));
    if (section !== undefined) yield section;
  }
}

/**
 * `trustedOutcomes` returns the outcomes of the sections that can be trusted. It returns one `invalid` outcome with the
 * reason for each benchmark that started more than once, and for each other section that can't be trusted.
 */
function trustedOutcomes(sections: readonly Section[], finished: boolean): BenchmarkOutcome[] {
  const outcomes: BenchmarkOutcome[] = [];
  const again = startedAgain(sections);
  const told = new Set<string>();
  let unended: string | undefined;
  for (const section of sections) {
    const { name } = section;
    const distrust = (reason: string): number => outcomes.push({ kind: 'invalid', name, reason });
    if (again.has(name)) {
      if (!told.has(name))
        distrust('it started more than once: something else prints lines that look like the start of a benchmark');
      told.add(name);
    } else if (section.damage !== undefined) distrust(section.damage);
    else if (unended === undefined || finished || section.outcomes.length === 0) {
      // Push the outcomes one by one, because a hostile section may have more of them than a function call can take as
      // arguments.
      for (const outcome of section.outcomes) outcomes.push(outcome);
    } else
      distrust(
        `the process died, and ${unended} had not ended when this one started, so this result may not be genuine`,
      );
    if (section.outcomes.length === 0 && !section.parent && section.damage === undefined) unended ??= name;
  }
  return outcomes;
}

function startedAgain(sections: readonly Section[]): Set<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const { name } of sections) (once.has(name) ? again : once).add(name);
  return again;
}

/**
 * `lastWord` returns the status of the last frame if that is PASS or FAIL. If there is no frame, because the binary ran
 * no benchmark, it returns the bare word that the last line consists of.
 */
function lastWord(stdout: string, frames: readonly Frame[]): 'PASS' | 'FAIL' | undefined {
  const last = frames.at(-1);
  if (last !== undefined) return last.kind === 'finished' ? last.status : undefined;
  const word = /(?:^|\n)(PASS|FAIL)\s{0,100}$/.exec(stdout.slice(-200))?.[1];
  return word === 'PASS' || word === 'FAIL' ? word : undefined;
}

/**
 * `runningAtTheEnd` returns the benchmark that was running when the text ended: the one that started last or,
 * if that has an outcome, the innermost enclosing benchmark without an outcome.
 */
function runningAtTheEnd(sections: readonly Section[]): string | undefined {
  const last = sections.at(-1);
  if (last === undefined) return undefined;
  if (last.outcomes.length === 0) return last.name;
  const started = new Map(sections.map((section) => [section.name, section]));
  for (const around of ancestors(last.name, started)) {
    if (around.outcomes.length === 0) return around.name;
  }
  return undefined;
}

/**
 * `readLabels` reads the labels that `testing` prints together before the first benchmark. Output of a TestMain may
 * precede them.
 */
function readLabels(preamble: string): Map<string, string> {
  const config = new Map<string, string>();
  const start = preamble.lastIndexOf('goos: ');
  if (start === -1) return config;
  for (const line of preamble.slice(start, start + 10_000).split('\n')) {
    const label = parseConfigLine(line.replace(/\r$/, ''));
    if (label !== undefined && labels.has(label.key)) config.set(label.key, label.value);
  }
  return config;
}

function readUnits(stdout: string): UnitMetadata[] {
  const units = new Map<string, UnitMetadata>();
  for (const line of stdout.match(/^Unit [^\n]{1,1000}$/gm) ?? []) {
    for (const part of parseUnitLine(line) ?? []) {
      if (part.kind !== 'metadata') continue;
      const { unit, key, value } = part;
      if (!units.has(`${unit} ${key}`)) units.set(`${unit} ${key}`, { unit, key, value });
    }
  }
  return [...units.values()];
}
