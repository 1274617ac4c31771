package main

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"
)

// perRound multiplies where the innermost loop appends more than one element a round.
func (p *spot) perRound(t *target, loops []ast.Node, rounds string) string {
	count := 0
	body := loopBody(loops[len(loops)-1])
	for _, stmt := range body.List {
		assign, ok := stmt.(*ast.AssignStmt)
		if !ok || len(assign.Rhs) != 1 {
			continue
		}
		call, ok := assign.Rhs[0].(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || call.Ellipsis.IsValid() || !p.unit.same(t, call.Args[0]) {
			continue
		}
		if name, ok := p.unit.builtin(call); ok && name == "append" {
			count += len(call.Args) - 1
		}
	}
	if count < 2 {
		return rounds
	}
	return strconv.Itoa(count) + "*" + factor(rounds)
}

// appended sums what is appended to a slice without a loop: append(a, b...), append(a, x, y).
func (p *spot) appended(t *target) (*bound, ast.Node) {
	var parts []string
	var reads []*types.Var
	var first ast.Node
	single, calls := 0, 0
	for _, node := range p.unit.allocations(p.s) {
		if node.kind != "append" || node.node.Pos() < p.body.Pos() || p.body.End() < node.node.Pos() {
			continue
		}
		if !p.unit.same(t, node.call.Args[0]) {
			continue
		}
		if first == nil {
			first = statement(node.path)
		}
		calls++
		if !node.call.Ellipsis.IsValid() {
			single += len(node.call.Args) - 1
			continue
		}
		last := node.call.Args[len(node.call.Args)-1]
		more, pure := p.unit.reads(last)
		if !pure {
			return nil, nil
		}
		parts = append(parts, "len("+p.s.of(last)+")")
		reads = append(reads, more...)
	}
	if single > 0 {
		parts = append(parts, strconv.Itoa(single))
	}
	if calls < 2 || len(parts) == 0 {
		return nil, nil
	}
	return &bound{text: strings.Join(parts, "+"), reads: reads}, first
}
