package pool

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Get returns a rewrite that takes a value from one of the package's pools, or from a new pool, instead of allocating
// it.
func Get(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	variable := madeVariable(p)
	if variable == nil || variable.Pos() < p.Function.Pos() || p.Function.End() <= variable.Pos() || syntax.Leaves(u, p.Body, variable) {
		return nil
	}
	begin := syntax.StartOf(u, p.File, &syntax.Target{Base: variable})
	if begin.Stmt == nil || len(p.Loops) > len(p.LoopsSince(begin.Stmt)) || !isFresh(p, begin) {
		return nil
	}
	typ := variable.Type()
	if !syntax.IsPointer(typ) {
		typ = types.NewPointer(typ)
	}
	name := edit.LocalName(u, p.File, typ)
	if name == "" || !syntax.HasMethod(typ, "Reset") || syntax.IsBuilder(typ) && typ.String() != "*bytes.Buffer" {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.PoolGet, map[string]string{"variable": variable.Name(), "type": name})
	pool := poolOf(u, typ)
	if pool == "" {
		pool = newPool(p, made, name)
	}
	if pool == "" {
		return nil
	}
	made.Words["pool"] = pool
	made.Replace(begin.Stmt, variable.Name()+" := "+pool+".Get().("+name+")")
	made.After(begin.Stmt, "defer "+pool+".Put("+variable.Name()+")", variable.Name()+".Reset()")
	if !syntax.IsPointer(variable.Type()) {
		for _, mention := range syntax.UsesOf(u, p.Body, variable).Idents {
			if parent, ok := mention.Path[len(mention.Path)-2].(*ast.UnaryExpr); ok && parent.Op == token.AND {
				made.Replace(parent, variable.Name())
			}
		}
	}
	return []*edit.Rewrite{made}
}

// madeVariable returns the local variable whose value is allocated at the spot, or grown there by a method call. It
// returns nil if there is none.
func madeVariable(p *edit.Spot) *types.Var {
	u := p.Pkg
	switch p.Kind {
	case wire.New, wire.AddressOf:
		variable, _ := u.ObjectOf(alloc.AssignedToOrNil(u, p.Allocation)).(*types.Var)
		return variable
	case wire.MovedToHeap:
		variable, _ := p.Object.(*types.Var)
		return variable
	case wire.Call:
		if t := p.Builder(p.Call); t != nil && t.Field == nil {
			return t.Base
		}
	}
	return nil
}

// isFresh reports whether the initial value of a variable is a zero value or a pointer to one, which is also the
// state that Reset restores.
func isFresh(p *edit.Spot, begin syntax.Start) bool {
	if begin.Spec != nil {
		group := begin.Stmt.(*ast.DeclStmt).Decl.(*ast.GenDecl)
		return len(begin.Spec.Names) == 1 && begin.Value == nil && !group.Lparen.IsValid() && begin.How == wire.StartsNil
	}
	stmt, ok := begin.Stmt.(*ast.AssignStmt)
	if !ok || len(stmt.Lhs) != 1 || begin.Value == nil || stmt.Tok != token.DEFINE {
		return false
	}
	value := ast.Unparen(begin.Value)
	if call, ok := value.(*ast.CallExpr); ok {
		name, _ := syntax.Builtin(p.Pkg, call)
		return name == "new"
	}
	if address, ok := value.(*ast.UnaryExpr); ok && address.Op == token.AND {
		value = ast.Unparen(address.X)
	}
	literal, ok := value.(*ast.CompositeLit)
	return ok && len(literal.Elts) == 0
}

// newPool makes the rewrite declare a pool, for values of a pointer type, in front of the function. It returns the
// pool's name, or "" if the pool can't be declared.
func newPool(p *edit.Spot, made *edit.Rewrite, pointer string) string {
	declared, ok := p.Decl.(*ast.FuncDecl)
	if !ok {
		return ""
	}
	wish := declared.Name.Name
	name := edit.FreeName(p.Pkg, p.File.Syntax, strings.ToLower(wish[:1])+wish[1:]+"Pool")
	if name == "" {
		return ""
	}
	var top ast.Node = declared
	if declared.Doc != nil {
		top = declared.Doc
	}
	made.Before(top, "var "+name+" = "+made.Use("sync")+".Pool{New: func() any { return new("+strings.TrimPrefix(pointer, "*")+") }}", "")
	return name
}

// poolOf returns the name of the package's sync.Pool whose New function creates values of a type, or "" if there is
// none.
func poolOf(u *load.Package, t types.Type) string {
	name := ""
	for _, s := range u.Files {
		if s.Syntax == nil {
			continue
		}
		for _, decl := range s.Syntax.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.VAR {
				continue
			}
			ast.Inspect(group, func(node ast.Node) bool {
				spec, ok := node.(*ast.ValueSpec)
				if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 {
					return true
				}
				if makes(u, spec.Values[0], t) {
					name = spec.Names[0].Name
				}
				return false
			})
		}
	}
	return name
}

// makes reports whether an expression is a sync.Pool literal whose New function returns a value of a type.
func makes(u *load.Package, expr ast.Expr, t types.Type) bool {
	typ := u.TypeOf(expr)
	if pointer, ok := syntax.Under(typ).(*types.Pointer); ok {
		typ = pointer.Elem()
	}
	if typ == nil || types.Unalias(typ).String() != "sync.Pool" {
		return false
	}
	found := false
	ast.Inspect(expr, func(node ast.Node) bool {
		if stmt, ok := node.(*ast.ReturnStmt); ok && len(stmt.Results) == 1 {
			if result := u.TypeOf(stmt.Results[0]); result != nil && types.Identical(result, t) {
				found = true
			}
		}
		return !found
	})
	return found
}
