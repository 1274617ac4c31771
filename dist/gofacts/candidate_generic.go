package main

import (
	"go/ast"
	"go/types"
)

// interfaceToTypeParameter lets a function of the package take the value as it is: with a type parameter instead of an
// interface it is put into one only where the function itself needs one.
func interfaceToTypeParameter(p *spot) []*rewrite {
	u := p.unit
	if p.kind != "boxing" || p.call == nil || p.argument < 0 || !u.hasTypeParameters() {
		return nil
	}
	function, selection := u.functionCalled(p.call)
	if function == nil || selection != nil || function.Pkg() != u.pkg || function.Exported() || p.call.Ellipsis.IsValid() {
		return nil
	}
	s, decl := u.declarationOf(function)
	if decl == nil || decl.Body == nil || decl.Recv != nil || decl.Type.TypeParams != nil || u.isValue(function) {
		return nil
	}
	field, variable := u.parameterAt(decl, p.argument)
	if field == nil || len(field.Names) != 1 {
		return nil
	}
	if _, variadic := field.Type.(*ast.Ellipsis); variadic || !types.IsInterface(variable.Type()) {
		return nil
	}
	name := u.freeName(decl, "T", "V", "E")
	mentions := u.usesOf(decl.Body, variable)
	if name == "" || mentions.addressed || mentions.assigned > 0 {
		return nil
	}
	made := u.rewrite(s, "interface-to-type-parameter", map[string]string{
		"function": function.Name(), "parameter": variable.Name(), "interface": s.brief(field.Type),
	})
	made.insert(decl.Type.Params.Opening, "["+name+" "+s.of(field.Type)+"]")
	made.replace(field.Type, name)
	for _, mention := range mentions.idents {
		// Only an interface can be asked for its dynamic type.
		if asserted, ok := mention.path[len(mention.path)-2].(*ast.TypeAssertExpr); ok && asserted.X == mention.ident {
			made.replace(mention.ident, s.of(field.Type)+"("+mention.ident.Name+")")
		}
		if len(mention.path) > 4 {
			if asked, ok := mention.path[len(mention.path)-4].(*ast.TypeSwitchStmt); ok {
				u.renameCases(made, decl, asked, mention.ident.Name)
			}
		}
	}
	return []*rewrite{made}
}

// renameCases lets a type switch have a variable of its own name, and cases that do not know the type take the parameter:
// what they do with it would make the switch put it into an interface for every case.
func (u *unit) renameCases(made *rewrite, decl *ast.FuncDecl, asked *ast.TypeSwitchStmt, parameter string) {
	assigned, ok := asked.Assign.(*ast.AssignStmt)
	name := u.freeName(decl, "typed", "known", "concrete")
	if !ok || name == "" {
		return
	}
	made.replace(assigned.Lhs[0], name)
	for _, stmt := range asked.Body.List {
		clause := stmt.(*ast.CaseClause)
		replacement := name
		if len(clause.List) != 1 {
			replacement = parameter
		}
		for _, mention := range u.usesOf(clause, u.info.Implicits[clause]).idents {
			made.replace(mention.ident, replacement)
		}
	}
}

// hasTypeParameters: the language has them since Go 1.18.
func (u *unit) hasTypeParameters() bool { return u.since("go1.18") }

// declarationOf is where a function of the package is declared.
func (u *unit) declarationOf(function *types.Func) (*source, *ast.FuncDecl) {
	for _, s := range u.files {
		if s.file == nil {
			continue
		}
		for _, decl := range s.file.Decls {
			if declared, ok := decl.(*ast.FuncDecl); ok && u.info.Defs[declared.Name] == function {
				return s, declared
			}
		}
	}
	return nil, nil
}

// isValue says whether a function is used for anything but to be called.
func (u *unit) isValue(function *types.Func) bool {
	called := map[*ast.Ident]bool{}
	found := false
	for _, s := range u.files {
		if s.file == nil {
			continue
		}
		ast.Inspect(s.file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				if ident, ok := ast.Unparen(node.Fun).(*ast.Ident); ok {
					called[ident] = true
				}
			case *ast.Ident:
				found = found || u.info.Uses[node] == function && !called[node]
			}
			return !found
		})
	}
	return found
}

// parameterAt is the field and the variable of a parameter; nil where it has no name.
func (u *unit) parameterAt(decl *ast.FuncDecl, index int) (*ast.Field, *types.Var) {
	at := 0
	for _, field := range decl.Type.Params.List {
		for _, name := range field.Names {
			if at == index {
				variable, _ := u.info.Defs[name].(*types.Var)
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
