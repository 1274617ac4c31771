package text

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode/utf8"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
)

// longestRune is the maximum length in bytes of a rune that is encoded in UTF-8.
const longestRune = utf8.UTFMax

// addsTo returns the operands that a statement adds to a string or builder. adds is false if the statement adds
// nothing, and ok is false if it may change the string or builder in another way.
type addsTo func(stmt ast.Stmt) (parts []ast.Expr, adds, ok bool)

// summing turns statements that add to a string or builder into statements that only compute the length that is
// added.
type summing struct {
	p    *edit.Spot
	adds addsTo
	// total is the name of the variable that holds the sum.
	total string
	// changed contains the variables whose values aren't known before the summed statements: those that the statements
	// change, and those whose definitions can't be evaluated in advance.
	changed map[*types.Var]bool
}

// sum is the maximum length that statements add to a string or builder: a known number of bytes, and terms in source
// order.
type sum struct {
	bytes int
	terms []term
}

// term is a length, a statement that adds lengths, or a definition that later terms may need.
type term struct {
	// length is an expression for a number of bytes, which is multiplied by times.
	length string
	times  int
	// anywhere reports whether the length can be evaluated safely even if the statement that adds it doesn't run.
	anywhere bool
	lines    []string
	// defines lists the variables of a definition, and value is the definition's text. The entry for a blank
	// identifier is nil.
	defines []*types.Var
	value   string
	// variables lists the variables that the term reads.
	variables []*types.Var
}

// sumOf returns the length that a list of statements adds, or nil if a statement is not understood.
func sumOf(p *edit.Spot, list []ast.Stmt, target *types.Var, total string, adds addsTo) *sum {
	m := &summing{p: p, adds: adds, total: total, changed: map[*types.Var]bool{target: true}}
	for _, stmt := range list {
		if !m.noteChanges(stmt) {
			return nil
		}
	}
	return m.block(list)
}

// noteChanges collects the variables that are assigned anywhere inside a statement. It returns false if the statement
// may also change memory in another way, such as through a pointer. It ignores the counters of for loops, because
// they change only between iterations.
func (m *summing) noteChanges(root ast.Stmt) bool {
	u := m.p.Pkg
	understood := true
	assigned := func(expr ast.Expr) {
		ident, ok := ast.Unparen(expr).(*ast.Ident)
		if !ok {
			understood = false
			return
		}
		if ident.Name == "_" || u.Info.Defs[ident] != nil {
			return
		}
		variable, ok := u.Info.Uses[ident].(*types.Var)
		understood = understood && ok && variable.Parent() != u.Types.Scope() && variable.Pkg() == u.Types &&
			!syntax.UsesOf(u, m.p.Decl, variable).Addressed
		m.changed[variable] = true
	}
	ast.Inspect(root, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.AssignStmt:
			for _, left := range node.Lhs {
				assigned(left)
			}
		case *ast.IncDecStmt:
			assigned(node.X)
		case *ast.ForStmt:
			understood = understood && countsOnly(u, node)
			for _, inner := range []ast.Node{node.Init, node.Cond, node.Body} {
				if inner, ok := inner.(ast.Stmt); ok {
					understood = m.noteChanges(inner) && understood
				}
			}
			return false
		case *ast.RangeStmt:
			understood = understood && node.Tok != token.ASSIGN
		case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt:
			understood = false
		}
		return understood
	})
	return understood
}

// block returns the length that a list of statements adds, or nil if a statement is not understood.
func (m *summing) block(list []ast.Stmt) *sum {
	all := &sum{}
	for _, stmt := range list {
		one := m.statement(stmt)
		if one == nil {
			return nil
		}
		all.bytes += one.bytes
		all.terms = append(all.terms, one.terms...)
	}
	return all
}

func (m *summing) statement(stmt ast.Stmt) *sum {
	parts, adds, ok := m.adds(stmt)
	if !ok {
		return nil
	}
	if adds {
		all := &sum{}
		for _, part := range parts {
			one := m.length(part)
			if one == nil {
				return nil
			}
			all.bytes += one.bytes
			all.terms = append(all.terms, one.terms...)
		}
		return all
	}
	switch stmt := stmt.(type) {
	case *ast.EmptyStmt, *ast.IncDecStmt:
		return &sum{}
	case *ast.ExprStmt:
		return m.nothing(stmt.X)
	case *ast.AssignStmt:
		if stmt.Tok == token.DEFINE {
			return m.definition(stmt)
		}
		return m.nothing(stmt.Rhs...)
	case *ast.IfStmt:
		return m.branches(stmt)
	case *ast.SwitchStmt:
		return m.cases(stmt)
	case *ast.RangeStmt:
		return m.rounds(stmt)
	case *ast.ForStmt:
		return m.counted(stmt)
	}
	return nil
}

// nothing returns an empty sum if evaluating the expressions changes nothing, and nil otherwise.
func (m *summing) nothing(exprs ...ast.Expr) *sum {
	if !syntax.ReadingOf(m.p.Pkg, exprs...).Quiet {
		return nil
	}
	return &sum{}
}

// readable returns the variables that expressions read, and whether the expressions can be evaluated before the
// summed statements with the same results.
func (m *summing) readable(exprs ...ast.Expr) ([]*types.Var, bool) {
	found := syntax.ReadingOf(m.p.Pkg, exprs...)
	isChanged := slices.ContainsFunc(found.Variables, func(variable *types.Var) bool { return m.changed[variable] })
	for _, expr := range exprs {
		if expr != nil && strings.Contains(m.p.File.Of(expr), "\n") {
			return nil, false
		}
	}
	return found.Variables, found.Quiet && found.Repeatable && !isChanged
}

// definition returns a sum that contains the definition x := …, for the terms that read x. The sum is empty if the
// definition can't be evaluated in advance, and nil if evaluating it may change something.
func (m *summing) definition(stmt *ast.AssignStmt) *sum {
	u := m.p.Pkg
	variables, ok := m.readable(stmt.Rhs...)
	if !ok && m.nothing(stmt.Rhs...) == nil {
		return nil
	}
	made := term{variables: variables}
	for _, left := range stmt.Lhs {
		variable, isNew := u.Info.Defs[left.(*ast.Ident)].(*types.Var)
		if !isNew && left.(*ast.Ident).Name != "_" {
			ok = false
		}
		made.defines = append(made.defines, variable)
	}
	if !ok {
		for _, variable := range made.defines {
			m.changed[variable] = true
		}
		return &sum{}
	}
	var values []string
	for _, value := range stmt.Rhs {
		values = append(values, m.p.File.Of(value))
	}
	made.value = strings.Join(values, ", ")
	return &sum{terms: []term{made}}
}
