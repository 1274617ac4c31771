package capacity

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/wire"
)

// AsBefore returns a rewrite that gives a make call the capacity or map size that it had before the change. Unlike
// other reverts of a part of a change, this one never alters what the code does
// (https://go.dev/ref/spec#Making_slices_maps_and_channels).
func AsBefore(p *edit.Spot) []*edit.Rewrite {
	if len(p.Before) == 0 || p.Call == nil || p.Kind != wire.MakeSlice && p.Kind != wire.MakeMap {
		return nil
	}
	room, isRoomOnly := roomOf(p, p.Call)
	if !isRoomOnly {
		return nil
	}
	around := textAround(p, p.Call)
	for _, line := range p.Before {
		text := around.madeIn(line)
		if text == "" || text == p.File.Of(p.Call) {
			continue
		}
		expr, err := parser.ParseExpr(text)
		if err != nil {
			continue
		}
		call, ok := expr.(*ast.CallExpr)
		if !ok {
			continue
		}
		had, isRoomOnly := roomOf(p, call)
		if !isRoomOnly || had == nil || room != nil && types.ExprString(had) == types.ExprString(room) || !isHarmless(p, had) {
			continue
		}
		made := edit.NewRewrite(p.Pkg, p.File, wire.RoomAsBefore, map[string]string{"made": text})
		made.Replace(p.Call, text)
		return []*edit.Rewrite{made}
	}
	return nil
}

// roomOf returns the argument of a make call that sets the capacity of a slice or the size of a map, or nil if there
// is none. isRoomOnly reports whether the call sets nothing else: for a slice, the length must be the literal 0.
func roomOf(p *edit.Spot, call *ast.CallExpr) (room ast.Expr, isRoomOnly bool) {
	further := call.Args[1:]
	if p.Kind == wire.MakeSlice {
		if len(further) == 0 {
			return nil, false
		}
		if length, ok := further[0].(*ast.BasicLit); !ok || length.Value != "0" {
			return nil, false
		}
		further = further[1:]
	}
	if len(further) == 0 {
		return nil, true
	}
	return further[0], len(further) == 1
}

// isHarmless reports whether an expression from base can't panic on head and isn't negative. It accepts constants
// that aren't negative, len and cap of a variable, their sums and products, and their quotients by positive
// constants.
func isHarmless(p *edit.Spot, expr ast.Expr) bool {
	if value := constantAt(p, expr); value != nil {
		return constant.Sign(value) >= 0
	}
	switch expr := expr.(type) {
	case *ast.ParenExpr:
		return isHarmless(p, expr.X)
	case *ast.BinaryExpr:
		switch expr.Op {
		case token.ADD, token.MUL:
			return isHarmless(p, expr.X) && isHarmless(p, expr.Y)
		case token.QUO:
			divisor := constantAt(p, expr.Y)
			return divisor != nil && constant.Sign(divisor) > 0 && isHarmless(p, expr.X)
		}
	case *ast.CallExpr:
		function, ok := expr.Fun.(*ast.Ident)
		if !ok || function.Name != "len" && function.Name != "cap" || len(expr.Args) != 1 {
			return false
		}
		_, isName := expr.Args[0].(*ast.Ident)
		return isName
	}
	return false
}

// constantAt returns the value that an expression from base has in the place of the make call on head. It returns nil
// if the expression isn't an integer constant there.
func constantAt(p *edit.Spot, expr ast.Expr) constant.Value {
	found, err := types.Eval(p.Pkg.Sources.Fset, p.Pkg.Types, p.Call.Pos(), types.ExprString(expr))
	if err != nil || found.Value == nil || found.Value.Kind() != constant.Int {
		return nil
	}
	return found.Value
}

// surrounding contains the tokens before and after a make call on the same line.
type surrounding struct {
	before, after []string
	// typ contains the tokens of the make call's type argument.
	typ []string
}

func textAround(p *edit.Spot, call *ast.CallExpr) surrounding {
	from, to := p.File.Offset(call.Pos()), p.File.Offset(call.End())
	begin := strings.LastIndexByte(string(p.File.Text[:from]), '\n') + 1
	end := len(p.File.Text)
	if length := slices.Index(p.File.Text[to:], '\n'); length >= 0 {
		end = to + length
	}
	return surrounding{
		before: spelled(tokensOf(string(p.File.Text[begin:from]))),
		after:  spelled(tokensOf(string(p.File.Text[to:end]))),
		typ:    spelled(tokensOf(p.File.Of(call.Args[0]))),
	}
}

// madeIn returns the source text of the make call in a line. It returns "" unless the line consists of the
// surrounding tokens and a make call with the same type argument.
func (a surrounding) madeIn(line string) string {
	tokens := tokensOf(line)
	start := append(slices.Clone(a.before), "make", "(")
	start = append(start, a.typ...)
	end := append([]string{")"}, a.after...)
	if len(tokens) < len(start)+len(end) {
		return ""
	}
	first, last := tokens[len(a.before)], tokens[len(tokens)-len(end)]
	if !slices.Equal(spelled(tokens[:len(start)]), start) || !slices.Equal(spelled(tokens[len(tokens)-len(end):]), end) {
		return ""
	}
	return line[first.at : last.at+1]
}

// word is one Go token and its offset.
type word struct {
	text string
	at   int
}

// tokensOf returns the tokens of a part of a line, without automatic semicolons and comments.
func tokensOf(text string) []word {
	var found []word
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(text))
	s.Init(file, []byte(text), nil, 0)
	for {
		pos, kind, literal := s.Scan()
		if kind == token.EOF {
			return found
		}
		if kind == token.SEMICOLON && literal == "\n" {
			continue
		}
		if literal == "" {
			literal = kind.String()
		}
		found = append(found, word{literal, file.Offset(pos)})
	}
}

func spelled(words []word) []string {
	found := make([]string, 0, len(words))
	for _, one := range words {
		found = append(found, one.text)
	}
	return found
}
