import { quoted } from '../escape/quoted.ts';
import type { FixCandidate } from './source-facts.ts';

type EditKind = FixCandidate['kind'];

type Words = FixCandidate['words'];

/** `editWords` describes what an edit does and what to watch for, in one or two sentences. */
export function editWords(kind: EditKind, words: Words): string {
  return sentences[kind]((name, otherwise) => (words[name] === undefined ? otherwise : quoted(words[name])));
}

/** Returns the word that has this name, in backquotes, or `otherwise` if the edit has no such word. */
type Say = (name: string, otherwise: string) => string;

const keeps = 'Reset its fields first: a pooled object keeps the values of its last use.';

const sentences: Readonly<Record<EditKind, (say: Say) => string>> = {
  'slice-capacity': (say) =>
    `Allocate ${say('variable', 'the slice')} with capacity ${say('bound', 'for all elements')} before filling it.${say('nil', '') === '' ? '' : ' Note: if there are no elements, the result is now empty rather than nil.'}`,
  'map-capacity': (say) =>
    `Create ${say('variable', 'the map')} with room for ${say('bound', 'all entries')} before filling it.`,
  'builder-grow': (say) =>
    say('sum', '') === ''
      ? `Grow ${say('variable', 'the buffer')} once, by ${say('bound', 'the size of what will be written')}, before writing.`
      : `Add up the bytes to be written in ${say('sum', '')}, and grow ${say('variable', 'the buffer')} once before writing.`,
  'fmt-to-strconv': (say) => instead(say),
  'fmt-to-concat': (say) => instead(say),
  'fmt-to-append': (say) =>
    `Append to ${say('variable', 'a buffer')} with strconv instead of ${say('callee', 'formatting')}.`,
  'fmt-to-writer': (say) => `Write the parts themselves instead of ${say('call', 'formatting them')}.`,
  'concat-to-builder': (say) =>
    `Collect ${say('variable', 'the text')} in a \`strings.Builder\`, which ${growth(say)}.`,
  'concat-at-once': (say) =>
    `Join the parts of ${say('variable', 'the text')} in one expression: it allocates once for all of them.`,
  'map-index-conversion': () => 'Convert inside the map index: Go needs no copy there.',
  'convert-once': (say) =>
    `Convert once, before the loop: ${say('variable', 'a variable')} keeps ${say('conversion', 'the result')}.`,
  'pool-put': (say) =>
    `Return ${say('variable', 'the object')} to ${say('pool', 'its pool')} when the function returns. ${keeps}`,
  'pool-get': (say) =>
    `Take ${say('variable', 'the object')} from ${say('pool', 'a pool')} instead of allocating it, and put it back when the function returns. A pooled object keeps the values of its last use, so it is reset first.`,
  'value-instead-of-pointer': (say) =>
    `Keep ${say('variable', 'the value')} as a value: nothing needs a pointer to it.`,
  'argument-instead-of-capture': (say) =>
    `Give the function literal a copy of ${say('variable', 'the variable')}; a variable that is captured by reference moves to the heap.`,
  'hoist-closure': () => 'Create the function literal once, before the loop: it uses nothing from a single iteration.',
  'hoist-call': (say) => `Call ${say('call', 'it')} once for the whole package: its result is always the same.`,
  'sort-slice': (say) =>
    `Sort ${say('collection', 'the slice')} with the package \`slices\`, which needs no reflection.`,
  'interface-to-type-parameter': (say) =>
    `Give ${say('function', 'the function')} a type parameter instead of ${say('interface', 'an interface')}: ${say('parameter', 'the value')} is then converted to an interface only where the function itself needs one.`,
  'order-fields': (say) =>
    `Order the fields of ${say('type', 'the struct')} by size: without the padding between them, its size is ${bytes(say, 'after')} instead of ${bytes(say, 'before')}.`,
  'room-as-before': (say) => `Allocate it with the capacity it had before the change: ${say('made', 'as base does')}.`,
};

function growth(say: Say): string {
  if (say('sum', '') !== '') return `grows once, by the number of bytes added up in ${say('sum', '')}`;
  return say('bound', '') === '' ? 'grows in larger steps' : `grows once, by ${say('bound', '')} bytes`;
}

function instead(say: Say): string {
  return `Write ${say('replacement', 'the text with strconv and concatenation')} instead of ${say('call', 'formatting it')}.`;
}

function bytes(say: Say, name: string): string {
  return say(name, 'less').replaceAll('`', '') + (say(name, '') === '' ? '' : ' B');
}
