package main

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"
)

// readSites checks the packages and says of each site what stands there.
func readSites(request Request) SitesReply {
	reply := SitesReply{Units: []UnitReply{}, Sites: []SiteFacts{}}
	all := newSources(request.Overlay)
	var units []*unit
	for _, spec := range request.Units {
		checked := check(&request, all, spec)
		units = append(units, checked)
		reply.Units = append(reply.Units, checked.reply())
	}
	for _, site := range request.Sites {
		reply.Sites = append(reply.Sites, siteFacts(units, site))
	}
	return reply
}

// siteFacts never fails: what goes wrong at one site is said there.
func siteFacts(units []*unit, site Site) (facts SiteFacts) {
	facts = emptyFacts(site)
	defer func() {
		if reason := recover(); reason != nil {
			facts = emptyFacts(site)
			facts.Error = shorten(fmt.Sprint("the source was not understood: ", reason), 300)
		}
	}()
	u, s, adjusted := find(units, site)
	if s == nil {
		return facts
	}
	line := site.Line
	chosen := u.choose(s, site, adjusted)
	if adjusted {
		// The line is one of another file, which a //line directive names: only what was found there has a place here.
		if len(chosen) == 0 || chosen[0] == nil {
			return facts
		}
		line = s.line(chosen[0].at[0])
	}
	facts.Found, facts.File = true, s.path
	facts.Text = s.lineText(line)
	facts.Generated = ast.IsGenerated(s.file)
	path := pathToLine(s, line)
	if len(chosen) > 0 && chosen[0] != nil {
		path = chosen[0].path
	}
	facts.Function = u.functionFacts(s, path)
	facts.Loops = append(facts.Loops, u.loopFacts(s, path)...)
	facts.Calls = append(facts.Calls, u.callsOn(s, line, path)...)
	for i, node := range chosen {
		if node == nil {
			continue
		}
		fact := u.allocationFact(s, node)
		if i == 0 {
			facts.Allocation = &fact
		} else if len(facts.Others) < 8 {
			facts.Others = append(facts.Others, fact)
		}
	}
	if facts.Allocation != nil {
		facts.Operand = u.operandOf(s, chosen[0])
		facts.Pool = u.poolFacts(chosen[0])
	}
	facts.PoolCalls = append(facts.PoolCalls, u.allPools().calls...)
	facts.Types = append(facts.Types, u.typesAt(chosen)...)
	if !adjusted && isBelow(u.request.Root, s.path) {
		facts.Candidates = append(facts.Candidates, u.candidates(s, chosen, site.Before)...)
	}
	return facts
}

func emptyFacts(site Site) SiteFacts {
	return SiteFacts{
		ID: site.ID, Loops: []LoopFacts{}, Others: []AllocationFact{}, Types: []TypeFacts{}, Calls: []CallFacts{},
		PoolCalls: []string{}, Candidates: []Candidate{},
	}
}

func isBelow(folder, path string) bool {
	relative, err := filepath.Rel(folder, path)
	return folder != "" && err == nil && filepath.IsLocal(relative)
}

// find is the file of a site; adjusted where the site names the source that a //line directive tells of.
func find(units []*unit, site Site) (u *unit, s *source, adjusted bool) {
	for _, u := range units {
		for _, s := range u.files {
			if s.path == site.File && s.file != nil && s.file.Name != nil {
				return u, s, false
			}
		}
	}
	for _, u := range units {
		for _, s := range u.files {
			if s.file == nil {
				continue
			}
			told := func(decl ast.Decl) bool {
				return s.fset.PositionFor(decl.Pos(), true).Filename == site.File ||
					s.fset.PositionFor(decl.End()-1, true).Filename == site.File
			}
			if slices.ContainsFunc(s.file.Decls, told) {
				return u, s, true
			}
		}
	}
	return nil, nil, false
}

// pathToLine leads to the innermost node that spans a line where no more is known of the place.
func pathToLine(s *source, line int) []ast.Node {
	var best, path []ast.Node
	ast.Inspect(s.file, func(node ast.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return false
		}
		path = append(path, node)
		lines := s.lines(node)
		if lines.Line <= line && line <= lines.EndLine && len(path) > len(best) {
			best = slices.Clone(path)
		}
		return true
	})
	return best
}

// callsOn lists the calls that begin on a line, or whose arguments do.
func (u *unit) callsOn(s *source, line int, path []ast.Node) []CallFacts {
	var found []CallFacts
	decl := declarationIn(path)
	if decl == nil {
		return nil
	}
	ast.Inspect(decl, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok || len(found) >= 20 {
			return len(found) < 20
		}
		if s.line(call.Lparen) != line && s.line(call.Pos()) != line {
			return true
		}
		if _, builtin := u.builtin(call); !builtin && !u.info.Types[call.Fun].IsType() {
			found = append(found, u.calleeOf(call))
		}
		return true
	})
	return found
}

func declarationIn(path []ast.Node) ast.Decl {
	for _, node := range path {
		if decl, ok := node.(ast.Decl); ok {
			return decl
		}
	}
	return nil
}
