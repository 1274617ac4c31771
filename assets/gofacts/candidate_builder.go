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

// unknownWrite is how many bytes one write of unknown length is taken for.
const unknownWrite = 16

// builderGrow gives a strings.Builder or bytes.Buffer its room at once.
func builderGrow(p *spot) []*rewrite {
	if p.kind != "call" {
		return nil
	}
	u := p.unit
	t := p.builder(p.call)
	if t == nil || t.field != nil || t.base.Pos() < p.function.Pos() || p.function.End() <= t.base.Pos() {
		return nil
	}
	begin := u.startOf(p.s, t)
	if begin.stmt == nil || u.isGrown(p.decl, t) {
		return nil
	}
	name := p.s.of(t.expr)
	words := map[string]string{"variable": name}
	made := u.rewrite(p.s, "builder-grow", words)
	loops := p.loopsSince(begin.stmt)
	if len(loops) > 0 {
		rounds := p.roundsOf(loops)
		if rounds == nil || !p.declaredBefore(rounds, loops[0]) {
			return nil
		}
		_, bytes := p.written(loopBody(loops[len(loops)-1]), t)
		if bytes == 0 {
			return nil
		}
		words["bound"] = rounds.text
		if bytes > 1 {
			words["bound"] = strconv.Itoa(bytes) + "*" + factor(rounds.text)
		}
		made.before(loops[0], name+".Grow("+words["bound"]+")")
		return []*rewrite{made}
	}
	parts, bytes := p.written(p.body, t)
	if bytes > 0 {
		parts = append(parts, strconv.Itoa(bytes))
	}
	words["bound"] = strings.Join(parts, "+")
	first := p.firstUse(t, begin.stmt)
	if first == nil || len(parts) == 0 {
		return nil
	}
	made.before(first, name+".Grow("+words["bound"]+")")
	return []*rewrite{made}
}

// builder is the strings.Builder or bytes.Buffer that a method is called on.
func (p *spot) builder(call *ast.CallExpr) *target {
	selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !isBuilder(p.unit.typeOf(selector.X)) {
		return nil
	}
	t := p.unit.targetOf(selector.X)
	if t == nil || t.base == nil {
		return nil
	}
	return t
}

func isBuilder(t types.Type) bool {
	if pointer, ok := under(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if t == nil {
		return false
	}
	name := types.Unalias(t).String()
	return name == "strings.Builder" || name == "bytes.Buffer"
}

// written sums what is written to a builder in a block: lengths that can be said, and bytes that are known or guessed.
func (p *spot) written(block ast.Node, t *target) (parts []string, bytes int) {
	ast.Inspect(block, func(node ast.Node) bool {
		if node != block {
			switch node.(type) {
			case *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit:
				return false
			}
		}
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || !p.unit.same(t, selector.X) {
			return true
		}
		switch selector.Sel.Name {
		case "WriteByte", "WriteRune":
			bytes++
		case "WriteString", "Write":
			argument := call.Args[0]
			if value := p.unit.info.Types[argument].Value; value != nil && value.Kind() == constant.String {
				bytes += len(constant.StringVal(value))
				return true
			}
			if reads, pure := p.unit.reads(argument); pure && p.declaredBefore(&bound{reads: reads}, p.body.List[0]) {
				parts = append(parts, "len("+p.s.of(argument)+")")
				return true
			}
			bytes += unknownWrite
		}
		return true
	})
	return parts, bytes
}

// firstUse is the first statement of the declaration's list that mentions a variable.
func (p *spot) firstUse(t *target, declared ast.Stmt) ast.Stmt {
	after := false
	for _, stmt := range listAround(pathTo(p.s.file, declared.Pos()), declared) {
		if stmt == declared {
			after = true
		} else if after && len(p.unit.usesOf(stmt, t.base).idents) > 0 {
			return stmt
		}
	}
	return nil
}

// concatToBuilder turns s += x in a loop into a strings.Builder.
func concatToBuilder(p *spot) []*rewrite {
	assign, _ := p.node.(*ast.AssignStmt)
	if p.kind == "concat" && assign == nil && len(p.path) > 1 {
		assign, _ = p.path[len(p.path)-2].(*ast.AssignStmt)
	}
	if p.kind != "concat" || assign == nil || len(p.loops) == 0 {
		return nil
	}
	u := p.unit
	t := u.targetOf(assign.Lhs[0])
	if t == nil || t.field != nil || !types.Identical(t.base.Type(), types.Typ[types.String]) {
		return nil
	}
	begin := u.startOf(p.s, t)
	if begin.stmt == nil || begin.how != "nil" && begin.how != "empty" || begin.stmt.Pos() < p.function.Pos() {
		return nil
	}
	if begin.spec != nil && (len(begin.spec.Names) != 1 || begin.path[len(begin.path)-2].(*ast.GenDecl).Lparen.IsValid()) {
		return nil
	}
	if declared, ok := begin.stmt.(*ast.AssignStmt); ok && len(declared.Lhs) != 1 {
		return nil
	}
	loops := p.loopsSince(begin.stmt)
	name := u.freeName(p.decl, "sb", "builder", "text", "b")
	if len(loops) == 0 || name == "" {
		return nil
	}
	made := u.rewrite(p.s, "concat-to-builder", map[string]string{"variable": t.base.Name(), "builder": name})
	made.replace(begin.stmt, "var "+name+" "+made.use("strings")+".Builder")
	var written []*ast.AssignStmt
	for _, mention := range u.usesOf(p.decl, t.base).idents {
		if slices.ContainsFunc(mention.path, func(node ast.Node) bool {
			literal, ok := node.(*ast.FuncLit)
			return ok && literal != p.function
		}) {
			return nil
		}
		if slices.ContainsFunc(written, func(stmt *ast.AssignStmt) bool { return mention.within(stmt) }) {
			continue
		}
		parent, child := mention.parent()
		if stmt, ok := parent.(*ast.AssignStmt); ok && isAssigned(stmt, child) {
			lines := p.writes(made, name, stmt, t.base)
			if lines == nil {
				return nil
			}
			space, _ := made.indentation(stmt)
			made.replace(stmt, strings.Join(lines, "\n"+space))
			written = append(written, stmt)
			continue
		}
		// The text in the middle of a loop costs what it did before.
		if mention.within(loops[0]) {
			return nil
		}
		made.replace(mention.ident, name+".String()")
	}
	return []*rewrite{made}
}

// writes are the statements for s += a + b and s = s + a; nil for all else.
func (p *spot) writes(made *rewrite, name string, stmt *ast.AssignStmt, variable *types.Var) []string {
	if len(stmt.Lhs) != 1 || len(stmt.Rhs) != 1 {
		return nil
	}
	parts := p.operands(stmt.Rhs[0])
	switch {
	case stmt.Tok == token.ADD_ASSIGN:
	case stmt.Tok == token.ASSIGN && len(parts) > 1 && p.unit.objectOf(parts[0]) == variable:
		parts = parts[1:]
	default:
		return nil
	}
	var lines []string
	for _, part := range parts {
		if len(p.unit.usesOf(part, variable).idents) > 0 {
			return nil
		}
		lines = append(lines, p.write(name, part))
	}
	return lines
}

func (p *spot) operands(expr ast.Expr) []ast.Expr {
	expr = ast.Unparen(expr)
	if sum, ok := expr.(*ast.BinaryExpr); ok && sum.Op == token.ADD && !p.unit.isConstant(sum) {
		return append(p.operands(sum.X), p.operands(sum.Y)...)
	}
	return []ast.Expr{expr}
}

// write is the cheapest method for one operand.
func (p *spot) write(name string, part ast.Expr) string {
	if call, ok := part.(*ast.CallExpr); ok && len(call.Args) == 1 && p.unit.info.Types[call.Fun].IsType() {
		argument := call.Args[0]
		typ := p.unit.typeOf(argument)
		basic, _ := under(typ).(*types.Basic)
		switch {
		case types.Identical(typ, types.Typ[types.Rune]):
			return name + ".WriteRune(" + p.s.of(argument) + ")"
		case basic != nil && basic.Info()&types.IsInteger != 0 && basic.Info()&types.IsUntyped == 0 && basic.Kind() == types.Uint8:
			return name + ".WriteRune(rune(" + p.s.of(argument) + "))"
		case isSliceOf(typ, types.Byte):
			return name + ".Write(" + p.s.of(argument) + ")"
		}
	}
	return name + ".WriteString(" + p.s.of(part) + ")"
}
