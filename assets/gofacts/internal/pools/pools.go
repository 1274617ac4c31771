// Package pools finds the names in a package that refer to objects of a sync.Pool, and the expressions through which
// memory of such an object leaves the function that took it from the pool.
package pools

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"gofacts/internal/lines"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// pool is one sync.Pool of a package.
type pool struct {
	// variable is the variable or field that contains the pool.
	variable *types.Var
	// given reports whether something is put into the pool, or may be put into it by code outside this package.
	given  bool
	leaves string
	line   int
}

// Pools records which names in a package refer to objects of pools. It follows names, not values: a name that refers
// to such an object once is assumed to refer to one everywhere.
type Pools struct {
	pkg *load.Package
	of  map[types.Object]*pool
	// results maps functions to the pools whose objects they return.
	results map[*types.Func]*pool
	// inside maps variables, such as b in b := buf.Bytes(), to the pools whose objects' memory they refer to.
	inside map[types.Object]*pool
	all    map[*types.Var]*pool
	Calls  []string
	// shared reports whether any pool is used under another name or is passed to a function, so that it is unknown what
	// is put into it.
	shared bool
}

// poolRounds is the maximum number of names through which an object is followed after it is taken from a pool.
const poolRounds = 4

// Of analyzes a package's pools. It analyzes each package only once.
func Of(u *load.Package) *Pools {
	type key struct{}
	return load.Remember(u, key{}, func() *Pools {
		p := &Pools{
			pkg: u, of: map[types.Object]*pool{}, results: map[*types.Func]*pool{},
			inside: map[types.Object]*pool{}, all: map[*types.Var]*pool{},
		}
		p.fill()
		return p
	})
}

func (p *Pools) fill() {
	p.each(p.note)
	if len(p.all) == 0 {
		return
	}
	for range poolRounds {
		before := len(p.of) + len(p.results) + len(p.inside)
		p.each(p.follow)
		if len(p.of)+len(p.results)+len(p.inside) == before {
			break
		}
	}
	p.each(p.leave)
}

// each calls visit for every node in the package, with the node's file and the function declaration around the node.
// decl is nil outside of functions.
func (p *Pools) each(visit func(s *load.File, decl *ast.FuncDecl, node ast.Node)) {
	for _, s := range p.pkg.Files {
		if s.Syntax == nil {
			continue
		}
		for _, top := range s.Syntax.Decls {
			decl, _ := top.(*ast.FuncDecl)
			ast.Inspect(top, func(node ast.Node) bool {
				if node != nil {
					visit(s, decl, node)
				}
				return true
			})
		}
	}
}

// note records a call that takes an object from a pool or returns one to it. It also records whether a pool's address
// is taken or passed to a function.
func (p *Pools) note(s *load.File, decl *ast.FuncDecl, node ast.Node) {
	if address, ok := node.(*ast.UnaryExpr); ok && address.Op == token.AND && isPool(p.pkg.TypeOf(address.X)) {
		_, isNew := ast.Unparen(address.X).(*ast.CompositeLit)
		p.shared = p.shared || !isNew
	}
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return
	}
	for _, argument := range call.Args {
		p.shared = p.shared || isPool(syntax.ElementOf(p.pkg.TypeOf(argument)))
	}
	method := syntax.Called(p.pkg, call)
	if method != "sync.Pool.Get" && method != "sync.Pool.Put" {
		return
	}
	selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	found := p.at(selector.X)
	p.call(lines.Chain(selector))
	if method == "sync.Pool.Put" {
		if found != nil {
			found.given = true
		}
		p.shared = p.shared || found == nil || p.isLocal(found.variable)
	}
	// Other code may call a function that wraps the pool's method instead of the method itself, so the function's name
	// is recorded too.
	if decl != nil && decl.Recv == nil && isMiddle(p.pkg, decl, call, method) {
		p.call(decl.Name.Name)
	}
}

func (p *Pools) call(name string) {
	if !slices.Contains(p.Calls, name) && len(p.Calls) < 40 {
		p.Calls = append(p.Calls, name)
	}
}

// isMiddle reports whether a function probably only wraps a pool's method: a function that calls Put for one of its
// parameters, or a function without parameters that calls Get and has a result.
func isMiddle(u *load.Package, decl *ast.FuncDecl, call *ast.CallExpr, method string) bool {
	if method == "sync.Pool.Get" {
		return decl.Type.Params.NumFields() == 0 && decl.Type.Results.NumFields() > 0
	}
	if len(call.Args) != 1 {
		return false
	}
	variable, ok := u.ObjectOf(call.Args[0]).(*types.Var)
	if !ok {
		return false
	}
	for _, field := range decl.Type.Params.List {
		for _, name := range field.Names {
			if u.Info.Defs[name] == variable {
				return true
			}
		}
	}
	return false
}

// at returns the pool that an expression names, or nil if the expression isn't a variable or field. It records the
// pool if it is new.
func (p *Pools) at(expr ast.Expr) *pool {
	t := syntax.TargetOf(p.pkg, expr)
	if t == nil {
		return nil
	}
	variable := t.Base
	if t.Field != nil {
		variable = t.Field
	}
	if variable == nil {
		return nil
	}
	found, ok := p.all[variable]
	if !ok {
		// A local name may refer to any pool, and other packages may put values into an exported pool. So it is assumed
		// that something is put into such a pool.
		found = &pool{variable: variable, given: p.isLocal(variable) || variable.Exported()}
		p.all[variable] = found
	}
	return found
}

func (p *Pools) isLocal(variable *types.Var) bool {
	return !variable.IsField() && (p.pkg.Types == nil || variable.Parent() != p.pkg.Types.Scope())
}

// follow records the variables, fields and parameters that a node sets to an object of a pool, and the functions that
// return such an object.
func (p *Pools) follow(_ *load.File, decl *ast.FuncDecl, node ast.Node) {
	switch node := node.(type) {
	case *ast.AssignStmt:
		for i, left := range node.Lhs {
			if i < len(node.Rhs) {
				p.hold(left, node.Rhs[i])
			}
		}
	case *ast.ValueSpec:
		for i, name := range node.Names {
			if i < len(node.Values) {
				p.hold(name, node.Values[i])
			}
		}
	case *ast.KeyValueExpr:
		if field, ok := p.pkg.ObjectOf(node.Key).(*types.Var); ok && field.IsField() {
			if found := p.object(node.Value); found != nil {
				p.of[field] = found
			}
		}
	case *ast.ReturnStmt:
		if decl == nil || len(node.Results) == 0 {
			return
		}
		if function, ok := p.pkg.Info.Defs[decl.Name].(*types.Func); ok {
			if found := p.object(node.Results[0]); found != nil {
				p.results[function] = found
			}
		}
	case *ast.CallExpr:
		p.followCall(node)
	}
}

func (p *Pools) followCall(call *ast.CallExpr) {
	function, _ := syntax.FunctionCalled(p.pkg, call)
	if function == nil || function.Pkg() != p.pkg.Types {
		return
	}
	signature := function.Origin().Type().(*types.Signature)
	for i, argument := range call.Args {
		if i < signature.Params().Len() {
			if found := p.object(argument); found != nil {
				p.of[signature.Params().At(i)] = found
			}
		}
	}
	if selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && signature.Recv() != nil {
		if found := p.object(selector.X); found != nil {
			p.of[signature.Recv()] = found
		}
	}
}

func (p *Pools) hold(left, right ast.Expr) {
	var name types.Object = p.pkg.ObjectOf(left)
	if selector, ok := ast.Unparen(left).(*ast.SelectorExpr); ok {
		name = p.pkg.Info.ObjectOf(selector.Sel)
	}
	if name == nil || name.Name() == "_" {
		return
	}
	if found := p.object(right); found != nil {
		p.of[name] = found
	} else if found := p.memory(right); found != nil {
		if variable, ok := name.(*types.Var); ok && !variable.IsField() {
			p.inside[name] = found
		}
	}
}
