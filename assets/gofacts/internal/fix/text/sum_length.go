package text

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// longestNumbers are how many bytes the texts of strconv have at most: those in base ten, where a base is given.
var longestNumbers = map[string]int{
	"strconv.Itoa": 20, "strconv.FormatInt": 20, "strconv.FormatUint": 20, "strconv.FormatBool": 5,
}

// length is that of one text or slice of bytes; a byte or a rune is what it is written as.
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

// character is what WriteByte and WriteRune write.
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

// converted are string(x) of text, bytes or a rune, and []byte(text).
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

// isSafe says whether an expression can be read wherever its variables are: nothing in it can panic.
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

// constantLength is the length of a string that is known; -1 for others.
func constantLength(u *load.Package, expr ast.Expr) int {
	if value := u.Info.Types[expr].Value; value != nil && value.Kind() == constant.String {
		return len(constant.StringVal(value))
	}
	return -1
}

// constantRune is the value of a constant of an integer type, the replacement character where it is no rune.
func constantRune(value constant.Value) rune {
	number, exact := constant.Int64Val(constant.ToInt(value))
	if !exact || number != int64(rune(number)) {
		return '\uFFFD'
	}
	return rune(number)
}
