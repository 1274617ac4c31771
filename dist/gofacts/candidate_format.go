package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
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
		text := strings.Join(texts(parts), " + ")
		made.kind = "fmt-to-strconv"
		if len(parts) > 1 {
			made.kind = "fmt-to-concat"
			if _, ok := p.around(call).(*ast.BinaryExpr); ok {
				text = "(" + text + ")"
			}
		}
		made.words["replacement"] = text
		made.replace(call, text)
		return []*rewrite{made, p.appendedText(call, parts)}
	case "fmt.Fprintf", "fmt.Fprint":
		return made.fprinted(p, name)
	}
	return nil
}

// appendedText formats into a buffer that need not be on the heap: one allocation for the text, none for its parts.
func (p *spot) appendedText(call *ast.CallExpr, pieces []piece) *rewrite {
	stmt := statement(p.path)
	numbers := 0
	for _, piece := range pieces {
		if piece.appending != "" {
			numbers++
		}
	}
	switch stmt.(type) {
	case *ast.ReturnStmt, *ast.AssignStmt, *ast.ExprStmt:
	default:
		return nil
	}
	name := p.unit.freeName(p.decl, "text", "buf", "line")
	if len(pieces) < 2 || numbers == 0 || name == "" {
		return nil
	}
	for _, node := range p.path[slices.Index(p.path, ast.Node(stmt)):] {
		if choice, ok := node.(*ast.BinaryExpr); ok && (choice.Op == token.LAND || choice.Op == token.LOR) {
			return nil
		}
	}
	for _, argument := range call.Args[1:] {
		// Its operands are read a little earlier than before.
		if _, pure := p.unit.reads(argument); !pure {
			return nil
		}
	}
	made := p.unit.rewrite(p.s, "fmt-to-append", map[string]string{"call": p.s.brief(call), "callee": p.unit.called(call), "variable": name})
	made.use("strconv")
	lines := []string{name + " := make([]byte, 0, 64)"}
	for _, piece := range pieces {
		lines = append(lines, name+" = "+piece.to(name))
	}
	made.before(stmt, lines...)
	made.replace(call, "string("+name+")")
	return made
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
		r.replace(call, r.use("io")+".WriteString("+r.s.of(writer)+", "+strings.Join(texts(parts), " + ")+")")
		return []*rewrite{r}
	}
	space, _ := r.indentation(call)
	var lines []string
	for _, part := range parts {
		if part.appending != "" && hasMethod(pointerTo(typ), "AvailableBuffer") {
			lines = append(lines, text+".Write("+part.to(text+".AvailableBuffer()")+")")
			continue
		}
		lines = append(lines, text+".WriteString("+part.text+")")
	}
	r.replace(call, strings.Join(lines, "\n"+space))
	return []*rewrite{r}
}

// formatted are the pieces of the same text, nil where one cannot be said.
func (r *rewrite) formatted(name string, arguments []ast.Expr) []piece {
	if name == "fmt.Sprint" {
		// Sprint puts spaces between operands that are no strings; one operand needs no rule.
		if len(arguments) != 1 {
			return nil
		}
		if text, ok := r.operand('v', arguments[0]); ok {
			return []piece{text}
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

func (r *rewrite) verbs(format string, arguments []ast.Expr) []piece {
	var parts []piece
	literal := ""
	flush := func() {
		if literal != "" {
			parts = append(parts, piece{text: strconv.Quote(literal)})
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
