package alloc

import (
	"go/ast"
	"go/types"

	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// mostTypes is the maximum number of types to list for one site.
const mostTypes = 24

// TypesAt lists the named types at a site: the types of the allocated values, of the values that they contain and of
// captured variables, and the types in the signatures of called functions. It considers only the first five
// allocations.
func TypesAt(u *load.Package, chosen []*Allocation) []wire.TypeFacts {
	l := NewTypeLister(u)
	for i, node := range chosen {
		if node == nil || i > 4 {
			continue
		}
		l.Add(node.Type)
		if node.parameter != nil {
			l.Add(node.parameter)
		}
		if literal, ok := node.Node.(*ast.FuncLit); ok {
			for _, s := range u.Files {
				if s.Syntax != nil && s.Syntax.FileStart <= literal.Pos() && literal.Pos() < s.Syntax.FileEnd {
					for _, variable := range syntax.Captures(u, s, literal) {
						l.Add(variable.Type())
					}
				}
			}
		}
		if node.Call != nil {
			if signature, ok := syntax.Under(u.TypeOf(node.Call.Fun)).(*types.Signature); ok {
				l.addSignature(node.Call, signature)
			}
		}
	}
	return l.found
}

// TypeLister collects named types without duplicates.
type TypeLister struct {
	Pkg *load.Package
	// Seen maps each type to its index in found.
	Seen  map[*types.TypeName]int
	found []wire.TypeFacts
}

// NewTypeLister returns an empty list.
func NewTypeLister(u *load.Package) *TypeLister {
	return &TypeLister{Pkg: u, Seen: map[*types.TypeName]int{}}
}

func (l *TypeLister) addSignature(call *ast.CallExpr, signature *types.Signature) {
	if selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		if selection := l.Pkg.Info.Selections[selector]; selection != nil {
			l.Add(selection.Recv())
		}
	}
	for _, tuple := range []*types.Tuple{signature.Params(), signature.Results()} {
		for i := range tuple.Len() {
			l.Add(tuple.At(i).Type())
		}
	}
}

// place is where a type stands in the type of an allocated value.
type place struct {
	// outer reports whether it is that type itself, whose pointer, slice, map or channel refers to the allocated memory.
	outer bool
	// behind reports whether the allocated memory only refers to values of the type.
	behind bool
}

// referred returns the place of what a pointer, slice, map or channel at p refers to.
func (p place) referred() place { return place{behind: p.behind || !p.outer} }

// inside returns the place of a part of a value at p.
func (p place) inside() place { return place{behind: p.behind} }

// Add adds the types in the type of an allocated value.
func (l *TypeLister) Add(t types.Type) { l.add(t, 0, place{outer: true}) }

func (l *TypeLister) add(t types.Type, depth int, at place) {
	if t == nil || depth > 6 || len(l.found) >= mostTypes {
		return
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		index, ok := l.Seen[t.Obj()]
		if ok && (at.behind || !l.found[index].Behind) {
			return
		}
		if ok {
			l.found[index].Behind = false
		} else {
			l.Seen[t.Obj()] = len(l.found)
			l.found = append(l.found, typeFacts(l.Pkg, t))
			l.found[len(l.found)-1].Behind = at.behind
		}
		for i := range t.TypeArgs().Len() {
			l.add(t.TypeArgs().At(i), depth+1, at.inside())
		}
		l.addInside(t.Underlying(), depth+1, at)
	case *types.Pointer:
		l.add(t.Elem(), depth+1, at.referred())
	default:
		l.addInside(t, depth, at)
	}
}

// addInside adds the types that a type is composed of: those of struct fields, and the key and element types of
// slices, arrays, maps and channels.
func (l *TypeLister) addInside(t types.Type, depth int, at place) {
	switch t := t.(type) {
	case *types.Struct:
		for i := range t.NumFields() {
			if named, ok := types.Unalias(t.Field(i).Type()).(*types.Named); ok {
				l.add(named, depth+1, at.inside())
			} else if array, ok := t.Field(i).Type().(*types.Array); ok {
				l.add(array.Elem(), depth+1, at.inside())
			}
		}
	case *types.Slice:
		l.add(t.Elem(), depth+1, at.referred())
	case *types.Array:
		l.add(t.Elem(), depth+1, at.inside())
	case *types.Chan:
		l.add(t.Elem(), depth+1, at.referred())
	case *types.Map:
		l.add(t.Key(), depth+1, at.referred())
		l.add(t.Elem(), depth+1, at.referred())
	}
}

func typeFacts(u *load.Package, t *types.Named) wire.TypeFacts {
	object := t.Obj()
	facts := wire.TypeFacts{Name: object.Name(), Kind: kindOf(t.Underlying()), Size: u.Size(t)}
	if object.Pkg() == nil {
		return facts
	}
	facts.Package = object.Pkg().Path()
	facts.Origin = u.Origin(object.Pkg())
	if facts.Origin == wire.Standard {
		return facts
	}
	facts.File, facts.Line = u.Place(object.Pos())
	facts.EndLine = facts.Line
	if facts.Origin == wire.User {
		if s := u.Sources.File(facts.File); s.Syntax != nil {
			facts.Lines = typeLines(s, object.Name(), facts.Lines)
		}
	}
	structure, ok := t.Underlying().(*types.Struct)
	if !ok {
		return facts
	}
	for i := range structure.NumFields() {
		field := structure.Field(i)
		_, line := u.Place(field.Pos())
		facts.Fields = append(facts.Fields, wire.FieldFacts{
			Name: field.Name(), Type: u.Name(field.Type()), Line: line, Size: u.Size(field.Type()),
		})
	}
	return facts
}

// typeLines returns the lines of the type declaration that has the given name on the line given.Line. It returns
// given if the file has no such declaration.
func typeLines(s *load.File, name string, given wire.Lines) wire.Lines {
	found := given
	ast.Inspect(s.Syntax, func(node ast.Node) bool {
		if spec, ok := node.(*ast.TypeSpec); ok && spec.Name.Name == name && s.Line(spec.Name.Pos()) == given.Line {
			found = s.Lines(spec)
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
