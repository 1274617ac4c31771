package sorting

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/syntax"
)

// sortKey is one key to sort by. The first element sorts before the second if the expression one is less than the
// expression other.
type sortKey struct{ one, other string }

// keys parses a chain of comparisons. Each step is `if a.k != b.k { return a.k < b.k }` followed by the rest of the
// chain, or the same with == and the branches swapped. The chain ends with `return a.k < b.k` or `return false`.
// Each < may also be >. ok is false for anything else.
func (l *less) keys(list []ast.Stmt) (found []sortKey, ok bool) {
	if len(list) == 0 {
		return nil, false
	}
	if len(list) == 1 {
		if result := resultOf(list[0]); result != nil && l.p.File.Of(result) == "false" {
			return nil, true
		}
		key, ok := l.key(resultOf(list[0]), token.LSS, token.GTR)
		if !ok {
			return nil, false
		}
		return []sortKey{key}, true
	}
	condition, ok := list[0].(*ast.IfStmt)
	if !ok || condition.Init != nil || condition.Else != nil {
		return nil, false
	}
	differing, same := condition.Body.List, list[1:]
	asked, ok := l.key(condition.Cond, token.NEQ)
	if !ok {
		if asked, ok = l.key(condition.Cond, token.EQL); !ok {
			return nil, false
		}
		differing, same = same, differing
	}
	if len(differing) != 1 {
		return nil, false
	}
	key, ok := l.key(resultOf(differing[0]), token.LSS, token.GTR)
	if !ok || key != asked && key != (sortKey{asked.other, asked.one}) {
		return nil, false
	}
	rest, ok := l.keys(same)
	if !ok {
		return nil, false
	}
	return append([]sortKey{key}, rest...), true
}

// key parses a comparison, by one of the given operators, of the same key of both elements. Unless the operator is
// the first of them, it swaps the operands. It rejects floating-point numbers, because cmp.Compare orders NaNs and <
// doesn't.
func (l *less) key(expr ast.Expr, operators ...token.Token) (sortKey, bool) {
	comparison, ok := expr.(*ast.BinaryExpr)
	if !ok {
		return sortKey{}, false
	}
	basic, ok := syntax.Under(l.p.Pkg.TypeOf(comparison.X)).(*types.Basic)
	if !ok || basic.Info()&(types.IsInteger|types.IsString) == 0 {
		return sortKey{}, false
	}
	one, isOne := l.only(comparison.X)
	other, isOther := l.only(comparison.Y)
	if !isOne || !isOther || one == other || l.of(comparison.X, one == 1) != l.of(comparison.Y, other == 1) {
		return sortKey{}, false
	}
	for i, operator := range operators {
		if comparison.Op == operator {
			key := sortKey{l.of(comparison.X, false), l.of(comparison.Y, false)}
			if i > 0 {
				key = sortKey{key.other, key.one}
			}
			return key, true
		}
	}
	return sortKey{}, false
}

// only returns which of the two elements an expression reads: 0 or 1. ok is false if it reads both or neither.
func (l *less) only(expr ast.Expr) (which int, ok bool) {
	count := [2]int{}
	for node, which := range l.elements {
		if expr.Pos() <= node.Pos() && node.End() <= expr.End() {
			count[which]++
		}
	}
	if count[0] > 0 {
		return 0, count[1] == 0
	}
	return 1, count[1] > 0
}

// resultOf returns the result of a return statement with a single result, or nil for any other statement.
func resultOf(stmt ast.Stmt) ast.Expr {
	result, ok := stmt.(*ast.ReturnStmt)
	if !ok || len(result.Results) != 1 {
		return nil
	}
	return ast.Unparen(result.Results[0])
}
