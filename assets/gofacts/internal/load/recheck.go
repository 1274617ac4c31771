package load

import (
	"go/ast"
	"go/parser"
	"slices"
)

// Holds reports whether the package has no new errors in a file if content replaces the file's content.
func (u *Package) Holds(s *File, content string) bool {
	file, err := parser.ParseFile(u.Sources.Fset, s.Path, content, parser.ParseComments)
	if err != nil {
		return false
	}
	files := append([]*ast.File{file}, u.parsed(s)...)
	_, found := u.checkFiles(files, nil)
	before := map[string]int{}
	for _, err := range u.errors {
		if u.Sources.Fset.PositionFor(err.Pos, false).Filename == s.Path {
			before[err.Msg]++
		}
	}
	for _, err := range found {
		// The other files are checked without function bodies, so some of their imports seem unused. Those errors don't
		// count.
		if u.Sources.Fset.PositionFor(err.Pos, false).Filename != s.Path {
			continue
		}
		if before[err.Msg]--; before[err.Msg] < 0 {
			return false
		}
	}
	return true
}

// withoutBodies returns a file's syntax tree without the function bodies, which aren't needed to type-check other
// files. It keeps the bodies of generic functions and of init functions.
func (u *Package) withoutBodies(s *File) *ast.File {
	if known, ok := u.bare[s]; ok {
		return known
	}
	bare := *s.Syntax
	bare.Decls = slices.Clone(s.Syntax.Decls)
	for i, decl := range bare.Decls {
		function, ok := decl.(*ast.FuncDecl)
		if !ok || function.Body == nil || function.Type.TypeParams != nil || function.Name.Name == "init" {
			continue
		}
		stripped := *function
		stripped.Body = nil
		bare.Decls[i] = &stripped
	}
	u.bare[s] = &bare
	return &bare
}
