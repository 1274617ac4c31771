package main

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strconv"
	"strings"
)

// formatting writes what fmt formats without fmt, where the meaning is exactly the same.
func formatting(p *spot) []*rewrite {
	call := p.call
	if call == nil || call.Ellipsis.IsValid() {
		return nil
	}
	u := p.unit
	name := u.called(call)
	made := u.rewrite(p.s, "", map[string]string{"call": p.s.brief(call), "callee": name})
	switch name {
	case "fmt.Sprintf", "fmt.Sprint":
		parts := made.formatted(name, call.Args)
		if len(parts) == 0 {
			return nil
		}
		text := strings.Join(parts, " + ")
		made.kind = "fmt-to-strconv"
		if len(parts) > 1 {
			made.kind = "fmt-to-concat"
			if _, ok := p.around(call).(*ast.BinaryExpr); ok {
				text = "(" + text + ")"
			}
		}
		made.words["replacement"] = text
		made.replace(call, text)
	case "fmt.Fprintf", "fmt.Fprint":
		return made.fprinted(p, name)
	default:
		return nil
	}
	return []*rewrite{made}
}

// around is the node that an expression of the spot's path stands in.
func (p *spot) around(expr ast.Expr) ast.Node {
	path := pathTo(p.s.file, expr.Pos())
	for i, node := range path {
		if node == ast.Node(expr) && i > 0 {
			return path[i-1]
		}
	}
	return nil
}

// fprinted writes a formatted text to a writer whose methods are known.
func (r *rewrite) fprinted(p *spot, name string) []*rewrite {
	call := p.call
	if len(call.Args) < 2 {
		return nil
	}
	if _, ok := p.around(call).(*ast.ExprStmt); !ok {
		return nil
	}
	parts := r.formatted(strings.Replace(name, ".F", ".S", 1), call.Args[1:])
	if len(parts) == 0 {
		return nil
	}
	writer := call.Args[0]
	text := r.s.of(writer)
	if address, ok := ast.Unparen(writer).(*ast.UnaryExpr); ok {
		text = r.s.of(address.X)
	}
	typ := r.unit.typeOf(writer)
	known := isBuilder(typ) || typ != nil && types.Unalias(typ).String() == "*bufio.Writer"
	r.kind = "fmt-to-writer"
	r.words["writer"] = text
	if !known {
		// One write, as before: a writer that nobody knows may see the difference.
		r.replace(call, r.use("io")+".WriteString("+r.s.of(writer)+", "+strings.Join(parts, " + ")+")")
		return []*rewrite{r}
	}
	space, _ := r.indentation(call)
	var lines []string
	for _, part := range parts {
		lines = append(lines, text+".WriteString("+part+")")
	}
	r.replace(call, strings.Join(lines, "\n"+space))
	return []*rewrite{r}
}

// formatted are the operands of a concatenation with the same text, nil where one cannot be said.
func (r *rewrite) formatted(name string, arguments []ast.Expr) []string {
	if name == "fmt.Sprint" {
		// Sprint puts spaces between operands that are no strings; one operand needs no rule.
		if len(arguments) != 1 {
			return nil
		}
		if text, ok := r.operand('v', arguments[0]); ok {
			return []string{text}
		}
		return nil
	}
	if len(arguments) == 0 {
		return nil
	}
	format := r.unit.info.Types[arguments[0]].Value
	if format == nil || format.Kind() != constant.String {
		return nil
	}
	return r.verbs(constant.StringVal(format), arguments[1:])
}

func (r *rewrite) verbs(format string, arguments []ast.Expr) []string {
	var parts []string
	literal := ""
	flush := func() {
		if literal != "" {
			parts = append(parts, strconv.Quote(literal))
			literal = ""
		}
	}
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			literal += format[i : i+1]
			continue
		}
		i++
		if i >= len(format) {
			return nil
		}
		if format[i] == '%' {
			literal += "%"
			continue
		}
		if len(arguments) == 0 {
			return nil
		}
		text, ok := r.operand(format[i], arguments[0])
		if !ok {
			return nil
		}
		flush()
		parts = append(parts, text)
		arguments = arguments[1:]
	}
	flush()
	if len(arguments) > 0 {
		return nil
	}
	return parts
}

// operand writes one operand as a string, for a verb without flags.
func (r *rewrite) operand(verb byte, argument ast.Expr) (string, bool) {
	u := r.unit
	typ := u.typeOf(argument)
	if typ == nil {
		return "", false
	}
	typ = types.Default(typ)
	basic, ok := typ.Underlying().(*types.Basic)
	if !ok || verb != 'd' && verb != 't' && hasMethods(typ, verb) || (verb == 'd' || verb == 't') && hasFormat(typ) {
		return "", false
	}
	text := r.s.of(argument)
	info := basic.Info()
	switch {
	case info&types.IsString != 0 && (verb == 's' || verb == 'v' || verb == 'q'):
		if !types.Identical(typ, types.Typ[types.String]) {
			text = "string(" + text + ")"
		} else if verb != 'q' && needsParentheses(argument) {
			text = "(" + text + ")"
		}
		if verb == 'q' {
			text = r.use("strconv") + ".Quote(" + text + ")"
		}
		return text, true
	case info&types.IsBoolean != 0 && (verb == 't' || verb == 'v'):
		return r.use("strconv") + ".FormatBool(" + convert(text, typ, types.Bool) + ")", true
	case info&types.IsInteger != 0 && basic.Kind() != types.Uintptr && (verb == 'd' || verb == 'v' || verb == 'x' && info&types.IsUnsigned != 0):
		return r.integer(verb, text, typ, basic), true
	case info&types.IsInteger != 0 && verb == 'x':
		return r.use("strconv") + ".FormatInt(" + convert(text, typ, types.Int64) + ", 16)", true
	}
	return "", false
}

func (r *rewrite) integer(verb byte, text string, typ types.Type, basic *types.Basic) string {
	base := "10"
	if verb == 'x' {
		base = "16"
	}
	if basic.Info()&types.IsUnsigned != 0 {
		return r.use("strconv") + ".FormatUint(" + convert(text, typ, types.Uint64) + ", " + base + ")"
	}
	if basic.Kind() == types.Int64 {
		return r.use("strconv") + ".FormatInt(" + convert(text, typ, types.Int64) + ", " + base + ")"
	}
	return r.use("strconv") + ".Itoa(" + convert(text, typ, types.Int) + ")"
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

// hasMethods says whether fmt would ask a type's own methods for a text.
func hasMethods(t types.Type, verb byte) bool {
	return hasFormat(t) || verb != 'd' && (hasMethod(t, "String") || hasMethod(t, "Error"))
}

func hasFormat(t types.Type) bool { return hasMethod(t, "Format") }

func hasMethod(t types.Type, name string) bool {
	object, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
	_, ok := object.(*types.Func)
	return ok
}
