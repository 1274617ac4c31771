package main

import (
	"go/ast"
	"go/token"
	"go/types"
)

// poolPut gives a pooled value back when the function ends, where it is never given back.
func poolPut(p *spot) []*rewrite {
	u := p.unit
	if p.call == nil || p.kind != "call" || u.called(p.call) != "sync.Pool.Get" {
		return nil
	}
	pool := ast.Unparen(p.call.Fun).(*ast.SelectorExpr).X
	stmt, ok := statement(p.path).(*ast.AssignStmt)
	if !ok || len(stmt.Rhs) != 1 {
		return nil
	}
	variable, _ := u.objectOf(stmt.Lhs[0]).(*types.Var)
	if variable == nil || stmt.Tok != token.DEFINE || len(p.loops) > 0 || u.leaves(p.body, variable) {
		return nil
	}
	if u.callsMethod(p.body, pool, "Put") {
		return nil
	}
	text := p.s.of(pool)
	made := u.rewrite(p.s, "pool-put", map[string]string{"variable": variable.Name(), "pool": text})
	made.after(stmt, "defer "+text+".Put("+variable.Name()+")")
	return []*rewrite{made}
}

// callsMethod says whether a method of the same value is called anywhere in a block.
func (u *unit) callsMethod(block ast.Node, value ast.Expr, method string) bool {
	t := u.targetOf(value)
	found := false
	ast.Inspect(block, func(node ast.Node) bool {
		if call, ok := node.(*ast.CallExpr); ok {
			selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
			found = found || ok && selector.Sel.Name == method && t != nil && u.same(t, selector.X)
		}
		return !found
	})
	return found
}

// leaves says whether a variable itself may outlive its function: it is returned, stored, sent or captured.
func (u *unit) leaves(body ast.Node, variable *types.Var) bool {
	mentions := u.usesOf(body, variable)
	if mentions.captured {
		return true
	}
	for _, mention := range mentions.idents {
		parent, child := mention.parent()
		switch parent := parent.(type) {
		case *ast.ReturnStmt, *ast.CompositeLit, *ast.KeyValueExpr, *ast.SendStmt, *ast.ValueSpec:
			return true
		case *ast.AssignStmt:
			for _, right := range parent.Rhs {
				if right == child {
					return true
				}
			}
		case *ast.CallExpr:
			if name, ok := u.builtin(parent); ok && name == "append" {
				return true
			}
		}
	}
	return u.returnsInside(body, variable)
}

// returnsInside says whether memory of a variable may be returned: return x.Bytes(), return x.buf[:n].
func (u *unit) returnsInside(body ast.Node, variable *types.Var) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		stmt, ok := node.(*ast.ReturnStmt)
		if !ok {
			return !found
		}
		for _, result := range stmt.Results {
			if len(u.usesOf(result, variable).idents) > 0 && holdsPointers(u.typeOf(result), 0) {
				found = true
			}
		}
		return !found
	})
	return found
}

// holdsPointers says whether a value of a type may share memory that can change; strings cannot.
func holdsPointers(t types.Type, depth int) bool {
	switch t := under(t).(type) {
	case *types.Basic:
		return t.Kind() == types.UnsafePointer
	case *types.Struct:
		for i := range t.NumFields() {
			if depth < 8 && holdsPointers(t.Field(i).Type(), depth+1) {
				return true
			}
		}
		return false
	case *types.Array:
		return holdsPointers(t.Elem(), depth+1)
	case *types.Interface:
		return !types.Identical(t, under(types.Universe.Lookup("error").Type()))
	}
	return true
}

// poolGet takes a value from a pool of the package that holds such values, instead of making one.
func poolGet(p *spot) []*rewrite {
	u := p.unit
	var value ast.Expr
	switch node := p.node.(type) {
	case *ast.CallExpr:
		if p.kind == "new" {
			value = node
		}
	case *ast.UnaryExpr:
		if literal, ok := ast.Unparen(node.X).(*ast.CompositeLit); ok && p.kind == "address-of" && len(literal.Elts) == 0 {
			value = node
		}
	}
	stmt, ok := statement(p.path).(*ast.AssignStmt)
	if value == nil || !ok || stmt.Tok != token.DEFINE || len(stmt.Lhs) != 1 || stmt.Rhs[0] != value || len(p.loops) > 0 {
		return nil
	}
	variable, _ := u.objectOf(stmt.Lhs[0]).(*types.Var)
	if variable == nil || u.leaves(p.body, variable) || !hasMethod(variable.Type(), "Reset") {
		return nil
	}
	pool := u.poolOf(variable.Type())
	typ := u.localName(p.s, variable.Type())
	if pool == "" || typ == "" {
		return nil
	}
	made := u.rewrite(p.s, "pool-get", map[string]string{"variable": variable.Name(), "pool": pool})
	made.replace(value, pool+".Get().("+typ+")")
	made.after(stmt, "defer "+pool+".Put("+variable.Name()+")", variable.Name()+".Reset()")
	return []*rewrite{made}
}

// poolOf is the package's sync.Pool whose New makes values of a type.
func (u *unit) poolOf(t types.Type) string {
	name := ""
	for _, s := range u.files {
		if s.file == nil {
			continue
		}
		for _, decl := range s.file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.VAR {
				continue
			}
			ast.Inspect(group, func(node ast.Node) bool {
				spec, ok := node.(*ast.ValueSpec)
				if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 {
					return true
				}
				if u.makes(spec.Values[0], t) {
					name = spec.Names[0].Name
				}
				return false
			})
		}
	}
	return name
}

// makes says whether an expression is a sync.Pool literal whose New returns a value of a type.
func (u *unit) makes(expr ast.Expr, t types.Type) bool {
	typ := u.typeOf(expr)
	if pointer, ok := under(typ).(*types.Pointer); ok {
		typ = pointer.Elem()
	}
	if typ == nil || types.Unalias(typ).String() != "sync.Pool" {
		return false
	}
	found := false
	ast.Inspect(expr, func(node ast.Node) bool {
		if stmt, ok := node.(*ast.ReturnStmt); ok && len(stmt.Results) == 1 {
			if result := u.typeOf(stmt.Results[0]); result != nil && types.Identical(result, t) {
				found = true
			}
		}
		return !found
	})
	return found
}
