package text

import (
	"go/ast"
	"go/types"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
)

// piece is a part of a formatted string: literal text or one operand. text is a string expression for it.
type piece struct {
	text string
	// appending is the strconv function that appends the operand to a buffer, and rest contains the arguments after the
	// buffer. Both are "" if the piece is a string anyway.
	appending, rest string
}

// texts returns the pieces as string expressions.
func texts(pieces []piece) []string {
	var found []string
	for _, piece := range pieces {
		found = append(found, piece.text)
	}
	return found
}

// to returns the code that appends the piece to a buffer.
func (p piece) to(buffer string) string {
	if p.appending == "" {
		return "append(" + buffer + ", " + p.text + "...)"
	}
	return p.appending + "(" + buffer + ", " + p.rest + ")"
}

// operand returns the piece for an argument that is formatted by a verb without flags. It returns false if only fmt
// can format it.
func operand(r *edit.Rewrite, verb byte, argument ast.Expr) (piece, bool) {
	u := r.Pkg
	typ := u.TypeOf(argument)
	if typ == nil {
		return piece{}, false
	}
	typ = types.Default(typ)
	basic, ok := typ.Underlying().(*types.Basic)
	if !ok || verb != 'd' && verb != 't' && hasMethods(typ, verb) || (verb == 'd' || verb == 't') && hasFormat(typ) {
		return piece{}, false
	}
	text := r.File.Of(argument)
	info := basic.Info()
	switch {
	case info&types.IsString != 0 && (verb == 's' || verb == 'v' || verb == 'q'):
		if !types.Identical(typ, types.Typ[types.String]) {
			text = "string(" + text + ")"
		} else if verb != 'q' && needsParentheses(argument) {
			text = "(" + text + ")"
		}
		if verb == 'q' {
			return converted(r, "Quote", "AppendQuote", text), true
		}
		return piece{text: text}, true
	case info&types.IsBoolean != 0 && (verb == 't' || verb == 'v'):
		return converted(r, "FormatBool", "AppendBool", convert(text, typ, types.Bool)), true
	case info&types.IsInteger != 0 && basic.Kind() != types.Uintptr && (verb == 'd' || verb == 'v' || verb == 'x'):
		return integer(r, verb, text, typ, basic), true
	}
	return piece{}, false
}

func converted(r *edit.Rewrite, format, appending, arguments string) piece {
	name := r.Use("strconv")
	return piece{text: name + "." + format + "(" + arguments + ")", appending: name + "." + appending, rest: arguments}
}

func integer(r *edit.Rewrite, verb byte, text string, typ types.Type, basic *types.Basic) piece {
	base := map[byte]string{'x': "16"}[verb]
	if base == "" {
		base = "10"
	}
	if basic.Info()&types.IsUnsigned != 0 {
		return converted(r, "FormatUint", "AppendUint", convert(text, typ, types.Uint64)+", "+base)
	}
	made := converted(r, "FormatInt", "AppendInt", convert(text, typ, types.Int64)+", "+base)
	if basic.Kind() != types.Int64 && verb != 'x' {
		made.text = r.Use("strconv") + ".Itoa(" + convert(text, typ, types.Int) + ")"
	}
	return made
}

func convert(text string, typ types.Type, kind types.BasicKind) string {
	if types.Identical(typ, types.Typ[kind]) {
		return text
	}
	return types.Typ[kind].Name() + "(" + text + ")"
}

func needsParentheses(expr ast.Expr) bool {
	_, ok := expr.(*ast.BinaryExpr)
	return ok
}

func pointerTo(t types.Type) types.Type {
	if syntax.IsPointer(t) {
		return t
	}
	return types.NewPointer(t)
}

// hasMethods reports whether fmt, for a verb, formats values of a type by calling one of the type's own methods.
func hasMethods(t types.Type, verb byte) bool {
	return hasFormat(t) || verb != 'd' && (syntax.HasMethod(t, "String") || syntax.HasMethod(t, "Error"))
}

func hasFormat(t types.Type) bool { return syntax.HasMethod(t, "Format") }
