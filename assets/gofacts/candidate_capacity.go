package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// sliceCapacity gives a slice that is appended to its final capacity at once.
func sliceCapacity(p *spot) []*rewrite {
	if p.kind != "append" {
		return nil
	}
	return p.capacity(p.call.Args[0], "slice-capacity")
}

// mapCapacity gives a map that is filled in a loop room for all of it.
func mapCapacity(p *spot) []*rewrite {
	switch p.kind {
	case "map-assign":
		return p.capacity(p.node.(*ast.IndexExpr).X, "map-capacity")
	case "make-map", "map-literal":
		expr := p.unit.targetExpr(p.allocation)
		if expr == nil {
			return nil
		}
		t := p.unit.targetOf(expr)
		if t == nil {
			return nil
		}
		// The loop that fills the map comes later.
		for _, node := range p.unit.allocations(p.s) {
			if node.kind != "map-assign" || node.node.Pos() < p.node.Pos() || p.body.End() < node.node.Pos() {
				continue
			}
			if index := node.node.(*ast.IndexExpr); p.unit.same(t, index.X) {
				if place := p.unit.spot(p.s, node); place != nil && place.body == p.body {
					return place.capacity(index.X, "map-capacity")
				}
			}
		}
	}
	return nil
}

// capacity rewrites the start of a slice or map, or starts it anew before the loop.
func (p *spot) capacity(expr ast.Expr, kind string) []*rewrite {
	u := p.unit
	t := u.targetOf(expr)
	if t == nil || t.base == nil || t.base.Pos() < p.function.Pos() || p.function.End() <= t.base.Pos() {
		return nil
	}
	begin := u.startOf(p.s, t)
	var declared ast.Node = p.body
	if begin.stmt != nil {
		declared = begin.stmt
	}
	loops := p.loopsSince(declared)
	var rounds *bound
	var before ast.Node
	if len(loops) > 0 {
		before = loops[0]
		if rounds = p.roundsOf(loops); rounds != nil && kind == "slice-capacity" {
			rounds = &bound{text: p.perRound(t, loops, rounds.text), reads: rounds.reads}
		}
	} else if kind == "slice-capacity" {
		rounds, before = p.appended(t)
	}
	if rounds == nil || before == nil {
		return nil
	}
	words := map[string]string{"variable": p.s.of(expr), "bound": rounds.text}
	if made := p.atStart(t, begin, rounds, before, kind, words); made != nil {
		return []*rewrite{made}
	}
	if made := p.beforeLoop(t, begin, rounds, before, kind, words); made != nil {
		return []*rewrite{made}
	}
	return nil
}

// perRound multiplies where the innermost loop appends more than one element a round.
func (p *spot) perRound(t *target, loops []ast.Node, rounds string) string {
	count := 0
	body := loopBody(loops[len(loops)-1])
	for _, stmt := range body.List {
		assign, ok := stmt.(*ast.AssignStmt)
		if !ok || len(assign.Rhs) != 1 {
			continue
		}
		call, ok := assign.Rhs[0].(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || call.Ellipsis.IsValid() || !p.unit.same(t, call.Args[0]) {
			continue
		}
		if name, ok := p.unit.builtin(call); ok && name == "append" {
			count += len(call.Args) - 1
		}
	}
	if count < 2 {
		return rounds
	}
	return strconv.Itoa(count) + "*" + factor(rounds)
}

// appended sums what is appended to a slice without a loop: append(a, b...), append(a, x, y).
func (p *spot) appended(t *target) (*bound, ast.Node) {
	var parts []string
	var reads []*types.Var
	var first ast.Node
	single, calls := 0, 0
	for _, node := range p.unit.allocations(p.s) {
		if node.kind != "append" || node.node.Pos() < p.body.Pos() || p.body.End() < node.node.Pos() {
			continue
		}
		if !p.unit.same(t, node.call.Args[0]) {
			continue
		}
		if first == nil {
			first = statement(node.path)
		}
		calls++
		if !node.call.Ellipsis.IsValid() {
			single += len(node.call.Args) - 1
			continue
		}
		last := node.call.Args[len(node.call.Args)-1]
		more, pure := p.unit.reads(last)
		if !pure {
			return nil, nil
		}
		parts = append(parts, "len("+p.s.of(last)+")")
		reads = append(reads, more...)
	}
	if single > 0 {
		parts = append(parts, strconv.Itoa(single))
	}
	if calls < 2 || len(parts) == 0 {
		return nil, nil
	}
	return &bound{text: strings.Join(parts, "+"), reads: reads}, first
}

// atStart rewrites the declaration: var out []T, out := []T{}, make([]T, 0), the field of a composite literal.
func (p *spot) atStart(t *target, begin start, rounds *bound, before ast.Node, kind string, words map[string]string) *rewrite {
	u := p.unit
	if begin.path == nil || begin.stmt == nil || !p.declaredBefore(rounds, begin.stmt) {
		return nil
	}
	if u.changedBetween(p.decl, rounds.reads, begin.stmt.Pos(), before.Pos()) {
		return nil
	}
	made := u.rewrite(p.s, kind, words)
	switch begin.how {
	case "empty", "make", "make-sized", "nil":
	default:
		return nil
	}
	if begin.value != nil {
		typ := p.typeText(begin.value)
		if typ == "" && begin.typ != nil {
			typ = p.s.of(begin.typ)
		}
		if call, ok := ast.Unparen(begin.value).(*ast.CallExpr); ok && begin.how == "make-sized" {
			// make([]T, n) that is appended to has n elements before: only its capacity may change.
			if kind != "map-capacity" && (len(call.Args) != 3 || !isZero(u.info.Types[call.Args[1]])) {
				return nil
			}
		}
		if typ == "" {
			return nil
		}
		made.replace(begin.value, made.make(kind, typ, rounds.text))
		return made
	}
	if kind == "map-capacity" || t.field != nil || begin.spec == nil || len(begin.spec.Names) != 1 || begin.typ == nil {
		return nil
	}
	value := made.make(kind, p.s.of(begin.typ), rounds.text)
	name := begin.spec.Names[0].Name
	if group := begin.stmt.(*ast.DeclStmt).Decl.(*ast.GenDecl); group.Lparen.IsValid() {
		made.replace(begin.spec, name+" = "+value)
	} else {
		made.replace(begin.stmt, name+" := "+value)
	}
	return made
}

// make is the call that makes a slice or map with room.
func (r *rewrite) make(kind, typ, capacity string) string {
	if kind == "map-capacity" {
		return "make(" + typ + ", " + capacity + ")"
	}
	return "make(" + typ + ", 0, " + capacity + ")"
}

// typeText is the type that an expression writes out: []T{} and make([]T, 0) and []T(nil).
func (p *spot) typeText(value ast.Expr) string {
	switch value := ast.Unparen(value).(type) {
	case *ast.CompositeLit:
		if value.Type != nil {
			return p.s.of(value.Type)
		}
	case *ast.CallExpr:
		if name, ok := p.unit.builtin(value); ok && name == "make" {
			return p.s.of(value.Args[0])
		}
		if p.unit.info.Types[value.Fun].IsType() {
			return p.s.of(ast.Unparen(value.Fun))
		}
	}
	return ""
}

// beforeLoop starts the variable anew in front of the loop: a named result, a field, what the bound is not known for earlier.
func (p *spot) beforeLoop(t *target, begin start, rounds *bound, before ast.Node, kind string, words map[string]string) *rewrite {
	u := p.unit
	from := token.NoPos
	switch {
	case begin.stmt != nil && (begin.how == "nil" || begin.how == "empty" || begin.how == "make"):
		from = begin.stmt.End()
	case t.field == nil && u.variableKind(p.s, t) == "result":
		from = p.body.Pos()
	default:
		return nil
	}
	if kind == "map-capacity" && begin.how == "nil" || !p.declaredBefore(rounds, before) {
		return nil
	}
	for _, mention := range u.usesOf(p.decl, t.base).idents {
		at := mention.ident.Pos()
		if at < from || at >= before.Pos() {
			continue
		}
		// Of c.items, other fields of c may be used before.
		if parent, ok := mention.path[len(mention.path)-2].(*ast.SelectorExpr); ok && t.field != nil {
			if u.info.Selections[parent] != nil && u.info.Selections[parent].Obj() != t.field && isField(u, parent) {
				continue
			}
		}
		return nil
	}
	expr := t.expr
	typ := u.localName(p.s, u.typeOf(expr))
	if typ == "" || statementAt(p.body, before) == nil {
		return nil
	}
	made := u.rewrite(p.s, kind, words)
	made.before(before, p.s.of(expr)+" = "+made.make(kind, typ, rounds.text))
	return made
}

func isField(u *unit, selector *ast.SelectorExpr) bool {
	return u.info.Selections[selector].Kind() == types.FieldVal
}

// statementAt finds the statement that begins where a node does, in a list of statements below the body.
func statementAt(body *ast.BlockStmt, node ast.Node) ast.Stmt {
	var found ast.Stmt
	ast.Inspect(body, func(inner ast.Node) bool {
		if stmt, ok := inner.(ast.Stmt); ok && ast.Node(stmt) == node {
			found = stmt
		}
		return found == nil
	})
	return found
}

// localName writes a type as a file can, "" where it lacks the import that this needs.
func (u *unit) localName(s *source, t types.Type) string {
	if t == nil {
		return ""
	}
	known := true
	text := types.TypeString(t, func(other *types.Package) string {
		if other == u.pkg {
			return ""
		}
		for _, spec := range s.file.Imports {
			if strings.Trim(spec.Path.Value, "`\"") != other.Path() {
				continue
			}
			if spec.Name == nil {
				return other.Name()
			}
			if spec.Name.Name != "_" && spec.Name.Name != "." {
				return spec.Name.Name
			}
		}
		known = false
		return other.Name()
	})
	if !known {
		return ""
	}
	return text
}
