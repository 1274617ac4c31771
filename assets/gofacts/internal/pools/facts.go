package pools

import (
	"go/ast"
	"go/types"
	"slices"

	"gofacts/internal/alloc"
	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Facts returns facts about the pool whose New function contains an allocation. Failing that, it returns facts about
// the pool of the object that the allocation grows or writes to, or that is passed to the allocation's call. It
// returns nil if there is no such pool.
func Facts(u *load.Package, node *alloc.Allocation) *wire.PoolFacts {
	p := Of(u)
	found := p.madeFor(node)
	if expr := alloc.TargetExpr(u, node); found == nil && expr != nil {
		found = p.root(expr)
	}
	if node.Call != nil && node.Kind == wire.Call {
		for _, argument := range node.Call.Args {
			if found == nil {
				found = p.object(argument)
			}
		}
	}
	if found == nil {
		return nil
	}
	return &wire.PoolFacts{Name: found.variable.Name(), Given: found.given || p.shared, Leaves: found.leaves, Line: found.line}
}

// root returns the pool of the object that the value of an expression is part of, directly or through pointers. It
// returns nil if there is none.
func (p *Pools) root(expr ast.Expr) *pool {
	for {
		if found := p.part(expr); found != nil {
			return found
		}
		switch inner := ast.Unparen(expr).(type) {
		case *ast.SelectorExpr:
			expr = inner.X
		case *ast.IndexExpr:
			expr = inner.X
		case *ast.SliceExpr:
			expr = inner.X
		case *ast.StarExpr:
			expr = inner.X
		default:
			return nil
		}
	}
}

// madeFor returns the pool whose New function contains the allocation, or nil if there is none.
func (p *Pools) madeFor(node *alloc.Allocation) *pool {
	for i, outer := range node.Path {
		literal, ok := outer.(*ast.CompositeLit)
		if !ok || !isPool(p.pkg.TypeOf(literal)) {
			continue
		}
		for variable, found := range p.all {
			for _, above := range node.Path[:i] {
				if spec, ok := above.(*ast.ValueSpec); ok && slices.ContainsFunc(spec.Names, func(name *ast.Ident) bool {
					return p.pkg.Info.Defs[name] == variable
				}) {
					return found
				}
			}
		}
	}
	return nil
}

func isPool(t types.Type) bool {
	return t != nil && types.Unalias(t).String() == "sync.Pool"
}
