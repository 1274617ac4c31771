package text_test

import (
	"gofacts/internal/facttest"
)

// sumEdits contains the rows of TestSums in which the length of what is written can be computed in advance.
var sumEdits = []facttest.EditRow{
	{"fields of a slice's elements", "builder-grow", `
type line struct{ label, value string }
func f(lines []line) string {
	var sb strings.Builder
	for _, l := range lines {
		sb.WriteString(l.label)
		sb.WriteByte('=')
		sb.WriteString(l.value) //@ strings.(*Builder).WriteString
		sb.WriteByte('\n')
	}
	return sb.String()
}`, "\tn := 0\n\tfor _, l := range lines {\n\t\tn += len(l.label) + len(l.value) + 2\n\t}\n\tsb.Grow(n)\n\tfor _, l := range lines {"},
	{"a buffer behind a pointer", "builder-grow", `
type t struct{ chunks [][]byte }
func (f *t) f() []byte {
	buf := new(bytes.Buffer)
	for i := range f.chunks {
		buf.Write(f.chunks[i]) //@ bytes.(*Buffer).Write
	}
	return buf.Bytes()
}`, "\tn := 0\n\tfor i := range f.chunks {\n\t\tn += len(f.chunks[i])\n\t}\n\tbuf.Grow(n)\n"},
	{"a buffer of nil, and what is written before and behind the loop", "builder-grow", `
func f(name string, in map[string][]byte) []byte {
	buf := bytes.NewBuffer(nil)
	buf.WriteString(name)
	buf.WriteRune('\u20ac')
	for k, v := range in {
		buf.WriteString(k) //@ bytes.(*Buffer).WriteString
		buf.Write(v)
	}
	buf.WriteByte('.')
	return buf.Bytes()
}`, "\tn := len(name) + 4\n\tfor k, v := range in {\n\t\tn += len(k) + len(v)\n\t}\n\tbuf.Grow(n)\n\tbuf.WriteString(name)"},
	{"a literal's address, runes and numbers", "builder-grow", `
func f(in []int, text string) string {
	b := &bytes.Buffer{}
	for _, v := range in {
		b.WriteString(strconv.Itoa(v)) //@ bytes.(*Buffer).WriteString
		for _, r := range text {
			b.WriteRune(r)
		}
		b.WriteString(text)
	}
	return b.String()
}`, "\tfor range in {\n\t\tn += 5*len(text) + 20\n\t}"},
	{"a condition that is known before", "builder-grow", `
func f(in, other []string) string {
	var sb strings.Builder
	for i, v := range in {
		if i > 0 {
			sb.WriteString(", ")
		}
		if i < len(other) {
			sb.WriteString(other[i]) //@ strings.(*Builder).WriteString
			sb.WriteByte(':')
		} else if strings.HasPrefix(v, "x") {
			sb.WriteString("no")
		} else {
			sb.WriteByte('-')
		}
		sb.WriteString(v)
	}
	return sb.String()
}`, "\tfor i, v := range in {\n\t\tn += len(v) + 2\n\t\tif i < len(other) {\n\t\t\tn += len(other[i]) + 1\n\t\t} else if strings.HasPrefix(v, \"x\") {\n" +
		"\t\t\tn += 2\n\t\t} else {\n\t\t\tn++\n\t\t}\n\t}\n\tsb.Grow(n)"},
	{"a condition that rounds change", "builder-grow", `
func f(in []string, separator string) string {
	var sb strings.Builder
	first := true
	for _, v := range in {
		if !first {
			sb.WriteString(separator)
		}
		first = false
		if sb.Len() > 80 {
			sb.WriteByte('\n')
		}
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, "\t\tn += len(separator) + len(v) + 1\n"},
	{"what rounds change decides on what may panic", "builder-grow", `
func f(in []string, other []string) string {
	var sb strings.Builder
	at := 0
	for _, v := range in {
		if at < len(other) {
			sb.WriteString(other[0])
		}
		at++
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"a pointer that rounds check", "builder-grow", `
type t struct{ name string }
func f(in []string, p *t) string {
	var sb strings.Builder
	use := false
	for _, v := range in {
		if use && p != nil {
			sb.WriteString(p.name)
		}
		use = true
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"a definition that is needed and one that is not", "builder-grow", `
type t struct{ name, value string }
func f(in []*t, all map[string]string) string {
	var sb strings.Builder
	for _, p := range in {
		name, low := p.name, strings.ToLower(p.value)
		_ = low
		value := p.value
		other, ok := all[value]
		if ok {
			sb.WriteString("ok")
		}
		sb.WriteString(value) //@ strings.(*Builder).WriteString
		sb.WriteString(other)
		_ = name
	}
	return sb.String()
}`, "\tfor _, p := range in {\n\t\tvalue := p.value\n\t\tother, _ := all[value]\n\t\tn += len(value) + len(other) + 2\n\t}"},
	{"a name that is used again", "builder-grow", `
func f(in []string, v string) string {
	var sb strings.Builder
	for i := range in {
		sb.WriteString(v) //@ strings.(*Builder).WriteString
		v := in[i]
		sb.WriteString(v)
	}
	return sb.String()
}`, "\t\tn += len(v)\n\t\tv := in[i]\n\t\tn += len(v)\n"},
	{"a name that is taken", "builder-grow", `
func f(in []string) (n int) {
	var sb strings.Builder
	for _, v := range in {
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.Len()
}`, "\tsize := 0\n"},
	{"counted rounds", "builder-grow", `
func f(in []string, k int) string {
	var sb strings.Builder
	for i := 0; i < len(in)-k; i += 2 {
		sb.WriteString(in[i] + "," + in[i]) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, "\tfor i := 0; i < len(in)-k; i += 2 {\n\t\tn += 2*len(in[i]) + 1\n\t}"},
	{"a loop in a loop", "builder-grow", `
func f(rows [][]string) string {
	var sb strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			sb.WriteString(cell) //@ strings.(*Builder).WriteString
			if i < len(row)-1 {
				sb.WriteByte(',')
			}
		}
		sb.WriteByte('\n')
	}
	return sb.String()
}`, "\tfor _, row := range rows {\n\t\tn++\n\t\tfor _, cell := range row {\n\t\t\tn += len(cell) + 1\n\t\t}\n\t}\n\tsb.Grow(n)"},
	{"a switch of constants", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for _, v := range in {
		for i := range len(v) {
			switch v[i] {
			case '<', '>':
				sb.WriteString("&lt;")
			default:
				sb.WriteByte(v[i]) //@ strings.(*Builder).WriteByte
			}
		}
	}
	return sb.String()
}`, "\tfor _, v := range in {\n\t\tfor range len(v) {\n\t\t\tn += 4\n\t\t}\n\t}"},
	{"a switch of texts", "builder-grow", `
func f(in []int, a, b []string) string {
	var sb strings.Builder
	for _, v := range in {
		switch {
		case v < 0:
			sb.WriteString(a[0]) //@ strings.(*Builder).WriteString
		case v == 0:
		default:
			sb.WriteString(b[v])
		}
	}
	return sb.String()
}`, "\t\tswitch {\n\t\tcase v < 0:\n\t\t\tn += len(a[0])\n\t\tcase v == 0:\n\t\tdefault:\n\t\t\tn += len(b[v])\n\t\t}\n"},
	{"no loop of its own where the length says it", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	sb.WriteString("<")
	for range in {
		sb.WriteString("abc") //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, "\tsb.Grow(3*len(in) + 1)\n\tsb.WriteString(\"<\")"},
}
