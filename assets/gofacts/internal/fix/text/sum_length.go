package text

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// longestNumbers maps strconv functions to the maximum length of their results in bytes. For a function with a base,
// it is the length in base ten.
var longestNumbers = map[string]int{
	"strconv.Itoa": 20, "strconv.FormatInt": 20, "strconv.FormatUint": 20, "strconv.FormatBool": 5,
}

// length returns the length of a string or byte slice, or nil if it isn't known in advance. For a byte or rune, it
// returns the number of bytes that are written for it.
func (m *summing) length(expr ast.Expr) *sum {
	u := m.p.Pkg
	expr = ast.Unparen(expr)
	if length := constantLength(u, expr); length >= 0 {
		return &sum{bytes: length}
	}
	switch expr := expr.(type) {
	case *ast.BinaryExpr:
		if expr.Op == token.ADD && syntax.IsString(u.TypeOf(expr)) {
			return m.both(m.length(expr.X), m.length(expr.Y))
		}
	case *ast.CallExpr:
		if u.Info.Types[expr.Fun].IsType() && len(expr.Args) == 1 {
			return m.converted(expr)
		}
		longest := longestNumbers[syntax.Called(u, expr)]
		if longest > 0 && (len(expr.Args) == 1 || m.p.File.Of(expr.Args[1]) == "10") && m.nothing(expr.Args...) != nil {
			return &sum{bytes: longest}
		}
	}
	typ := u.TypeOf(expr)
	if syntax.IsInteger(typ) {
		return m.character(expr, typ)
	}
	variables, ok := m.readable(expr)
	if !ok || !syntax.IsString(typ) && !syntax.IsSliceOf(typ, types.Byte) {
		return nil
	}
	text := "len(" + m.p.File.Of(expr) + ")"
	return &sum{terms: []term{{length: text, times: 1, anywhere: isSafe(u, expr), variables: variables}}}
}

// character returns the maximum number of bytes that WriteByte or WriteRune writes for an expression.
func (m *summing) character(expr ast.Expr, typ types.Type) *sum {
	if m.nothing(expr) == nil {
		return nil
	}
	if basic := syntax.Under(typ).(*types.Basic); basic.Kind() == types.Uint8 {
		return &sum{bytes: 1}
	}
	if value := m.p.Pkg.Info.Types[expr].Value; value != nil {
		return &sum{bytes: len(string(constantRune(value)))}
	}
	return &sum{bytes: longestRune}
}

// converted returns the length of a conversion's result, or nil if it isn't known in advance. It supports conversions
// between strings and byte slices, and of integers to strings or other integer types.
func (m *summing) converted(call *ast.CallExpr) *sum {
	u := m.p.Pkg
	argument := call.Args[0]
	from, to := u.TypeOf(argument), u.TypeOf(call)
	switch {
	case syntax.IsString(to) && syntax.IsInteger(from):
		if m.nothing(argument) == nil {
			return nil
		}
		if basic := syntax.Under(from).(*types.Basic); basic.Kind() == types.Uint8 {
			return &sum{bytes: 2}
		}
		return &sum{bytes: longestRune}
	case syntax.IsInteger(to):
		return m.character(call, to)
	case (syntax.IsString(to) || syntax.IsSliceOf(to, types.Byte)) && (syntax.IsString(from) || syntax.IsSliceOf(from, types.Byte)):
		return m.length(argument)
	}
	return nil
}

func (m *summing) both(one, other *sum) *sum {
	if one == nil || other == nil {
		return nil
	}
	return &sum{bytes: one.bytes + other.bytes, terms: append(one.terms, other.terms...)}
}

// isSafe reports whether an expression can be evaluated wherever its variables are in scope, because nothing in it
// can panic.
func isSafe(u *load.Package, expr ast.Expr) bool {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		selection := u.Info.Selections[expr]
		return selection == nil || !selection.Indirect() && selection.Kind() == types.FieldVal && isSafe(u, expr.X)
	}
	return false
}

// constantLength returns the length of a constant string, or -1 for any other expression.
func constantLength(u *load.Package, expr ast.Expr) int {
	if value := u.Info.Types[expr].Value; value != nil && value.Kind() == constant.String {
		return len(constant.StringVal(value))
	}
	return -1
}

// constantRune returns the value of an integer constant as a rune, or the replacement character if the value is out of
// range.
func constantRune(value constant.Value) rune {
	number, exact := constant.Int64Val(constant.ToInt(value))
	if !exact || number != int64(rune(number)) {
		return '\uFFFD'
	}
	return rune(number)
}
