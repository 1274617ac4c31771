package main

// valueEdits are of pointers, function literals and calls.
var valueEdits = []editRow{
	{"pointer used for fields only", "value-instead-of-pointer", `
type t struct{ a, b int }
func (v *t) sum() int { return v.a + v.b }
func f(n int) int {
	p := &t{a: n} //@ runtime.newobject
	p.b = 2
	return p.sum()
}`, "p := t{a: n}"},
	{"new", "value-instead-of-pointer", `
type t struct{ a, b int }
func f(n int) int {
	p := new(t) //@ runtime.newobject
	p.b = n
	return p.a + p.b
}`, "var p t"},
	{"pointer that is returned", "value-instead-of-pointer", `
type t struct{ a int }
func f(n int) *t {
	p := &t{a: n} //@ runtime.newobject
	p.a++
	return p
}`, ""},
	{"pointer that is copied", "value-instead-of-pointer", `
type t struct{ a int }
func f(n int) int {
	p := &t{a: n} //@ runtime.newobject
	q := p
	q.a++
	return p.a
}`, ""},

	{"assigned before only, which is captured by value", "argument-instead-of-capture", `
func f(in []int, done chan int) {
	n := 0
	for _, v := range in {
		n += v
	}
	go func() { done <- n }() //@ runtime.newobject
}`, ""},
	{"named result", "argument-instead-of-capture", `
var kept func() int
func f(in []int) (n int) { //@ runtime.newobject
	for _, v := range in {
		n += v
	}
	kept = func() int { return n }
	return n
}`, "\tnNow := n\n\tkept = func() int { return nNow }"},
	{"named result of a goroutine", "argument-instead-of-capture", `
func f(in []int, done chan int) (n int) {
	n = len(in)
	go func() { done <- n }() //@ runtime.newobject
	return
}`, "go func(n int) { done <- n }(n)"},
	{"two named results at once", "argument-instead-of-capture", `
var kept func() int
func f(in []int) (n, m int) {
	n, m = len(in), cap(in)
	kept = func() int { return n + m } //@ runtime.newobject
	return n, m
}`, "\tnNow, mNow := n, m\n\tkept = func() int { return nNow + mNow }"},
	{"named result to which a return gives another value", "argument-instead-of-capture", `
var kept func() error
func f(in []int) (err error) {
	kept = func() error { return err } //@ runtime.newobject
	return fmt.Errorf("x")
}`, ""},
	{"named results from a call", "argument-instead-of-capture", `
var kept func() int
func g() (int, int) { return 1, 2 }
func f(in []int) (n, m int) {
	kept = func() int { return n } //@ runtime.newobject
	return g()
}`, ""},
	{"variable of each round", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	for i := 0; i < len(in); i++ {
		kept = func() int { return i } //@ runtime.newobject
	}
}`, ""},
	{"assigned by another literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0
	set := func() { n = 1 }
	kept = func() int { return n } //@ runtime.newobject
	set()
}`, ""},
	{"assigned after the literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0
	kept = func() int { return n } //@ runtime.newobject
	for _, v := range in {
		n += v
	}
}`, ""},
	{"literal of a loop", "hoist-closure", `
func each(v int, visit func(int)) { visit(v) }
func f(in []int) (sum int) {
	for _, v := range in {
		each(v, func(n int) { //@ runtime.newobject
			sum += n
		})
	}
	return sum
}`, "\tvisit := func(n int) { //@ runtime.newobject\n\t\tsum += n\n\t}\n\tfor _, v := range in {\n\t\teach(v, visit)"},
	{"literal that needs the round", "hoist-closure", `
func call(visit func() int) int { return visit() }
func f(in []int) (sum int) {
	for _, v := range in {
		sum += call(func() int { return v }) //@ runtime.newobject
	}
	return sum
}`, ""},

	{"pattern compiled at each call", "hoist-call", `
// f matches.
func f(s string) bool {
	return regexp.MustCompile("^a+$").MatchString(s) //@ regexp.MustCompile
}`, "var fPattern = regexp.MustCompile(\"^a+$\")\n\n// f matches."},
	{"pattern of an argument", "hoist-call", `
func f(p, s string) bool {
	return regexp.MustCompile(p).MatchString(s) //@ regexp.MustCompile
}`, ""},

	{"any of which the function asks the type", "interface-to-type-parameter", `
func put(b *bytes.Buffer, name string, value any) {
	switch value := value.(type) {
	case string:
		b.WriteString(value)
	case int:
		b.Write(strconv.AppendInt(nil, int64(value), 10))
	default:
		fmt.Fprint(b, value)
	}
}
func f(b *bytes.Buffer, n int) {
	put(b, "n", n) //@ runtime.convT64
}`, "func put[T any](b *bytes.Buffer, name string, value T) {\n\tswitch typed := any(value).(type) {\n\tcase string:\n\t\tb.WriteString(typed)"},
	{"any of which the function asks the type, and does something with others", "interface-to-type-parameter", `
func put(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case string:
		b.WriteString(v)
	case int, int8:
		fmt.Fprint(b, v)
	default:
		fmt.Fprintln(b, v)
	}
}
func f(b *bytes.Buffer, n int) {
	put(b, n) //@ runtime.convT64
}`, "func put[T any](b *bytes.Buffer, v T) {\n\tswitch typed := any(v).(type) {\n\tcase string:\n\t\tb.WriteString(typed)"},
	{"type switch without a variable", "interface-to-type-parameter", `
var kept string
func put(v any) {
	switch v.(type) {
	case int:
		kept = fmt.Sprint(v)
	}
}
func f(n int) {
	put(n) //@ runtime.convT64
}`, "switch any(v).(type) {"},
	{"interface with methods", "interface-to-type-parameter", `
var kept string
type id int
func (i id) String() string { return strconv.Itoa(int(i)) }
func keep(s fmt.Stringer) { kept = s.String() }
func f(n int) {
	keep(id(n)) //@ runtime.convT64
}`, "func keep[T fmt.Stringer](s T) { kept = s.String() }"},
	{"function that keeps the interface", "interface-to-type-parameter", `
var kept any
func keep(v any) { v = 1; kept = v }
func f(n int) {
	keep(n) //@ runtime.convT64
}`, ""},
	{"function that others may call", "interface-to-type-parameter", `
var kept string
func Keep(v any) { kept = fmt.Sprint(v) }
func f(n int) {
	Keep(n) //@ runtime.convT64
}`, ""},
	{"function that is a value too", "interface-to-type-parameter", `
var kept string
func keep(v any) { kept = fmt.Sprint(v) }
var keeper = keep
func f(n int) {
	keep(n) //@ runtime.convT64
}`, ""},
	{"call with nil elsewhere", "interface-to-type-parameter", `
var kept string
func keep(v any) { kept = fmt.Sprint(v) }
func f(n int) {
	keep(n) //@ runtime.convT64
	keep(nil)
}`, ""},

	{"padding between fields", "order-fields", `
// t is a position.
type t struct {
	// A flag.
	a bool
	code string // of the item
	b bool
	n int
	c bool
}
func f(n int) *t {
	return &t{n: n} //@ runtime.newobject
}`, "\tcode string // of the item\n\tn    int\n\t// A flag.\n\ta bool\n\tb bool\n\tc bool"},
	{"slice of structs", "order-fields", `
type t struct {
	a bool
	n int64
	b bool
}
func f(n int) []t {
	return make([]t, n) //@ runtime.makeslice
}`, "\tn int64\n\ta bool"},
	{"nothing to win", "order-fields", `
type t struct {
	n int64
	a bool
	b bool
}
func f() *t {
	return &t{} //@ runtime.newobject
}`, ""},
	{"literal without keys", "order-fields", `
type t struct {
	a bool
	n int64
	b bool
}
var zero = t{false, 0, true}
func f() *t {
	return &t{n: 1} //@ runtime.newobject
}`, ""},
	{"fields with tags", "order-fields", "\n" + `
type t struct {
	a bool ` + "`json:\"a\"`" + `
	n int64
	b bool
}
func f() *t {
	return &t{n: 1} //@ runtime.newobject
}`, ""},
	{"fields in groups", "order-fields", `
type t struct {
	a bool
	n int64

	// About the rest:

	b bool
}
func f() *t {
	return &t{n: 1} //@ runtime.newobject
}`, ""},
}
