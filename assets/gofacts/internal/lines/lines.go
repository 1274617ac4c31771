// Package lines describes single lines of source, so that the caller doesn't have to understand Go.
package lines

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"

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
				found.Cgo = found.Cgo || ImportPath(spec) == "C"
			}
			found.Pools = append(found.Pools, poolsIn(file)...)
			describe(&describer{fset: fset, lines: all, within: map[*ast.CompositeLit][]string{}}, file)
		}
	}
	for _, asked := range source.Ranges {
		for line := max(1, asked.Line); line <= min(asked.EndLine, len(all)); line++ {
			found.Lines = append(found.Lines, all[line-1])
		}
	}
	return found
}

// poolsIn returns the variables, fields and parameters that a file declares as a sync.Pool or as a pointer to one, or
// to which it assigns one. Local variables that are declared with := are left out.
func poolsIn(file *ast.File) []string {
	var found []string
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Field:
			if isPool(node.Type) {
				found = appendNames(found, node.Names)
			}
		case *ast.AssignStmt:
			for i, target := range node.Lhs {
				if node.Tok == token.ASSIGN && len(node.Rhs) == len(node.Lhs) && isNewPool(node.Rhs[i]) {
					found = append(found, LastName(target))
				}
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

// longestChain is the maximum number of names, calls and indexes that Chain follows.
const longestChain = 16

// Chain returns the names and selectors in an expression, such as s.pages.Get. Indexes, type arguments and parentheses
// are left out, and a call is written as "()". It returns "" for expressions that begin with anything else than a name.
// A chain that is too long begins with "…".
func Chain(expr ast.Expr) string { return chain(expr, longestChain) }

func chain(expr ast.Expr, most int) string {
	if most == 0 {
		return "…"
	}
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr.Name
	case *ast.SelectorExpr:
		return chain(expr.X, most-1) + "." + expr.Sel.Name
	case *ast.CallExpr:
		return chain(expr.Fun, most-1) + "()"
	case *ast.ParenExpr:
		return chain(expr.X, most-1)
	case *ast.StarExpr:
		return chain(expr.X, most-1)
	case *ast.IndexExpr:
		return chain(expr.X, most-1)
	case *ast.IndexListExpr:
		return chain(expr.X, most-1)
	case *ast.UnaryExpr:
		return chain(expr.X, most-1)
	case *ast.TypeAssertExpr:
		return chain(expr.X, most-1)
	case *ast.SliceExpr:
		return chain(expr.X, most-1)
	}
	return ""
}

// isPlain reports whether an expression consists of names and selectors only.
func isPlain(expr ast.Expr) bool {
	for {
		switch inner := expr.(type) {
		case *ast.Ident:
			return true
		case *ast.SelectorExpr:
			expr = inner.X
		default:
			return false
		}
	}
}

// isZero reports whether the lower bound of a slice expression is missing or the literal 0.
func isZero(bound ast.Expr) bool {
	if bound == nil {
		return true
	}
	literal, ok := bound.(*ast.BasicLit)
	if !ok {
		return false
	}
	value, err := strconv.ParseInt(literal.Value, 0, 64)
	return err == nil && value == 0
}

// isNil reports whether an expression is nil, or nil converted to a slice or map type.
func isNil(expr ast.Expr) bool {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return expr.Name == "nil"
	case *ast.CallExpr:
		switch ast.Unparen(expr.Fun).(type) {
		case *ast.ArrayType, *ast.MapType:
			return len(expr.Args) == 1 && isNil(expr.Args[0])
		}
	}
	return false
}
