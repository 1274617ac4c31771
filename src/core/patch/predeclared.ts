/**
 * Go's keywords (https://go.dev/ref/spec#Keywords) and predeclared names
 * (https://go.dev/ref/spec#Predeclared_identifiers). Sharing one of them doesn't connect two lines.
 */
export const predeclared: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package range ' +
    'return select struct switch type var any bool byte comparable complex64 complex128 error float32 float64 int int8 ' +
    'int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close ' +
    'complex copy delete imag len make max min new panic print println real recover'
  ).split(' '),
);
