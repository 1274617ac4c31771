// Package lines describes single lines of source, so that the caller doesn't have to understand Go.
package lines

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"

	"gofacts/internal/wire"
)

// Lines describes the requested lines of each source. Sources that aren't Go files, such as assembly, only get tokens.
// What can't be parsed gets only tokens too.
func Lines(request wire.Request) wire.LinesReply {
	reply := wire.LinesReply{Sources: []wire.SourceLines{}}
	for _, source := range request.Sources {
		reply.Sources = append(reply.Sources, linesOf(source))
	}
	return reply
}

func linesOf(source wire.Source) wire.SourceLines {
	found := wire.SourceLines{Pools: []string{}, Lines: []wire.LineFacts{}}
	all := scan(source.Text)
	if filepath.Ext(source.Name) == ".go" {
		fset := token.NewFileSet()
		if file, _ := parser.ParseFile(fset, "", source.Text, parser.ParseComments|parser.SkipObjectResolution); file != nil && file.Name != nil {
			for _, spec := range file.Imports {
				found.Cgo = found.Cgo || spec.Path.Value == `"C"`
			}
			found.Pools = append(found.Pools, poolsIn(file)...)
			describe(&describer{fset: fset, lines: all}, file)
		}
	}
	for _, asked := range source.Ranges {
		for line := max(1, asked.Line); line <= min(asked.EndLine, len(all)); line++ {
			found.Lines = append(found.Lines, all[line-1])
		}
	}
	return found
}

// poolsIn returns the variables and fields that a file declares as a sync.Pool or as a pointer to one. Local
// variables that are declared with := are left out.
func poolsIn(file *ast.File) []string {
	var found []string
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Field:
			if isPool(node.Type) {
				found = appendNames(found, node.Names)
			}
		case *ast.ValueSpec:
			if isPool(node.Type) {
				found = appendNames(found, node.Names)
				break
			}
			for i, value := range node.Values {
				if i < len(node.Names) && isNewPool(value) {
					found = appendNames(found, node.Names[i:i+1])
				}
			}
		}
		return true
	})
	return found
}

func appendNames(found []string, names []*ast.Ident) []string {
	for _, name := range names {
		found = append(found, name.Name)
	}
	return found
}

// isPool reports whether a type is written as sync.Pool or *sync.Pool.
func isPool(expr ast.Expr) bool {
	if star, ok := expr.(*ast.StarExpr); ok {
		expr = star.X
	}
	selector, ok := expr.(*ast.SelectorExpr)
	return ok && selector.Sel.Name == "Pool" && Chain(selector.X) == "sync"
}

// isNewPool reports whether an expression is sync.Pool{…}, &sync.Pool{…} or new(sync.Pool).
func isNewPool(expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.UnaryExpr:
		return expr.Op == token.AND && isNewPool(expr.X)
	case *ast.CompositeLit:
		return expr.Type != nil && isPool(expr.Type)
	case *ast.CallExpr:
		return len(expr.Args) == 1 && Chain(expr.Fun) == "new" && isPool(expr.Args[0])
	}
	return false
}

// Chain returns the names and selectors in an expression, such as s.pages.Get. Indexes, type arguments and parentheses
// are left out, and a call is written as "()". It returns "" for expressions that begin with anything else than a name.
func Chain(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr.Name
	case *ast.SelectorExpr:
		return Chain(expr.X) + "." + expr.Sel.Name
	case *ast.CallExpr:
		return Chain(expr.Fun) + "()"
	case *ast.ParenExpr:
		return Chain(expr.X)
	case *ast.StarExpr:
		return Chain(expr.X)
	case *ast.IndexExpr:
		return Chain(expr.X)
	case *ast.IndexListExpr:
		return Chain(expr.X)
	case *ast.UnaryExpr:
		return Chain(expr.X)
	case *ast.TypeAssertExpr:
		return Chain(expr.X)
	case *ast.SliceExpr:
		return Chain(expr.X)
	}
	return ""
}

// isZero reports whether the lower bound of a slice expression is missing or the literal 0.
func isZero(bound ast.Expr) bool {
	literal, ok := bound.(*ast.BasicLit)
	return bound == nil || ok && literal.Value == "0"
}
