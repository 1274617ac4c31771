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

	{"goroutine with a settled variable", "argument-instead-of-capture", `
func f(in []int, done chan int) {
	n := 0
	for _, v := range in {
		n += v
	}
	go func() { done <- n }() //@ runtime.newobject
}`, "go func(n int) { done <- n }(n)"},
	{"stored literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0 //@ runtime.newobject
	for _, v := range in {
		n += v
	}
	kept = func() int { return n }
}`, "\tnNow := n\n\tkept = func() int { return nNow }"},
	{"two variables at once", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n, m := 0, 1
	for _, v := range in {
		n += v
		m *= v
	}
	kept = func() int { return n + m } //@ runtime.newobject
}`, "\tnNow, mNow := n, m\n\tkept = func() int { return nNow + mNow }"},
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

	{"sort by a key", "sort-slice", `
type t struct{ n int }
func f(in []t) {
	sort.Slice(in, func(i, j int) bool { return in[i].n < in[j].n }) //@ sort.Slice
}`, "slices.SortFunc(in, func(a, b t) int { return cmp.Compare(a.n, b.n) })"},
	{"sort downwards", "sort-slice", `
func f(in []string) {
	sort.SliceStable(in, func(i, j int) bool { return in[i] > in[j] }) //@ sort.SliceStable
}`, "slices.SortStableFunc(in, func(a, b string) int { return cmp.Compare(b, a) })"},
	{"sort by two keys", "sort-slice", `
func f(in []string, w map[string]int) {
	sort.Slice(in, func(i, j int) bool { return w[in[i]] < w[in[j]] || in[i] < in[j] }) //@ sort.Slice
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
}
