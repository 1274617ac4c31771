// Package alloc finds and describes the expressions and statements in a file that may allocate.
package alloc

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Allocation is an expression or statement that may allocate.
type Allocation struct {
	Kind wire.AllocationKind
	Node ast.Node
	// Path contains the nodes from the file down to Node, which is the last element.
	Path []ast.Node
	// At lists the positions at which the compiler may report the node, most likely first.
	At []token.Pos
	// Type is the type of the allocated or boxed value. For MapAssign, it is the type of the map, for MovedToHeap that
	// of the variable, and for Call that of the result. It is nil for Go and Defer.
	Type types.Type
	// Call is the call that allocates, or the call that receives the boxed value or the variadic slice. It is nil if
	// there is none.
	Call *ast.CallExpr
	// Argument is the index of the argument that is boxed, or -1 for any other allocation.
	Argument  int
	parameter types.Type
	Object    types.Object
}

// All returns the expressions and statements in a file that may allocate, in source order.
func All(u *load.Package, s *load.File) []*Allocation {
	type key struct{ file *load.File }
	return load.Remember(u, key{s}, func() []*Allocation {
		c := &collector{pkg: u}
		if s.Syntax != nil {
			ast.Inspect(s.Syntax, func(node ast.Node) bool {
				if node == nil {
					c.path = c.path[:len(c.path)-1]
					return false
				}
				c.path = append(c.path, node)
				c.visit(node)
				return true
			})
		}
		return c.found
	})
}

// collector walks a file and keeps the path to the current node.
type collector struct {
	pkg   *load.Package
	path  []ast.Node
	found []*Allocation
}

func (c *collector) add(kind wire.AllocationKind, node ast.Node, typ types.Type, at ...token.Pos) *Allocation {
	path := slices.Clone(c.path)
	if path[len(path)-1] != node {
		path = append(path, node)
	}
	added := &Allocation{Kind: kind, Node: node, Path: path, Type: typ, At: at, Argument: -1}
	c.found = append(c.found, added)
	return added
}

// parent returns the parent of the current node, ignoring parentheses.
func (c *collector) parent() ast.Node {
	for i := len(c.path) - 2; i >= 0; i-- {
		if _, ok := c.path[i].(*ast.ParenExpr); !ok {
			return c.path[i]
		}
	}
	return nil
}

func (c *collector) visit(node ast.Node) {
	u := c.pkg
	switch node := node.(type) {
	case *ast.CallExpr:
		c.visitCall(node)
	case *ast.CompositeLit:
		c.visitLiteral(node)
	case *ast.UnaryExpr:
		c.visitAddress(node)
	case *ast.FuncLit:
		c.add(wire.FuncLiteral, node, u.TypeOf(node), node.Pos())
	case *ast.SelectorExpr:
		c.visitSelector(node)
	case *ast.BinaryExpr:
		c.visitConcat(node)
	case *ast.AssignStmt:
		c.visitAssign(node)
	case *ast.IncDecStmt:
		c.visitMapWrite(node.X, node.TokPos)
	case *ast.ReturnStmt:
		c.visitReturn(node)
	case *ast.ValueSpec:
		c.visitSpec(node)
	case *ast.SendStmt:
		if channel, ok := syntax.Under(u.TypeOf(node.Chan)).(*types.Chan); ok {
			c.box(node.Value, channel.Elem(), nil, -1)
		}
	case *ast.GoStmt:
		c.add(wire.Go, node, nil, node.Pos(), node.Call.Lparen)
	case *ast.DeferStmt:
		c.add(wire.Defer, node, nil, node.Pos(), node.Call.Lparen)
	case *ast.FuncDecl:
		for _, list := range []*ast.FieldList{node.Recv, node.Type.Params, node.Type.Results} {
			if list == nil {
				continue
			}
			for _, field := range list.List {
				for _, name := range field.Names {
					c.variable(name)
				}
			}
		}
	case *ast.RangeStmt:
		if node.Tok == token.DEFINE {
			c.variable(node.Key)
			c.variable(node.Value)
		}
	}
}

func (c *collector) visitAddress(node *ast.UnaryExpr) {
	if node.Op != token.AND {
		return
	}
	if literal, ok := ast.Unparen(node.X).(*ast.CompositeLit); ok {
		c.add(wire.AddressOf, node, c.pkg.TypeOf(literal), node.OpPos, literal.Lbrace)
		return
	}
	if variable, ok := c.pkg.ObjectOf(node.X).(*types.Var); ok && !variable.IsField() && variable.Parent() != c.scope() {
		added := c.add(wire.MovedToHeap, node, variable.Type(), node.OpPos)
		added.Object = variable
	}
}

func (c *collector) scope() *types.Scope {
	if c.pkg.Types == nil {
		return nil
	}
	return c.pkg.Types.Scope()
}

// variable records that a declared variable may be moved to the heap. The compiler reports such a move at the
// declaration.
func (c *collector) variable(expr ast.Expr) {
	ident, ok := expr.(*ast.Ident)
	if !ok || ident.Name == "_" {
		return
	}
	if object, ok := c.pkg.Info.Defs[ident].(*types.Var); ok && object.Parent() != c.scope() {
		added := c.add(wire.MovedToHeap, ident, object.Type(), ident.Pos())
		added.Object = object
	}
}

func (c *collector) visitSelector(node *ast.SelectorExpr) {
	selection := c.pkg.Info.Selections[node]
	if selection == nil || selection.Kind() != types.MethodVal {
		return
	}
	if call, ok := c.parent().(*ast.CallExpr); ok && ast.Unparen(call.Fun) == node {
		return
	}
	added := c.add(wire.MethodValue, node, c.pkg.TypeOf(node), node.Sel.Pos(), node.Pos())
	added.Object = selection.Obj()
}

func (c *collector) visitConcat(node *ast.BinaryExpr) {
	if node.Op != token.ADD || !syntax.IsString(c.pkg.TypeOf(node)) || syntax.IsConstant(c.pkg, node) {
		return
	}
	if outer, ok := c.parent().(*ast.BinaryExpr); ok && outer.Op == token.ADD {
		return
	}
	added := c.add(wire.Concat, node, c.pkg.TypeOf(node), node.OpPos, node.Pos())
	for left, ok := ast.Unparen(node.X).(*ast.BinaryExpr); ok; left, ok = ast.Unparen(left.X).(*ast.BinaryExpr) {
		added.At = append(added.At, left.OpPos)
	}
}

func (c *collector) visitAssign(node *ast.AssignStmt) {
	u := c.pkg
	for _, left := range node.Lhs {
		c.visitMapWrite(left, node.TokPos)
		if node.Tok == token.DEFINE {
			c.variable(left)
		}
	}
	if node.Tok == token.ADD_ASSIGN && syntax.IsString(u.TypeOf(node.Lhs[0])) {
		c.add(wire.Concat, node, u.TypeOf(node.Lhs[0]), node.TokPos, node.Pos())
	}
	if node.Tok == token.ASSIGN && len(node.Lhs) == len(node.Rhs) {
		for i, value := range node.Rhs {
			c.box(value, u.TypeOf(node.Lhs[i]), nil, -1)
		}
	}
}

func (c *collector) visitMapWrite(left ast.Expr, token token.Pos) {
	index, ok := ast.Unparen(left).(*ast.IndexExpr)
	if !ok {
		return
	}
	if _, ok := syntax.Under(c.pkg.TypeOf(index.X)).(*types.Map); ok {
		c.add(wire.MapAssign, index, c.pkg.TypeOf(index.X), index.Lbrack, index.Pos(), token)
	}
}

func (c *collector) visitReturn(node *ast.ReturnStmt) {
	results := resultsAround(c.pkg, c.path)
	if results == nil || results.Len() != len(node.Results) {
		return
	}
	for i, value := range node.Results {
		c.box(value, results.At(i).Type(), nil, -1)
	}
}

func (c *collector) visitSpec(node *ast.ValueSpec) {
	for _, name := range node.Names {
		c.variable(name)
	}
	if node.Type == nil {
		return
	}
	for _, value := range node.Values {
		c.box(value, c.pkg.TypeOf(node.Type), nil, -1)
	}
}

// box records a value if its conversion to the type target may allocate.
func (c *collector) box(value ast.Expr, target types.Type, call *ast.CallExpr, argument int) {
	from := c.pkg.TypeOf(value)
	if from == nil || target == nil || !boxes(from, target) || boxesFree(c.pkg, value, from) {
		return
	}
	added := c.add(wire.Boxing, value, from, compilerPositions(value)...)
	added.Call, added.Argument, added.parameter = call, argument, target
	if call != nil {
		added.At = append(added.At, call.Lparen)
	}
}
