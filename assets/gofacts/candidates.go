package main

import (
	"go/ast"
	"slices"
)

// mostCandidates bounds the edits of one site: each costs the caller a build.
const mostCandidates = 8

// spot is the place that candidates are made for.
type spot struct {
	unit *unit
	s    *source
	*allocation
	// function is the innermost function around it, with its body; decl the declaration.
	function ast.Node
	body     *ast.BlockStmt
	decl     ast.Decl
	// before are the lines that the change took away there.
	before []string
	// loops are around the allocation within the function, the outermost first; loops of benchmarks are left out.
	loops []ast.Node
}

// makers makes the candidates of one kind of edit; each gives nothing where it does not fit.
var makers = []func(*spot) []*rewrite{
	sliceCapacity,
	mapCapacity,
	builderGrow,
	formatting,
	concatToBuilder,
	concatAtOnce,
	mapIndexConversion,
	convertOnce,
	poolPut,
	poolGet,
	valueInsteadOfPointer,
	argumentInsteadOfCapture,
	hoistLiteral,
	sortSlice,
	hoistCall,
	interfaceToTypeParameter,
	orderFields,
	roomAsBefore,
}

// candidates lists the edits for a site that compile, the likeliest first, each content once.
func (u *unit) candidates(s *source, chosen []*allocation, before []string) []Candidate {
	found := []Candidate{}
	if u.pkg == nil || s.err != nil || ast.IsGenerated(s.file) {
		return found
	}
	seen := map[string]bool{}
	for i, node := range chosen {
		// What is not likely to be the site is no reason for an edit.
		if node == nil || i > 3 {
			continue
		}
		place := u.spot(s, node)
		if place == nil {
			continue
		}
		place.before = before
		for _, maker := range makers {
			for _, candidate := range made(maker, place) {
				if len(found) >= mostCandidates {
					return found
				}
				if !seen[candidate.Content] {
					seen[candidate.Content] = true
					found = append(found, candidate)
				}
			}
		}
	}
	return found
}

// made are the candidates of one maker that compile; a maker that does not understand the source has none.
func made(maker func(*spot) []*rewrite, place *spot) (found []Candidate) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	for _, rewritten := range maker(place) {
		if rewritten == nil {
			continue
		}
		if candidate := rewritten.candidate(); candidate != nil {
			found = append(found, *candidate)
		}
	}
	return found
}

func (u *unit) spot(s *source, node *allocation) *spot {
	place := &spot{unit: u, s: s, allocation: node}
	for i, around := range node.path[:len(node.path)-1] {
		switch around := around.(type) {
		case *ast.FuncDecl:
			if around.Body == nil {
				return nil
			}
			place.function, place.body, place.decl = around, around.Body, around
		case *ast.FuncLit:
			if place.decl == nil {
				return nil
			}
			place.function, place.body = around, around.Body
			place.loops = nil
		case *ast.RangeStmt, *ast.ForStmt:
			body := loopBody(around)
			if node.path[i+1] == ast.Node(body) && !u.isBenchmarkLoop(around) {
				place.loops = append(place.loops, around)
			}
		}
	}
	if place.body == nil {
		return nil
	}
	return place
}

// statement is the innermost statement of a path that stands in a list of statements.
func statement(path []ast.Node) ast.Stmt {
	for i := len(path) - 1; i > 0; i-- {
		stmt, ok := path[i].(ast.Stmt)
		if !ok {
			continue
		}
		switch path[i-1].(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
			return stmt
		}
	}
	return nil
}

// listAround is the list of statements that a statement stands in.
func listAround(path []ast.Node, stmt ast.Stmt) []ast.Stmt {
	index := slices.IndexFunc(path, func(node ast.Node) bool { return node == ast.Node(stmt) })
	if index < 1 {
		return nil
	}
	switch around := path[index-1].(type) {
	case *ast.BlockStmt:
		return around.List
	case *ast.CaseClause:
		return around.Body
	case *ast.CommClause:
		return around.Body
	}
	return nil
}

// loopsSince are the loops that a variable's declaration lies outside of.
func (p *spot) loopsSince(declared ast.Node) []ast.Node {
	var found []ast.Node
	for _, loop := range p.loops {
		if declared.Pos() < loop.Pos() || loop.End() <= declared.Pos() {
			found = append(found, loop)
		}
	}
	return found
}

// roundsOf is a bound for all rounds of nested loops: of the inner ones where it can be said before the outer begins.
func (p *spot) roundsOf(loops []ast.Node) *bound {
	if len(loops) == 0 {
		return nil
	}
	first := p.unit.bound(p.s, loops[0])
	if first == nil {
		return nil
	}
	for _, loop := range loops[1:] {
		inner := p.unit.bound(p.s, loop)
		if inner == nil || !p.declaredBefore(inner, loops[0]) {
			return first
		}
		first = &bound{text: factor(first.text) + "*" + factor(inner.text), reads: append(first.reads, inner.reads...)}
	}
	return first
}

// factor puts a sum in parentheses, where it is not in some already.
func factor(text string) string {
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '+', '-', ' ':
			if depth == 0 {
				return "(" + text + ")"
			}
		}
	}
	return text
}

func (p *spot) declaredBefore(b *bound, node ast.Node) bool {
	for _, variable := range b.reads {
		if variable.Pkg() == p.unit.pkg && variable.Parent() != p.unit.pkg.Scope() && variable.Pos() >= node.Pos() {
			return false
		}
	}
	return true
}
