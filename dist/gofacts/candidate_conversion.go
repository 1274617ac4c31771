package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// mapIndexConversion moves k := string(b) into the lookups that it is for, where it costs nothing.
func mapIndexConversion(p *spot) []*rewrite {
	if p.kind != "bytes-to-string" {
		return nil
	}
	u := p.unit
	variable, _ := u.objectOf(u.assignedToOrNil(p.allocation)).(*types.Var)
	stmt, ok := statement(p.path).(*ast.AssignStmt)
	if !ok || variable == nil || stmt.Tok != token.DEFINE || len(stmt.Lhs) != 1 {
		return nil
	}
	operand := p.call.Args[0]
	reads, pure := u.reads(operand)
	if !pure {
		return nil
	}
	made := u.rewrite(p.s, "map-index-conversion", map[string]string{
		"variable": variable.Name(), "conversion": p.s.brief(p.call),
	})
	mentions := u.usesOf(p.body, variable)
	last := stmt.End()
	for _, mention := range mentions.idents {
		if !u.isFreeConversion(mention) {
			return nil
		}
		made.replace(mention.ident, p.s.of(p.call))
		last = mention.ident.End()
	}
	if len(mentions.idents) == 0 || u.changedBetween(p.body, reads, stmt.End(), last) || u.isWritten(p.body, reads, stmt.End(), last) {
		return nil
	}
	made.removeLine(stmt)
	return []*rewrite{made}
}

func (u *unit) assignedToOrNil(node *allocation) ast.Expr {
	if expr := u.assignedTo(node); expr != nil {
		return expr
	}
	return ast.NewIdent("_")
}

// isFreeConversion says whether string(b) costs nothing in the place of a mention: a lookup in a map, a comparison.
func (u *unit) isFreeConversion(mention use) bool {
	parent, child := mention.parent()
	switch parent := parent.(type) {
	case *ast.IndexExpr:
		if _, ok := under(u.typeOf(parent.X)).(*types.Map); !ok || parent.Index != child {
			return false
		}
		outer, _ := use{path: mention.path[:len(mention.path)-1]}.parent()
		return !isAssigned(outer, parent)
	case *ast.BinaryExpr:
		return parent.Op == token.EQL || parent.Op == token.NEQ
	case *ast.SwitchStmt:
		return parent.Tag == child
	}
	return false
}

// isWritten says whether elements of a variable are written between two positions, as far as one can see.
func (u *unit) isWritten(root ast.Node, variables []*types.Var, from, to token.Pos) bool {
	found := false
	is := func(expr ast.Expr) bool {
		object := u.objectOf(expr)
		for _, variable := range variables {
			if object == variable {
				return true
			}
		}
		return false
	}
	ast.Inspect(root, func(node ast.Node) bool {
		if node == nil || node.Pos() < from || node.Pos() >= to {
			return true
		}
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				if index, ok := ast.Unparen(left).(*ast.IndexExpr); ok && is(index.X) {
					found = true
				}
			}
		case *ast.CallExpr:
			name, _ := u.builtin(node)
			if name == "copy" || name == "append" || name == "clear" {
				first := ast.Unparen(node.Args[0])
				if slice, ok := first.(*ast.SliceExpr); ok {
					first = slice.X
				}
				found = found || is(first)
			}
		}
		return !found
	})
	return found
}

// convertOnce moves a conversion of a value that a loop does not change in front of the loop.
func convertOnce(p *spot) []*rewrite {
	if len(p.loops) == 0 || p.kind != "bytes-to-string" && p.kind != "string-to-bytes" && p.kind != "string-to-runes" {
		return nil
	}
	u := p.unit
	operand := ast.Unparen(p.call.Args[0])
	reads, pure := u.reads(operand)
	if !pure || len(reads) == 0 {
		return nil
	}
	// The outermost loop that leaves the operand as it is.
	var loop ast.Node
	for _, around := range p.loops {
		if p.declaredBefore(&bound{reads: reads}, around) && !u.changedBetween(p.body, reads, around.Pos(), around.End()) &&
			!u.isWritten(p.body, reads, around.Pos(), around.End()) {
			loop = around
			break
		}
	}
	if loop == nil || !p.isUnshared() {
		return nil
	}
	suffix := map[string]string{"bytes-to-string": "Text", "string-to-bytes": "Bytes", "string-to-runes": "Runes"}[p.kind]
	last := reads[len(reads)-1].Name()
	name := u.freeName(p.decl, last+suffix, last+suffix+"Once")
	if name == "" {
		return nil
	}
	made := u.rewrite(p.s, "convert-once", map[string]string{"conversion": p.s.brief(p.call), "variable": name})
	made.before(loop, name+" := "+p.s.of(p.call))
	made.replace(p.call, name)
	// The same conversion elsewhere in the loop is the same value.
	for _, node := range u.allocations(p.s) {
		if node.allocates(p.allocation) && loop.Pos() <= node.node.Pos() && node.node.End() <= loop.End() &&
			p.s.of(node.node) == p.s.of(p.node) {
			if place := u.spot(p.s, node); place != nil && place.isUnshared() {
				made.replace(node.node, name)
			}
		}
	}
	return []*rewrite{made}
}

// allocates says whether another allocation is of the same kind.
func (a *allocation) allocates(other *allocation) bool { return a != other && a.kind == other.kind }

// isUnshared says whether nobody can keep or write the bytes that a conversion makes: a string nobody can, bytes that are
// ranged over, indexed, compared, appended or given to a function of the standard library that only reads them.
func (p *spot) isUnshared() bool {
	if p.kind == "bytes-to-string" {
		return true
	}
	value := p.node
	for i := len(p.path) - 2; i >= 0; i-- {
		switch parent := p.path[i].(type) {
		case *ast.ParenExpr:
			value = parent
			continue
		case *ast.RangeStmt:
			return parent.X == value
		case *ast.IndexExpr:
			return parent.X == value
		case *ast.CallExpr:
			if name, ok := p.unit.builtin(parent); ok {
				return name == "len" || name == "copy" || name == "append" && parent.Args[0] != value
			}
			facts := p.unit.calleeOf(parent)
			return facts.Origin == "standard" && !facts.Dynamic || facts.Name == "io.Writer.Write"
		}
		return false
	}
	return false
}
