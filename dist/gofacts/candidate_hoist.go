package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// reindented is the text of a node whose further lines are moved to another indentation; literals with line breaks
// inside fail, since their text would change.
func (r *rewrite) reindented(node ast.Node, indentation string) string {
	ast.Inspect(node, func(inner ast.Node) bool {
		if literal, ok := inner.(*ast.BasicLit); ok && strings.Contains(literal.Value, "\n") {
			r.failed = true
		}
		return true
	})
	lines := strings.Split(r.s.of(node), "\n")
	if len(lines) == 1 {
		return lines[0]
	}
	last := lines[len(lines)-1]
	own := last[:len(last)-len(strings.TrimLeft(last, "\t "))]
	for i, line := range lines[1:] {
		if rest, ok := strings.CutPrefix(line, own); ok {
			lines[i+1] = indentation + rest
		}
	}
	return strings.Join(lines, "\n")
}

// sortSlice sorts with slices.SortFunc, which needs no reflection: the comparison must be of one key.
func sortSlice(p *spot) []*rewrite {
	u := p.unit
	if p.call == nil || len(p.call.Args) != 2 {
		return nil
	}
	function := map[string]string{"sort.Slice": "SortFunc", "sort.SliceStable": "SortStableFunc"}[u.called(p.call)]
	literal, ok := ast.Unparen(p.call.Args[1]).(*ast.FuncLit)
	if function == "" || !ok || len(literal.Body.List) != 1 {
		return nil
	}
	collection := p.call.Args[0]
	element := u.localName(p.s, elementOf(u.typeOf(collection)))
	result, ok := literal.Body.List[0].(*ast.ReturnStmt)
	if !ok || element == "" || len(result.Results) != 1 {
		return nil
	}
	comparison, ok := ast.Unparen(result.Results[0]).(*ast.BinaryExpr)
	if !ok || comparison.Op != token.LSS && comparison.Op != token.GTR {
		return nil
	}
	var parameters []*ast.Ident
	for _, field := range literal.Type.Params.List {
		parameters = append(parameters, field.Names...)
	}
	if len(parameters) != 2 {
		return nil
	}
	first, second := u.freeName(p.decl, "a", "x", "left"), u.freeName(p.decl, "b", "y", "right")
	left, right := comparison.X, comparison.Y
	if comparison.Op == token.GTR {
		left, right = right, left
	}
	names := map[types.Object]string{u.info.Defs[parameters[0]]: first, u.info.Defs[parameters[1]]: second}
	one, ok := u.keyOf(p.s, left, collection, names)
	other, also := u.keyOf(p.s, right, collection, names)
	if !ok || !also || first == "" || second == "" {
		return nil
	}
	made := u.rewrite(p.s, "sort-slice", map[string]string{"call": p.s.brief(p.call.Fun), "collection": p.s.of(collection)})
	made.replace(p.call, made.use("slices")+"."+function+"("+p.s.of(collection)+", func("+first+", "+second+" "+element+
		") int { return "+made.use("cmp")+".Compare("+one+", "+other+") })")
	return []*rewrite{made}
}

// keyOf writes xs[i].Key as a.Key; false where the expression reads more than one element.
func (u *unit) keyOf(s *source, expr, collection ast.Expr, names map[types.Object]string) (string, bool) {
	basic, ok := under(u.typeOf(expr)).(*types.Basic)
	if !ok || basic.Info()&types.IsOrdered == 0 {
		return "", false
	}
	var index *ast.IndexExpr
	count := 0
	ast.Inspect(expr, func(node ast.Node) bool {
		if found, ok := node.(*ast.IndexExpr); ok && s.of(found.X) == s.of(collection) {
			index = found
		}
		if ident, ok := node.(*ast.Ident); ok && names[u.info.Uses[ident]] != "" {
			count++
		}
		return true
	})
	if index == nil || count != 1 {
		return "", false
	}
	name := names[u.objectOf(index.Index)]
	if name == "" {
		return "", false
	}
	from := s.offset(index.Pos()) - s.offset(expr.Pos())
	to := s.offset(index.End()) - s.offset(expr.Pos())
	text := s.of(expr)
	return text[:from] + name + text[to:], true
}

// hoistable are functions whose result for constants is the same for ever, and safe to share.
var hoistable = []string{"regexp.MustCompile", "regexp.MustCompilePOSIX", "strings.NewReplacer"}

// hoistCall makes once for the package what a function makes anew at each call.
func hoistCall(p *spot) []*rewrite {
	u := p.unit
	declared, ok := p.decl.(*ast.FuncDecl)
	if p.call == nil || p.kind != "call" || !ok || !slices.Contains(hoistable, u.called(p.call)) {
		return nil
	}
	for _, argument := range p.call.Args {
		if !u.isConstant(argument) || !p.isGlobal(argument) {
			return nil
		}
	}
	wish := declared.Name.Name
	wish = strings.ToLower(wish[:1]) + wish[1:]
	kind := map[bool]string{true: "Replacer", false: "Pattern"}[u.called(p.call) == "strings.NewReplacer"]
	name := u.freeName(p.s.file, wish+kind, wish+kind+"Once")
	if name == "" {
		return nil
	}
	made := u.rewrite(p.s, "hoist-call", map[string]string{"call": p.s.brief(p.call), "variable": name})
	var top ast.Node = declared
	if declared.Doc != nil {
		top = declared.Doc
	}
	made.before(top, "var "+name+" = "+p.s.of(p.call), "")
	made.replace(p.call, name)
	return []*rewrite{made}
}

// isGlobal says whether an expression mentions nothing that a function declares.
func (p *spot) isGlobal(expr ast.Expr) bool {
	global := true
	ast.Inspect(expr, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			object := p.unit.info.Uses[ident]
			global = global && (object == nil || object.Pkg() != p.unit.pkg || object.Parent() == p.unit.pkg.Scope())
		}
		return global
	})
	return global
}
