package pools

import (
	"go/ast"
	"go/token"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// object returns the pool of the object that an expression denotes or points to, or nil if it denotes no pooled
// object.
func (p *Pools) object(expr ast.Expr) *pool {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return p.of[p.pkg.Info.ObjectOf(expr)]
	case *ast.SelectorExpr:
		return p.of[p.pkg.Info.ObjectOf(expr.Sel)]
	case *ast.TypeAssertExpr:
		return p.object(expr.X)
	case *ast.StarExpr:
		return p.object(expr.X)
	case *ast.UnaryExpr:
		if expr.Op == token.AND {
			return p.object(expr.X)
		}
	case *ast.CallExpr:
		if syntax.Called(p.pkg, expr) == "sync.Pool.Get" {
			return p.at(ast.Unparen(expr.Fun).(*ast.SelectorExpr).X)
		}
		if function, _ := syntax.FunctionCalled(p.pkg, expr); function != nil {
			return p.results[function.Origin()]
		}
	}
	return nil
}

// memory returns the pool of the object that shares memory with the value of an expression, such as buf.Bytes() or
// s.out[:n]. It returns nil if there is none.
func (p *Pools) memory(expr ast.Expr) *pool {
	if !syntax.HoldsPointers(p.pkg.TypeOf(expr), 0) {
		return nil
	}
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return p.inside[p.pkg.Info.ObjectOf(expr)]
	case *ast.SliceExpr:
		return p.part(expr.X)
	case *ast.SelectorExpr:
		return p.part(expr.X)
	case *ast.IndexExpr:
		return p.part(expr.X)
	case *ast.CallExpr:
		switch syntax.Called(p.pkg, expr) {
		case "bytes.Buffer.Bytes", "bytes.Buffer.Next", "bytes.Buffer.AvailableBuffer":
			return p.part(ast.Unparen(expr.Fun).(*ast.SelectorExpr).X)
		}
	}
	return nil
}

func (p *Pools) part(expr ast.Expr) *pool {
	if found := p.object(expr); found != nil {
		return found
	}
	return p.memory(expr)
}

// leave records the values through which memory of a pooled object leaves a function: those that the node returns,
// sends or stores. It keeps only the first one for each pool.
func (p *Pools) leave(s *load.File, _ *ast.FuncDecl, node ast.Node) {
	var values []ast.Expr
	switch node := node.(type) {
	case *ast.ReturnStmt:
		for _, result := range node.Results {
			values = append(values, result)
			values = append(values, elements(result)...)
		}
	case *ast.SendStmt:
		values = append(elements(node.Value), node.Value)
	case *ast.AssignStmt:
		for i, left := range node.Lhs {
			if _, ok := ast.Unparen(left).(*ast.Ident); !ok && i < len(node.Rhs) && p.part(left) == nil {
				values = append(values, node.Rhs[i])
			}
		}
	}
	for _, value := range values {
		if found := p.memory(value); found != nil && found.leaves == "" {
			found.leaves, found.line = s.Brief(value), s.Line(value.Pos())
		}
	}
}

// elements returns the values in a composite literal, or in a composite literal whose address is taken.
func elements(expr ast.Expr) []ast.Expr {
	expr = ast.Unparen(expr)
	if address, ok := expr.(*ast.UnaryExpr); ok && address.Op == token.AND {
		expr = ast.Unparen(address.X)
	}
	literal, ok := expr.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	var found []ast.Expr
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		found = append(found, element)
	}
	return found
}
