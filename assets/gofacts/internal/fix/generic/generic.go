// Package generic makes edits that turn an interface parameter into a type parameter, so that arguments are not
// boxed.
package generic

import (
	"go/ast"
	"go/types"

	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Parameter returns a rewrite that replaces an interface parameter of one of the package's functions with a type
// parameter, so that the argument is converted to an interface only where the function itself needs one.
func Parameter(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	if p.Kind != wire.Boxing || p.Call == nil || p.Argument < 0 || !hasTypeParameters(u) {
		return nil
	}
	function, selection := syntax.FunctionCalled(u, p.Call)
	if function == nil || selection != nil || function.Pkg() != u.Types || function.Exported() || p.Call.Ellipsis.IsValid() {
		return nil
	}
	s, decl := syntax.DeclarationOf(u, function)
	if decl == nil || decl.Body == nil || decl.Recv != nil || decl.Type.TypeParams != nil || isValue(u, function) {
		return nil
	}
	field, variable := parameterAt(u, decl, p.Argument)
	if field == nil || len(field.Names) != 1 {
		return nil
	}
	if _, variadic := field.Type.(*ast.Ellipsis); variadic || !types.IsInterface(variable.Type()) {
		return nil
	}
	name := edit.FreeName(u, decl, "T", "V", "E")
	mentions := syntax.UsesOf(u, decl.Body, variable)
	if name == "" || mentions.Addressed || mentions.Assigned > 0 {
		return nil
	}
	made := edit.NewRewrite(u, s, wire.InterfaceToTypeParameter, map[string]string{
		"function": function.Name(), "parameter": variable.Name(), "interface": s.Brief(field.Type),
	})
	made.Insert(decl.Type.Params.Opening, "["+name+" "+s.Of(field.Type)+"]")
	made.Replace(field.Type, name)
	for _, mention := range mentions.Idents {
		// Only an interface value has a dynamic type to assert, so the parameter is converted to the interface
		// first.
		if asserted, ok := mention.Path[len(mention.Path)-2].(*ast.TypeAssertExpr); ok && asserted.X == mention.Ident {
			made.Replace(mention.Ident, s.Of(field.Type)+"("+mention.Ident.Name+")")
		}
		if len(mention.Path) > 4 {
			if asked, ok := mention.Path[len(mention.Path)-4].(*ast.TypeSwitchStmt); ok {
				renameCases(u, made, decl, asked, mention.Ident.Name)
			}
		}
	}
	return []*edit.Rewrite{made}
}

// renameCases renames the variable of a type switch, and makes the cases that don't list exactly one type use the
// parameter instead. In those cases, the variable would have the interface type, so the parameter would be boxed.
func renameCases(u *load.Package, made *edit.Rewrite, decl *ast.FuncDecl, asked *ast.TypeSwitchStmt, parameter string) {
	assigned, ok := asked.Assign.(*ast.AssignStmt)
	name := edit.FreeName(u, decl, "typed", "known", "concrete")
	if !ok || name == "" {
		return
	}
	made.Replace(assigned.Lhs[0], name)
	for _, stmt := range asked.Body.List {
		clause := stmt.(*ast.CaseClause)
		replacement := name
		if len(clause.List) != 1 {
			replacement = parameter
		}
		for _, mention := range syntax.UsesOf(u, clause, u.Info.Implicits[clause]).Idents {
			made.Replace(mention.Ident, replacement)
		}
	}
}

// hasTypeParameters reports whether the package's language version has type parameters (Go 1.18).
func hasTypeParameters(u *load.Package) bool { return u.Since("go1.18") }

// isValue reports whether the package uses a function other than by calling it.
func isValue(u *load.Package, function *types.Func) bool {
	called := map[*ast.Ident]bool{}
	found := false
	for _, s := range u.Files {
		if s.Syntax == nil {
			continue
		}
		ast.Inspect(s.Syntax, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				if ident, ok := ast.Unparen(node.Fun).(*ast.Ident); ok {
					called[ident] = true
				}
			case *ast.Ident:
				found = found || u.Info.Uses[node] == function && !called[node]
			}
			return !found
		})
	}
	return found
}

// parameterAt returns the variable of the parameter at an index, and the field that declares it. It returns nil if
// the parameter has no name.
func parameterAt(u *load.Package, decl *ast.FuncDecl, index int) (*ast.Field, *types.Var) {
	at := 0
	for _, field := range decl.Type.Params.List {
		for _, name := range field.Names {
			if at == index {
				variable, _ := u.Info.Defs[name].(*types.Var)
				if variable == nil {
					return nil, nil
				}
				return field, variable
			}
			at++
		}
	}
	return nil, nil
}
