package text

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// branch is one branch of an if or switch statement. head is the line that begins it, and sum is the length that it
// adds.
type branch struct {
	head string
	sum  *sum
}

// branches returns the length that an if statement adds, or nil if it is unknown.
func (m *summing) branches(stmt *ast.IfStmt) *sum {
	var conditions []ast.Expr
	var chain []branch
	text := m.p.File.Of
	for around := stmt; ; {
		head := "if "
		if around.Init != nil {
			init, ok := around.Init.(*ast.AssignStmt)
			if !ok || init.Tok != token.DEFINE || m.adding(init) {
				return nil
			}
			conditions = append(conditions, init.Rhs...)
			head += text(init) + "; "
		}
		conditions = append(conditions, around.Cond)
		chain = append(chain, branch{head + text(around.Cond) + " {", m.block(around.Body.List)})
		if otherwise, ok := around.Else.(*ast.BlockStmt); ok {
			chain = append(chain, branch{"{", m.block(otherwise.List)})
		}
		next, ok := around.Else.(*ast.IfStmt)
		if !ok {
			break
		}
		around = next
	}
	return m.either(stmt, conditions, chain, func(chain []branch) []string {
		// Branches at the end that add nothing are left out. Those before them are kept, because they prevent later
		// conditions from being evaluated.
		for len(chain) > 1 && chain[len(chain)-1].sum.isEmpty() {
			chain = chain[:len(chain)-1]
		}
		var lines []string
		for i, branch := range chain {
			head := branch.head
			if i > 0 {
				head = "} else " + head
			}
			lines = append(append(lines, head), m.indented(branch.sum)...)
		}
		return append(lines, "}")
	})
}

// cases returns the length that a switch statement adds, or nil if it is unknown.
func (m *summing) cases(stmt *ast.SwitchStmt) *sum {
	if stmt.Init != nil {
		return nil
	}
	conditions := []ast.Expr{stmt.Tag}
	var clauses []branch
	for _, inner := range stmt.Body.List {
		clause := inner.(*ast.CaseClause)
		conditions = append(conditions, clause.List...)
		var values []string
		for _, value := range clause.List {
			values = append(values, m.p.File.Of(value))
		}
		head := "default:"
		if clause.List != nil {
			head = "case " + strings.Join(values, ", ") + ":"
		}
		clauses = append(clauses, branch{head, m.block(clause.Body)})
	}
	return m.either(stmt, conditions, clauses, func(clauses []branch) []string {
		head := "switch {"
		if stmt.Tag != nil {
			head = "switch " + m.p.File.Of(stmt.Tag) + " {"
		}
		lines := []string{head}
		for _, clause := range clauses {
			lines = append(append(lines, clause.head), m.indented(clause.sum)...)
		}
		return append(lines, "}")
	})
}

// either returns the length that one of several branches adds, or nil if it is unknown. If the lengths of all
// branches are constant, it returns their maximum. Otherwise, the sum repeats the conditions or, if they can't be
// evaluated in advance, adds up all branches.
func (m *summing) either(stmt ast.Stmt, conditions []ast.Expr, all []branch, write func([]branch) []string) *sum {
	if m.nothing(conditions...) == nil {
		return nil
	}
	most := &sum{}
	var variables []*types.Var
	for _, branch := range all {
		if branch.sum == nil {
			return nil
		}
		most.bytes = max(most.bytes, branch.sum.bytes)
		most.terms = append(most.terms, branch.sum.terms...)
		variables = append(variables, branch.sum.variables()...)
	}
	if most.adds() == 0 {
		return &sum{bytes: most.bytes}
	}
	if read, ok := m.readable(conditions...); ok {
		return &sum{terms: []term{{lines: write(all), variables: append(read, variables...)}}}
	}
	// It isn't known in advance which branch runs, so the lengths of all branches are added. That requires that each
	// length can be evaluated even if its branch doesn't run.
	most.terms = slices.DeleteFunc(most.terms, func(t term) bool { return t.defines != nil })
	for _, t := range most.terms {
		isInside := func(variable *types.Var) bool { return stmt.Pos() <= variable.Pos() && variable.Pos() < stmt.End() }
		if !t.anywhere || slices.ContainsFunc(t.variables, isInside) {
			return nil
		}
	}
	return most
}

// adding reports whether a statement adds to the string or builder, or uses it in a way that is not understood.
func (m *summing) adding(stmt ast.Stmt) bool {
	_, adds, ok := m.adds(stmt)
	return adds || !ok
}
