import { describe, expect, test } from 'vitest';
import { adviceOf } from '../../../src/core/cause/advice.ts';
import { type Cause, causeNames, causeOf } from '../../../src/core/causes/list.ts';
import type { Evidence } from '../../../src/core/cause/evidence.ts';
import { reasonOf } from '../../../src/core/cause/reason.ts';
import { escape, evidence, facts, frame, librarySite, movedToHeap, path, site } from './builders.ts';

interface Told {
  readonly cause: Cause;
  readonly when: string;
  readonly of: Evidence;
  readonly reason: string;
  readonly advice: string;
}

const callee = (name: string, origin: 'user' | 'standard' | 'dependency') => ({
  name,
  package: '',
  origin,
  dynamic: false,
  variadicInterface: false,
  file: '',
  line: 0,
  at: 42,
});
const boxed = (text: string, type: string, size: number) => ({
  kind: 'boxing' as const,
  text,
  line: 42,
  endLine: 42,
  column: 9,
  type,
  element: '',
  size,
  key: '',
  keySize: 0,
  parts: 0,
  use: '' as const,
  name: '',
  argument: 4,
  parameter: 'args',
  interface: 'any',
  callee: callee('log/slog.(*Logger).Info', 'standard'),
  captures: [],
  arguments: [],
  copies: false,
  iterator: false,
});
const captured = (name: string) => ({ name, type: 'int', line: 30, byReference: false });
const pooled = path([
  frame('order/pool.go:8', 'example.com/m/order.init.func1'),
  frame('/go/src/sync/pool.go:155', 'sync.(*Pool).Get', 'standard'),
  frame('order/create.go:42', 'example.com/m/order.Create'),
]);

// Each sentence is what a reviewer who never used a profiler reads.
const told: readonly Told[] = [
  {
    cause: 'append-growth',
    when: 'a slice is filled in a loop over another one',
    of: evidence(site('runtime.growslice', { head: { objects: 7, bytes: 1016 } }), {
      facts: facts({
        allocation: { kind: 'append', text: 'append(out, item.Name)' },
        operand: { expression: 'out', type: '[]string', declared: 'nil' },
        loops: [{ bound: 'len(items)' }],
      }),
    }),
    reason:
      '`append` grows `out` beyond its capacity and copies it to a larger array again and again. `out` has no initial capacity (line 38).',
    advice: 'Allocate `out` with capacity `len(items)` before filling it: `make([]string, 0, len(items))`.',
  },
  {
    cause: 'append-growth',
    when: 'nothing is known of a slice that grows once',
    of: evidence(site('runtime.growslice')),
    reason: '`append` grows the slice beyond its capacity and copies it to a larger array.',
    advice: 'Allocate the slice with the capacity it needs before filling it.',
  },
  {
    cause: 'append-growth',
    when: 'the line allocated before, less often',
    of: evidence(
      site('runtime.growslice', {
        status: 'more',
        base: { objects: 1, bytes: 64 },
        head: { objects: 3, bytes: 448 },
      }),
      { facts: facts({ operand: { expression: 'b.rows', type: '[]row', declared: 'make-sized', kind: 'field' } }) },
    ),
    reason:
      '`append` grows `b.rows` beyond its capacity and copies it to a larger array again and again. This line already allocated on base (1 object per operation); it now allocates 3.',
    advice: 'Allocate `b.rows` with a capacity for the usual case before filling it: `make([]row, 0, n)`.',
  },
  {
    cause: 'buffer-growth',
    when: 'a strings.Builder is written in a loop',
    of: evidence(librarySite('strings.(*Builder).WriteString', { head: { objects: 4, bytes: 240 } }), {
      facts: facts({
        operand: { expression: 'sb', type: 'strings.Builder' },
        loops: [{ bound: 'len(parts)' }],
      }),
    }),
    reason:
      '`strings.(*Builder).WriteString` grows `sb` beyond its capacity, so its contents are copied to a larger array again and again.',
    advice: 'Call `sb.Grow(n)` once before writing, with a size derived from `len(parts)`.',
  },
  {
    cause: 'buffer-growth',
    when: 'a bytes.Buffer of unknown name gets one write',
    of: evidence(librarySite('bytes.(*Buffer).Write')),
    reason:
      '`bytes.(*Buffer).Write` grows the buffer beyond its capacity, so its contents are copied to a larger array.',
    advice: 'Give the buffer its usual size once, where it is created.',
  },
  {
    cause: 'map-growth',
    when: 'a map is filled',
    of: evidence(site('runtime.mapassign_faststr'), {
      facts: facts({
        allocation: { kind: 'map-assign', text: 'seen[word] = n' },
        operand: { expression: 'seen', type: 'map[string]int', declared: 'make' },
        loops: [{ bound: 'len(words)' }],
      }),
    }),
    reason: 'An assignment grows `seen`, so the runtime allocates new tables for it.',
    advice:
      'Create `seen` with the size it will need (`make(map[string]int, len(words))`), or reuse one and empty it with `clear`.',
  },
  {
    cause: 'map-growth',
    when: 'a map has at most eight entries',
    of: evidence(
      site('runtime.mapassign_faststr', {
        head: { objects: 1, bytes: 208 },
        paths: [
          path([frame('order/create.go:42', 'example.com/m/order.Create')], {
            callee: 'runtime.mapassign_faststr',
            bytesPerOp: 208,
            blockSize: 208,
          }),
        ],
      }),
      {
        facts: facts({
          allocation: { kind: 'map-assign', text: 'seen[word]++', size: 8, keySize: 16 },
          operand: { expression: 'seen', type: 'map[string]int', declared: 'make' },
        }),
      },
    ),
    reason: 'The first assignment to `seen` allocates room for eight entries.',
    advice: 'Reuse one map and empty it with `clear`.',
  },
  {
    cause: 'map-growth',
    when: 'a function of the package maps fills it',
    of: evidence(librarySite('maps.Copy[...]')),
    reason: '`maps.Copy` grows the map as it fills it, so the runtime allocates new tables for it.',
    advice: 'Create the map with the size it will need (`make(map[K]V, n)`), or reuse one and empty it with `clear`.',
  },
  {
    cause: 'map-growth',
    when: 'a map is made',
    of: evidence(site('runtime.makemap_small')),
    reason: 'A map is created here.',
    advice: 'Create the map with the size it will need (`make(map[K]V, n)`), or reuse one and empty it with `clear`.',
  },
  {
    cause: 'make-size',
    when: 'the size is only known at run time',
    of: evidence(site('runtime.makeslice'), {
      facts: facts({ allocation: { kind: 'make-slice', text: 'make([]byte, n)' } }),
      escape: escape('make([]byte, n)', ['make([]byte, n)', 'non-constant size']),
    }),
    reason:
      '`make([]byte, n)` is allocated on the heap each time: it has a size known only at run time, so the compiler cannot place it on the stack (create.go:42).',
    advice:
      'Use an array of constant size for the common case (`var buf [64]byte; b := buf[:0]`), or let the caller pass a buffer to fill.',
  },
  {
    cause: 'make-size',
    when: 'what is made is kept',
    of: evidence(site('runtime.mallocgc'), {
      facts: facts({
        allocation: { kind: 'make-slice', text: 'make([]byte, len(in))' },
        operand: { expression: 'out', type: '[]byte' },
      }),
      escape: escape('make([]byte, len(in))', ['s.last = out', 'assign']),
    }),
    reason:
      '`make([]byte, len(in))` is allocated on the heap each time: it outlives the call through the assignment to `s.last` (create.go:42).',
    advice:
      'Let the caller pass a buffer to fill, or reuse one across operations instead of allocating `out` each time.',
  },
  {
    cause: 'closure-capture',
    when: 'a function literal is passed on',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'func-literal',
          text: 'func(i, j int) bool',
          use: 'argument',
          callee: callee('example.com/m/order.(*set).visit', 'user'),
          captures: [
            { name: 'items', type: '[]item', line: 30, byReference: false },
            { name: 'swaps', type: 'int', line: 31, byReference: true },
          ],
        },
      }),
      escape: escape('func literal', ['s.visit(func literal)', 'call parameter']),
    }),
    reason:
      'The function literal is passed to `s.visit`, which may keep it (create.go:42). It lives on the heap with `items` and `swaps` (by reference).',
    advice:
      'Let `order.(*set).visit` take `items` and `swaps` as arguments and pass them on, so that the function captures nothing.',
  },
  {
    cause: 'closure-capture',
    when: 'a variable is on the heap since a function literal captures it',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'moved-to-heap',
          text: 'total',
          captures: [{ name: 'total', type: 'int', line: 42, byReference: true }],
        },
      }),
      escape: movedToHeap('total', ['func literal', 'captured by a closure'], ['total', 'reference']),
    }),
    reason:
      'The variable `total` must live on the heap: it is captured by reference by a function literal that outlives the call (create.go:42).',
    advice:
      'Let the function literal return what it computes, or give it a copy of `total` instead of sharing the variable.',
  },
  {
    cause: 'closure-capture',
    when: 'the compiler says nothing of a method value',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'method-value', text: 's.handle' } }),
    }),
    reason: 'A function literal is created here and lives on the heap with what it captures.',
    advice:
      'Create the method value once and reuse it, or pass the receiver (as an interface with one method) instead: each `s.handle` allocates a closure that holds its receiver.',
  },
  {
    cause: 'closure-capture',
    when: 'nothing says what becomes of it',
    of: evidence(site('runtime.newobject'), { escape: escape('func literal') }),
    reason: 'A function literal is created here and lives on the heap with what it captures.',
    advice:
      'Use a method or a plain loop where no function needs to be stored, or create the function once and reuse it: it keeps its captured variables on the heap.',
  },
  {
    cause: 'closure-capture',
    when: 'it is deferred in a loop',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: { kind: 'func-literal', text: 'func()', use: 'deferred', captures: [captured('a')] },
      }),
      escape: escape('func literal', ['func literal', 'spill']),
    }),
    reason: 'The function literal is run later, by `defer` in a loop (create.go:42). It lives on the heap with `a`.',
    advice:
      'Move the loop body into its own function: a `defer` outside a loop needs no heap memory, and it then runs at the end of each iteration.',
  },
  {
    cause: 'closure-capture',
    when: 'a goroutine runs it',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'func-literal', text: 'func()', use: 'go', captures: [captured('a')] } }),
      escape: escape('func literal', ['func literal', 'spill']),
    }),
    reason: 'The function literal is run later, by `go` (create.go:42). It lives on the heap with `a`.',
    advice: 'Start fewer goroutines: workers that receive their tasks from a channel need no closure per task.',
  },
  {
    cause: 'closure-capture',
    when: 'it is an option that is returned',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: { kind: 'func-literal', text: 'func(*client)', use: 'returned', captures: [captured('ms')] },
      }),
      escape: escape('func literal', ['return func literal', 'return']),
    }),
    reason:
      'The function literal is returned in `return func {…}`, so it outlives the function (create.go:42). It lives on the heap with `ms`.',
    advice:
      'Keep `ms` in a struct with a method that does the work, or create the function once and reuse it: a stored closure keeps its captured variables on the heap.',
  },
  {
    cause: 'closure-capture',
    when: 'the inlined callee keeps it',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'func-literal',
          text: 'func()',
          use: 'argument',
          callee: callee('example.com/m/order.(*runner).after', 'user'),
          captures: ['a', 'b', 'c', 'd'].map(captured),
        },
      }),
      escape: escape('func literal', ['append(r.after, func literal)', 'call parameter']),
    }),
    reason:
      'The function literal is appended in `append(r.after, func {…})`, whose array is on the heap (create.go:42). It lives on the heap with `a`, `b`, `c` and `d`.',
    advice:
      'Keep `a`, `b`, `c` and more in a struct with a method that does the work, or create the function once and reuse it: a stored closure keeps its captured variables on the heap.',
  },
  {
    cause: 'closure-capture',
    when: 'the standard library takes it',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'func-literal',
          text: 'func()',
          use: 'argument',
          callee: callee('time.AfterFunc', 'standard'),
          captures: [captured('s')],
        },
      }),
    }),
    reason: 'A function literal is created here and lives on the heap with `s`.',
    advice:
      'Create the function once and reuse it, or avoid `time.AfterFunc` on this path: each call allocates memory for `s`.',
  },
  {
    cause: 'closure-capture',
    when: 'it is an iterator',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'func-literal',
          text: 'func(yield func(Mail) bool) { for _, m := range b.mails {',
          iterator: true,
          use: 'returned',
          captures: [captured('b')],
        },
      }),
    }),
    reason: 'A function literal is created here and lives on the heap with `b`.',
    advice:
      'Loop over the elements directly on this path, or keep the iterator small enough to be inlined where it is ranged over; then neither the iterator nor the loop body allocates.',
  },
  {
    cause: 'closure-capture',
    when: 'a generic function takes it',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'func-literal',
          text: 'func(m Mail) bool',
          use: 'argument',
          callee: callee('example.com/m/seqs.Filter[...]', 'user'),
        },
      }),
    }),
    reason: 'A function literal is created here and lives on the heap with what it captures.',
    advice:
      'Create the function once and reuse it, or avoid `seqs.Filter[...]` on this path: each call allocates memory for the captured variables.',
  },
  {
    cause: 'closure-capture',
    when: 'the body of a loop over an iterator becomes one',
    of: evidence(site('runtime.newobject'), {
      escape: escape(
        'func literal',
        ['func literal', 'spill'],
        ['seqs.#yield1 := func literal', 'assign'],
        ['.autotmp_8(seqs.#yield1)', 'call parameter'],
      ),
    }),
    reason:
      'The loop body, which the compiler turns into a function for the iterator, is passed to a function value, which may keep it (create.go:42). It lives on the heap with what it captures.',
    advice:
      'Loop over the elements directly on this path, or keep the iterator small enough to be inlined; then the loop body needs no closure.',
  },
  {
    cause: 'closure-capture',
    when: 'the state of such a loop is on the heap',
    of: evidence(site('runtime.mallocgc'), { escape: movedToHeap('seqs.#state1') }),
    reason: 'The state of the iterator must live on the heap.',
    advice:
      'Loop over the elements directly on this path, or keep the iterator small enough to be inlined; then the loop body needs no closure.',
  },
  {
    cause: 'interface-boxing',
    when: 'a number goes to a function of the user that takes any',
    of: evidence(site('runtime.convT64'), {
      facts: facts({
        allocation: {
          kind: 'boxing',
          text: 'n',
          type: 'int',
          callee: callee('example.com/m/order.(*Stack).Push', 'user'),
        },
      }),
    }),
    reason:
      '`n` (`int`) is converted to an interface when passed to `order.(*Stack).Push`; the interface holds a pointer, so the value is copied to the heap.',
    advice: 'Give `order.(*Stack).Push` a parameter of the concrete type `int`.',
  },
  {
    cause: 'interface-boxing',
    when: 'it goes to the standard library, which cannot be changed',
    of: evidence(site('runtime.convT'), {
      facts: facts({
        allocation: { kind: 'boxing', text: 'entry', type: 'entry', callee: callee('container/heap.Push', 'standard') },
      }),
    }),
    reason:
      '`entry` (`entry`) is converted to an interface when passed to `heap.Push`; the interface holds a pointer, so the value is copied to the heap.',
    advice:
      'Use a function that takes the concrete type instead of `heap.Push`, or pass a pointer to a long-lived value.',
  },
  {
    cause: 'interface-boxing',
    when: 'the slice of variadic arguments is kept',
    of: evidence(site('runtime.newobject'), {
      escape: escape('... argument', ['sink(... argument...)', 'call parameter']),
    }),
    reason:
      'The slice of variadic arguments is passed to `sink`, which may keep it (create.go:42). It is therefore allocated on the heap each time.',
    advice: 'Use the concrete type or a type parameter where the interface is not needed.',
  },
  {
    cause: 'pointer-escape',
    when: 'variadic arguments that are no interfaces are kept',
    of: evidence(site('runtime.newobject'), {
      escape: escape('... argument', ['c.opts = opts', 'assign']),
      facts: facts({
        allocation: {
          kind: 'variadic-slice',
          text: 'c.Apply(a, b)',
          element: 'Option',
          callee: callee('example.com/m/order.(*Client).Apply', 'user'),
        },
      }),
    }),
    reason:
      'The slice of variadic arguments outlives the call through the assignment to `c.opts` (create.go:42). It is therefore allocated on the heap each time.',
    advice: 'Let `order.(*Client).Apply` copy the arguments it keeps, so that their slice can stay on the stack.',
  },
  {
    cause: 'pointer-escape',
    when: 'an interface takes variadic arguments',
    of: evidence(site('runtime.newobject'), {
      escape: escape('... argument', ['c.opts = opts', 'assign']),
      facts: facts({
        allocation: {
          kind: 'variadic-slice',
          text: 'c.Apply(a, b)',
          element: 'Option',
          callee: { ...callee('example.com/m/order.Trail.Note', 'user'), dynamic: true },
        },
      }),
    }),
    reason:
      'The slice of variadic arguments outlives the call through the assignment to `c.opts` (create.go:42). It is therefore allocated on the heap each time.',
    advice:
      'Give `order.Trail.Note` a fixed number of parameters, or add a method that has them: the compiler assumes that a call through an interface or function value keeps its arguments.',
  },
  {
    cause: 'interface-boxing',
    when: 'nothing else is known',
    of: evidence(site('runtime.convTstring')),
    reason: 'A value is converted to an interface; the interface holds a pointer, so the value is copied to the heap.',
    advice: 'Use the concrete type or a type parameter where the interface is not needed.',
  },
  {
    cause: 'fmt',
    when: 'text is formatted',
    of: evidence(librarySite('fmt.Sprintf')),
    reason: '`fmt.Sprintf` allocates memory on the heap as it formats.',
    advice:
      'Use strconv and concatenation, or append to a buffer (`strconv.AppendInt`), instead of `fmt.Sprintf` on this path.',
  },
  {
    cause: 'fmt',
    when: 'an argument of it is boxed',
    of: evidence(site('runtime.convT64'), {
      facts: facts({
        allocation: { kind: 'boxing', text: 'port', type: 'int', callee: callee('fmt.Sprintf', 'standard') },
      }),
    }),
    reason: 'An argument of `fmt.Sprintf` is converted to an interface, which copies it to the heap.',
    advice:
      'Use strconv and concatenation, or append to a buffer (`strconv.AppendInt`), instead of `fmt.Sprintf` on this path.',
  },
  {
    cause: 'callee',
    when: 'an error is made per call',
    of: evidence(librarySite('errors.New')),
    reason: '`errors.New` allocates a new error each time.',
    advice:
      'Create the error once, as a package variable (`var ErrX = errors.New(…)`), if its text does not depend on the call.',
  },
  {
    cause: 'string-concat',
    when: 'a text grows with +=',
    of: evidence(site('runtime.concatstring2'), {
      facts: facts({
        allocation: { kind: 'concat', text: 'line += sep' },
        operand: { expression: 'line', type: 'string' },
        loops: [{ bound: '' }],
      }),
    }),
    reason: 'Concatenating with `+` allocates a new string for `line` and copies both parts each time.',
    advice: 'Write the parts to a `strings.Builder` instead of `line +=`, or join them once with `strings.Join`.',
  },
  {
    cause: 'string-concat',
    when: 'a text grows without +=',
    of: evidence(site('runtime.concatstring3'), {
      facts: facts({
        allocation: { kind: 'concat', text: 's.text + sep + word', parts: 3 },
        operand: { expression: 's.text', type: 'string', kind: 'field' },
      }),
    }),
    reason: 'Concatenating with `+` allocates a new string for `s.text` and copies all parts each time.',
    advice:
      'Write the parts to a `strings.Builder` instead of `s.text = s.text +`, or join them once with `strings.Join`.',
  },
  {
    cause: 'string-concat',
    when: 'one expression joins five parts',
    of: evidence(site('runtime.concatstring5'), {
      facts: facts({ allocation: { kind: 'concat', text: 'tenant + ":" + kind + ":" + id', parts: 5 } }),
    }),
    reason: 'Concatenating with `+` allocates a new string and copies all parts each time.',
    advice:
      'One expression allocates once, however many parts it joins. Keep the parts separate until they are needed, append them to a reused `[]byte`, or build the string once, outside this path.',
  },
  {
    cause: 'string-concat',
    when: 'a text grows step by step outside of loops',
    of: evidence(site('runtime.concatstring2'), {
      facts: facts({
        allocation: { kind: 'concat', text: 'line += sep', parts: 2 },
        operand: { expression: 'line', type: 'string' },
        loops: [{ benchmark: true }],
      }),
    }),
    reason: 'Concatenating with `+` allocates a new string for `line` and copies both parts each time.',
    advice: 'Join all parts of `line` in one expression: each `+=` copies everything joined so far.',
  },
  {
    cause: 'bytes-string-conversion',
    when: 'the text of a buffer is taken',
    of: evidence(librarySite('bytes.(*Buffer).String'), {
      facts: facts({ allocation: { kind: 'call', text: 'b.String()' } }),
    }),
    reason: '`bytes.(*Buffer).String` copies the content to new memory, because strings are immutable.',
    advice:
      'Use either strings or slices throughout, or convert where Go needs no copy (`m[string(b)]`, `string(b) == s`) instead of storing `b.String()`.',
  },
  {
    cause: 'bytes-string-conversion',
    when: 'a map key is made of bytes',
    of: evidence(site('runtime.slicebytetostring'), {
      facts: facts({ allocation: { kind: 'bytes-to-string', text: 'string(key)' } }),
    }),
    reason: 'The conversion `string(key)` copies the content to new memory, because strings are immutable.',
    advice:
      'Use either strings or slices throughout, or convert where Go needs no copy (`m[string(b)]`, `string(b) == s`) instead of storing `string(key)`.',
  },
  {
    cause: 'bytes-string-conversion',
    when: 'a constant becomes bytes, for which there is no function of the runtime',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'string-to-bytes', text: '[]byte("salt")' } }),
    }),
    reason: 'The conversion `[]byte("salt")` copies the content to new memory, because strings are immutable.',
    advice:
      'Use the string itself (`io.WriteString`, `WriteString`), or append it to a reused `[]byte` (`append(buf, s...)`).',
  },
  {
    cause: 'pointer-escape',
    when: 'a pointer is passed to a function that formats',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'address-of', text: '&point{x, y}', type: '*point' } }),
      escape: escape('&point{...}', ['fmt.Fprintln(w, &point{...})', 'call parameter']),
    }),
    reason:
      '`&point{...}` is passed to `fmt.Fprintln`, which may keep it (create.go:42). It is therefore allocated on the heap each time.',
    advice: 'Return or pass `point` by value, or store a copy, so that no pointer to it outlives the call.',
  },
  {
    cause: 'pointer-escape',
    when: 'a call fills the variable',
    of: evidence(site('runtime.newobject'), {
      escape: movedToHeap('fault', ['errors.As(err, &fault)', 'call parameter']),
    }),
    reason:
      'The variable `fault` must live on the heap: it is passed to `errors.As`, which may keep it (create.go:42).',
    advice:
      'Declare `fault` only on the path that makes this call, or reuse one across operations: the call fills it through a pointer, which it may keep.',
  },
  {
    cause: 'pointer-escape',
    when: 'a slice of constant size is now converted to an interface',
    of: evidence(site('runtime.makeslice'), {
      facts: facts({
        allocation: { kind: 'make-slice', text: 'make([]string, 0, 9)', type: '[]string', arguments: ['0', '9'] },
      }),
      escape: escape('make([]string, 0, 9)', ['names', 'interface-converted']),
      rootText: 'sort.Slice(names, func(i, j int) bool { return names[i] < names[j] })',
    }),
    reason:
      '`make([]string, 0, 9)` is converted to an interface (`names`) that lives on the heap (create.go:42). It is therefore allocated on the heap each time.',
    advice:
      'Use a function that takes the concrete type instead of converting `names` to an interface, so that the slice can stay on the stack.',
  },
  {
    cause: 'lost-pool',
    when: 'a compressor came from a pool',
    of: evidence(librarySite('compress/gzip.NewWriterLevel'), { removed: ['zw := gzipPool.Get().(*gzip.Writer)'] }),
    reason: 'The object used to come from a pool and is now allocated each time.',
    advice:
      'Take the object from the pool again, as before the change, return it on every path, and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'lost-pool',
    when: 'another object is given back than was taken',
    of: evidence(site('runtime.newobject'), {
      removed: ['scratches.Put(sc)'],
      added: ['scratches.Put(s.out)'],
      poolCalls: ['scratches.Get', 'scratches.Put'],
    }),
    reason: 'The object used to come from a pool and is now allocated each time.',
    advice:
      'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'append-growth',
    when: 'the lines of a pool were only written anew',
    of: evidence(site('runtime.growslice'), {
      removed: ['buf := bufPool.Get().(*bytes.Buffer)', 'bufPool.Put(buf)'],
      added: ['b := bufPool.Get().(*bytes.Buffer)', 'bufPool.Put(b)', 'names = append(names, it.Name)'],
    }),
    reason: '`append` grows the slice beyond its capacity and copies it to a larger array.',
    advice: 'Allocate the slice with the capacity it needs before filling it.',
  },
  {
    cause: 'callee',
    when: 'a buffer inside the standard library grows',
    of: evidence(librarySite('net/url.Values.Encode', { callee: 'strings.(*Builder).WriteString' })),
    reason: '`url.Values.Encode` allocates its result or its working memory.',
    advice:
      'Call `url.Values.Encode` less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.',
  },
  {
    cause: 'callee',
    when: 'a logger is made',
    of: evidence(librarySite('log.New')),
    reason: '`log.New` allocates its result or its working memory.',
    advice:
      'Call `log.New` less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.',
  },
  {
    cause: 'callee',
    when: 'the body of a loop over an iterator allocates in the library',
    of: evidence(librarySite('slices.AppendSeq-range1')),
    reason: '`slices.AppendSeq` allocates its result or its working memory.',
    advice:
      'Call `slices.AppendSeq` less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.',
  },
  {
    cause: 'map-growth',
    when: 'a map that is made with its size is not assigned to a variable',
    of: evidence(site('runtime.makemap'), {
      facts: facts({
        allocation: { kind: 'make-map', text: 'make(map[string]int, len(items))', arguments: ['len(items)'] },
      }),
    }),
    reason: 'A map is created here, with room for `len(items)` entries.',
    advice: 'Reuse one map and empty it with `clear`, if nothing keeps it.',
  },
  {
    cause: 'larger-object',
    when: 'a call got more variadic arguments',
    of: evidence(
      site('runtime.newobject', {
        status: 'larger',
        base: { objects: 1, bytes: 32 },
        head: { objects: 1, bytes: 64 },
      }),
      {
        facts: facts({
          allocation: {
            kind: 'variadic-slice',
            text: '... argument',
            callee: callee('example.com/m/log.(*Logger).Info', 'user'),
          },
        }),
      },
    ),
    reason: 'Each object allocated here takes 64 B instead of 32 B.',
    advice: 'Let `log.(*Logger).Info` copy the arguments it keeps, so that their slice can stay on the stack.',
  },
  {
    cause: 'pointer-escape',
    when: 'a pointer is returned',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'address-of', text: '&Item{}', type: '*Item' } }),
      escape: escape('&Item{...}', ['return &Item{...}', 'return']),
    }),
    reason:
      '`&Item{...}` is returned in `return &Item{...}`, so it outlives the function (create.go:42). It is therefore allocated on the heap each time.',
    advice: 'Return or pass `Item` by value, or store a copy, so that no pointer to it outlives the call.',
  },
  {
    cause: 'pointer-escape',
    when: 'a variable is moved to the heap',
    of: evidence(site('runtime.newobject'), { escape: movedToHeap('best', ['c.best = &best', 'assign']) }),
    reason:
      'The variable `best` must live on the heap: it outlives the call through the assignment to `c.best` (create.go:42).',
    advice:
      'Store a copy of `best` where only its value is needed; to share one object, create it once, outside this path.',
  },
  {
    cause: 'pointer-escape',
    when: 'the address of a variable goes to fmt on a way that is rare',
    of: evidence(site('runtime.newobject'), {
      escape: movedToHeap(
        'tok',
        ['&tok', 'address-of'],
        ['&tok', 'interface-converted'],
        ['... argument', 'slice-literal-element'],
        ['fmt.Fprintln(os.Stderr, ... argument...)', 'call parameter'],
      ),
    }),
    reason:
      'The variable `tok` must live on the heap: its address is passed to `fmt.Fprintln`, which may keep it (create.go:42).',
    advice:
      'Pass a pointer to a copy of `tok`, made right before that call, so that only paths reaching the call allocate.',
  },
  {
    cause: 'pointer-escape',
    when: 'the address goes to a function that keeps it',
    of: evidence(site('runtime.newobject'), {
      escape: movedToHeap('span', ['&span', 'address-of'], ['trace.End(&span)', 'call parameter']),
    }),
    reason:
      'The variable `span` must live on the heap: its address is passed to `trace.End`, which may keep it (create.go:42).',
    advice: 'Return or pass `span` by value, or store a copy, so that no pointer to it outlives the call.',
  },
  {
    cause: 'pointer-escape',
    when: 'an array is sliced for an interface',
    of: evidence(site('runtime.newobject'), {
      escape: movedToHeap('uuid', ['uuid', 'address-of'], ['uuid[10:]', 'slice'], ['uuid[10:]', 'interface-converted']),
    }),
    reason:
      'The variable `uuid` must live on the heap: it is converted to an interface (`uuid[10:]`) that lives on the heap (create.go:42).',
    advice:
      'Use a function that takes the concrete type instead of converting `uuid[10:]` to an interface: it points into `uuid`, which must therefore live on the heap.',
  },
  {
    cause: 'pointer-escape',
    when: 'another language version gives each round a variable',
    of: evidence(
      site('runtime.newobject', { status: 'more', base: { objects: 1, bytes: 16 }, head: { objects: 4, bytes: 64 } }),
      {
        escape: movedToHeap('row', ['&row', 'address-of'], ['x.last = row', 'assign']),
        facts: facts({ allocation: { kind: 'moved-to-heap', text: 'row' } }),
        language: { line: 'go', file: 'go.mod', before: '1.20', after: '1.22' },
      },
    ),
    reason:
      'The variable `row` must live on the heap: it outlives the call through the assignment to `x.last` (create.go:42). The change sets `go 1.22` in go.mod instead of 1.20, and since Go 1.22 each loop iteration has its own variables (https://go.dev/doc/go1.22). This line already allocated on base (1 object per operation); it now allocates 4.',
    advice:
      'Take the address of the element (`&list[i]`), or declare one variable before the loop if no pointer to it outlives an iteration.',
  },
  {
    cause: 'pointer-escape',
    when: 'another toolchain builds the same code',
    of: evidence(site('runtime.newobject'), {
      language: { line: 'toolchain', file: 'go.mod', before: '', after: '1.25.1' },
    }),
    reason:
      'A value is allocated on the heap here. The change sets `toolchain go1.25.1` in go.mod, which builds the same code with a different compiler and standard library.',
    advice: 'Return or pass the object by value, or store a copy, so that no pointer to it outlives the call.',
  },
  {
    cause: 'pointer-escape',
    when: 'a function is no longer inlined',
    of: evidence(site('runtime.newobject'), {
      escape: escape('&Item{...}', ['return &Item{...}', 'return']),
      lostInlining: { function: 'NewItem', reason: 'function too complex: cost 91 exceeds budget 80' },
    }),
    reason:
      "`&Item{...}` is returned in `return &Item{...}`, so it outlives the function (create.go:42). It is therefore allocated on the heap each time. The compiler no longer inlines `NewItem` (function too complex: cost 91 exceeds budget 80), so its result can't stay on the caller's stack.",
    advice:
      'Move the rare part of `NewItem` into its own function, so that the rest is small enough to be inlined again.',
  },
  {
    cause: 'pointer-escape',
    when: 'a pragma forbids to inline',
    of: evidence(site('runtime.newobject'), {
      lostInlining: { function: 'NewItem', reason: 'marked go:noinline' },
    }),
    reason:
      "A value is allocated on the heap here. The compiler no longer inlines `NewItem` (marked go:noinline), so its result can't stay on the caller's stack.",
    advice: 'Remove `//go:noinline` from `NewItem`, so that it can be inlined again.',
  },
  {
    cause: 'larger-object',
    when: 'a struct has grown into the next size class',
    of: evidence(
      site('runtime.newobject', {
        status: 'larger',
        base: { objects: 2, bytes: 128 },
        head: { objects: 2, bytes: 192 },
      }),
      { grownType: { name: 'Node', file: 'order/tree/node.go', line: 7 } },
    ),
    reason:
      '`Node` got larger (node.go:7): each object allocated at create.go:42 now takes 96 B instead of 64 B (Go rounds allocations up to size classes).',
    advice: 'Use smaller types in `Node`, or move rarely used fields behind a pointer.',
  },
  {
    cause: 'larger-object',
    when: 'a struct has grown by padding',
    of: evidence(
      site('runtime.newobject', { status: 'larger', base: { objects: 1, bytes: 48 }, head: { objects: 1, bytes: 80 } }),
      {
        grownType: { name: 'Node', file: 'order/tree/node.go', line: 7 },
        facts: facts({
          candidates: [
            {
              kind: 'order-fields',
              words: { type: 'Node' },
              edit: { file: 'order/tree/node.go', line: 7, endLine: 9, text: '' },
              imports: { add: [], remove: [] },
              content: '',
            },
          ],
        }),
      },
    ),
    reason:
      '`Node` got larger (node.go:7): each object allocated at create.go:42 now takes 80 B instead of 48 B (Go rounds allocations up to size classes).',
    advice: 'Order the fields of `Node` by size, use smaller types, or move rarely used fields behind a pointer.',
  },
  {
    cause: 'larger-object',
    when: 'its declaration is not found',
    of: evidence(
      site('runtime.newobject', { status: 'larger', base: { objects: 1, bytes: 48 }, head: { objects: 1, bytes: 64 } }),
    ),
    reason: 'Each object allocated here takes 64 B instead of 48 B.',
    advice: 'Use smaller types in the struct, or move rarely used fields behind a pointer.',
  },
  {
    cause: 'lost-pool',
    when: 'nothing is given back',
    of: evidence(site('runtime.newobject', { paths: [pooled] })),
    reason:
      'The pool is empty when `Get` is called, because objects are not returned to it, so each operation allocates a new one.',
    advice:
      'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'lost-pool',
    when: 'the change took the pool away',
    of: evidence(site('runtime.newobject'), {
      removed: ['\tb := buffers.Get().(*buffer)', '\tdefer buffers.Put(b)'],
    }),
    reason: 'The object used to come from a pool and is now allocated each time.',
    advice:
      'Take the object from the pool again, as before the change, return it on every path, and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'lost-pool',
    when: 'the change only stopped to return what it takes',
    of: evidence(site('runtime.newobject'), { removed: ['\tframes.Put(f)'], poolCalls: ['frames.Get', 'frames.Put'] }),
    reason: 'The object used to come from a pool and is now allocated each time.',
    advice:
      'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'lost-pool',
    when: 'the pool is another one now',
    of: evidence(site('runtime.newobject', { paths: [pooled] }), { removed: ['\tb := old.Get().(*buffer)'] }),
    reason:
      'The pool is empty when `Get` is called, because objects are not returned to it, so each operation allocates a new one.',
    advice:
      'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'pointer-escape',
    when: 'a slice of constant size is kept',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'make-slice', text: 'make([]byte, 64)', type: '[]byte', element: 'byte' } }),
      escape: escape('make([]byte, 64)', ['kept = buf', 'assign']),
    }),
    reason:
      '`make([]byte, 64)` outlives the call through the assignment to `kept` (create.go:42). It is therefore allocated on the heap each time.',
    advice: 'Let the caller pass a buffer to fill, or reuse one across operations.',
  },
  {
    cause: 'pointer-escape',
    when: 'a slice literal is returned',
    of: evidence(site('runtime.newobject'), {
      facts: facts({ allocation: { kind: 'slice-literal', text: '[]int{a, b}', type: '[]int', element: 'int' } }),
      escape: escape('[]int{...}', ['return []int{...}', 'return']),
    }),
    reason:
      '`[]int{...}` is returned in `return []int{...}`, so it outlives the function (create.go:42). It is therefore allocated on the heap each time.',
    advice: 'Create the slice once, outside this path, if nothing modifies it, or let the caller pass one to fill.',
  },
  {
    cause: 'larger-object',
    when: 'a function literal captures more',
    of: evidence(
      site('runtime.newobject', { status: 'larger', base: { objects: 1, bytes: 16 }, head: { objects: 1, bytes: 24 } }),
      { facts: facts({ allocation: { kind: 'func-literal', text: 'func() {…}' } }) },
    ),
    reason: 'Each object allocated here takes 24 B instead of 16 B.',
    advice: 'Capture fewer or smaller variables: a closure contains everything that it captures.',
  },
  {
    cause: 'lost-pool',
    when: 'the bytes of what came from the pool are returned',
    of: evidence(librarySite('bytes.(*Buffer).WriteString'), {
      facts: facts({
        allocation: { kind: 'call', text: 'buf.WriteString("<h1>")' },
        pool: { name: 'pages', given: false, leaves: 'buf.Bytes()', line: 19 },
      }),
    }),
    reason:
      'The object taken from pool `pages` is never returned to it, because its memory is used after the function returns (`buf.Bytes()`, line 19). Each operation allocates and fills a new one.',
    advice:
      'Copy what leaves the function (`buf.Bytes()`, line 19), then return the object with `Put` last: that memory belongs to the object, and its next user overwrites it.',
  },
  {
    cause: 'lost-pool',
    when: 'nothing is given back to a pool of any name',
    of: evidence(site('runtime.growslice'), {
      facts: facts({
        allocation: { kind: 'append', text: 'append(s.out, key...)' },
        pool: { name: 'scratches', given: false, leaves: '', line: 0 },
      }),
    }),
    reason:
      'The object taken from pool `scratches` is never returned to it, so each operation allocates and fills a new one.',
    advice:
      'Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.',
  },
  {
    cause: 'callee',
    when: 'it makes more than on base',
    of: evidence(
      librarySite('bufio.NewReaderSize', {
        status: 'larger',
        base: { objects: 1, bytes: 512 },
        head: { objects: 1, bytes: 16_384 },
      }),
      { facts: facts({ allocation: { kind: 'call', text: 'bufio.NewReaderSize(r, size)', arguments: ['size'] } }) },
    ),
    reason: '`bufio.NewReaderSize` allocates larger objects than on base: 16,384 B per operation instead of 512 B.',
    advice:
      'Choose `size` for the usual case, because it determines how much `bufio.NewReaderSize` allocates, or reuse the result across operations.',
  },
  {
    cause: 'callee',
    when: 'it makes more, and nothing is known of why',
    of: evidence(
      librarySite('bufio.NewReaderSize', {
        status: 'larger',
        base: { objects: 0, bytes: 512 },
        head: { objects: 0, bytes: 16_384 },
      }),
    ),
    reason: '`bufio.NewReaderSize` allocates larger objects than on base: 16,384 B per operation instead of 512 B.',
    advice:
      'Find out what determines how much `bufio.NewReaderSize` allocates and size it for the usual case, or reuse the result across operations.',
  },
  {
    cause: 'callee',
    when: 'a pool keeps its books',
    of: evidence(librarySite('sync.(*Pool).Put', { head: { objects: 0.046, bytes: 25 } })),
    reason:
      "`sync.(*Pool).Put` reallocates the pool's internal lists after each garbage collection; this is bookkeeping, not a pooled object.",
    advice: 'No change is needed here: this becomes rare again with fewer garbage collections.',
  },
  {
    cause: 'callee',
    when: 'a writer takes no strings',
    of: evidence(librarySite('io.WriteString')),
    reason: '`io.WriteString` copies the text to a `[]byte`, because the writer has no `WriteString` method.',
    advice: 'Give the writer a `WriteString(s string) (int, error)` method; it is called instead when it exists.',
  },
  {
    cause: 'append-growth',
    when: 'a field is set to nil where it was emptied',
    of: evidence(site('runtime.growslice'), {
      facts: facts({
        allocation: { kind: 'append', text: 'append(w.items, it)' },
        operand: { expression: 'w.items', name: 'items', type: '[]item', kind: 'field' },
      }),
      rootText: '\tb.items = nil',
    }),
    reason: '`append` grows `w.items` beyond its capacity and copies it to a larger array.',
    advice:
      'Write `b.items = b.items[:0]` instead of `b.items = nil` to keep the capacity, if nothing else still uses the old elements.',
  },
  {
    cause: 'buffer-growth',
    when: 'what is written to has no Grow',
    of: evidence(librarySite('bytes.(*Buffer).Write'), {
      facts: facts({
        allocation: { kind: 'call', text: 'handler.ServeHTTP(w, r)' },
        operand: { expression: 'handler', type: 'net/http.HandlerFunc' },
      }),
    }),
    reason:
      '`bytes.(*Buffer).Write` grows the buffer beyond its capacity, so its contents are copied to a larger array.',
    advice: 'Give the buffer its usual size once, where it is created.',
  },
  {
    cause: 'pointer-escape',
    when: 'a pointer to a new value is returned as an interface',
    of: evidence(site('runtime.newobject'), {
      escape: escape(
        '&TypeError{...}',
        ['mismatch := &TypeError{...}', 'assign'],
        ['mismatch', 'interface-converted'],
        ['return nil, mismatch', 'return'],
      ),
      facts: facts({ allocation: { kind: 'address-of', text: '&TypeError{…}' } }),
    }),
    reason:
      '`&TypeError{...}` is converted to an interface and is returned in `return nil, mismatch`, so it outlives the function (create.go:42). It is therefore allocated on the heap each time.',
    advice:
      'Create `TypeError{...}` only on the paths that need it, or once, if it does not depend on the call: an interface can hold it only on the heap.',
  },
  {
    cause: 'buffer-growth',
    when: 'fmt writes to it',
    of: evidence(
      site('runtime.growslice', {
        library: 'fmt.Fprintf',
        paths: [
          path([
            frame('/go/src/runtime/slice.go:265', 'runtime.growslice', 'standard'),
            frame('/go/src/strings/builder.go:84', 'strings.(*Builder).Write', 'standard'),
            frame('/go/src/fmt/print.go:225', 'fmt.Fprintf', 'standard'),
            frame('order/create.go:42', 'm.Create'),
          ]),
        ],
      }),
    ),
    reason: '`fmt.Fprintf` grows the buffer beyond its capacity, so its contents are copied to a larger array.',
    advice: 'Give the buffer its usual size once, where it is created.',
  },
  {
    cause: 'fmt',
    when: "it calls a method that fills a buffer of the method's own",
    of: evidence(
      site('runtime.growslice', {
        library: 'fmt.Sprintf',
        paths: [
          path([
            frame('/go/src/runtime/slice.go:265', 'runtime.growslice', 'standard'),
            frame('/go/src/strings/builder.go:114', 'strings.(*Builder).WriteString', 'standard'),
            frame('/go/src/net/mail/message.go:300', 'net/mail.(*Address).String', 'standard'),
            frame('/go/src/fmt/print.go:673', 'fmt.(*pp).handleMethods', 'standard'),
            frame('/go/src/fmt/print.go:237', 'fmt.Sprintf', 'standard'),
            frame('order/create.go:42', 'm.Create'),
          ]),
        ],
      }),
    ),
    reason: '`fmt.Sprintf` allocates memory on the heap as it formats.',
    advice:
      'Use strconv and concatenation, or append to a buffer (`strconv.AppendInt`), instead of `fmt.Sprintf` on this path.',
  },
  {
    cause: 'interface-boxing',
    when: 'reflection converts the value',
    of: evidence(librarySite('reflect.Value.Interface')),
    reason:
      '`reflect.Value.Interface` returns an interface, which holds a pointer, so the value is copied to the heap.',
    advice:
      'Convert a pointer instead (`v.Addr().Interface()`), which copies nothing, or read the value with a method for its kind (`Int`, `String`).',
  },
  {
    cause: 'append-growth',
    when: 'the compiler grows it on its own stack first',
    of: evidence(site('runtime.moveSliceNoCap')),
    reason: '`append` grows the slice beyond its capacity and copies it to a larger array.',
    advice: 'Allocate the slice with the capacity it needs before filling it.',
  },
  {
    cause: 'pointer-escape',
    when: 'the benchmark newly loops with b.Loop, which keeps Go 1.24 from inlining',
    of: evidence(site('runtime.newobject'), {
      benchmarkLoop: 'go1.24.4',
      facts: facts({ allocation: { kind: 'address-of', text: '&V{}' } }),
    }),
    reason:
      '`&V{}` is allocated on the heap here. The benchmark now loops with `b.Loop`: Go 1.24 and 1.25 do not inline calls in the body of such a loop, so results that stayed on the stack are allocated on the heap. The package itself did not get worse.',
    advice:
      'Build with Go 1.26 or later, or keep `for i := 0; i < b.N; i++` until then; accept the new figure if the loop is meant to change.',
  },
  {
    cause: 'pointer-escape',
    when: 'the benchmark newly loops with b.Loop on a later Go',
    of: evidence(site('runtime.newobject'), {
      benchmarkLoop: 'go1.26.8',
      facts: facts({ allocation: { kind: 'address-of', text: '&V{}' } }),
    }),
    reason:
      '`&V{}` is allocated on the heap here. The benchmark now loops with `b.Loop`, which keeps arguments and results of the calls in its body alive. The package itself did not get worse.',
    advice: 'Accept the new figure if the loop is meant to change: it measures the same code in a different way.',
  },
  {
    cause: 'pointer-escape',
    when: 'an assembly function lost its pragma',
    of: evidence(site('runtime.newobject'), {
      escape: movedToHeap('in', ['sum8(&in)', 'call parameter']),
      removed: ['// sum8 adds eight numbers.', '//', '//go:noescape'],
    }),
    reason: 'The variable `in` must live on the heap: it is passed to `sum8`, which may keep it (create.go:42).',
    advice: 'Put `//go:noescape` back above the declaration, if the assembly keeps no pointer to its arguments.',
  },
  {
    cause: 'callee',
    when: 'a function of a module with a major version',
    of: evidence(librarySite('github.com/go-chi/chi/v5.(*Mux).Handle')),
    reason: '`chi.(*Mux).Handle` allocates its result or its working memory.',
    advice:
      'Call `chi.(*Mux).Handle` less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.',
  },
  {
    cause: 'make-size',
    when: 'it only copies, often',
    of: evidence(site('runtime.growslice', { head: { objects: 9, bytes: 576 } }), {
      facts: facts({ allocation: { kind: 'append', text: 'append([]string(nil), d.tags...)', copies: true } }),
    }),
    reason: '`append([]string(nil), d.tags...)` copies everything to new memory, 9 times per operation.',
    advice: 'Use the original if nothing modifies it, or copy into reused memory.',
  },
  {
    cause: 'larger-object',
    when: 'values of a map have outgrown it',
    of: evidence(site('runtime.mapassign'), {
      facts: facts({
        allocation: { kind: 'map-assign', text: 's.buckets[name]', size: 144, keySize: 16 },
        operand: { expression: 's.buckets', type: 'map[string]bucket' },
      }),
      grownType: { name: 'bucket', file: 'stats/bucket.go', line: 8 },
    }),
    reason:
      '`bucket` got larger (bucket.go:8): a map stores values of up to 128 B inline, and this one now takes 144 B, so each new entry is a separate allocation.',
    advice:
      'Keep `bucket` within 128 B (smaller types, or rarely used fields behind a pointer), or store pointers in the map and reuse the objects.',
  },
  {
    cause: 'larger-object',
    when: 'keys of a map have outgrown it',
    of: evidence(site('runtime.mapassign'), {
      facts: facts({ allocation: { kind: 'map-assign', text: 'm[k]', size: 8, keySize: 136 } }),
      grownType: { name: 'key', file: 'stats/key.go', line: 3 },
    }),
    reason:
      '`key` got larger (key.go:3): a map stores keys of up to 128 B inline, and this one now takes 136 B, so each new entry is a separate allocation.',
    advice:
      'Keep `key` within 128 B (smaller types, or rarely used fields behind a pointer), or store pointers in the map and reuse the objects.',
  },
  {
    cause: 'interface-boxing',
    when: 'two values of one call are boxed',
    of: evidence(site('runtime.convT64', { head: { objects: 2, bytes: 16 } }), {
      facts: facts({
        allocation: {
          kind: 'boxing',
          text: 'r.Status',
          type: 'int',
          size: 8,
          callee: callee('log/slog.(*Logger).Info', 'standard'),
        },
        others: [boxed('r.Took', 'time.Duration', 8), boxed('r.Path', 'string', 16)],
      }),
    }),
    reason:
      '`r.Status` (`int`) and `r.Took` (`time.Duration`) are converted to interfaces when passed to `slog.(*Logger).Info`; an interface holds a pointer, so the values are copied to the heap.',
    advice:
      'Use `LogAttrs` with attributes (`slog.String`, `slog.Int`), which hold such values without converting them to an interface.',
  },
  {
    cause: 'interface-boxing',
    when: 'a pool is given a slice',
    of: evidence(site('runtime.convTslice'), {
      facts: facts({
        allocation: { kind: 'boxing', text: 'b[:0]', type: '[]byte', callee: callee('sync.(*Pool).Put', 'standard') },
      }),
    }),
    reason:
      '`b[:0]` (`[]byte`) is converted to an interface when passed to `sync.(*Pool).Put`; the interface holds a pointer, so the value is copied to the heap.',
    advice:
      'Store pointers in the pool (`*[]byte`): `Put` takes an interface, and any value that is not a pointer is copied to the heap.',
  },
  {
    cause: 'callee',
    when: 'a function of the library allocates',
    of: evidence(librarySite('strings.Split')),
    reason: '`strings.Split` allocates its result or its working memory.',
    advice:
      'Call `strings.Split` less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.',
  },
  {
    cause: 'dependency',
    when: 'another version is required',
    of: evidence(librarySite('github.com/x/codec.Marshal'), {
      dependency: 'The dependency changed: `github.com/x/codec` v1.0.0 → v1.1.0',
    }),
    reason: 'The dependency changed: `github.com/x/codec` v1.0.0 → v1.1.0; `codec.Marshal` now allocates more.',
    advice: 'Stay on the previous version until this is fixed upstream, and report the regression with this benchmark.',
  },
  {
    cause: 'channel-creation',
    when: 'nothing is known of the channel',
    of: evidence(site('runtime.makechan')),
    reason: 'A channel is created here, and channels are always on the heap.',
    advice:
      'Create the channel once and reuse it if nothing closes it. Otherwise create it only when a goroutine has to wait.',
  },
  {
    cause: 'channel-creation',
    when: 'the source has its expression',
    of: evidence(site('runtime.newarray'), {
      facts: facts({
        allocation: { kind: 'make-chan', text: 'make(chan int, 1)' },
        operand: { expression: 'done', type: 'chan int' },
      }),
    }),
    reason: 'A channel is created with `make(chan int, 1)`, and channels are always on the heap.',
    advice:
      'Create `done` once and reuse it if nothing closes it. Otherwise create it only when a goroutine has to wait.',
  },
  {
    cause: 'other',
    when: 'a goroutine is started',
    of: evidence(site('runtime.newobject'), { facts: facts({ allocation: { kind: 'go', text: 'go s.run()' } }) }),
    reason: 'A goroutine is started here; its function and captured variables live on the heap.',
    advice: 'Check whether `order.Create` needs to do this in every operation.',
  },
  {
    cause: 'other',
    when: 'the runtime allocates for a reason of its own',
    of: evidence(site('runtime.deferproc')),
    reason: '`runtime.deferproc` allocates here.',
    advice: 'Check whether `order.Create` needs to do this in every operation.',
  },
  {
    cause: 'append-growth',
    when: 'the line took over what base allocated elsewhere in the function',
    of: evidence(
      site('runtime.growslice', {
        status: 'more',
        base: { objects: 3, bytes: 192 },
        own: { objects: 1, bytes: 64 },
        head: { objects: 5, bytes: 320 },
      }),
    ),
    reason: '`append` grows the slice beyond its capacity and copies it to a larger array again and again.',
    advice: 'Allocate the slice with the capacity it needs before filling it.',
  },
  {
    cause: 'append-growth',
    when: 'a slice is filled in two nested loops, of which neither counts what is added',
    of: evidence(site('runtime.growslice'), {
      facts: facts({
        allocation: { kind: 'append', text: 'append(out, s)' },
        operand: { expression: 'out', type: '[]string', declared: 'nil' },
        loops: [{ bound: 'len(groups)' }, { bound: 'len(g.items)' }],
      }),
    }),
    reason:
      '`append` grows `out` beyond its capacity and copies it to a larger array. `out` has no initial capacity (line 38).',
    advice: 'Allocate `out` with a capacity for the usual case before filling it: `make([]string, 0, n)`.',
  },
  {
    cause: 'append-growth',
    when: 'the slice is declared inside of the loop',
    of: evidence(site('runtime.growslice'), {
      facts: facts({
        allocation: { kind: 'append', text: 'append(lines, r.Text())' },
        operand: { expression: 'lines', type: '[]string', declared: 'nil' },
        loops: [{ bound: 'len(readers)', line: 30, endLine: 50 }],
      }),
    }),
    reason:
      '`append` grows `lines` beyond its capacity and copies it to a larger array. `lines` has no initial capacity (line 38).',
    advice: 'Allocate `lines` with a capacity for the usual case before filling it: `make([]string, 0, n)`.',
  },
  {
    cause: 'append-growth',
    when: 'the slice has a capacity, which is too small',
    of: evidence(site('runtime.growslice'), {
      facts: facts({
        allocation: { kind: 'append', text: 'append(out, k, v)' },
        operand: {
          expression: 'out',
          type: '[]string',
          declared: 'make-sized',
          initial: 'make([]string, 0, len(m))',
        },
        loops: [{ bound: 'len(m)' }],
      }),
    }),
    reason: '`append` grows `out` beyond its capacity and copies it to a larger array.',
    advice: 'Give `make([]string, 0, len(m))` room for everything that is added.',
  },
  {
    cause: 'append-growth',
    when: 'something is put before the other elements',
    of: evidence(site('runtime.growslice'), {
      facts: facts({ allocation: { kind: 'append', text: 'append([]string{"git"}, args...)' } }),
    }),
    reason: '`append` grows the slice beyond its capacity and copies it to a larger array.',
    advice: 'Allocate the slice with the capacity it needs before filling it.',
  },
  {
    cause: 'map-growth',
    when: 'a map is made with a size',
    of: evidence(site('runtime.makemap'), {
      facts: facts({
        allocation: { kind: 'make-map', text: 'make(map[string]int, len(words))' },
        operand: {
          expression: 'seen',
          type: 'map[string]int',
          declared: 'make-sized',
          initial: 'make(map[string]int, len(words))',
        },
      }),
    }),
    reason: 'A map is created here (`seen`).',
    advice: 'Reuse one map and empty it with `clear`, if nothing keeps it.',
  },
  {
    cause: 'buffer-growth',
    when: 'a builder asks for its memory',
    of: evidence(librarySite('strings.(*Builder).Grow'), {
      facts: facts({ operand: { expression: 'sb', type: 'strings.Builder' } }),
    }),
    reason: '`strings.(*Builder).Grow` allocates the memory that it is asked for.',
    advice: 'Ask for less: a `strings.Builder` hands its memory over with its string, so it cannot be reused.',
  },
  {
    cause: 'buffer-growth',
    when: 'a builder asked for too little',
    of: evidence(librarySite('strings.(*Builder).WriteString'), {
      facts: facts({ operand: { expression: 'sb', type: 'strings.Builder', grown: true } }),
    }),
    reason:
      '`strings.(*Builder).WriteString` grows `sb` beyond its capacity, so its contents are copied to a larger array.',
    advice: 'Ask `Grow` for the size of everything that is written.',
  },
  {
    cause: 'callee',
    when: 'a buffer hands out a copy of a line',
    of: evidence(librarySite('bytes.(*Buffer).ReadString')),
    reason: '`bytes.(*Buffer).ReadString` allocates its result or its working memory.',
    advice:
      'Call `bytes.(*Buffer).ReadString` less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.',
  },
  {
    cause: 'bytes-string-conversion',
    when: 'a string is decoded',
    of: evidence(site('runtime.stringtoslicerune'), {
      facts: facts({ allocation: { kind: 'string-to-runes', text: '[]rune(s)' } }),
    }),
    reason: 'The conversion `[]rune(s)` decodes the string into new memory.',
    advice: 'Loop over the string (`for _, r := range s`), or use package `unicode/utf8`, instead of converting it.',
  },
  {
    cause: 'bytes-string-conversion',
    when: 'a rune is encoded',
    of: evidence(site('runtime.intstring'), {
      facts: facts({ allocation: { kind: 'rune-to-string', text: 'string(r)' } }),
    }),
    reason: 'The conversion `string(r)` encodes its operand as UTF-8 in new memory.',
    advice: 'Append to a reused `[]byte` with `utf8.AppendRune`.',
  },
  {
    cause: 'fmt',
    when: 'text is scanned',
    of: evidence(librarySite('fmt.Sscanf')),
    reason: '`fmt.Sscanf` allocates memory on the heap as it scans.',
    advice: 'Parse with strconv instead of `fmt.Sscanf` on this path.',
  },
  {
    cause: 'interface-boxing',
    when: 'a method of the user takes any number of values',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'variadic-slice',
          text: 's.log.Infof("%d", n)',
          type: '[]any',
          callee: { ...callee('example.com/m/order.(*Logger).Infof', 'user'), variadicInterface: true },
        },
      }),
    }),
    reason: 'The slice of variadic arguments for `order.(*Logger).Infof` is allocated on the heap.',
    advice: 'Let `order.(*Logger).Infof` copy the arguments it keeps, so that their slice can stay on the stack.',
  },
  {
    cause: 'pointer-escape',
    when: 'a dependency keeps its variadic arguments',
    of: evidence(site('runtime.newobject'), {
      facts: facts({
        allocation: {
          kind: 'variadic-slice',
          text: 'log.Info("m", zap.String("k", v))',
          type: '[]zap.Field',
          callee: callee('go.uber.org/zap.(*Logger).Info', 'dependency'),
        },
      }),
    }),
    reason: '`log.Info("m", zap.String("k", v))` is allocated on the heap here.',
    advice:
      'Call `zap.(*Logger).Info` only where it is needed (a logger, after checking its level), or use a function with a fixed number of parameters.',
  },
  {
    cause: 'larger-object',
    when: 'objects of several sizes got larger',
    of: evidence(
      site('runtime.newobject', {
        status: 'larger',
        base: { objects: 2, bytes: 96 },
        head: { objects: 2, bytes: 128 },
        paths: [
          { ...path([frame('order/create.go:42', 'example.com/m/order.Create')]), blockSize: 32 },
          { ...path([frame('order/create.go:42', 'example.com/m/order.Create')]), blockSize: 96 },
        ],
      }),
    ),
    reason: 'The objects allocated here take, on average, 64 B instead of 48 B.',
    advice: 'Use smaller types in the struct, or move rarely used fields behind a pointer.',
  },
  {
    cause: 'pointer-escape',
    when: 'an array is too large for the stack',
    of: evidence(site('runtime.newobject'), { escape: movedToHeap('buf', ['buf', 'too large for stack']) }),
    reason: 'The variable `buf` must live on the heap: it is too large for the stack (create.go:42).',
    advice:
      'Use a smaller object, or reuse one across operations: the compiler keeps only small variables on the stack.',
  },
];

describe('cause, reason and advice', () => {
  test.each(told)('$cause: $when', ({ cause, of, reason, advice }) => {
    expect(causeOf(of)).toBe(cause);
    expect(reasonOf(cause, of)).toBe(reason);
    expect(adviceOf(cause, of)).toBe(advice);
  });

  test('every cause is told', () => {
    expect(causeNames.filter((cause) => !told.some((entry) => entry.cause === cause))).toEqual([]);
  });

  test('every sentence begins as one and ends with a full stop, whatever is known', () => {
    for (const cause of causeNames)
      for (const { of } of told)
        for (const text of [reasonOf(cause, of), adviceOf(cause, of)]) {
          expect(text).toMatch(/^[A-Z`].*\.$/s);
          expect(text).not.toMatch(/undefined|\.\.$|\. \.|``/);
        }
  });
});

describe('which cause comes first', () => {
  test.each<[string, Evidence, Cause]>([
    [
      'a changed version before what the library does',
      evidence(librarySite('fmt.Sprintf'), { dependency: 'The dependencies changed' }),
      'dependency',
    ],
    ['a pool before what is made for it', evidence(site('runtime.growslice', { paths: [pooled] })), 'lost-pool'],
    [
      'growth of a slice before a larger element that did not come to matter',
      evidence(
        site('runtime.growslice', {
          status: 'more',
          base: { objects: 1, bytes: 64 },
          head: { objects: 2, bytes: 128 },
        }),
        { grownType: { name: 'Item', file: 'order/item.go', line: 3 } },
      ),
      'append-growth',
    ],
    [
      'a larger element before growth, where the objects are larger',
      evidence(
        site('runtime.growslice', {
          status: 'larger',
          base: { objects: 1, bytes: 64 },
          head: { objects: 1, bytes: 128 },
        }),
        { grownType: { name: 'Item', file: 'order/item.go', line: 3 } },
      ),
      'larger-object',
    ],
    [
      'a larger slice without a larger type is its size',
      evidence(
        site('runtime.makeslice', {
          status: 'larger',
          base: { objects: 1, bytes: 64 },
          head: { objects: 1, bytes: 128 },
        }),
      ),
      'make-size',
    ],
    ['a buffer before a call', evidence(librarySite('bytes.(*Buffer).WriteByte')), 'buffer-growth'],
    [
      'what other code does is not explained by a call in the same line',
      evidence(librarySite('strings.Repeat'), { escape: escape('func literal', ['f', 'call parameter']) }),
      'callee',
    ],
    [
      'a literal that is passed to fmt is for fmt',
      evidence(site('runtime.newobject'), {
        escape: escape('... argument', ['fmt.Println(... argument...)', 'call parameter']),
      }),
      'fmt',
    ],
    [
      'a value that is returned as an interface by a function whose call is unknown',
      evidence(site('m.depth.Visit'), {
        escape: escape('depth{...}', ['depth{...}', 'interface-converted'], ['return depth{...}', 'return']),
      }),
      'interface-boxing',
    ],
    [
      'a value that is passed to another package called log',
      evidence(site('runtime.convTstring'), {
        escape: escape('keyName', ['keyName', 'interface-converted'], ['log.With(... argument...)', 'call parameter']),
      }),
      'interface-boxing',
    ],
    [
      'a pool of any name by its calls',
      evidence(site('runtime.newobject'), {
        removed: ['\tpages.Put(buf)'],
        poolCalls: ['s.pages.Put', 'putPage'],
      }),
      'lost-pool',
    ],
    [
      'a function that gives back, but no method of its name',
      evidence(site('runtime.newobject'), { removed: ['\tcache.putPage(buf)'], poolCalls: ['putPage'] }),
      'pointer-escape',
    ],
    [
      'a builder grows anew whether it is pooled or not',
      evidence(librarySite('strings.(*Builder).WriteString'), {
        facts: facts({ pool: { name: 'texts', given: false, leaves: '', line: 0 } }),
      }),
      'buffer-growth',
    ],
    [
      'a value without pointers is no slice',
      evidence(site('runtime.mallocgc'), {
        escape: movedToHeap('count', ['count', 'captured by a closure'], ['count', 'reference']),
      }),
      'closure-capture',
    ],
    ['unless nothing else is known', evidence(site('runtime.mallocgc')), 'make-size'],
    [
      'a variable is moved, not boxed',
      evidence(site('runtime.newobject'), {
        escape: movedToHeap('id', ['id', 'address-of'], ['src', 'interface-converted']),
      }),
      'pointer-escape',
    ],
    [
      'a Put alone is no lost pool',
      evidence(site('runtime.newobject'), { removed: ['\tcache.Put(key, value)'] }),
      'pointer-escape',
    ],
  ])('%s', (_, of, cause) => {
    expect(causeOf(of)).toBe(cause);
  });
});
