package main

import (
	"go/ast"
	"go/types"
	"strings"
)

// longestCondition is the length of a comparison that is written out both ways.
const longestCondition = 60

// sortSlice sorts with slices.SortFunc, which needs no reflection.
func sortSlice(p *spot) []*rewrite {
	u := p.unit
	if p.call == nil || len(p.call.Args) != 2 || !u.since("go1.21") {
		return nil
	}
	function := map[string]string{"sort.Slice": "SortFunc", "sort.SliceStable": "SortStableFunc"}[u.called(p.call)]
	literal, ok := ast.Unparen(p.call.Args[1]).(*ast.FuncLit)
	stmt, isStatement := statement(p.path).(*ast.ExprStmt)
	if function == "" || !ok || !isStatement || ast.Unparen(stmt.X) != ast.Expr(p.call) {
		return nil
	}
	collection := p.call.Args[0]
	slice, ok := under(u.typeOf(collection)).(*types.Slice)
	less := p.lessOf(literal, collection)
	if !ok || less == nil {
		return nil
	}
	element := u.localName(p.s, slice.Elem())
	if element == "" {
		return nil
	}
	made := u.rewrite(p.s, "sort-slice", map[string]string{"call": p.s.brief(p.call.Fun), "collection": p.s.of(collection)})
	line := p.s.lineText(p.s.line(stmt.Pos()))
	space := line[:len(line)-len(strings.TrimLeft(line, "\t "))]
	parameters := "(" + less.names[0] + ", " + less.names[1] + " " + element + ")"
	body := ""
	keys, _ := less.keys(less.body)
	one, other := less.condition()
	switch {
	case len(keys) > 0 && !less.isExplained():
		name := u.freeName(p.decl, "c", "order", "result")
		if name == "" {
			return nil
		}
		body = compared(keys, made.use("cmp")+".Compare", name, space)
	case one != "" && !less.isExplained():
		body = bothWays(one, other, space)
	default:
		name := u.freeName(p.decl, "less", "isLess", "before")
		if name == "" {
			return nil
		}
		made.before(stmt, name+" := func"+parameters+" bool {"+less.text()+"}")
		body = bothWays(name+"("+less.names[0]+", "+less.names[1]+")", name+"("+less.names[1]+", "+less.names[0]+")", space)
	}
	made.replace(p.call, made.use("slices")+"."+function+"("+p.s.of(collection)+", func"+parameters+" int {"+body+"})")
	return []*rewrite{made}
}

// bothWays is the body of a comparison function that asks less both ways.
func bothWays(one, other, space string) string {
	return "\n" + space + "\tswitch {\n" + space + "\tcase " + one + ":\n" + space + "\t\treturn -1\n" + space + "\tcase " +
		other + ":\n" + space + "\t\treturn 1\n" + space + "\t}\n" + space + "\treturn 0\n" + space
}

// compared is the body of a comparison function by keys, the first that differs.
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
