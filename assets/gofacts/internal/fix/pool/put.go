// Package pool makes edits that take values from a sync.Pool or put them back.
package pool

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Put returns a rewrite that defers the call that puts a value back into its pool, and removes calls of Put that
// aren't deferred. It returns nil if the function already defers such a call.
func Put(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	if p.Call == nil || p.Kind != wire.Call || len(p.Loops) > 0 {
		return nil
	}
	stmt, ok := syntax.Statement(p.Path).(*ast.AssignStmt)
	if !ok || len(stmt.Rhs) != 1 || stmt.Tok != token.DEFINE {
		return nil
	}
	variable, _ := u.ObjectOf(stmt.Lhs[0]).(*types.Var)
	if variable == nil || syntax.Leaves(u, p.Body, variable) {
		return nil
	}
	words := map[string]string{"variable": variable.Name()}
	made := edit.NewRewrite(u, p.File, wire.PoolPut, words)
	if syntax.Called(u, p.Call) != "sync.Pool.Get" {
		// The value comes from a function of the package that wraps Get, so its counterpart that wraps Put has to put the
		// value back.
		put := partner(u, p.Call)
		if put == "" || givesBack(u, p.Body, variable, put) {
			return nil
		}
		words["pool"] = put
		made.After(stmt, "defer "+put+"("+variable.Name()+")")
		return []*edit.Rewrite{made}
	}
	pool := ast.Unparen(p.Call.Fun).(*ast.SelectorExpr).X
	words["pool"] = p.File.Of(pool)
	if !removePuts(p, made, pool) {
		return nil
	}
	made.After(stmt, "defer "+p.File.Of(pool)+".Put("+variable.Name()+")")
	return []*edit.Rewrite{made}
}

// removePuts removes the statements that call Put on a pool. It returns false if Put is called in any other way, such
// as in a defer statement.
func removePuts(p *edit.Spot, made *edit.Rewrite, pool ast.Expr) bool {
	t := syntax.TargetOf(p.Pkg, pool)
	good := t != nil
	ast.Inspect(p.Body, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || selector.Sel.Name != "Put" || !good || !syntax.Same(p.Pkg, t, selector.X) {
			return true
		}
		stmt, ok := p.Around(call).(*ast.ExprStmt)
		if !ok {
			good = false
			return false
		}
		made.RemoveLine(stmt)
		return true
	})
	return good
}

// partner returns the name of the package's function that puts values into the pool from which the called function
// takes them, or "" if there is none.
func partner(u *load.Package, call *ast.CallExpr) string {
	function, _ := syntax.FunctionCalled(u, call)
	if function == nil || function.Pkg() != u.Types {
		return ""
	}
	name := ""
	taken := pooled(u, function.Name(), "sync.Pool.Get")
	if taken == nil {
		return ""
	}
	for _, s := range u.Files {
		if s.Syntax == nil {
			continue
		}
		for _, decl := range s.Syntax.Decls {
			declared, ok := decl.(*ast.FuncDecl)
			if !ok || declared.Recv != nil || declared.Type.Params.NumFields() != 1 || declared.Name.Name == function.Name() {
				continue
			}
			if given := pooled(u, declared.Name.Name, "sync.Pool.Put"); given == nil || given.Base != taken.Base || given.Field != taken.Field {
				continue
			}
			if names := declared.Type.Params.List[0].Names; len(names) == 1 && gives(u, declared.Body, names[0]) {
				name = declared.Name.Name
			}
		}
	}
	return name
}

// pooled returns the pool on which the named function of the package calls the given method, or nil if there is none.
func pooled(u *load.Package, name, method string) (found *syntax.Target) {
	for _, s := range u.Files {
		if s.Syntax == nil {
			continue
		}
		for _, decl := range s.Syntax.Decls {
			declared, ok := decl.(*ast.FuncDecl)
			if !ok || declared.Recv != nil || declared.Name.Name != name || declared.Body == nil {
				continue
			}
			ast.Inspect(declared.Body, func(node ast.Node) bool {
				if call, ok := node.(*ast.CallExpr); ok && syntax.Called(u, call) == method {
					found = syntax.TargetOf(u, ast.Unparen(call.Fun).(*ast.SelectorExpr).X)
				}
				return true
			})
		}
	}
	return found
}

// gives reports whether a function's body puts the given parameter into a pool.
func gives(u *load.Package, body ast.Node, parameter *ast.Ident) bool {
	variable, ok := u.Info.Defs[parameter].(*types.Var)
	return ok && givesBack(u, body, variable, "")
}

// givesBack reports whether a variable is passed to a pool's Put, or to the named function of the package.
func givesBack(u *load.Package, body ast.Node, variable *types.Var, function string) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || u.ObjectOf(call.Args[0]) != variable {
			return !found
		}
		found = found || syntax.Called(u, call) == "sync.Pool.Put" || function != "" && syntax.IdentName(call.Fun) == function
		return !found
	})
	return found
}
