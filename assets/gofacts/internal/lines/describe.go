package lines

import (
	"go/ast"
	"go/token"
	"slices"

	"gofacts/internal/wire"
)

// describer adds to the lines of a file what its syntax tree says about them.
type describer struct {
	fset  *token.FileSet
	lines []wire.LineFacts
	// within lists the types of the composite literals around a composite literal.
	within map[*ast.CompositeLit][]string
}

func describe(d *describer, file *ast.File) {
	d.frame(file.Package)
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.GenDecl:
			d.general(node)
		case *ast.FuncDecl:
			at := d.at(node.Type.Func)
			at.Function = node.Name.Name
			if d.line(node.Type.Func) < d.line(node.End()) {
				at.Kind = wire.SignatureLine
			}
			if node.Recv != nil {
				d.fields(node.Recv)
			}
		case *ast.FuncType:
			d.fields(node.Params)
			if node.Results != nil {
				d.fields(node.Results)
			}
		case *ast.AssignStmt:
			d.assign(node)
		case *ast.RangeStmt:
			if node.Tok == token.DEFINE {
				d.declares(node.Key, node.Value)
			}
		case *ast.CallExpr:
			d.call(node)
		case *ast.CompositeLit:
			d.literal(node)
		}
		return true
	})
}

func (d *describer) line(pos token.Pos) int { return d.fset.PositionFor(pos, false).Line }

// at returns the line of a position. A position that a damaged file lacks gets a line that nobody reads.
func (d *describer) at(pos token.Pos) *wire.LineFacts {
	if line := d.line(pos); line >= 1 && line <= len(d.lines) {
		return &d.lines[line-1]
	}
	return new(wire.LineFacts)
}

func (d *describer) frame(pos token.Pos) { d.at(pos).Kind = wire.FrameLine }

// general marks lines that only open or name something, such as `import (` and `type T struct {`, and notes variables.
func (d *describer) general(group *ast.GenDecl) {
	if group.Lparen.IsValid() && d.line(group.Lparen) < d.line(group.End()) {
		d.frame(group.Pos())
	}
	for _, spec := range group.Specs {
		switch spec := spec.(type) {
		case *ast.ImportSpec:
			d.frame(spec.Pos())
			d.frame(group.Pos())
		case *ast.TypeSpec:
			if d.line(spec.Pos()) < d.line(spec.End()) {
				d.frame(spec.Pos())
			}
		case *ast.ValueSpec:
			if group.Tok == token.VAR {
				for _, name := range spec.Names {
					d.declares(name)
				}
			}
		}
	}
}

func (d *describer) fields(list *ast.FieldList) {
	for _, field := range list.List {
		for _, name := range field.Names {
			d.declares(name)
		}
	}
}

func (d *describer) declares(exprs ...ast.Expr) {
	for _, expr := range exprs {
		if name, ok := expr.(*ast.Ident); ok {
			at := d.at(name.Pos())
			at.Declares = append(at.Declares, name.Name)
		}
	}
}

func (d *describer) call(call *ast.CallExpr) {
	name := Chain(call.Fun)
	if name == "" {
		return
	}
	at := d.at(call.Fun.End() - 1)
	at.Calls = append(at.Calls, wire.CallOnLine{Name: name, Arguments: len(call.Args)})
}

func (d *describer) assign(stmt *ast.AssignStmt) {
	if stmt.Tok == token.DEFINE {
		d.declares(stmt.Lhs...)
	} else if stmt.Tok != token.ASSIGN {
		return
	}
	for i, target := range stmt.Lhs {
		switch target.(type) {
		case *ast.Ident, *ast.SelectorExpr:
			value := stmt.Rhs[0]
			if len(stmt.Rhs) == len(stmt.Lhs) {
				value = stmt.Rhs[i]
			}
			at := d.at(target.Pos())
			at.Assigns = append(at.Assigns, assignment(target, value))
		}
	}
}

func assignment(target, value ast.Expr) wire.Assignment {
	found := wire.Assignment{Kind: wire.VariableTarget, Name: LastName(target)}
	if _, ok := target.(*ast.SelectorExpr); ok {
		found.Kind = wire.FieldTarget
	}
	if isPlain(target) {
		found.Target = Chain(target)
	}
	found.Value = valueOf(found.Kind, found.Name, value)
	return found
}

func valueOf(kind wire.TargetKind, name string, value ast.Expr) wire.AssignedValue {
	if isNil(value) {
		return wire.NilValue
	}
	if slice, ok := ast.Unparen(value).(*ast.SliceExpr); ok && LastName(slice.X) == name && !isZero(slice.Low) {
		return wire.CutValue
	}
	if mentions(kind, name, value) {
		return wire.OwnValue
	}
	return wire.NewValue
}

// mentions reports whether a value contains a field or variable of the given name.
func mentions(kind wire.TargetKind, name string, value ast.Expr) bool {
	found := false
	ast.Inspect(value, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.SelectorExpr:
			found = found || kind == wire.FieldTarget && node.Sel.Name == name
		case *ast.Ident:
			found = found || kind == wire.VariableTarget && node.Name == name
		}
		return !found
	})
	return found
}

// literal notes the fields that a composite literal sets. The keys of a map are none.
func (d *describer) literal(literal *ast.CompositeLit) {
	of, within := LastName(literal.Type), d.within[literal]
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		if address, ok := element.(*ast.UnaryExpr); ok {
			element = address.X
		}
		if inner, ok := element.(*ast.CompositeLit); ok {
			d.within[inner] = append(slices.Clone(within), of)
		}
	}
	switch literal.Type.(type) {
	case *ast.MapType, *ast.ArrayType:
		return
	}
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := pair.Key.(*ast.Ident); ok {
			at := d.at(key.Pos())
			at.Assigns = append(at.Assigns, wire.Assignment{
				Kind: wire.KeyTarget, Target: key.Name, Name: key.Name, Of: of, Within: within,
				Value: valueOf(wire.FieldTarget, key.Name, pair.Value),
			})
		}
	}
}

// LastName returns the last name in an expression: T for p.T and T[int], f for x.f. It returns "" if there is none.
func LastName(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.Ident:
		return expr.Name
	case *ast.SelectorExpr:
		return expr.Sel.Name
	case *ast.IndexExpr:
		return LastName(expr.X)
	case *ast.IndexListExpr:
		return LastName(expr.X)
	case *ast.ParenExpr:
		return LastName(expr.X)
	case *ast.StarExpr:
		return LastName(expr.X)
	}
	return ""
}
