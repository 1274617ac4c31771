package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// poolGet takes a value from a pool of the package that holds such values, or from a new pool, instead of making one.
func poolGet(p *spot) []*rewrite {
	u := p.unit
	variable := p.madeVariable()
	if variable == nil || variable.Pos() < p.function.Pos() || p.function.End() <= variable.Pos() || u.leaves(p.body, variable) {
		return nil
	}
	begin := u.startOf(p.s, &target{base: variable})
	if begin.stmt == nil || len(p.loops) > len(p.loopsSince(begin.stmt)) || !p.isFresh(begin) {
		return nil
	}
	typ := variable.Type()
	if !isPointer(typ) {
		typ = types.NewPointer(typ)
	}
	name := u.localName(p.s, typ)
	if name == "" || !hasMethod(typ, "Reset") || isBuilder(typ) && typ.String() != "*bytes.Buffer" {
		return nil
	}
	made := u.rewrite(p.s, "pool-get", map[string]string{"variable": variable.Name(), "type": name})
	pool := u.poolOf(typ)
	if pool == "" {
		pool = p.newPool(made, name)
	}
	if pool == "" {
		return nil
	}
	made.words["pool"] = pool
	made.replace(begin.stmt, variable.Name()+" := "+pool+".Get().("+name+")")
	made.after(begin.stmt, "defer "+pool+".Put("+variable.Name()+")", variable.Name()+".Reset()")
	if !isPointer(variable.Type()) {
		for _, mention := range u.usesOf(p.body, variable).idents {
			if parent, ok := mention.path[len(mention.path)-2].(*ast.UnaryExpr); ok && parent.Op == token.AND {
				made.replace(parent, variable.Name())
			}
		}
	}
	return []*rewrite{made}
}

// madeVariable is the local variable whose value is made at the spot, or that a method grows there.
func (p *spot) madeVariable() *types.Var {
	u := p.unit
	switch p.kind {
	case "new", "address-of":
		variable, _ := u.objectOf(u.assignedToOrNil(p.allocation)).(*types.Var)
		return variable
	case "moved-to-heap":
		variable, _ := p.object.(*types.Var)
		return variable
	case "call":
		if t := p.builder(p.call); t != nil && t.field == nil {
			return t.base
		}
	}
	return nil
}

// isFresh says whether a variable begins as a zero value, or a pointer to one: what Reset makes of a used one.
func (p *spot) isFresh(begin start) bool {
	if begin.spec != nil {
		group := begin.stmt.(*ast.DeclStmt).Decl.(*ast.GenDecl)
		return len(begin.spec.Names) == 1 && begin.value == nil && !group.Lparen.IsValid() && begin.how == "nil"
	}
	stmt, ok := begin.stmt.(*ast.AssignStmt)
	if !ok || len(stmt.Lhs) != 1 || begin.value == nil || stmt.Tok != token.DEFINE {
		return false
	}
	value := ast.Unparen(begin.value)
	if call, ok := value.(*ast.CallExpr); ok {
		name, _ := p.unit.builtin(call)
		return name == "new"
	}
	if address, ok := value.(*ast.UnaryExpr); ok && address.Op == token.AND {
		value = ast.Unparen(address.X)
	}
	literal, ok := value.(*ast.CompositeLit)
	return ok && len(literal.Elts) == 0
}

// newPool declares a pool of such values in front of the function.
func (p *spot) newPool(made *rewrite, pointer string) string {
	declared, ok := p.decl.(*ast.FuncDecl)
	if !ok {
		return ""
	}
	wish := declared.Name.Name
	name := p.unit.freeName(p.s.file, strings.ToLower(wish[:1])+wish[1:]+"Pool")
	if name == "" {
		return ""
	}
	var top ast.Node = declared
	if declared.Doc != nil {
		top = declared.Doc
	}
	made.before(top, "var "+name+" = "+made.use("sync")+".Pool{New: func() any { return new("+strings.TrimPrefix(pointer, "*")+") }}", "")
	return name
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
