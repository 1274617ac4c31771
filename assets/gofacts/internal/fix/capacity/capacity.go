// Package capacity makes edits that set the capacity of slices and maps where they are created.
package capacity

import (
	"go/ast"
	"go/token"
	"strings"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Slice returns rewrites that allocate a slice with its final capacity, so that append need not grow it.
func Slice(p *edit.Spot) []*edit.Rewrite {
	if p.Kind != wire.Append {
		return nil
	}
	return capacity(p, p.Call.Args[0], wire.SliceCapacity)
}

// Map returns rewrites that create a map with room for all entries that a loop adds to it.
func Map(p *edit.Spot) []*edit.Rewrite {
	switch p.Kind {
	case wire.MapAssign:
		return capacity(p, p.Node.(*ast.IndexExpr).X, wire.MapCapacity)
	case wire.MakeMap, wire.MapLiteral:
		expr := alloc.TargetExpr(p.Pkg, p.Allocation)
		if expr == nil {
			return nil
		}
		t := syntax.TargetOf(p.Pkg, expr)
		if t == nil {
			return nil
		}
		// The size of the map is computed from the loop that fills it, which comes after the make call or literal.
		for _, node := range alloc.All(p.Pkg, p.File) {
			if node.Kind != wire.MapAssign || node.Node.Pos() < p.Node.Pos() || p.Body.End() < node.Node.Pos() {
				continue
			}
			if index := node.Node.(*ast.IndexExpr); syntax.Same(p.Pkg, t, index.X) {
				if place := edit.SpotAt(p.Pkg, p.File, node); place != nil && place.Body == p.Body {
					return capacity(place, index.X, wire.MapCapacity)
				}
			}
		}
	}
	return nil
}

// capacity returns a rewrite that adds a capacity where a slice or map is initialized. If that isn't possible, the
// rewrite initializes the slice or map again right before the code that fills it. It returns nil if the capacity
// can't be computed.
func capacity(p *edit.Spot, expr ast.Expr, kind wire.FixKind) []*edit.Rewrite {
	u := p.Pkg
	t := syntax.TargetOf(u, expr)
	if t == nil || t.Base == nil || t.Base.Pos() < p.Function.Pos() || p.Function.End() <= t.Base.Pos() {
		return nil
	}
	begin := syntax.StartOf(u, p.File, t)
	var declared ast.Node = p.Body
	if begin.Stmt != nil {
		declared = begin.Stmt
	}
	loops := p.LoopsSince(declared)
	var rounds *syntax.Bound
	var before ast.Node
	if len(loops) > 0 {
		before = loops[0]
		if rounds = p.RoundsOf(loops); rounds != nil && kind == wire.SliceCapacity {
			rounds = &syntax.Bound{Text: perRound(p, t, loops, rounds.Text), Reads: rounds.Reads}
		}
	} else if kind == wire.SliceCapacity {
		rounds, before = appended(p, t)
	}
	if rounds == nil || before == nil {
		return nil
	}
	words := map[string]string{"variable": p.File.Of(expr), "bound": rounds.Text}
	if kind == wire.SliceCapacity && (begin.How == wire.StartsNil || begin.How == "") {
		// The slice becomes empty instead of nil. The advice says so, because some code may distinguish the two.
		words["nil"] = "true"
	}
	if made := atStart(p, t, begin, rounds, before, kind, words); made != nil {
		return []*edit.Rewrite{made}
	}
	if made := beforeLoop(p, t, begin, rounds, before, kind, words); made != nil {
		return []*edit.Rewrite{made}
	}
	return nil
}

// atStart returns a rewrite that adds the capacity to the initial value of a variable or field, as in var out []T,
// out := []T{}, out := make([]T, 0) or c := &C{items: make([]T, 0)}. It returns nil if that isn't possible.
func atStart(p *edit.Spot, t *syntax.Target, begin syntax.Start, rounds *syntax.Bound, before ast.Node, kind wire.FixKind, words map[string]string) *edit.Rewrite {
	u := p.Pkg
	if begin.Path == nil || begin.Stmt == nil || !p.DeclaredBefore(rounds, begin.Stmt) {
		return nil
	}
	if syntax.ChangedBetween(u, p.Decl, rounds.Reads, begin.Stmt.Pos(), before.Pos()) {
		return nil
	}
	if strings.ContainsAny(rounds.Text, ".[*") && returnsBetween(p.Body, begin.Stmt.End(), before.Pos()) {
		// Reading through a pointer or by an index may be safe only after checks between the declaration and the loop.
		return nil
	}
	made := edit.NewRewrite(u, p.File, kind, words)
	switch begin.How {
	case wire.StartsEmpty, wire.StartsMade, wire.StartsMadeSized, wire.StartsNil:
	default:
		return nil
	}
	if begin.Value != nil {
		typ := typeText(p, begin.Value)
		if typ == "" && begin.Type != nil {
			typ = p.File.Of(begin.Type)
		}
		if call, ok := ast.Unparen(begin.Value).(*ast.CallExpr); ok && begin.How == wire.StartsMadeSized {
			// Appended elements follow the n elements of make([]T, n), so only a slice of length 0 is changed.
			if kind != wire.MapCapacity && (len(call.Args) != 3 || !syntax.IsZero(u.Info.Types[call.Args[1]])) {
				return nil
			}
		}
		if typ == "" {
			return nil
		}
		made.Replace(begin.Value, makeCall(kind, typ, rounds.Text))
		return made
	}
	if kind == wire.MapCapacity || t.Field != nil || begin.Spec == nil || len(begin.Spec.Names) != 1 || begin.Type == nil {
		return nil
	}
	value := makeCall(kind, p.File.Of(begin.Type), rounds.Text)
	name := begin.Spec.Names[0].Name
	if group := begin.Stmt.(*ast.DeclStmt).Decl.(*ast.GenDecl); group.Lparen.IsValid() {
		made.Replace(begin.Spec, name+" = "+value)
	} else {
		made.Replace(begin.Stmt, name+" := "+value)
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

// makeCall returns the text of a make call for a slice or map with a capacity.
func makeCall(kind wire.FixKind, typ, capacity string) string {
	if kind == wire.MapCapacity {
		return "make(" + typ + ", " + capacity + ")"
	}
	return "make(" + typ + ", 0, " + capacity + ")"
}
