import type { ExplainedSite } from './model.ts';

/** Says what usually helps against a cause, where the report can't speak about the code itself. */
export const usualAdvice: Readonly<Record<ExplainedSite['cause'], string>> = {
  'append-growth': 'Allocate the slice with the capacity it needs before filling it.',
  'buffer-growth': 'Grow the buffer once before writing, to its usual size.',
  'map-growth': 'Create the map with its size, or reuse one and empty it with `clear`.',
  'make-size': 'Let the caller pass a buffer to fill, or reuse one across operations.',
  'closure-capture': 'Pass what the function needs as arguments instead of capturing it.',
  'interface-boxing': 'Use the concrete type or a type parameter where the interface is not needed.',
  fmt: 'Use strconv and concatenation, or append to a buffer, instead of formatting on this path.',
  'string-concat': 'Write the parts to a `strings.Builder`, or join them once with `strings.Join`.',
  'bytes-string-conversion': 'Use one of the two types throughout, or convert where Go needs no copy.',
  'pointer-escape': 'Return or pass the value itself, so that no pointer to it outlives the call.',
  'larger-object': 'Use smaller types, or move rarely used fields behind a pointer.',
  'lost-pool': 'Return the object with `Put` on every path, and reset its fields first.',
  callee: 'Call it less often, or use a variant that writes into memory the caller provides.',
  dependency: 'Stay on the previous version until this is fixed upstream.',
  other: 'Check whether this is needed in every operation.',
};
