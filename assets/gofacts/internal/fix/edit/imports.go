package edit

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"gofacts/internal/wire"
)

// mendImports adds imports to a file's content and removes imports of the removable packages that the file doesn't
// use. It also returns the import paths that it added and removed, and false if the content can't be parsed. All
// other lines stay as they are.
func mendImports(text string, add []string) (string, wire.ImportChange, bool) {
	imports := wire.ImportChange{Add: []string{}, Remove: []string{}}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.ParseComments)
	if err != nil {
		return "", imports, false
	}
	offset := func(pos token.Pos) int { return fset.PositionFor(pos, false).Offset }
	var changes []Change
	for _, path := range unusedImports(file) {
		for _, decl := range file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.IMPORT {
				continue
			}
			for _, spec := range group.Specs {
				if known, _ := strconv.Unquote(spec.(*ast.ImportSpec).Path.Value); known != path {
					continue
				}
				var whole ast.Node = spec
				if !group.Lparen.IsValid() || len(group.Specs) == 1 && len(add) == 0 {
					whole = group
				}
				begin, end := wholeLines(text, offset(whole.Pos()), offset(whole.End()))
				changes = append(changes, Change{begin, end, ""})
				imports.Remove = append(imports.Remove, path)
			}
		}
	}
	for _, path := range add {
		at, line := placeOfImport(file, text, path, offset)
		changes = append(changes, Change{at, at, line})
		imports.Add = append(imports.Add, path)
	}
	if !Order(changes) {
		return "", imports, false
	}
	return Apply([]byte(text), changes), imports, true
}

// removable lists the packages whose imports are removed if an edit makes them unnecessary.
var removable = []string{"bytes", "errors", "fmt", "regexp", "sort", "strconv", "strings"}

// unusedImports returns the import paths of the removable packages that a file imports but doesn't use.
func unusedImports(file *ast.File) []string {
	used := map[string]bool{}
	for _, ident := range file.Unresolved {
		used[ident.Name] = true
	}
	var found []string
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := lastElement(path)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if slices.Contains(removable, path) && name != "_" && name != "." && !used[name] {
			found = append(found, path)
		}
	}
	return found
}

// placeOfImport returns the offset at which to insert the import of a standard library package, and the text to
// insert. The offset keeps the imports of the standard library sorted.
func placeOfImport(file *ast.File, text, path string, offset func(token.Pos) int) (int, string) {
	quoted := strconv.Quote(path)
	var last *ast.GenDecl
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.IMPORT || len(group.Specs) == 0 {
			continue
		}
		if spec := group.Specs[0].(*ast.ImportSpec); spec.Path.Value == `"C"` {
			continue
		}
		last = group
		if !group.Lparen.IsValid() {
			continue
		}
		for _, spec := range group.Specs {
			known := spec.(*ast.ImportSpec)
			if known.Path.Value > quoted {
				begin, _ := wholeLines(text, offset(known.Pos()), offset(known.End()))
				return begin, "\t" + quoted + "\n"
			}
			if isStandard(known.Path.Value) {
				if next := nextSpec(group, spec); next != nil && isStandard(next.Path.Value) {
					continue
				}
				_, end := wholeLines(text, offset(known.Pos()), offset(known.End()))
				return end, "\t" + quoted + "\n"
			}
		}
	}
	line := "import " + quoted + "\n"
	if last == nil {
		_, end := wholeLines(text, offset(file.Name.Pos()), offset(file.Name.End()))
		return end, "\n" + line
	}
	_, end := wholeLines(text, offset(last.Pos()), offset(last.End()))
	return end, line
}

func nextSpec(group *ast.GenDecl, spec ast.Spec) *ast.ImportSpec {
	if index := slices.Index(group.Specs, spec) + 1; index < len(group.Specs) {
		return group.Specs[index].(*ast.ImportSpec)
	}
	return nil
}

func isStandard(quoted string) bool {
	return !strings.Contains(strings.Split(quoted, "/")[0], ".")
}

// wholeLines widens a range of offsets to whole lines.
func wholeLines(text string, from, to int) (int, int) {
	begin := strings.LastIndexByte(text[:from], '\n') + 1
	if next := strings.IndexByte(text[to:], '\n'); next >= 0 {
		return begin, to + next + 1
	}
	return begin, len(text)
}
