package facts_test

import "testing"

// codeOf returns the digest of the only function in a package.
func codeOf(t *testing.T, function string) string {
	t.Helper()
	return declared(t, "package p\n\n"+function+"\n").Declarations[0].Code
}

func TestCodeIgnoresCommentsAndLayout(t *testing.T) {
	plain := codeOf(t, "func f(a, b int) (n int) { n = g(a, b); return n }")
	for _, same := range []string{
		"// f adds.\nfunc f(a, b int) (n int) { n = g(a, b); return n }",
		"func f(a, b int) (n int) {\n\t// The sum.\n\tn = g(\n\t\ta,\n\t\tb,\n\t)\n\treturn n // done\n}",
	} {
		if codeOf(t, same) != plain {
			t.Errorf("another digest:\n%s", same)
		}
	}
	for _, other := range []string{
		"func f(a, b int) (n int) { n = g(a, b); return a }",
		"func f(a, b int) (n int) { n := g(a, b); return n }",
		"func f(a, c int) (n int) { n = g(a, b); return n }",
		"//go:noinline\nfunc f(a, b int) (n int) { n = g(a, b); return n }",
	} {
		if codeOf(t, other) == plain {
			t.Errorf("the same digest:\n%s", other)
		}
	}
}

func TestCodeKnowsSmallDifferences(t *testing.T) {
	for _, pair := range [][2]string{
		{"func f(s []any) { g(s...) }", "func f(s []any) { g(s) }"},
		{"func f(c chan<- int) {}", "func f(c <-chan int) {}"},
		{"func f() { type a = int }", "func f() { type a int }"},
		{"func f(a int) int { return a + 1 }", "func f(a int) int { return a - 1 }"},
		{`func f() string { return "a" }`, `func f() string { return "b" }`},
		{"func f(t T) {}", "func (t T) f() {}"},
		{"func f(s []int) { _ = s[1:2] }", "func f(s []int) { _ = s[1:] }"},
	} {
		if codeOf(t, pair[0]) == codeOf(t, pair[1]) {
			t.Errorf("%s and %s have the same digest", pair[0], pair[1])
		}
	}
	if code := codeOf(t, "func f()"); code != "" {
		t.Errorf("a function without a body has the digest %q", code)
	}
}
