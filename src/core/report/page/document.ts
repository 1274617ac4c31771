import { Html, html, json, type Part } from './html.ts';

/** The style and script that every page contains, and their hashes in the form that a Content Security Policy uses. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
  readonly hashes: { readonly style: string; readonly script: string };
}

/**
 * `pageDocument` returns a self-contained page. Its Content Security Policy (https://www.w3.org/TR/CSP3/) allows only
 * our own style and script, even if an untrusted name managed to add others.
 */
export function pageDocument(title: string, body: Part, data: object, assets: PageAssets): string {
  const { style, script, hashes } = assets;
  const policy = [
    "default-src 'none'",
    `script-src '${hashes.script}'`,
    `style-src '${hashes.style}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>allocgate: ${title}</title>
        ${element('style', style)}
      </head>
      <body>
        <a class="skip" href="#report">Skip to content</a>
        ${body} ${element('script type="application/json" id="data"', json(data).text)} ${element('script', script)}
      </body>
    </html> `.text;
}

/** `element` returns an element and leaves its content unchanged, so that the content matches its hash. */
function element(tag: string, content: string): Html {
  return new Html(`<${tag}>${content}</${tag.split(' ', 1)[0]}>`);
}
