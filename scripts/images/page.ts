import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';

export type Theme = 'light' | 'dark';

/** Returns a page that shows a comment in GitHub's own style, with the frame and the name that comments have there. */
export function commentPage(markdown: string, theme: Theme): string {
  const css = readFileSync(
    fileURLToPath(import.meta.resolve(`github-markdown-css/github-markdown-${theme}.css`)),
    'utf8',
  );
  const colours =
    theme === 'light'
      ? { page: '#ffffff', head: '#f6f8fa', line: '#d1d9e0', text: '#59636e', plus: '#dafbe1', minus: '#ffebe9' }
      : { page: '#0d1117', head: '#151b23', line: '#3d444d', text: '#9198a1', plus: '#12261e', minus: '#25171c' };
  return `<!doctype html><html><head><meta charset="utf-8"><style>${css}
body { margin: 0; padding: 16px; background: ${colours.page}; }
@media (width < 600px) { body { padding: 8px; } }
.frame { border: 1px solid ${colours.line}; border-radius: 6px; overflow: hidden; }
.name { background: ${colours.head}; border-bottom: 1px solid ${colours.line}; color: ${colours.text};
  font: 14px -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; padding: 8px 16px; }
.name b { color: inherit; } .markdown-body { padding: 16px; font-size: 14px; }
.plus { background: ${colours.plus}; display: block; }
.minus { background: ${colours.minus}; display: block; }
</style></head><body><div class="frame"><div class="name"><b>github-actions</b> bot commented</div>
<article class="markdown-body">${diffColours(marked.parse(markdown, { async: false, gfm: true }))}</article></div></body></html>`;
}

/** Colours the lines of diff blocks, as GitHub does. */
function diffColours(html: string): string {
  return html.replaceAll(/<pre><code class="language-diff">([^]*?)<\/code><\/pre>/g, (_, code: string) => {
    const lines = code.replace(/\n$/, '').split('\n');
    const painted = lines.map((line) =>
      line.startsWith('+')
        ? `<span class="plus">${line}</span>`
        : line.startsWith('-')
          ? `<span class="minus">${line}</span>`
          : `${line}\n`,
    );
    return `<pre><code>${painted.join('')}</code></pre>`;
  });
}
