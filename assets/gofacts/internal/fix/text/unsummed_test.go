package text_test

import (
	"gofacts/internal/facttest"
)

// unsummedEdits contains the rows of TestSums in which the length of what is written can't be computed in advance.
var unsummedEdits = []facttest.EditRow{
	{"break", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for _, v := range in {
		if v == "" {
			break
		}
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"return", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for _, v := range in {
		if v == "" {
			return ""
		}
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"a channel", "builder-grow", `
func f(in chan string) string {
	var sb strings.Builder
	for v := range in {
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"a receive in the loop", "builder-grow", `
func f(in []string, c chan string) string {
	var sb strings.Builder
	for _, v := range in {
		sb.WriteString(v) //@ strings.(*Builder).WriteString
		sb.WriteString(<-c)
	}
	return sb.String()
}`, ""},
	{"a call that may change what is written", "builder-grow", `
func g([]string) {}
func f(in []string) string {
	var sb strings.Builder
	for _, v := range in {
		g(in)
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"elements that the loop changes", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for i := range in {
		in[i] += "x"
		sb.WriteString(in[i]) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
	{"a variable that the loop changes", "builder-grow", `
func f(in []string, last string) string {
	var sb strings.Builder
	for _, v := range in {
		sb.WriteString(last) //@ strings.(*Builder).WriteString
		last = v
	}
	return sb.String()
}`, ""},
	{"a variable that a pointer changes", "builder-grow", `
func f(in []int) string {
	var sb strings.Builder
	text := "x"
	p := &text
	for range in {
		sb.WriteString(*p) //@ strings.(*Builder).WriteString
		text = "longer"
	}
	return sb.String()
}`, ""},
	{"a map that the loop empties", "builder-grow", `
func f(in map[string]string) string {
	var sb strings.Builder
	for k, v := range in {
		sb.WriteString(v) //@ strings.(*Builder).WriteString
		delete(in, k)
	}
	return sb.String()
}`, ""},
	{"a counter that the body changes too", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for i := 0; i < len(in); i++ {
		sb.WriteString(in[i]) //@ strings.(*Builder).WriteString
		i++
	}
	return sb.String()
}`, ""},
	{"a buffer that is emptied", "builder-grow", `
func f(in []string) int {
	var sb strings.Builder
	for _, v := range in {
		sb.Reset()
		sb.WriteString(v) //@ strings.(*Builder).WriteString
	}
	return sb.Len()
}`, ""},
	{"a buffer that is handed on", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for _, v := range in {
		sb.WriteString(v) //@ strings.(*Builder).WriteString
		fmt.Fprint(&sb, v)
	}
	return sb.String()
}`, ""},
	{"a text that is made in the loop", "builder-grow", `
func f(in []string) string {
	var sb strings.Builder
	for _, v := range in {
		sb.WriteString(strings.ToLower(v)) //@ strings.(*Builder).WriteString
	}
	return sb.String()
}`, ""},
}
