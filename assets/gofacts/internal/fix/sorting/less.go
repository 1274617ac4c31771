package sorting

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
)

// less is a function literal that compares two elements of a collection and does nothing else.
type less struct {
	p          *edit.Spot
	collection ast.Expr
	literal    *ast.FuncLit
	// body contains the literal's statements, without an initial statement that names the elements.
	body []ast.Stmt
	// elements maps each expression that denotes an element to 0 for xs[i], or to 1 for xs[j].
	elements map[ast.Node]int
	// names contains the names by which the rewrite refers to the two elements.
	names [2]string
}

// lessOf analyzes a func(i, j int) bool that uses i and j only as indices of the collection. It returns nil for any
// other function, and for one that might have side effects.
func lessOf(p *edit.Spot, literal *ast.FuncLit, collection ast.Expr) *less {
	u := p.Pkg
	var indices []types.Object
	for _, field := range literal.Type.Params.List {
		for _, name := range field.Names {
			indices = append(indices, u.Info.Defs[name])
		}
	}
	if len(indices) != 2 || indices[0] == nil || indices[1] == nil || !isPlace(u, collection) {
		return nil
	}
	l := &less{p: p, collection: collection, literal: literal, body: literal.Body.List, elements: map[ast.Node]int{}}
	if !l.findElements(indices) || !l.isHarmless() {
		return nil
	}
	if !l.nameElements() {
		for _, pair := range [][2]string{{"a", "b"}, {"x", "y"}, {"left", "right"}, {"one", "other"}} {
			if edit.FreeName(u, p.Decl, pair[0]) != "" && edit.FreeName(u, p.Decl, pair[1]) != "" {
				l.names = pair
				break
			}
		}
	}
	if l.names[0] == "" || len(l.body) == 0 {
		return nil
	}
	return l
}

// isExplained reports whether the literal's body contains comments. Only a rewrite that copies the whole text of the
// body keeps them.
func (l *less) isExplained() bool {
	s, body := l.p.File, l.literal.Body
	return slices.ContainsFunc(s.Syntax.Comments, func(comment *ast.CommentGroup) bool {
		return body.Lbrace < comment.Pos() && comment.Pos() < body.Rbrace && s.Line(comment.Pos()) > s.Line(body.Lbrace)
	})
}

// isPlace reports whether an expression is a variable, a field or an element, read without a call.
func isPlace(u *load.Package, expr ast.Expr) bool {
	switch expr := expr.(type) {
	case *ast.Ident:
		_, ok := u.Info.Uses[expr].(*types.Var)
		return ok
	case *ast.ParenExpr:
		return isPlace(u, expr.X)
	case *ast.StarExpr:
		return isPlace(u, expr.X)
	case *ast.SelectorExpr:
		selection := u.Info.Selections[expr]
		return selection != nil && selection.Kind() == types.FieldVal && isPlace(u, expr.X) || selection == nil && isPlace(u, expr.Sel)
	case *ast.IndexExpr:
		return isPlace(u, expr.X) && (syntax.IsConstant(u, expr.Index) || isPlace(u, expr.Index))
	}
	return false
}

// findElements finds the expressions xs[i] and xs[j]. It returns false if the collection or an index is used in any
// other way.
func (l *less) findElements(indices []types.Object) bool {
	u := l.p.Pkg
	only := true
	var path []ast.Node
	ast.Inspect(l.literal.Body, func(node ast.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return false
		}
		path = append(path, node)
		index, ok := node.(*ast.IndexExpr)
		if ok && l.isCollection(index.X) {
			if which := slices.Index(indices, u.ObjectOf(index.Index)); which >= 0 {
				l.elements[index] = which
				only = only && !syntax.IsAddressed(u, path)
				path = path[:len(path)-1]
				return false
			}
		}
		if ident, ok := node.(*ast.Ident); ok && u.Info.Uses[ident] != nil && slices.Contains(indices, u.Info.Uses[ident]) {
			only = false
		}
		if expr, ok := node.(ast.Expr); ok && l.isCollection(expr) {
			only = false
		}
		return true
	})
	return only && len(l.elements) > 0
}

// isCollection reports whether an expression has the same source text as the collection and refers to the same
// variables and fields.
func (l *less) isCollection(expr ast.Expr) bool {
	s := l.p.File
	if s.Of(expr) != s.Of(l.collection) {
		return false
	}
	return slices.Equal(objectsOf(l.p.Pkg, expr), objectsOf(l.p.Pkg, l.collection))
}

func objectsOf(u *load.Package, expr ast.Expr) []types.Object {
	var found []types.Object
	ast.Inspect(expr, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			found = append(found, u.Info.ObjectOf(ident))
		}
		return true
	})
	return found
}

// isHarmless reports whether the literal does nothing but compute its result: it assigns only to its own variables,
// and calls only declared functions, and these only for their results.
func (l *less) isHarmless() bool {
	u := l.p.Pkg
	harmless := true
	isOwn := func(expr ast.Expr) bool {
		object := u.ObjectOf(expr)
		ident, isIdent := expr.(*ast.Ident)
		return isIdent && ident.Name == "_" || object != nil && l.literal.Body.Pos() <= object.Pos() && object.Pos() < l.literal.End()
	}
	ast.Inspect(l.literal.Body, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt, *ast.SelectStmt, *ast.FuncLit:
			harmless = false
		case *ast.UnaryExpr:
			harmless = harmless && node.Op != token.ARROW && node.Op != token.AND
		case *ast.AssignStmt:
			harmless = harmless && !slices.ContainsFunc(node.Lhs, func(left ast.Expr) bool { return !isOwn(left) })
		case *ast.IncDecStmt:
			harmless = harmless && isOwn(node.X)
		case *ast.RangeStmt:
			again, _ := syntax.RangedOver(u.TypeOf(node.X))
			harmless = harmless && again && node.Tok != token.ASSIGN
		case *ast.CallExpr:
			name, isBuiltin := syntax.Builtin(u, node)
			function, _ := syntax.FunctionCalled(u, node)
			harmless = harmless && (u.Info.Types[node.Fun].IsType() || function != nil ||
				isBuiltin && slices.Contains([]string{"len", "cap", "min", "max"}, name))
		}
		return harmless
	})
	return harmless
}

// nameElements takes the elements' names from an initial statement a, b := xs[i], xs[j], if the variables keep
// their values.
func (l *less) nameElements() bool {
	u := l.p.Pkg
	define, ok := l.body[0].(*ast.AssignStmt)
	if !ok || define.Tok != token.DEFINE || len(define.Lhs) != 2 || len(define.Rhs) != 2 {
		return false
	}
	idents := map[*ast.Ident]int{}
	for i, right := range define.Rhs {
		which, ok := l.elements[ast.Unparen(right)]
		name := define.Lhs[i].(*ast.Ident)
		variable := u.Info.Defs[name]
		found := syntax.UsesOf(u, l.literal.Body, variable)
		if !ok || variable == nil || name.Name == "_" || l.names[which] != "" || found.Assigned > 0 || found.Addressed {
			l.names = [2]string{}
			return false
		}
		l.names[which] = name.Name
		for _, mention := range found.Idents {
			idents[mention.Ident] = which
		}
	}
	for ident, which := range idents {
		l.elements[ident] = which
	}
	l.body = l.body[1:]
	return true
}

// condition returns the source text of the comparison, and of the same comparison with the elements exchanged, if the
// body is a single short return statement. Otherwise, it returns empty strings.
func (l *less) condition() (one, other string) {
	if len(l.body) != 1 {
		return "", ""
	}
	result := resultOf(l.body[0])
	if result == nil || strings.Contains(l.p.File.Of(result), "\n") || len(l.p.File.Of(result)) > longestCondition {
		return "", ""
	}
	return l.of(result, false), l.of(result, true)
}

// of returns the source text of an expression in which the elements are replaced with their names. If exchanged is
// set, each element gets the name of the other.
func (l *less) of(expr ast.Expr, exchanged bool) string {
	return l.between(expr.Pos(), expr.End(), exchanged)
}

// text returns the source text of the body's statements, in which the elements are replaced with their names.
func (l *less) text() string {
	from := l.literal.Body.Lbrace + 1
	if len(l.body) < len(l.literal.Body.List) {
		from = l.literal.Body.List[0].End()
	}
	return l.between(from, l.literal.Body.Rbrace, false)
}

func (l *less) between(from, to token.Pos, exchanged bool) string {
	s := l.p.File
	begin := s.Offset(from)
	var changes []edit.Change
	for node, which := range l.elements {
		if node.Pos() < from || to < node.End() {
			continue
		}
		if exchanged {
			which = 1 - which
		}
		changes = append(changes, edit.Change{From: s.Offset(node.Pos()) - begin, To: s.Offset(node.End()) - begin, Text: l.names[which]})
	}
	edit.Order(changes)
	return edit.Apply(s.Text[begin:s.Offset(to)], changes)
}
