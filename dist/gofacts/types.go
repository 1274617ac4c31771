package main

import (
	"go/ast"
	"go/types"
)

// mostTypes bounds the types that are told of one site.
const mostTypes = 24

// typesAt lists the named types that stand at a site: of what is allocated, of what it holds by value, of parameters.
func (u *unit) typesAt(chosen []*allocation) []TypeFacts {
	l := &typeLister{unit: u, seen: map[*types.TypeName]bool{}}
	for i, node := range chosen {
		if node == nil || i > 4 {
			continue
		}
		l.add(node.typ, 0)
		if node.parameter != nil {
			l.add(node.parameter, 0)
		}
		if literal, ok := node.node.(*ast.FuncLit); ok {
			for _, s := range u.files {
				if s.file != nil && s.file.FileStart <= literal.Pos() && literal.Pos() < s.file.FileEnd {
					for _, variable := range u.captures(s, literal) {
						l.add(variable.Type(), 0)
					}
				}
			}
		}
		if node.call != nil {
			if signature, ok := under(u.typeOf(node.call.Fun)).(*types.Signature); ok {
				l.addSignature(node.call, signature)
			}
		}
	}
	return l.found
}

// typeLister collects named types, each once.
type typeLister struct {
	unit  *unit
	seen  map[*types.TypeName]bool
	found []TypeFacts
}

func (l *typeLister) addSignature(call *ast.CallExpr, signature *types.Signature) {
	if selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if selection := l.unit.info.Selections[selector]; selection != nil {
			l.add(selection.Recv(), 0)
		}
	}
	for _, tuple := range []*types.Tuple{signature.Params(), signature.Results()} {
		for i := range tuple.Len() {
			l.add(tuple.At(i).Type(), 0)
		}
	}
}

func (l *typeLister) add(t types.Type, depth int) {
	if t == nil || depth > 6 || len(l.found) >= mostTypes {
		return
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if !l.seen[t.Obj()] {
			l.seen[t.Obj()] = true
			l.found = append(l.found, l.unit.typeFacts(t))
			for i := range t.TypeArgs().Len() {
				l.add(t.TypeArgs().At(i), depth+1)
			}
			l.addInside(t.Underlying(), depth+1)
		}
	case *types.Pointer:
		l.add(t.Elem(), depth+1)
	default:
		l.addInside(t, depth)
	}
}

// addInside adds what a value of a type holds by value, and elements of slices, maps and channels.
func (l *typeLister) addInside(t types.Type, depth int) {
	switch t := t.(type) {
	case *types.Struct:
		for i := range t.NumFields() {
			if named, ok := types.Unalias(t.Field(i).Type()).(*types.Named); ok {
				l.add(named, depth+1)
			} else if array, ok := t.Field(i).Type().(*types.Array); ok {
				l.add(array.Elem(), depth+1)
			}
		}
	case *types.Slice:
		l.add(t.Elem(), depth+1)
	case *types.Array:
		l.add(t.Elem(), depth+1)
	case *types.Chan:
		l.add(t.Elem(), depth+1)
	case *types.Map:
		l.add(t.Key(), depth+1)
		l.add(t.Elem(), depth+1)
	}
}

func (u *unit) typeFacts(t *types.Named) TypeFacts {
	object := t.Obj()
	facts := TypeFacts{Name: object.Name(), Kind: kindOf(t.Underlying()), Size: u.size(t)}
	if object.Pkg() == nil {
		return facts
	}
	facts.Package = object.Pkg().Path()
	facts.Origin = u.origin(object.Pkg())
	if facts.Origin == "standard" {
		return facts
	}
	facts.File, facts.Line = u.place(object.Pos())
	facts.EndLine = facts.Line
	if facts.Origin == "user" {
		if s := u.sources.load(facts.File); s.file != nil {
			facts.Lines = typeLines(s, object.Name(), facts.Lines)
		}
	}
	structure, ok := t.Underlying().(*types.Struct)
	if !ok {
		return facts
	}
	for i := range structure.NumFields() {
		field := structure.Field(i)
		_, line := u.place(field.Pos())
		facts.Fields = append(facts.Fields, FieldFacts{
			Name: field.Name(), Type: u.name(field.Type()), Line: line, Size: u.size(field.Type()),
		})
	}
	return facts
}

// typeLines is where a type is declared in its file; the given lines where it is declared inside a function.
func typeLines(s *source, name string, given Lines) Lines {
	found := given
	ast.Inspect(s.file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.TypeSpec); ok && spec.Name.Name == name && s.line(spec.Name.Pos()) == given.Line {
			found = s.lines(spec)
		}
		return true
	})
	return found
}

func kindOf(t types.Type) string {
	switch t := t.(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	case *types.Slice:
		return "slice"
	case *types.Array:
		return "array"
	case *types.Map:
		return "map"
	case *types.Chan:
		return "chan"
	case *types.Signature:
		return "func"
	case *types.Pointer:
		return "pointer"
	case *types.Basic:
		return t.Name()
	}
	return ""
}
