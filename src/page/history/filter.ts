import { find } from '../dom.ts';

/** The number of shown items and of all items, with the noun for them. */
interface Shown {
  readonly shown: number;
  readonly all: number;
  readonly noun: string;
}

/**
 * `startFilter` calls `apply` now and whenever the filter changes, and returns a function that calls it again. Pressing
 * `/` moves the focus to the filter.
 */
export function startFilter(apply: (words: string) => Shown): () => void {
  const input = find('#filter', HTMLInputElement);
  const output = find('#shown', HTMLOutputElement);
  const run = (): void => {
    const { shown, all, noun } = apply(input?.value ?? '');
    if (output !== undefined)
      output.textContent = `${shown === all ? '' : `${shown} of `}${all} ${noun}${all === 1 ? '' : 's'}`;
  };
  if (input?.form) {
    input.form.hidden = false;
    input.form.addEventListener('submit', (event) => event.preventDefault());
    input.addEventListener('input', run);
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      input.focus();
    });
  }
  run();
  return run;
}

/** `matcherOf` returns a function that reports whether a name contains all of the given words, ignoring case. */
export function matcherOf(words: string): (name: string) => boolean {
  const wanted = words.toLowerCase().split(/\s+/);
  return (name) => {
    const lower = name.toLowerCase();
    return wanted.every((word) => lower.includes(word));
  };
}
