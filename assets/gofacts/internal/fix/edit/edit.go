// Package edit contains what all kinds of edits share: the spot that an edit is made for, and the rewrite that
// applies it and type-checks the package again.
package edit

import (
	"cmp"
	"go/ast"
	"go/format"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Change replaces the bytes of a file from offset From up to offset To.
type Change struct {
	From, To int
	Text     string
}

// Rewrite collects the changes that form one candidate.
type Rewrite struct {
	Pkg     *load.Package
	File    *load.File
	Kind    wire.FixKind
	Words   map[string]string
	Changes []Change
	imports []string
	// Failed reports whether one of the changes can't be made. In that case, there is no candidate.
	Failed bool
}

func NewRewrite(u *load.Package, s *load.File, kind wire.FixKind, words map[string]string) *Rewrite {
	return &Rewrite{Pkg: u, File: s, Kind: kind, Words: words}
}

func (r *Rewrite) Replace(node ast.Node, text string) {
	r.Changes = append(r.Changes, Change{r.File.Offset(node.Pos()), r.File.Offset(node.End()), text})
}

// Insert inserts text before a position.
func (r *Rewrite) Insert(pos token.Pos, text string) {
	at := r.File.Offset(pos)
	r.Changes = append(r.Changes, Change{at, at, text})
}

// Indentation returns the white space before a statement and the offset at which the statement's line begins. The
// rewrite fails if there is anything else before the statement on that line.
func (r *Rewrite) Indentation(node ast.Node) (string, int) {
	at := r.File.Offset(node.Pos())
	begin := strings.LastIndexByte(string(r.File.Text[:at]), '\n') + 1
	space := string(r.File.Text[begin:at])
	if strings.TrimSpace(space) != "" {
		r.Failed = true
	}
	return space, begin
}

// Before inserts lines before a statement, with the statement's indentation.
func (r *Rewrite) Before(stmt ast.Node, lines ...string) {
	space, begin := r.Indentation(stmt)
	for _, line := range lines {
		r.Changes = append(r.Changes, Change{begin, begin, space + line + "\n"})
	}
}

// After inserts lines after a statement, with the statement's indentation.
func (r *Rewrite) After(stmt ast.Node, lines ...string) {
	space, _ := r.Indentation(stmt)
	end := r.File.Offset(stmt.End())
	rest := r.File.Text[end:]
	length := slices.Index(rest, '\n')
	if length < 0 {
		length = len(rest)
	}
	if !IsComment(string(rest[:length])) {
		r.Failed = true
		return
	}
	for _, line := range lines {
		r.Changes = append(r.Changes, Change{end + length, end + length, "\n" + space + line})
	}
}

// IsComment reports whether text, the rest of a line, is blank or a // comment.
func IsComment(text string) bool {
	text = strings.TrimSpace(text)
	return text == "" || strings.HasPrefix(text, "//")
}

// RemoveLine removes the lines of a statement. The rewrite fails if they contain anything but the statement and a
// comment after it.
func (r *Rewrite) RemoveLine(stmt ast.Node) {
	_, begin := r.Indentation(stmt)
	end := r.File.Offset(stmt.End())
	next := slices.Index(r.File.Text[end:], '\n')
	if next < 0 || !IsComment(string(r.File.Text[end:end+next])) {
		r.Failed = true
		return
	}
	r.Changes = append(r.Changes, Change{begin, end + next + 1, ""})
}

// Use returns the name by which the file refers to the package with the given import path. It adds the import if
// necessary.
func (r *Rewrite) Use(path string) string {
	for _, spec := range r.File.Syntax.Imports {
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

// Candidate applies the changes and type-checks the package again. It returns nil if the rewrite failed, if the file
// stays the same, or if there are new type errors.
func (r *Rewrite) Candidate() *wire.Candidate {
	if r.Failed || len(r.Changes) == 0 {
		return nil
	}
	if !Order(r.Changes) {
		return nil
	}
	text := Apply(r.File.Text, r.Changes)
	if text == string(r.File.Text) {
		return nil
	}
	// If the file was formatted with gofmt, the result is formatted too. In any other file, the lines outside the edit
	// stay as they are.
	if formatted, err := format.Source([]byte(text)); err == nil && isFormatted(r.File.Text) {
		text = string(formatted)
	}
	edit := linesBetween(string(r.File.Text), text)
	edit.File = r.File.Path
	content, imports, ok := mendImports(text, r.imports)
	if !ok || !r.Pkg.Holds(r.File, content) {
		return nil
	}
	return &wire.Candidate{Kind: r.Kind, Words: r.Words, Edit: edit, Imports: imports, Content: content}
}

func isFormatted(text []byte) bool {
	formatted, err := format.Source(text)
	return err == nil && string(formatted) == string(text)
}

// linesBetween returns an edit that turns the original content of a file into the changed content. The edit replaces
// at least one whole line.
func linesBetween(original, changed string) wire.Edit {
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
	// If lines are only inserted or only removed, the edit also covers the line after them, so that it always replaces
	// a line.
	if end == same || other == same {
		end, other = min(end+1, len(before)), min(other+1, len(after))
	}
	return wire.Edit{Lines: wire.Lines{Line: same + 1, EndLine: end}, Text: strings.Join(after[same:other], "\n")}
}

// Order sorts changes by position. It returns false if two of them overlap.
func Order(changes []Change) bool {
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	for i := 1; i < len(changes); i++ {
		if changes[i].From < changes[i-1].To {
			return false
		}
	}
	return true
}

func Apply(text []byte, changes []Change) string {
	var result strings.Builder
	at := 0
	for _, change := range changes {
		result.Write(text[at:change.From])
		result.WriteString(change.Text)
		at = change.To
	}
	result.Write(text[at:])
	return result.String()
}
