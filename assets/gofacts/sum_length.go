package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// longestNumbers are how many bytes the texts of strconv have at most: those in base ten, where a base is given.
var longestNumbers = map[string]int{
	"strconv.Itoa": 20, "strconv.FormatInt": 20, "strconv.FormatUint": 20, "strconv.FormatBool": 5,
}

// length is that of one text or slice of bytes; a byte or a rune is what it is written as.
func (m *summing) length(expr ast.Expr) *sum {
	u := m.p.unit
	expr = ast.Unparen(expr)
	if length := u.constantLength(expr); length >= 0 {
		return &sum{bytes: length}
	}
	switch expr := expr.(type) {
	case *ast.BinaryExpr:
		if expr.Op == token.ADD && isString(u.typeOf(expr)) {
			return m.both(m.length(expr.X), m.length(expr.Y))
		}
	case *ast.CallExpr:
		if u.info.Types[expr.Fun].IsType() && len(expr.Args) == 1 {
			return m.converted(expr)
		}
		longest := longestNumbers[u.called(expr)]
		if longest > 0 && (len(expr.Args) == 1 || m.p.s.of(expr.Args[1]) == "10") && m.nothing(expr.Args...) != nil {
			return &sum{bytes: longest}
		}
	}
	typ := u.typeOf(expr)
	if isInteger(typ) {
		return m.character(expr, typ)
	}
	variables, ok := m.readable(expr)
	if !ok || !isString(typ) && !isSliceOf(typ, types.Byte) {
		return nil
	}
	text := "len(" + m.p.s.of(expr) + ")"
	return &sum{terms: []term{{length: text, times: 1, anywhere: u.isSafe(expr), variables: variables}}}
}

// character is what WriteByte and WriteRune write.
func (m *summing) character(expr ast.Expr, typ types.Type) *sum {
	if m.nothing(expr) == nil {
		return nil
	}
	if basic := under(typ).(*types.Basic); basic.Kind() == types.Uint8 {
		return &sum{bytes: 1}
	}
	if value := m.p.unit.info.Types[expr].Value; value != nil {
		return &sum{bytes: len(string(constantRune(value)))}
	}
	return &sum{bytes: longestRune}
}

// converted are string(x) of text, bytes or a rune, and []byte(text).
func (m *summing) converted(call *ast.CallExpr) *sum {
	u := m.p.unit
	argument := call.Args[0]
	from, to := u.typeOf(argument), u.typeOf(call)
	switch {
	case isString(to) && isInteger(from):
		if m.nothing(argument) == nil {
			return nil
		}
		if basic := under(from).(*types.Basic); basic.Kind() == types.Uint8 {
			return &sum{bytes: 2}
		}
		return &sum{bytes: longestRune}
	case isInteger(to):
		return m.character(call, to)
	case (isString(to) || isSliceOf(to, types.Byte)) && (isString(from) || isSliceOf(from, types.Byte)):
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
func (u *unit) isSafe(expr ast.Expr) bool {
	switch expr := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		selection := u.info.Selections[expr]
		return selection == nil || !selection.Indirect() && selection.Kind() == types.FieldVal && u.isSafe(expr.X)
	}
	return false
}

// constantLength is the length of a string that is known; -1 for others.
func (u *unit) constantLength(expr ast.Expr) int {
	if value := u.info.Types[expr].Value; value != nil && value.Kind() == constant.String {
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
