/**
 * `find` returns the first element that matches a selector, or `undefined` if there is none or if that element isn't an
 * instance of `kind`.
 */
export function find<T extends Element>(selector: string, kind: new () => T): T | undefined {
  const element = document.querySelector(selector);
  return element instanceof kind ? element : undefined;
}

/** `findAll` returns all elements that match a selector and are instances of `kind`. */
export function findAll<T extends Element>(selector: string, kind: new () => T, within: ParentNode = document): T[] {
  return [...within.querySelectorAll(selector)].filter((element): element is T => element instanceof kind);
}

/** `make` returns a new element with a class and text content, which is never parsed as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  if (text !== '') element.textContent = text;
  return element;
}
