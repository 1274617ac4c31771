import type { Excerpt, ExcerptLine } from '../evidence-model.ts';
import { figure } from '../explanation-words.ts';
import { Html, html, sourceLine } from './html.ts';

/**
 * `excerptHtml` returns lines of both sides and, in the margin, what they allocate, like `git diff` and `pprof -list`
 * combined.
 */
export function excerptHtml({ file, lines }: Excerpt, marked: ReadonlySet<number>): Html {
  const compared = lines.some(({ base }) => base !== undefined);
  return html`<figure class="code">
    <figcaption>${file}</figcaption>
    <div class="scroll" tabindex="0" role="region" aria-label="Source of ${file}">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="out">Line on base</span></th>
            <th scope="col"><span class="out">Line on head</span></th>
            <th scope="col">allocs/op</th>
            <th scope="col">B/op</th>
            <th scope="col"><span class="out">Source</span></th>
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => lineHtml(line, compared, marked))}
        </tbody>
      </table>
    </div>
  </figure>`;
}

function lineHtml(line: ExcerptLine, compared: boolean, marked: ReadonlySet<number>): Html {
  const { base, head, text, allocsPerOp, bytesPerOp } = line;
  const kind = !compared ? '' : base === undefined ? 'added' : head === undefined ? 'deleted' : '';
  const sign = kind === 'added' ? '+' : kind === 'deleted' ? '−' : ' ';
  const classes = [kind, head !== undefined && marked.has(head) ? 'marked' : ''].filter((name) => name !== '');
  return html`<tr class="${classes.join(' ')}">
    <td class="n">${base ?? ''}</td>
    <td class="n">${head ?? ''}</td>
    ${cost(allocsPerOp, line, compared)}${cost(bytesPerOp, line, compared)}
    <td class="src"><span class="sign">${sign}</span>${sourceLine(text)}</td>
  </tr> `;
}

/**
 * `cost` returns the cell for one figure of a line. It shows both sides if both have the line and their figures differ,
 * and otherwise one side.
 */
function cost(
  figures: ExcerptLine['allocsPerOp'],
  { base, head }: Pick<ExcerptLine, 'base' | 'head'>,
  compared: boolean,
): Html {
  if (figures === undefined) return html`<td class="cost"></td>`;
  const [before, after] = [figure(figures.base), figure(figures.head)];
  if (!compared || base === undefined) return costCell(after, compared && figures.head > 0 ? 'grew' : '');
  if (head === undefined) return costCell(before, figures.base > 0 ? 'shrank' : '');
  if (before === after) return costCell(after, 'same');
  return costCell(`${before} → ${after}`, figures.head > figures.base ? 'grew' : 'shrank');
}

function costCell(text: string, change: '' | 'grew' | 'shrank' | 'same'): Html {
  return html`<td class="cost ${change}">${text === '0' ? '' : text}</td>`;
}
