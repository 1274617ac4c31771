package main

import (
	"cmp"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// change replaces bytes from..to of a file.
type change struct {
	from, to int
	text     string
}

// rewrite collects the changes that make one candidate.
type rewrite struct {
	unit    *unit
	s       *source
	kind    string
	words   map[string]string
	changes []change
	imports []string
	// failed: a change could not be written, so the candidate is dropped.
	failed bool
}

func (u *unit) rewrite(s *source, kind string, words map[string]string) *rewrite {
	return &rewrite{unit: u, s: s, kind: kind, words: words}
}

func (r *rewrite) replace(node ast.Node, text string) {
	r.changes = append(r.changes, change{r.s.offset(node.Pos()), r.s.offset(node.End()), text})
}

// insert puts text in front of a position.
func (r *rewrite) insert(pos token.Pos, text string) {
	at := r.s.offset(pos)
	r.changes = append(r.changes, change{at, at, text})
}

// indentation is the white space before a statement; fails where the statement does not begin its line.
func (r *rewrite) indentation(node ast.Node) (string, int) {
	at := r.s.offset(node.Pos())
	begin := strings.LastIndexByte(string(r.s.text[:at]), '\n') + 1
	space := string(r.s.text[begin:at])
	if strings.TrimSpace(space) != "" {
		r.failed = true
	}
	return space, begin
}

// before puts a line in front of a statement, indented as it is.
func (r *rewrite) before(stmt ast.Node, lines ...string) {
	space, begin := r.indentation(stmt)
	for _, line := range lines {
		r.changes = append(r.changes, change{begin, begin, space + line + "\n"})
	}
}

// after puts a line behind a statement, indented as it is.
func (r *rewrite) after(stmt ast.Node, lines ...string) {
	space, _ := r.indentation(stmt)
	end := r.s.offset(stmt.End())
	rest := r.s.text[end:]
	length := slices.Index(rest, '\n')
	if length < 0 {
		length = len(rest)
	}
	if !isComment(string(rest[:length])) {
		r.failed = true
		return
	}
	for _, line := range lines {
		r.changes = append(r.changes, change{end + length, end + length, "\n" + space + line})
	}
}

// isComment says whether the rest of a line is empty or a comment.
func isComment(text string) bool {
	text = strings.TrimSpace(text)
	return text == "" || strings.HasPrefix(text, "//")
}

// removeLine takes a statement away that stands alone on its lines.
func (r *rewrite) removeLine(stmt ast.Node) {
	_, begin := r.indentation(stmt)
	end := r.s.offset(stmt.End())
	next := slices.Index(r.s.text[end:], '\n')
	if next < 0 || !isComment(string(r.s.text[end:end+next])) {
		r.failed = true
		return
	}
	r.changes = append(r.changes, change{begin, end + next + 1, ""})
}

// use names a package as the file does, or will when the import has been added.
func (r *rewrite) use(path string) string {
	for _, spec := range r.s.file.Imports {
		if known, _ := strconv.Unquote(spec.Path.Value); known != path {
			continue
		}
		if spec.Name == nil {
			return lastElement(path)
		}
		if spec.Name.Name != "_" && spec.Name.Name != "." {
			return spec.Name.Name
		}
	}
	if !slices.Contains(r.imports, path) {
		r.imports = append(r.imports, path)
	}
	return lastElement(path)
}

func lastElement(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// candidate applies the changes and checks the package again; nil where that fails.
func (r *rewrite) candidate() *Candidate {
	if r.failed || len(r.changes) == 0 {
		return nil
	}
	if !order(r.changes) {
		return nil
	}
	text := apply(r.s.text, r.changes)
	if text == string(r.s.text) {
		return nil
	}
	// Where the file is formatted as gofmt does it, it stays so; else all but the edit is left alone.
	if formatted, err := format.Source([]byte(text)); err == nil && isFormatted(r.s.text) {
		text = string(formatted)
	}
	edit := linesBetween(string(r.s.text), text)
	edit.File = r.s.path
	content, imports, ok := mendImports(text, r.imports)
	if !ok || !r.unit.holds(r.s, content) {
		return nil
	}
	return &Candidate{Kind: r.kind, Words: r.words, Edit: edit, Imports: imports, Content: content}
}

func isFormatted(text []byte) bool {
	formatted, err := format.Source(text)
	return err == nil && string(formatted) == string(text)
}

// linesBetween says what differs as a replacement of whole lines of the original, of one line at least.
func linesBetween(original, changed string) Edit {
	before, after := strings.Split(original, "\n"), strings.Split(changed, "\n")
	same := 0
	for same < min(len(before), len(after)) && before[same] == after[same] {
		same++
	}
	end, other := len(before), len(after)
	for end > same && other > same && before[end-1] == after[other-1] {
		end--
		other--
	}
	// A line that is only put in, or only taken away, is said together with the next one.
	if end == same || other == same {
		end, other = min(end+1, len(before)), min(other+1, len(after))
	}
	return Edit{Lines: Lines{Line: same + 1, EndLine: end}, Text: strings.Join(after[same:other], "\n")}
}

// order sorts changes by their place; false where two of them overlap.
func order(changes []change) bool {
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	for i := 1; i < len(changes); i++ {
		if changes[i].from < changes[i-1].to {
			return false
		}
	}
	return true
}

func apply(text []byte, changes []change) string {
	var result strings.Builder
	at := 0
	for _, change := range changes {
		result.Write(text[at:change.from])
		result.WriteString(change.text)
		at = change.to
	}
	result.Write(text[at:])
	return result.String()
}

// freeName finds a name that nothing in a declaration has.
func (u *unit) freeName(decl ast.Node, wishes ...string) string {
	taken := map[string]bool{}
	ast.Inspect(decl, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			taken[ident.Name] = true
		}
		return true
	})
	for _, wish := range wishes {
		inPackage := u.pkg != nil && u.pkg.Scope().Lookup(wish) != nil
		if !taken[wish] && !inPackage && types.Universe.Lookup(wish) == nil {
			return wish
		}
	}
	return ""
}
