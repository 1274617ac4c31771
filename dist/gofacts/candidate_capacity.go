package main

import (
	"go/ast"
	"go/token"
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
	if kind == "slice-capacity" && (begin.how == "nil" || begin.how == "") {
		// Who tells nil from empty sees the difference: the advice says so.
		words["nil"] = "true"
	}
	if made := p.atStart(t, begin, rounds, before, kind, words); made != nil {
		return []*rewrite{made}
	}
	if made := p.beforeLoop(t, begin, rounds, before, kind, words); made != nil {
		return []*rewrite{made}
	}
	return nil
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
	if strings.ContainsAny(rounds.text, ".[*") && returnsBetween(p.body, begin.stmt.End(), before.Pos()) {
		// What is read through a pointer or by an index may only be safe behind the checks in between.
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

func returnsBetween(body ast.Node, from, to token.Pos) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		stmt, ok := node.(*ast.ReturnStmt)
		found = found || ok && from <= stmt.Pos() && stmt.Pos() < to
		return !found
	})
	return found
}

// make is the call that makes a slice or map with room.
func (r *rewrite) make(kind, typ, capacity string) string {
	if kind == "map-capacity" {
		return "make(" + typ + ", " + capacity + ")"
	}
	return "make(" + typ + ", 0, " + capacity + ")"
}
