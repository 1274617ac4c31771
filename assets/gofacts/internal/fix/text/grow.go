// Package text makes edits that build strings with fewer allocations: with enough capacity in builders, with fewer
// concatenations, and without fmt.
package text

import (
	"go/ast"
	"go/constant"
	"strconv"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// smallestGrow is the smallest number of bytes that justifies a call of Grow: the first write makes room for 8
// bytes anyway.
const smallestGrow = 9

// unknownWrite is the assumed number of bytes in a write of unknown length.
const unknownWrite = 16

// Grow returns rewrites that call Grow on a strings.Builder or bytes.Buffer, so that its final capacity is allocated
// at once.
func Grow(p *edit.Spot) []*edit.Rewrite {
	if p.Kind != wire.Call {
		return nil
	}
	u := p.Pkg
	t := p.Builder(p.Call)
	if t == nil || t.Field != nil || t.Base.Pos() < p.Function.Pos() || p.Function.End() <= t.Base.Pos() {
		return nil
	}
	begin := syntax.StartOf(u, p.File, t)
	if begin.Stmt == nil || syntax.IsGrown(u, p.Decl, t) {
		return nil
	}
	loops := p.LoopsSince(begin.Stmt)
	return []*edit.Rewrite{grownByGuess(p, t, begin.Stmt, loops), grownExactly(p, t, begin.Stmt, loops)}
}

// grownByGuess returns a rewrite that grows a builder by an estimate: the bytes that one iteration of the loop
// writes, times the number of iterations. Without a loop, the estimate is the sum of all writes. The length of a
// write is guessed if it is unknown.
func grownByGuess(p *edit.Spot, t *syntax.Target, declared ast.Stmt, loops []ast.Node) *edit.Rewrite {
	name := p.File.Of(t.Expr)
	words := map[string]string{"variable": name}
	made := edit.NewRewrite(p.Pkg, p.File, wire.BuilderGrow, words)
	if len(loops) > 0 {
		rounds := p.RoundsOf(loops)
		if rounds == nil || !p.DeclaredBefore(rounds, loops[0]) {
			return nil
		}
		_, bytes := written(p, syntax.LoopBody(loops[len(loops)-1]), t)
		if bytes == 0 {
			return nil
		}
		words["bound"] = rounds.Text
		if bytes > 1 {
			words["bound"] = strconv.Itoa(bytes) + "*" + edit.Factor(rounds.Text)
		}
		made.Before(loops[0], name+".Grow("+words["bound"]+")")
		return made
	}
	parts, bytes := written(p, p.Body, t)
	if len(parts) == 0 && bytes < smallestGrow {
		return nil
	}
	if bytes > 0 {
		parts = append(parts, strconv.Itoa(bytes))
	}
	words["bound"] = strings.Join(parts, "+")
	first := firstUse(p, t, declared)
	if first == nil || len(parts) == 0 {
		return nil
	}
	made.Before(first, name+".Grow("+words["bound"]+")")
	return made
}

// written adds up the lengths of the writes of a block to a builder. parts contains expressions for the lengths that
// can be computed before the block, and bytes is the sum of all other lengths, which are constant or guessed.
func written(p *edit.Spot, block ast.Node, t *syntax.Target) (parts []string, bytes int) {
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
		if isPrinted(p, call, t) {
			bytes += unknownWrite
		}
		selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || !syntax.Same(p.Pkg, t, selector.X) {
			return true
		}
		switch selector.Sel.Name {
		case "WriteByte", "WriteRune":
			bytes++
		case "WriteString", "Write":
			argument := call.Args[0]
			if value := p.Pkg.Info.Types[argument].Value; value != nil && value.Kind() == constant.String {
				bytes += len(constant.StringVal(value))
				return true
			}
			if reads, pure := syntax.Reads(p.Pkg, argument); pure && p.DeclaredBefore(&syntax.Bound{Reads: reads}, p.Body.List[0]) {
				parts = append(parts, "len("+p.File.Of(argument)+")")
				return true
			}
			bytes += unknownWrite
		}
		return true
	})
	return parts, bytes
}

// isPrinted reports whether a call is one of fmt.Fprint, fmt.Fprintf and fmt.Fprintln with the builder as its writer.
func isPrinted(p *edit.Spot, call *ast.CallExpr, t *syntax.Target) bool {
	if !strings.HasPrefix(syntax.Called(p.Pkg, call), "fmt.Fprint") {
		return false
	}
	writer := ast.Unparen(call.Args[0])
	if address, ok := writer.(*ast.UnaryExpr); ok {
		writer = address.X
	}
	return syntax.Same(p.Pkg, t, writer)
}

// firstUse returns the first statement that mentions a variable, among those after its declaration in the same
// statement list. It returns nil if there is none.
func firstUse(p *edit.Spot, t *syntax.Target, declared ast.Stmt) ast.Stmt {
	after := false
	for _, stmt := range syntax.ListAround(syntax.PathTo(p.File.Syntax, declared.Pos()), declared) {
		if stmt == declared {
			after = true
		} else if after && len(syntax.UsesOf(p.Pkg, stmt, t.Base).Idents) > 0 {
			return stmt
		}
	}
	return nil
}
