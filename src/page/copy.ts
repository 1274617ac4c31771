import { findAll } from './dom.ts';

/** How long a button shows its result, in milliseconds. */
const saysFor = 2000;

/** `startCopying` activates the buttons that copy a fix. */
export function startCopying(): void {
  for (const button of findAll('button[data-copy]', HTMLButtonElement)) {
    button.hidden = false;
    button.addEventListener('click', () => {
      void copyOf(button);
    });
  }
}

async function copyOf(button: HTMLButtonElement): Promise<void> {
  const done = await copy(button.dataset['copy'] ?? '');
  button.textContent = done ? 'Copied' : 'Select and copy it by hand';
  setTimeout(() => (button.textContent = 'Copy'), saysFor);
}

/**
 * `copy` copies text to the clipboard and reports whether that worked. A page opened from disk may have no access to
 * the clipboard API, so `execCommand` is the fallback.
 */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
