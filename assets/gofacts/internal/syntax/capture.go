package syntax

import (
	"go/ast"
	"go/types"
	"go/version"

	"gofacts/internal/load"
)

// CapturedByReference reports whether a function literal captures a variable by reference, by the compiler's own
// rules (flowClosure in cmd/compile/internal/escape): a variable is captured by value unless its address is taken, it
// is larger than 128 bytes, or it may be assigned after the literal is created. A return statement counts as an
// assignment to a named result. A variable that is captured by reference moves to the heap if the literal does.
func CapturedByReference(u *load.Package, s *load.File, variable *types.Var, literal *ast.FuncLit) bool {
	decl := Enclosing(s.Syntax, variable.Pos())
	if decl == nil {
		return true
	}
	mentions := UsesOf(u, decl, variable)
	return mentions.Addressed || u.Size(variable.Type()) > 128 ||
		assignedSince(u, s, variable, literal, mentions) || resultOf(u, s, variable) != nil
}

// IsSettled reports whether a variable has its final value when a literal is created, so that a copy is equivalent.
func IsSettled(u *load.Package, s *load.File, variable *types.Var, literal *ast.FuncLit) bool {
	decl := Enclosing(s.Syntax, variable.Pos())
	if decl == nil {
		return false
	}
	mentions := UsesOf(u, decl, variable)
	if mentions.Addressed || assignedSince(u, s, variable, literal, mentions) {
		return false
	}
	result := resultOf(u, s, variable)
	return result == nil || returnsItself(u, result, variable)
}

// assignedSince reports whether a variable may be assigned after a literal is created.
func assignedSince(u *load.Package, s *load.File, variable *types.Var, literal *ast.FuncLit, mentions *Uses) bool {
	path := PathTo(s.Syntax, literal.Pos())
	// In a loop that doesn't declare the variable, an assignment above the literal runs again after it, in the next
	// iteration.
	from := literal.Pos()
	for i, node := range path {
		if body := LoopBody(node); body != nil && i+1 < len(path) && (variable.Pos() < node.Pos() || node.End() <= variable.Pos()) {
			from = min(from, node.Pos())
		}
		// Since Go 1.22, each iteration has its own copy of the variable. The post statement changes only the copy of the
		// next iteration.
		if loop, ok := node.(*ast.ForStmt); ok && loop.Init != nil && loop.Init.Pos() <= variable.Pos() && variable.Pos() < loop.Init.End() {
			return !hasVariablePerRound(u) || !assignedOnlyByPost(u, mentions, loop)
		}
	}
	for _, mention := range mentions.Idents {
		if writes(u, mention) && (mention.Ident.Pos() >= from || isElsewhere(mention, variable)) {
			return true
		}
	}
	return false
}

// writes reports whether a mention assigns the variable, or a field or element that is part of its value.
func writes(u *load.Package, mention Mention) bool {
	var child ast.Expr = mention.Ident
	for i := len(mention.Path) - 2; i >= 0; i-- {
		switch parent := mention.Path[i].(type) {
		case *ast.ParenExpr:
			child = parent
		case *ast.SelectorExpr:
			if parent.X != child || IsPointer(u.TypeOf(child)) {
				return false
			}
			child = parent
		case *ast.IndexExpr:
			if _, ok := Under(u.TypeOf(parent.X)).(*types.Array); !ok || parent.X != child {
				return false
			}
			child = parent
		default:
			return IsAssigned(parent, child)
		}
	}
	return false
}

// hasVariablePerRound reports whether the package's language version is Go 1.22 or newer, in which each iteration of
// a loop has its own copy of the loop's variables (https://go.dev/blog/loopvar-preview).
func hasVariablePerRound(u *load.Package) bool {
	language := load.GoVersion(u.Spec.GoVersion)
	return language == "" || version.Compare(language, "go1.22") >= 0
}

// isElsewhere reports whether a mention is in a function literal that doesn't declare the variable. Such a literal
// may run at any time.
func isElsewhere(mention Mention, variable *types.Var) bool {
	for _, node := range mention.Path {
		if other, ok := node.(*ast.FuncLit); ok && (variable.Pos() < other.Pos() || other.End() <= variable.Pos()) {
			return true
		}
	}
	return false
}

func assignedOnlyByPost(u *load.Package, mentions *Uses, loop *ast.ForStmt) bool {
	for _, mention := range mentions.Idents {
		if writes(u, mention) && (loop.Post == nil || !mention.Within(loop.Post)) {
			return false
		}
	}
	return true
}

// result describes a named result of a function.
type result struct {
	body  *ast.BlockStmt
	index int
	count int
}

// resultOf returns the named result that a variable denotes, or nil if the variable isn't a named result.
func resultOf(u *load.Package, s *load.File, variable *types.Var) *result {
	for _, node := range PathTo(s.Syntax, variable.Pos()) {
		var typ *ast.FuncType
		var body *ast.BlockStmt
		switch node := node.(type) {
		case *ast.FuncDecl:
			typ, body = node.Type, node.Body
		case *ast.FuncLit:
			typ, body = node.Type, node.Body
		default:
			continue
		}
		if typ.Results == nil || body == nil {
			continue
		}
		found := &result{body: body, index: -1}
		for _, field := range typ.Results.List {
			for _, name := range field.Names {
				if u.Info.Defs[name] == variable {
					found.index = found.count
				}
				found.count++
			}
		}
		if found.index >= 0 {
			return found
		}
	}
	return nil
}

// returnsItself reports whether every return statement either has no operands or returns the named result itself in
// its own position.
func returnsItself(u *load.Package, named *result, variable *types.Var) bool {
	itself := true
	ast.Inspect(named.body, func(node ast.Node) bool {
		if _, ok := node.(*ast.FuncLit); ok {
			return false
		}
		returned, ok := node.(*ast.ReturnStmt)
		if !ok || len(returned.Results) == 0 {
			return true
		}
		itself = itself && len(returned.Results) == named.count && u.ObjectOf(returned.Results[named.index]) == variable
		return true
	})
	return itself
}
