import { quoted } from '../escape/quoted.ts';
import type { FixCandidate } from './source-facts.ts';

/** Kinds of edits. */
type EditKind = FixCandidate['kind'];

type Words = FixCandidate['words'];

/** What an edit does, and what to watch, in one or two sentences. */
export function editWords(kind: EditKind, words: Words): string {
  return sentences[kind]((name, otherwise) => (words[name] === undefined ? otherwise : quoted(words[name])));
}

/** A word of the source in backquotes, or what stands for it. */
type Say = (name: string, otherwise: string) => string;

const keeps = 'Reset its fields before that: a pooled object keeps the values of its last use.';

const sentences: Readonly<Record<EditKind, (say: Say) => string>> = {
  'slice-capacity': (say) =>
    `Make ${say('variable', 'the slice')} with capacity ${say('bound', 'for all elements')} before it is filled.${say('nil', '') === '' ? '' : ' Where nothing is added it is then empty instead of nil.'}`,
  'map-capacity': (say) =>
    `Make ${say('variable', 'the map')} with room for ${say('bound', 'all entries')} before it is filled.`,
  'builder-grow': (say) =>
    say('sum', '') === ''
      ? `Grow ${say('variable', 'the buffer')} once, by ${say('bound', 'what will be written')}, before writing.`
      : `Add up in ${say('sum', '')} how many bytes will be written, and grow ${say('variable', 'the buffer')} once, before writing.`,
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
    `Give ${say('variable', 'the object')} back to ${say('pool', 'its pool')} when the function ends. ${keeps}`,
  'pool-get': (say) =>
    `Take ${say('variable', 'the object')} from ${say('pool', 'a pool')} instead of making it, and give it back when the function ends. A pooled object keeps the values of its last use, so it is reset first.`,
  'value-instead-of-pointer': (say) =>
    `Keep ${say('variable', 'the value')} as a value: nothing needs a pointer to it.`,
  'argument-instead-of-capture': (say) =>
    `Give the function literal a copy of ${say('variable', 'the variable')}: captured by reference, it moves to the heap.`,
  'hoist-closure': () => 'Make the function literal once, before the loop: it needs nothing of a single round.',
  'hoist-call': (say) => `Call ${say('call', 'it')} once for the whole package: its result is always the same.`,
  'sort-slice': (say) =>
    `Sort ${say('collection', 'the slice')} with the package \`slices\`, which needs no reflection.`,
  'interface-to-type-parameter': (say) =>
    `Give ${say('function', 'the function')} a type parameter instead of ${say('interface', 'an interface')}: ${say('parameter', 'the value')} is then put into an interface only where the function itself needs one.`,
  'order-fields': (say) =>
    `Order the fields of ${say('type', 'the struct')} by size: without the padding between them it takes ${bytes(say, 'after')} instead of ${bytes(say, 'before')}.`,
  'room-as-before': (say) => `Make it with the room that it had before the change: ${say('made', 'as base does')}.`,
};

function growth(say: Say): string {
  if (say('sum', '') !== '') return `grows once, by the bytes added up in ${say('sum', '')}`;
  return say('bound', '') === '' ? 'grows by more than each part' : `grows once, by ${say('bound', '')} bytes`;
}

function instead(say: Say): string {
  return `Write ${say('replacement', 'the text with strconv and concatenation')} instead of ${say('call', 'formatting it')}.`;
}

function bytes(say: Say, name: string): string {
  return say(name, 'less').replaceAll('`', '') + (say(name, '') === '' ? '' : ' B');
}
