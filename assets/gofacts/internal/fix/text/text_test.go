package text_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"builder in a loop", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for range in {
		sb.WriteByte('x')
		sb.WriteString("abc") //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, "\tsb.Grow(4 * len(in))\n\tfor"},
	{"builder without a loop", "builder-grow", `
func f(a, b string) string {
	var sb strings.Builder
	sb.WriteString(a) //@ strings.(*Builder).WriteString
	sb.WriteString(": ")
	sb.WriteString(b)
	return sb.String()
}`, "sb.Grow(len(a) + len(b) + 2)"},
	{"builder that grows already", "builder-grow", `
func f(a, b string) string {
	var sb strings.Builder
	sb.Grow(1)
	sb.WriteString(a) //@ strings.(*Builder).WriteString
	return sb.String()
}`, ""},
	{"%d", "fmt-to-strconv", `
func f(n int) string {
	return fmt.Sprintf("%d", n) //@ fmt.Sprintf
}`, "return strconv.Itoa(n)"},
	{"%d of an int64", "fmt-to-strconv", `
func f(n int64) string {
	return fmt.Sprintf("%d", n) //@ fmt.Sprintf
}`, "strconv.FormatInt(n, 10)"},
	{"%x of a uint8", "fmt-to-strconv", `
func f(n uint8) string {
	return fmt.Sprintf("%x", n) //@ fmt.Sprintf
}`, "strconv.FormatUint(uint64(n), 16)"},
	{"%v, %q, %t and text", "fmt-to-concat", `
type name string
func f(a name, s string, b bool, n int32) string {
	return fmt.Sprintf("%v-%q 100%%: %t/%v", a, s, b, n) //@ fmt.Sprintf
}`, `string(a) + "-" + strconv.Quote(s) + " 100%: " + strconv.FormatBool(b) + "/" + strconv.Itoa(int(n))`},
	{"boxing on the line of Sprintf", "fmt-to-concat", `
func f(s string, n int) string {
	return fmt.Sprintf("%s-%d", s, n) //@ runtime.convT64
}`, `s + "-" + strconv.Itoa(n)`},
	{"Sprint", "fmt-to-strconv", `
func f(n uint) string {
	return fmt.Sprint(n) //@ fmt.Sprint
}`, "strconv.FormatUint(uint64(n), 10)"},
	{"part of a sum", "fmt-to-concat", `
func f(n int) string {
	return "a" + fmt.Sprintf("b%d", n) //@ fmt.Sprintf
}`, `return "a" + ("b" + strconv.Itoa(n))`},
	{"width", "fmt-to-strconv", `
func f(n int) string {
	return fmt.Sprintf("%5d", n) //@ fmt.Sprintf
}`, ""},
	{"a String method", "fmt-to-concat", `
type level int
func (l level) String() string { return "level" }
func f(l level) string {
	return fmt.Sprintf("at %v", l) //@ fmt.Sprintf
}`, ""},
	{"%d does not ask for String", "fmt-to-concat", `
type level int
func (l level) String() string { return "level" }
func f(l level) string {
	return fmt.Sprintf("at %d", l) //@ fmt.Sprintf
}`, `"at " + strconv.Itoa(int(l))`},
	{"an error on %s", "fmt-to-concat", `
type failure string
func (f failure) Error() string { return "failure" }
func f(e failure) string {
	return fmt.Sprintf("at %s", e) //@ fmt.Sprintf
}`, ""},
	{"a float", "fmt-to-strconv", `
func f(x float64) string {
	return fmt.Sprintf("%v", x) //@ fmt.Sprintf
}`, ""},
	{"%s of a number is a complaint of fmt", "fmt-to-strconv", `
func f(n int) string {
	return fmt.Sprintf("%x", -n) //@ fmt.Sprintf
}`, "strconv.FormatInt(int64(-n), 16)"},
	{"too few operands", "fmt-to-concat", `
func f(n int) string {
	return fmt.Sprintf("%d %d", n) //@ fmt.Sprintf
}`, ""},
	{"into a buffer on the stack", "fmt-to-append", `
func f(s string, n uint8, ok bool) string {
	return "x" + fmt.Sprintf("%s-%x %t", s, n, ok) //@ fmt.Sprintf
}`, "\ttext := make([]byte, 0, 64)\n\ttext = append(text, s...)\n\ttext = append(text, \"-\"...)\n\ttext = strconv.AppendUint(text, uint64(n), 16)\n" +
		"\ttext = append(text, \" \"...)\n\ttext = strconv.AppendBool(text, ok)\n\treturn \"x\" + string(text)"},
	{"operands that are calls keep their place", "fmt-to-append", `
func g() int { return 1 }
func f(s string) string {
	return fmt.Sprintf("%s-%d", s, g()) //@ fmt.Sprintf
}`, ""},
	{"a guard stays before what it guards", "fmt-to-append", `
type t struct{ n int }
func f(v *t) bool {
	return v != nil && fmt.Sprintf("n%d", v.n) == "n1" //@ fmt.Sprintf
}`, ""},
	{"to a buffer", "fmt-to-writer", `
func f(w *bytes.Buffer, n int) {
	fmt.Fprintf(w, "n=%d", n) //@ fmt.Fprintf
}`, "\tw.WriteString(\"n=\")\n\tw.Write(strconv.AppendInt(w.AvailableBuffer(), int64(n), 10))"},
	{"to a local builder", "fmt-to-writer", `
func f(n int) string {
	var sb strings.Builder
	fmt.Fprint(&sb, n) //@ fmt.Fprint
	return sb.String()
}`, "\tsb.WriteString(strconv.Itoa(n))"},
	{"to any writer", "fmt-to-writer", `
func f(w io.Writer, s string) {
	fmt.Fprintf(w, "%s\n", s) //@ fmt.Fprintf
}`, `io.WriteString(w, s+"\n")`},
	{"its result is used", "fmt-to-writer", `
func f(w io.Writer, s string) error {
	_, err := fmt.Fprintf(w, "%s\n", s) //@ fmt.Fprintf
	return err
}`, ""},

	{"concatenation in a loop", "concat-to-builder", `
func f(in []string) string {
	s := ""
	for _, v := range in {
		s += v + "," //@ runtime.concatstring3
	}
	return s
}`, "\tsb.Grow(n)\n\tfor _, v := range in {\n\t\tsb.WriteString(v)\n\t\tsb.WriteString(\",\") //@ runtime.concatstring3\n\t}\n\treturn sb.String()"},
	{"s = s + x", "concat-to-builder", `
func f(in []rune) string {
	var s string
	for _, v := range in {
		s = s + string(v) //@ runtime.concatstring2
	}
	s += "!"
	return s
}`, "sb.WriteRune(v)"},
	{"read inside the loop", "concat-to-builder", `
func f(in []string) string {
	s := ""
	for _, v := range in {
		if len(s) < 10 {
			s += v //@ runtime.concatstring2
		}
	}
	return s
}`, ""},

	{"concatenation in steps", "concat-at-once", `
func f(a, b string) string {
	s := a
	s += ":" //@ runtime.concatstring2
	s += b
	return s
}`, "\ts := a + \":\" + b"},
	{"steps with something in between", "concat-at-once", `
func f(a, b string) string {
	s := a
	println(s)
	s += b //@ runtime.concatstring2
	return s
}`, ""},
}
