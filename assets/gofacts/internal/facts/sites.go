// Package facts answers requests for the declarations of files and for facts about allocation sites.
package facts

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"slices"

	"gofacts/internal/alloc"
	"gofacts/internal/fix"
	"gofacts/internal/load"
	"gofacts/internal/pools"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Sites type-checks the packages of a request and returns facts about each of its sites.
func Sites(request wire.Request) wire.SitesReply {
	reply := wire.SitesReply{Units: []wire.UnitReply{}, Sites: []wire.SiteFacts{}}
	all := load.NewFiles(request.Overlay)
	var units []*load.Package
	for _, spec := range request.Units {
		units = append(units, load.Check(&request, all, spec))
	}
	for _, site := range request.Sites {
		reply.Sites = append(reply.Sites, siteFacts(units, site))
	}
	for _, checked := range units {
		reply.Units = append(reply.Units, checked.Reply())
	}
	return reply
}

// siteFacts returns facts about one site. If the analysis panics, they contain only the site's ID and an error.
func siteFacts(units []*load.Package, site wire.Site) (facts wire.SiteFacts) {
	facts = emptyFacts(site)
	defer func() {
		if reason := recover(); reason != nil {
			facts = emptyFacts(site)
			facts.Error = load.Shorten(fmt.Sprint("the source was not understood: ", reason), 300)
			if len(units) > 0 {
				units[0].Note(fmt.Sprintf("%s:%d", site.File, site.Line), reason)
			}
		}
	}()
	u, s, adjusted := find(units, site)
	if s == nil {
		return facts
	}
	line := site.Line
	chosen := alloc.Choose(u, s, site, adjusted)
	if adjusted {
		// The site's file is one that a //line directive names, so site.Line isn't a line of s. The line in s is known
		// only if an allocation was found for the site.
		if len(chosen) == 0 || chosen[0] == nil {
			return facts
		}
		line = s.Line(chosen[0].At[0])
	}
	facts.Found, facts.File = true, s.Path
	facts.Text = s.LineText(line)
	facts.Generated = ast.IsGenerated(s.Syntax)
	path := pathToLine(s, line)
	if len(chosen) > 0 && chosen[0] != nil {
		path = chosen[0].Path
	}
	facts.Function = functionFacts(u, s, path)
	facts.Loops = append(facts.Loops, loopFacts(u, s, path)...)
	facts.Calls = append(facts.Calls, callsOn(u, s, line, path)...)
	for i, node := range chosen {
		if node == nil {
			continue
		}
		fact := alloc.Describe(u, s, node)
		if i == 0 {
			facts.Allocation = &fact
		} else if len(facts.Others) < 8 {
			facts.Others = append(facts.Others, fact)
		}
	}
	if facts.Allocation != nil {
		facts.Operand = alloc.OperandOf(u, s, chosen[0])
		facts.Pool = pools.Facts(u, chosen[0])
	}
	facts.Names = siteNames(s, &facts, path, line)
	facts.Gets = getsAbove(s, path, line)
	facts.PoolCalls = append(facts.PoolCalls, pools.Of(u).Calls...)
	facts.Types = append(facts.Types, alloc.TypesAt(u, chosen)...)
	if !adjusted && isBelow(u.Request.Root, s.Path) {
		facts.Candidates = append(facts.Candidates, fix.Candidates(u, s, chosen, site.Before)...)
	}
	return facts
}

func emptyFacts(site wire.Site) wire.SiteFacts {
	return wire.SiteFacts{
		ID: site.ID, Loops: []wire.LoopFacts{}, Others: []wire.AllocationFact{}, Types: []wire.TypeFacts{}, Calls: []wire.CallFacts{},
		Names: wire.SiteNames{Close: []string{}, Near: []string{}}, Gets: []string{}, PoolCalls: []string{}, Candidates: []wire.Candidate{},
	}
}

func isBelow(folder, path string) bool {
	relative, err := filepath.Rel(folder, path)
	return folder != "" && err == nil && filepath.IsLocal(relative)
}

// find returns the package and the file that contain a site. If there is no such file, s is nil. adjusted reports
// whether the site's file is one that a //line directive names.
func find(units []*load.Package, site wire.Site) (u *load.Package, s *load.File, adjusted bool) {
	for _, u := range units {
		for _, s := range u.Files {
			if s.Path == site.File && s.Syntax != nil && s.Syntax.Name != nil {
				return u, s, false
			}
		}
	}
	for _, u := range units {
		for _, s := range u.Files {
			if s.Syntax == nil {
				continue
			}
			told := func(decl ast.Decl) bool {
				return s.Fset.PositionFor(decl.Pos(), true).Filename == site.File ||
					s.Fset.PositionFor(decl.End()-1, true).Filename == site.File
			}
			if slices.ContainsFunc(s.Syntax.Decls, told) {
				return u, s, true
			}
		}
	}
	return nil, nil, false
}

// pathToLine returns the path to the innermost node whose lines include the given line. It is used if no allocation
// is known at the site.
func pathToLine(s *load.File, line int) []ast.Node {
	var best, path []ast.Node
	ast.Inspect(s.Syntax, func(node ast.Node) bool {
		if node == nil {
			path = path[:len(path)-1]
			return false
		}
		path = append(path, node)
		lines := s.Lines(node)
		if lines.Line <= line && line <= lines.EndLine && len(path) > len(best) {
			best = slices.Clone(path)
		}
		return true
	})
	return best
}

// callsOn returns up to 20 calls in the top-level declaration of a path: those that begin on the given line, or have
// their opening parenthesis on it. It ignores conversions and calls of builtins.
func callsOn(u *load.Package, s *load.File, line int, path []ast.Node) []wire.CallFacts {
	var found []wire.CallFacts
	decl := declarationIn(path)
	if decl == nil {
		return nil
	}
	ast.Inspect(decl, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok || len(found) >= 20 {
			return len(found) < 20
		}
		if s.Line(call.Lparen) != line && s.Line(call.Pos()) != line {
			return true
		}
		if _, builtin := syntax.Builtin(u, call); !builtin && !u.Info.Types[call.Fun].IsType() {
			found = append(found, syntax.CalleeOf(u, call))
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
