package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// poolPut gives a pooled value back when the function ends, where it is not given back on every path.
func poolPut(p *spot) []*rewrite {
	u := p.unit
	if p.call == nil || p.kind != "call" || len(p.loops) > 0 {
		return nil
	}
	stmt, ok := statement(p.path).(*ast.AssignStmt)
	if !ok || len(stmt.Rhs) != 1 || stmt.Tok != token.DEFINE {
		return nil
	}
	variable, _ := u.objectOf(stmt.Lhs[0]).(*types.Var)
	if variable == nil || u.leaves(p.body, variable) {
		return nil
	}
	words := map[string]string{"variable": variable.Name()}
	made := u.rewrite(p.s, "pool-put", words)
	if u.called(p.call) != "sync.Pool.Get" {
		// A function of the package that takes from a pool has a partner that gives back.
		put := u.partner(p.call)
		if put == "" || u.givesBack(p.body, variable, put) {
			return nil
		}
		words["pool"] = put
		made.after(stmt, "defer "+put+"("+variable.Name()+")")
		return []*rewrite{made}
	}
	pool := ast.Unparen(p.call.Fun).(*ast.SelectorExpr).X
	words["pool"] = p.s.of(pool)
	if !p.removePuts(made, pool) {
		return nil
	}
	made.after(stmt, "defer "+p.s.of(pool)+".Put("+variable.Name()+")")
	return []*rewrite{made}
}

// removePuts takes away what gives a value back on some paths only; false where a defer does so already.
func (p *spot) removePuts(made *rewrite, pool ast.Expr) bool {
	t := p.unit.targetOf(pool)
	good := t != nil
	ast.Inspect(p.body, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || selector.Sel.Name != "Put" || !good || !p.unit.same(t, selector.X) {
			return true
		}
		stmt, ok := p.around(call).(*ast.ExprStmt)
		if !ok {
			good = false
			return false
		}
		made.removeLine(stmt)
		return true
	})
	return good
}

// partner is the function of the package that puts into the pool which the called function takes from.
func (u *unit) partner(call *ast.CallExpr) string {
	function, _ := u.functionCalled(call)
	if function == nil || function.Pkg() != u.pkg {
		return ""
	}
	name := ""
	taken := u.pooled(function.Name(), "sync.Pool.Get")
	if taken == nil {
		return ""
	}
	for _, s := range u.files {
		if s.file == nil {
			continue
		}
		for _, decl := range s.file.Decls {
			declared, ok := decl.(*ast.FuncDecl)
			if !ok || declared.Recv != nil || declared.Type.Params.NumFields() != 1 || declared.Name.Name == function.Name() {
				continue
			}
			if given := u.pooled(declared.Name.Name, "sync.Pool.Put"); given == nil || given.base != taken.base || given.field != taken.field {
				continue
			}
			if names := declared.Type.Params.List[0].Names; len(names) == 1 && u.gives(declared.Body, names[0]) {
				name = declared.Name.Name
			}
		}
	}
	return name
}

// pooled is the pool on which a function of the package calls a method.
func (u *unit) pooled(name, method string) (found *target) {
	for _, s := range u.files {
		if s.file == nil {
			continue
		}
		for _, decl := range s.file.Decls {
			declared, ok := decl.(*ast.FuncDecl)
			if !ok || declared.Recv != nil || declared.Name.Name != name || declared.Body == nil {
				continue
			}
			ast.Inspect(declared.Body, func(node ast.Node) bool {
				if call, ok := node.(*ast.CallExpr); ok && u.called(call) == method {
					found = u.targetOf(ast.Unparen(call.Fun).(*ast.SelectorExpr).X)
				}
				return true
			})
		}
	}
	return found
}

// gives says whether a body puts a parameter of its function into a pool.
func (u *unit) gives(body ast.Node, parameter *ast.Ident) bool {
	variable, ok := u.info.Defs[parameter].(*types.Var)
	return ok && u.givesBack(body, variable, "")
}

// givesBack says whether a variable is handed to Put of a pool, or to a function of the package.
func (u *unit) givesBack(body ast.Node, variable *types.Var, function string) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || u.objectOf(call.Args[0]) != variable {
			return !found
		}
		found = found || u.called(call) == "sync.Pool.Put" || function != "" && identName(call.Fun) == function
		return !found
	})
	return found
}
