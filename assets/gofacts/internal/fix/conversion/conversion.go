// Package conversion makes edits that avoid conversions between strings and slices of bytes or runes.
package conversion

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// InMapIndex returns a rewrite that moves the conversion k := string(b) into the map lookups and comparisons that use
// k, where the conversion allocates nothing.
func InMapIndex(p *edit.Spot) []*edit.Rewrite {
	if p.Kind != wire.BytesToString {
		return nil
	}
	u := p.Pkg
	variable, _ := u.ObjectOf(alloc.AssignedToOrNil(u, p.Allocation)).(*types.Var)
	stmt, ok := syntax.Statement(p.Path).(*ast.AssignStmt)
	if !ok || variable == nil || stmt.Tok != token.DEFINE || len(stmt.Lhs) != 1 {
		return nil
	}
	operand := p.Call.Args[0]
	reads, pure := syntax.Reads(u, operand)
	if !pure {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.MapIndexConversion, map[string]string{
		"variable": variable.Name(), "conversion": p.File.Brief(p.Call),
	})
	mentions := syntax.UsesOf(u, p.Body, variable)
	last := stmt.End()
	for _, mention := range mentions.Idents {
		if !isFreeConversion(u, mention) {
			return nil
		}
		made.Replace(mention.Ident, p.File.Of(p.Call))
		last = mention.Ident.End()
	}
	if len(mentions.Idents) == 0 || syntax.ChangedBetween(u, p.Body, reads, stmt.End(), last) || syntax.IsWritten(u, p.Body, reads, stmt.End(), last) {
		return nil
	}
	made.RemoveLine(stmt)
	return []*edit.Rewrite{made}
}

// isFreeConversion reports whether string(b) would allocate nothing in place of a mention: the mention is the key of
// a map lookup, an operand of a comparison, or the value that a switch statement compares.
func isFreeConversion(u *load.Package, mention syntax.Mention) bool {
	parent, child := mention.Parent()
	switch parent := parent.(type) {
	case *ast.IndexExpr:
		if _, ok := syntax.Under(u.TypeOf(parent.X)).(*types.Map); !ok || parent.Index != child {
			return false
		}
		outer, _ := syntax.Mention{Path: mention.Path[:len(mention.Path)-1]}.Parent()
		return !syntax.IsAssigned(outer, parent)
	case *ast.BinaryExpr:
		return parent.Op == token.EQL || parent.Op == token.NEQ
	case *ast.SwitchStmt:
		return parent.Tag == child
	}
	return false
}

// Once returns a rewrite that moves a conversion out of a loop that doesn't change the converted value.
func Once(p *edit.Spot) []*edit.Rewrite {
	if len(p.Loops) == 0 || p.Kind != wire.BytesToString && p.Kind != wire.StringToBytes && p.Kind != wire.StringToRunes {
		return nil
	}
	u := p.Pkg
	operand := ast.Unparen(p.Call.Args[0])
	reads, pure := syntax.Reads(u, operand)
	if !pure || len(reads) == 0 {
		return nil
	}
	// The conversion moves out of the outermost loop that doesn't change the operand.
	var loop ast.Node
	for _, around := range p.Loops {
		if p.DeclaredBefore(&syntax.Bound{Reads: reads}, around) && !syntax.ChangedBetween(u, p.Body, reads, around.Pos(), around.End()) &&
			!syntax.IsWritten(u, p.Body, reads, around.Pos(), around.End()) {
			loop = around
			break
		}
	}
	if loop == nil || !isUnshared(p) {
		return nil
	}
	suffix := map[wire.AllocationKind]string{wire.BytesToString: "Text", wire.StringToBytes: "Bytes", wire.StringToRunes: "Runes"}[p.Kind]
	last := reads[len(reads)-1].Name()
	name := edit.FreeName(u, p.Decl, last+suffix, last+suffix+"Once")
	if name == "" {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.ConvertOnce, map[string]string{"conversion": p.File.Brief(p.Call), "variable": name})
	made.Before(loop, name+" := "+p.File.Of(p.Call))
	made.Replace(p.Call, name)
	// The same conversion elsewhere in the loop has the same value, so the variable replaces it too.
	for _, node := range alloc.All(u, p.File) {
		if allocates(node, p.Allocation) && loop.Pos() <= node.Node.Pos() && node.Node.End() <= loop.End() &&
			p.File.Of(node.Node) == p.File.Of(p.Node) {
			if place := edit.SpotAt(u, p.File, node); place != nil && isUnshared(place) {
				made.Replace(node.Node, name)
			}
		}
	}
	return []*edit.Rewrite{made}
}

// allocates reports whether a and other are different allocations of the same kind.
func allocates(a *alloc.Allocation, other *alloc.Allocation) bool {
	return a != other && a.Kind == other.Kind
}

// isUnshared reports whether nothing can keep or modify the result of a conversion. This is so for a string, and for
// a slice that is only ranged over, indexed, or passed to len, copy, append, io.Writer's Write or a standard library
// function.
func isUnshared(p *edit.Spot) bool {
	if p.Kind == wire.BytesToString {
		return true
	}
	value := p.Node
	for i := len(p.Path) - 2; i >= 0; i-- {
		switch parent := p.Path[i].(type) {
		case *ast.ParenExpr:
			value = parent
			continue
		case *ast.RangeStmt:
			return parent.X == value
		case *ast.IndexExpr:
			return parent.X == value
		case *ast.CallExpr:
			if name, ok := syntax.Builtin(p.Pkg, parent); ok {
				return name == "len" || name == "copy" || name == "append" && parent.Args[0] != value
			}
			facts := syntax.CalleeOf(p.Pkg, parent)
			return facts.Origin == wire.Standard && !facts.Dynamic || facts.Name == "io.Writer.Write"
		}
		return false
	}
	return false
}
