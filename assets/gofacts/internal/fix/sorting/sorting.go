// Package sorting makes edits that replace sort.Slice with slices.SortFunc.
package sorting

import (
	"go/ast"
	"go/types"
	"strings"

	"gofacts/internal/fix/edit"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// longestCondition is the maximum length, in bytes, of a comparison that is written out twice, once for each order of
// the elements.
const longestCondition = 60

// Slice returns a rewrite that replaces sort.Slice with slices.SortFunc, which needs no reflection.
func Slice(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	if p.Call == nil || len(p.Call.Args) != 2 || !u.Since("go1.21") {
		return nil
	}
	function := map[string]string{"sort.Slice": "SortFunc", "sort.SliceStable": "SortStableFunc"}[syntax.Called(u, p.Call)]
	literal, ok := ast.Unparen(p.Call.Args[1]).(*ast.FuncLit)
	stmt, isStatement := syntax.Statement(p.Path).(*ast.ExprStmt)
	if function == "" || !ok || !isStatement || ast.Unparen(stmt.X) != ast.Expr(p.Call) {
		return nil
	}
	collection := p.Call.Args[0]
	slice, ok := syntax.Under(u.TypeOf(collection)).(*types.Slice)
	less := lessOf(p, literal, collection)
	if !ok || less == nil {
		return nil
	}
	element := edit.LocalName(u, p.File, slice.Elem())
	if element == "" {
		return nil
	}
	made := edit.NewRewrite(u, p.File, wire.SortSlice, map[string]string{"call": p.File.Brief(p.Call.Fun), "collection": p.File.Of(collection)})
	line := p.File.LineText(p.File.Line(stmt.Pos()))
	space := line[:len(line)-len(strings.TrimLeft(line, "\t "))]
	parameters := "(" + less.names[0] + ", " + less.names[1] + " " + element + ")"
	body := ""
	keys, _ := less.keys(less.body)
	one, other := less.condition()
	switch {
	case len(keys) > 0 && !less.isExplained():
		name := edit.FreeName(u, p.Decl, "c", "order", "result")
		if name == "" {
			return nil
		}
		body = compared(keys, made.Use("cmp")+".Compare", name, space)
	case one != "" && !less.isExplained():
		body = bothWays(one, other, space)
	default:
		name := edit.FreeName(u, p.Decl, "less", "isLess", "before")
		if name == "" {
			return nil
		}
		made.Before(stmt, name+" := func"+parameters+" bool {"+less.text()+"}")
		body = bothWays(name+"("+less.names[0]+", "+less.names[1]+")", name+"("+less.names[1]+", "+less.names[0]+")", space)
	}
	made.Replace(p.Call, made.Use("slices")+"."+function+"("+p.File.Of(collection)+", func"+parameters+" int {"+body+"})")
	return []*edit.Rewrite{made}
}

// bothWays returns the body of a comparison function that returns -1 if the condition one holds, 1 if the condition
// other holds, and 0 otherwise.
func bothWays(one, other, space string) string {
	return "\n" + space + "\tswitch {\n" + space + "\tcase " + one + ":\n" + space + "\t\treturn -1\n" + space + "\tcase " +
		other + ":\n" + space + "\t\treturn 1\n" + space + "\t}\n" + space + "\treturn 0\n" + space
}

// compared returns the body of a comparison function that compares by keys. The first key that differs decides.
func compared(keys []sortKey, compare, name, space string) string {
	last := len(keys) - 1
	if last == 0 {
		return " return " + compare + "(" + keys[0].one + ", " + keys[0].other + ") "
	}
	var text strings.Builder
	for _, key := range keys[:last] {
		text.WriteString("\n" + space + "\tif " + name + " := " + compare + "(" + key.one + ", " + key.other + "); " + name + " != 0 {\n" +
			space + "\t\treturn " + name + "\n" + space + "\t}")
	}
	text.WriteString("\n" + space + "\treturn " + compare + "(" + keys[last].one + ", " + keys[last].other + ")\n" + space)
	return text.String()
}
