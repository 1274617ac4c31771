import { ruleOf } from '../causes/list.ts';
import { type CauseGroup, causeGroups } from './explanation-groups.ts';
import { type EditLine, editLinesOf } from './edit-lines.ts';
import {
  adviceWords,
  benchmarksOf,
  causePlace,
  costWords,
  fixWords,
  furtherOf,
  isSameLine,
  proofWords,
  reasonWords,
} from './explanation-words.ts';
import type { GateReport } from './model.ts';
import type { TextOptions, TextStyle } from './text-style.ts';
import { fit, visible, wrap } from './visible.ts';

/** Maximum number of causes to show without `--verbose`. */
const mostCauses = 10;

/** `explanationLines` returns lines that say where the regressions come from, why, and what to do. */
export function explanationLines(report: GateReport, { width, verbose }: TextOptions, style: TextStyle): string[] {
  const groups = causeGroups(report);
  const notes = [...new Set(report.explanations.flatMap((explanation) => explanation.notes))];
  if (groups.length === 0 && notes.length === 0) return [];
  const shown = verbose ? groups : groups.slice(0, mostCauses);
  const more = groups.length - shown.length;
  return [
    '',
    style.bold('Why'),
    ...shown.flatMap((group) => causeLines(group, width, style, verbose)),
    ...(more > 0 ? [style.dim(`  … and ${more} more (--verbose lists ${more === 1 ? 'it' : 'them'})`)] : []),
    ...notes.flatMap((note) =>
      wrap(visible(note), width - 4).map((line, index) => style.dim(`  ${index === 0 ? '· ' : '  '}${line}`)),
    ),
  ];
}

function causeLines(group: CauseGroup, width: number, style: TextStyle, verbose: boolean): string[] {
  const { site } = group;
  const at = site.root ?? site;
  const { first, also } = benchmarksOf(group, (name) => name);
  const indented = (text: string, mark = ''): string[] =>
    wrap(text, width - 4 - mark.length).map(
      (line, index) => `    ${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
    );
  const { listed, rest } = furtherOf(group);
  const where = causePlace(site);
  const elsewhere = site.root !== null && (site.root.file !== site.file || site.root.line !== site.line);
  const allocated = `allocated ${elsewhere ? `at ${site.file}:${site.line} ` : ''}in ${site.function}`;
  return [
    '',
    `  ${style.bold(visible(where))}${at.source === undefined ? `  ${ruleOf(site.cause).label}` : ''}`,
    ...(at.source === undefined ? [] : [`      ${fit(visible(at.source), width - 6)}`]),
    ...indented(visible(reasonWords(site))),
    ...indented(visible(`${costWords(site)} in ${first}, ${allocated}${also.join('')}`)),
    ...indented(visible(proofWords(site))).map((line) => (site.confidence === 'proven' ? style.green(line) : line)),
    ...(verbose
      ? site.flow.flatMap(({ file, line, text }) => [`      ${fit(visible(`${file}:${line}  ${text}`), width - 6)}`])
      : []),
    ...listed.flatMap((other) => {
      const further = isSameLine(other, site)
        ? `on the same line, ${visible(other.callee)} allocates too`
        : `also ${visible(`${other.file}:${other.line}`)}`;
      return indented(`${further}: ${costWords(other)}`);
    }),
    ...(rest === undefined ? [] : indented(`and ${rest}`)),
    ...indented(visible(adviceWords(site)), '→ '),
    ...editLines(site, style, width),
  ];
}

function editLines(site: CauseGroup['site'], style: TextStyle, width: number): string[] {
  const { edit } = site.fix;
  if (edit === undefined) return [];
  return [
    ...wrap(fixWords(site) ?? '', width - 4).map((text) => `    ${text}`),
    style.dim(`      ${visible(edit.file)}:${edit.line}`),
    ...editLinesOf(site.fix).map(({ sign, text }) => painted(sign, `      ${sign} ${visible(text)}`.trimEnd(), style)),
  ];
}

function painted(sign: EditLine['sign'], text: string, style: TextStyle): string {
  return sign === ' ' ? text : sign === '-' ? style.red(text) : style.green(text);
}
