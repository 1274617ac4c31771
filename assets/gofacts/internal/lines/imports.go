package lines

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"gofacts/internal/wire"
)

// Imports removes imports from the sources of a request and adds others. No line moves: a removed import leaves an
// empty line, and added imports follow the package clause on its line. Imports that a file already has are not added,
// and a text that can't be parsed stays as it is.
func Imports(request wire.Request) wire.ImportsReply {
	reply := wire.ImportsReply{Texts: []string{}}
	for _, source := range request.Sources {
		reply.Texts = append(reply.Texts, withImports(source))
	}
	return reply
}

func withImports(source wire.Source) string {
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "", source.Text, parser.ImportsOnly)
	if file == nil || file.Name == nil || !file.Name.Pos().IsValid() {
		return source.Text
	}
	text := []byte(source.Text)
	known := map[string]bool{}
	for _, spec := range file.Imports {
		if !slices.Contains(source.Drop, fset.PositionFor(spec.Pos(), false).Line) {
			known[spec.Path.Value] = true
			continue
		}
		from, to := fset.PositionFor(spec.Pos(), false).Offset, fset.PositionFor(spec.End(), false).Offset
		if group := groupOf(file, spec); !group.Lparen.IsValid() {
			from = fset.PositionFor(group.Pos(), false).Offset
		}
		for i := from; i < to; i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	var added strings.Builder
	for _, one := range source.Add {
		if quoted := strconv.Quote(one.Path); !known[quoted] {
			added.WriteString("; import " + strings.TrimSpace(one.Name+" "+quoted))
		}
	}
	at := fset.PositionFor(file.Name.End(), false).Offset
	return string(text[:at]) + added.String() + string(text[at:])
}

// ImportPath returns the path of an import without its quotes.
func ImportPath(spec *ast.ImportSpec) string {
	path, _ := strconv.Unquote(spec.Path.Value)
	return path
}

func groupOf(file *ast.File, spec *ast.ImportSpec) *ast.GenDecl {
	for _, decl := range file.Decls {
		if group, ok := decl.(*ast.GenDecl); ok && slices.Contains(group.Specs, ast.Spec(spec)) {
			return group
		}
	}
	return new(ast.GenDecl)
}
