package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"unicode"
	"unicode/utf8"
)

// functionFacts are of the declaration at the top of a path, nil for what is in none.
func (u *unit) functionFacts(s *source, path []ast.Node) *FunctionFacts {
	decl := declarationIn(path)
	if decl == nil {
		return nil
	}
	facts := &FunctionFacts{Lines: s.lines(decl), DocLine: s.line(decl.Pos())}
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		facts.Name = functionName(decl)
		facts.Role = role(s, decl)
		facts.DocLine = docLine(s, decl.Doc, decl)
	case *ast.GenDecl:
		if decl.Tok == token.IMPORT {
			return nil
		}
		facts.Name = "init"
		facts.DocLine = docLine(s, decl.Doc, decl)
	}
	for _, node := range path {
		if literal, ok := node.(*ast.FuncLit); ok && literal != path[len(path)-1] {
			lines := s.lines(literal)
			facts.Literal = &lines
		}
	}
	return facts
}

// role is what go test would do with a function.
func role(s *source, decl *ast.FuncDecl) string {
	if decl.Recv != nil || !strings.HasSuffix(s.path, "_test.go") {
		return ""
	}
	for prefix, role := range map[string]string{
		"Test": "test", "Benchmark": "benchmark", "Fuzz": "fuzz", "Example": "example",
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

// loopFacts lists the loops on a path, the outermost first; a function literal begins anew, but its loops count too.
func (u *unit) loopFacts(s *source, path []ast.Node) []LoopFacts {
	var found []LoopFacts
	for i, node := range path {
		body := loopBody(node)
		if body == nil || i+1 >= len(path) {
			continue
		}
		// What a range statement ranges over is evaluated once, outside of the loop.
		if _, isRange := node.(*ast.RangeStmt); isRange && path[i+1] != ast.Node(body) {
			continue
		}
		found = append(found, u.loopFact(s, node))
	}
	return found
}

func loopBody(node ast.Node) *ast.BlockStmt {
	switch node := node.(type) {
	case *ast.RangeStmt:
		return node.Body
	case *ast.ForStmt:
		return node.Body
	}
	return nil
}

func (u *unit) loopFact(s *source, node ast.Node) LoopFacts {
	facts := LoopFacts{Lines: s.lines(node), Benchmark: u.isBenchmarkLoop(node)}
	switch loop := node.(type) {
	case *ast.RangeStmt:
		facts.Kind = "range"
		facts.Over = s.brief(loop.X)
		facts.OverType = u.name(u.typeOf(loop.X))
	case *ast.ForStmt:
		facts.Kind = "for"
		if loop.Cond != nil {
			facts.Over = s.brief(loop.Cond)
		}
	}
	if bound := u.bound(s, node); bound != nil && !facts.Benchmark {
		facts.Bound = bound.text
	}
	return facts
}

// isBenchmarkLoop knows loops over b.N, b.Loop() and pb.Next().
func (u *unit) isBenchmarkLoop(node ast.Node) bool {
	var over ast.Expr
	switch loop := node.(type) {
	case *ast.RangeStmt:
		over = loop.X
	case *ast.ForStmt:
		over = loop.Cond
	}
	if over == nil {
		return false
	}
	found := false
	ast.Inspect(over, func(inner ast.Node) bool {
		selector, ok := inner.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pointer, ok := under(u.typeOf(selector.X)).(*types.Pointer)
		if !ok {
			return true
		}
		switch pointer.Elem().String() + "." + selector.Sel.Name {
		case "testing.B.N", "testing.B.Loop", "testing.PB.Next":
			found = true
		}
		return true
	})
	return found
}
