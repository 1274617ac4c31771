import type { ExplainedSite } from './model.ts';

/** What usually helps against a cause, where nothing may be said of the code itself. */
export const usualAdvice: Readonly<Record<ExplainedSite['cause'], string>> = {
  'append-growth': 'Make the slice with the capacity that it will need before it is filled.',
  'buffer-growth': 'Grow the buffer once before writing, to the size that is usual.',
  'map-growth': 'Make the map with its size in advance, or keep one and empty it with `clear`.',
  'make-size': 'Let the caller pass a buffer to be filled, or use one again for many operations.',
  'closure-capture': 'Pass what the function needs as arguments instead of capturing it.',
  'interface-boxing': 'Use the concrete type, or a type parameter, where the interface is not needed.',
  fmt: 'Use strconv and concatenation, or append to a buffer, instead of formatting on this path.',
  'string-concat': 'Write the parts to a `strings.Builder`, or join them once with `strings.Join`.',
  'bytes-string-conversion': 'Keep one of the two forms throughout, or convert where Go needs no copy.',
  'pointer-escape': 'Return or pass the value itself, so that no pointer to it outlives the call.',
  'larger-object': 'Use smaller types, or keep what is rarely used behind a pointer.',
  'lost-pool': 'Give the object back with `Put` on every path, and reset its fields before that.',
  callee: 'Call it less often, or use a variant that writes into memory of the caller.',
  dependency: 'Stay on the version before until this is fixed there.',
  other: 'See whether this is needed in each operation.',
};
