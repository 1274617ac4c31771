package text

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Format returns rewrites that build or write a string without fmt. It returns nil if the string might then differ.
func Format(p *edit.Spot) []*edit.Rewrite {
	call := p.Call
	if call == nil || call.Ellipsis.IsValid() {
		return nil
	}
	u := p.Pkg
	name := syntax.Called(u, call)
	made := edit.NewRewrite(u, p.File, "", map[string]string{"call": p.File.Brief(call), "callee": name})
	switch name {
	case "fmt.Sprintf", "fmt.Sprint":
		parts := formatted(made, name, call.Args)
		if len(parts) == 0 {
			return nil
		}
		text := strings.Join(texts(parts), " + ")
		made.Kind = wire.FmtToStrconv
		if len(parts) > 1 {
			made.Kind = wire.FmtToConcat
			if _, ok := p.Around(call).(*ast.BinaryExpr); ok {
				text = "(" + text + ")"
			}
		}
		made.Words["replacement"] = text
		made.Replace(call, text)
		return []*edit.Rewrite{made, appendedText(p, call, parts)}
	case "fmt.Fprintf", "fmt.Fprint":
		return fprinted(made, p, name)
	}
	return nil
}

// appendedText returns a rewrite that appends the pieces to a buffer, which need not be on the heap. The code then
// allocates only the final string, and not a string for each piece.
func appendedText(p *edit.Spot, call *ast.CallExpr, pieces []piece) *edit.Rewrite {
	stmt := syntax.Statement(p.Path)
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
	name := edit.FreeName(p.Pkg, p.Decl, "text", "buf", "line")
	if len(pieces) < 2 || numbers == 0 || name == "" {
		return nil
	}
	for _, node := range p.Path[slices.Index(p.Path, ast.Node(stmt)):] {
		if choice, ok := node.(*ast.BinaryExpr); ok && (choice.Op == token.LAND || choice.Op == token.LOR) {
			return nil
		}
	}
	for _, argument := range call.Args[1:] {
		// The rewrite reads the operands a little earlier than the call did, so reading them must have no side effects.
		if _, pure := syntax.Reads(p.Pkg, argument); !pure {
			return nil
		}
	}
	made := edit.NewRewrite(p.Pkg, p.File, wire.FmtToAppend, map[string]string{"call": p.File.Brief(call), "callee": syntax.Called(p.Pkg, call), "variable": name})
	made.Use("strconv")
	lines := []string{name + " := make([]byte, 0, 64)"}
	for _, piece := range pieces {
		lines = append(lines, name+" = "+piece.to(name))
	}
	made.Before(stmt, lines...)
	made.Replace(call, "string("+name+")")
	return made
}

// fprinted returns a rewrite that writes formatted text to a writer without fmt. If the writer's type is known, it
// writes the pieces one by one.
func fprinted(r *edit.Rewrite, p *edit.Spot, name string) []*edit.Rewrite {
	call := p.Call
	if len(call.Args) < 2 {
		return nil
	}
	if _, ok := p.Around(call).(*ast.ExprStmt); !ok {
		return nil
	}
	parts := formatted(r, strings.Replace(name, ".F", ".S", 1), call.Args[1:])
	if len(parts) == 0 {
		return nil
	}
	writer := call.Args[0]
	text := r.File.Of(writer)
	if address, ok := ast.Unparen(writer).(*ast.UnaryExpr); ok {
		text = r.File.Of(address.X)
	}
	typ := r.Pkg.TypeOf(writer)
	known := syntax.IsBuilder(typ) || typ != nil && types.Unalias(typ).String() == "*bufio.Writer"
	r.Kind = wire.FmtToWriter
	r.Words["writer"] = text
	if !known {
		// An unknown writer still gets everything in a single write, because it may treat several writes differently.
		r.Replace(call, r.Use("io")+".WriteString("+r.File.Of(writer)+", "+strings.Join(texts(parts), " + ")+")")
		return []*edit.Rewrite{r}
	}
	space, _ := r.Indentation(call)
	var lines []string
	for _, part := range parts {
		if part.appending != "" && syntax.HasMethod(pointerTo(typ), "AvailableBuffer") {
			lines = append(lines, text+".Write("+part.to(text+".AvailableBuffer()")+")")
			continue
		}
		lines = append(lines, text+".WriteString("+part.text+")")
	}
	r.Replace(call, strings.Join(lines, "\n"+space))
	return []*edit.Rewrite{r}
}

// formatted returns the pieces of the string that fmt.Sprint or fmt.Sprintf returns, or nil if a piece can't be
// formatted without fmt.
func formatted(r *edit.Rewrite, name string, arguments []ast.Expr) []piece {
	if name == "fmt.Sprint" {
		// Sprint puts spaces between operands that aren't strings, so only a single operand is supported.
		if len(arguments) != 1 {
			return nil
		}
		if text, ok := operand(r, 'v', arguments[0]); ok {
			return []piece{text}
		}
		return nil
	}
	if len(arguments) == 0 {
		return nil
	}
	format := r.Pkg.Info.Types[arguments[0]].Value
	if format == nil || format.Kind() != constant.String {
		return nil
	}
	return verbs(r, constant.StringVal(format), arguments[1:])
}

func verbs(r *edit.Rewrite, format string, arguments []ast.Expr) []piece {
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
		text, ok := operand(r, format[i], arguments[0])
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
