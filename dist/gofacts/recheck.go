package main

import (
	"go/ast"
	"go/parser"
	"slices"
)

// holds says whether the package still checks with another text of one file, no worse than before.
func (u *unit) holds(s *source, content string) bool {
	file, err := parser.ParseFile(u.sources.fset, s.path, content, parser.ParseComments)
	if err != nil {
		return false
	}
	files := append([]*ast.File{file}, u.parsed(s)...)
	_, found := u.checkFiles(files, nil)
	before := map[string]int{}
	for _, err := range u.errors {
		if u.sources.fset.PositionFor(err.Pos, false).Filename == s.path {
			before[err.Msg]++
		}
	}
	for _, err := range found {
		// Imports that only the bodies used, which were taken away, are unused in the other files.
		if u.sources.fset.PositionFor(err.Pos, false).Filename != s.path {
			continue
		}
		if before[err.Msg]--; before[err.Msg] < 0 {
			return false
		}
	}
	return true
}

// withoutBodies is a file whose functions have no bodies: what other files need of it.
func (u *unit) withoutBodies(s *source) *ast.File {
	if known, ok := u.bare[s]; ok {
		return known
	}
	bare := *s.file
	bare.Decls = slices.Clone(s.file.Decls)
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
