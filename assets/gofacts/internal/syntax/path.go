// Package syntax answers questions about the source of a checked package: what an expression names, reads, calls,
// captures or changes.
package syntax

import (
	"go/ast"
	"go/token"
	"slices"
)

// Statement returns the innermost node of a path that is an element of a statement list, or nil if there is none.
func Statement(path []ast.Node) ast.Stmt {
	for i := len(path) - 1; i > 0; i-- {
		stmt, ok := path[i].(ast.Stmt)
		if !ok {
			continue
		}
		switch path[i-1].(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			return stmt
		}
	}
	return nil
}

// ListAround returns the statement list on a path that contains a statement as an element, or nil if there is none.
func ListAround(path []ast.Node, stmt ast.Stmt) []ast.Stmt {
	index := slices.IndexFunc(path, func(node ast.Node) bool { return node == ast.Node(stmt) })
	if index < 1 {
		return nil
	}
	switch around := path[index-1].(type) {
	case *ast.BlockStmt:
		return around.List
	case *ast.CaseClause:
		return around.Body
	case *ast.CommClause:
		return around.Body
	}
	return nil
}

// Enclosing returns the top-level declaration around a position, or nil if there is none.
func Enclosing(file *ast.File, pos token.Pos) ast.Decl {
	for _, declared := range file.Decls {
		if declared.Pos() <= pos && pos < declared.End() {
			return declared
		}
	}
	return nil
}

// PathTo returns the path from the file to the innermost node around a position.
func PathTo(file *ast.File, pos token.Pos) []ast.Node {
	var path []ast.Node
	ast.Inspect(file, func(node ast.Node) bool {
		if node == nil || pos < node.Pos() || node.End() <= pos {
			return false
		}
		path = append(path, node)
		return true
	})
	return path
}
