package facts

import (
	"go/ast"
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"

	"gofacts/internal/lines"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// functionFacts describes the top-level declaration on a path. A declaration of variables, constants or types gets
// the name init. It returns nil if there is no declaration, or for an import.
func functionFacts(u *load.Package, s *load.File, path []ast.Node) *wire.FunctionFacts {
	decl := declarationIn(path)
	if decl == nil {
		return nil
	}
	facts := &wire.FunctionFacts{Lines: s.Lines(decl), DocLine: s.Line(decl.Pos())}
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		facts.Name = syntax.FunctionName(decl)
		facts.Role = role(s, decl)
		if decl.Recv != nil && len(decl.Recv.List) > 0 {
			facts.Receiver = lines.LastName(decl.Recv.List[0].Type)
		}
		facts.DocLine = syntax.DocLine(s, decl.Doc, decl)
	case *ast.GenDecl:
		if decl.Tok == token.IMPORT {
			return nil
		}
		facts.Name = "init"
		facts.DocLine = syntax.DocLine(s, decl.Doc, decl)
	}
	for _, node := range path {
		if literal, ok := node.(*ast.FuncLit); ok && literal != path[len(path)-1] {
			lines := s.Lines(literal)
			facts.Literal = &lines
		}
	}
	return facts
}

// role returns the role that a function has for go test, or "" if it has none.
func role(s *load.File, decl *ast.FuncDecl) wire.Role {
	if decl.Recv != nil || !strings.HasSuffix(s.Path, "_test.go") {
		return ""
	}
	for prefix, role := range map[string]wire.Role{
		"Test": wire.Test, "Benchmark": wire.Benchmark, "Fuzz": wire.Fuzz, "Example": wire.Example,
	} {
		if rest, ok := strings.CutPrefix(decl.Name.Name, prefix); ok {
			first, _ := utf8.DecodeRuneInString(rest)
			if rest == "" || !unicode.IsLower(first) {
				return role
			}
		}
	}
	return ""
}

// loopFacts describes the loops on a path, outermost first, including those around a function literal.
func loopFacts(u *load.Package, s *load.File, path []ast.Node) []wire.LoopFacts {
	var found []wire.LoopFacts
	for i, node := range path {
		body := syntax.LoopBody(node)
		if body == nil || i+1 >= len(path) {
			continue
		}
		// The operand of a range statement is evaluated only once, before the loop, so an allocation in it isn't inside
		// the loop.
		if _, isRange := node.(*ast.RangeStmt); isRange && path[i+1] != ast.Node(body) {
			continue
		}
		found = append(found, loopFact(u, s, node))
	}
	return found
}

func loopFact(u *load.Package, s *load.File, node ast.Node) wire.LoopFacts {
	facts := wire.LoopFacts{Lines: s.Lines(node), Benchmark: syntax.IsBenchmarkLoop(u, node)}
	switch loop := node.(type) {
	case *ast.RangeStmt:
		facts.Kind = wire.Range
		facts.Over = s.Brief(loop.X)
		facts.OverType = u.Name(u.TypeOf(loop.X))
	case *ast.ForStmt:
		facts.Kind = wire.For
		if loop.Cond != nil {
			facts.Over = s.Brief(loop.Cond)
		}
	}
	if bound := syntax.BoundOf(u, s, node); bound != nil && !facts.Benchmark {
		facts.Bound = bound.Text
	}
	return facts
}
