package main

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strconv"
	"strings"
)

// smallestGrow is the least number of bytes worth a call of Grow: the first write makes room for 8 anyway.
const smallestGrow = 9

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
	loops := p.loopsSince(begin.stmt)
	return []*rewrite{p.grownByGuess(t, begin.stmt, loops), p.grownExactly(t, begin.stmt, loops)}
}

// grownByGuess multiplies what one round writes, with a guess for what is not known, or adds up writes without a loop.
func (p *spot) grownByGuess(t *target, declared ast.Stmt, loops []ast.Node) *rewrite {
	name := p.s.of(t.expr)
	words := map[string]string{"variable": name}
	made := p.unit.rewrite(p.s, "builder-grow", words)
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
		return made
	}
	parts, bytes := p.written(p.body, t)
	if len(parts) == 0 && bytes < smallestGrow {
		return nil
	}
	if bytes > 0 {
		parts = append(parts, strconv.Itoa(bytes))
	}
	words["bound"] = strings.Join(parts, "+")
	first := p.firstUse(t, declared)
	if first == nil || len(parts) == 0 {
		return nil
	}
	made.before(first, name+".Grow("+words["bound"]+")")
	return made
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
		if p.isPrinted(call, t) {
			bytes += unknownWrite
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

// isPrinted says whether a call is fmt.Fprintf(&b, …) or one of its like.
func (p *spot) isPrinted(call *ast.CallExpr, t *target) bool {
	if !strings.HasPrefix(p.unit.called(call), "fmt.Fprint") {
		return false
	}
	writer := ast.Unparen(call.Args[0])
	if address, ok := writer.(*ast.UnaryExpr); ok {
		writer = address.X
	}
	return p.unit.same(t, writer)
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
