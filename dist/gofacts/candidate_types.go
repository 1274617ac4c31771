package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// typeText is the type that an expression writes out: []T{} and make([]T, 0) and []T(nil).
func (p *spot) typeText(value ast.Expr) string {
	switch value := ast.Unparen(value).(type) {
	case *ast.CompositeLit:
		if value.Type != nil {
			return p.s.of(value.Type)
		}
	case *ast.CallExpr:
		if name, ok := p.unit.builtin(value); ok && name == "make" {
			return p.s.of(value.Args[0])
		}
		if p.unit.info.Types[value.Fun].IsType() {
			return p.s.of(ast.Unparen(value.Fun))
		}
	}
	return ""
}

// beforeLoop starts the variable anew in front of the loop: a named result, a field, what the bound is not known for earlier.
func (p *spot) beforeLoop(t *target, begin start, rounds *bound, before ast.Node, kind string, words map[string]string) *rewrite {
	u := p.unit
	from := token.NoPos
	switch {
	case begin.stmt != nil && (begin.how == "nil" || begin.how == "empty" || begin.how == "make"):
		from = begin.stmt.End()
	case t.field == nil && u.variableKind(p.s, t) == "result":
		from = p.body.Pos()
	default:
		return nil
	}
	if kind == "map-capacity" && begin.how == "nil" || !p.declaredBefore(rounds, before) {
		return nil
	}
	for _, mention := range u.usesOf(p.decl, t.base).idents {
		at := mention.ident.Pos()
		if at < from || at >= before.Pos() {
			continue
		}
		// Of c.items, other fields of c may be used before.
		if parent, ok := mention.path[len(mention.path)-2].(*ast.SelectorExpr); ok && t.field != nil {
			if u.info.Selections[parent] != nil && u.info.Selections[parent].Obj() != t.field && isField(u, parent) {
				continue
			}
		}
		return nil
	}
	expr := t.expr
	typ := u.localName(p.s, u.typeOf(expr))
	if typ == "" || statementAt(p.body, before) == nil {
		return nil
	}
	made := u.rewrite(p.s, kind, words)
	made.before(before, p.s.of(expr)+" = "+made.make(kind, typ, rounds.text))
	return made
}

func isField(u *unit, selector *ast.SelectorExpr) bool {
	return u.info.Selections[selector].Kind() == types.FieldVal
}

// statementAt finds the statement that begins where a node does, in a list of statements below the body.
func statementAt(body *ast.BlockStmt, node ast.Node) ast.Stmt {
	var found ast.Stmt
	ast.Inspect(body, func(inner ast.Node) bool {
		if stmt, ok := inner.(ast.Stmt); ok && ast.Node(stmt) == node {
			found = stmt
		}
		return found == nil
	})
	return found
}

// localName writes a type as a file can, "" where it lacks the import that this needs.
func (u *unit) localName(s *source, t types.Type) string {
	if t == nil {
		return ""
	}
	known := true
	text := types.TypeString(t, func(other *types.Package) string {
		if other == u.pkg {
			return ""
		}
		for _, spec := range s.file.Imports {
			if strings.Trim(spec.Path.Value, "`\"") != other.Path() {
				continue
			}
			if spec.Name == nil {
				return other.Name()
			}
			if spec.Name.Name != "_" && spec.Name.Name != "." {
				return spec.Name.Name
			}
		}
		known = false
		return other.Name()
	})
	if !known {
		return ""
	}
	return text
}
