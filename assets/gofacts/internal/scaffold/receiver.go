package scaffold

import (
	"fmt"
	"go/types"
	"strings"
)

func namedOf(t types.Type) *types.Named {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	return named
}

// receiver adds statements to before that create the value on which a method is called. They call a constructor of
// its type or, if there is none, new. It returns the name of the variable that holds the value.
func (w *writer) receiver(t types.Type, set func(string, types.Type) string, before *[]string) string {
	named := namedOf(t)
	if named == nil {
		return set("receiver", t)
	}
	name := w.fresh(strings.ToLower(named.Obj().Name()[:1]) + named.Obj().Name()[1:])
	if call, fails, ok := w.constructor(named, 0); ok {
		if fails {
			*before = append(*before, fmt.Sprintf("%s, err := %s", name, call), "if err != nil {", "b.Fatal(err)", "}")
			w.taken["err"] = true
		} else {
			*before = append(*before, fmt.Sprintf("%s := %s", name, call))
		}
		return name
	}
	text, ok := w.typeName(named)
	if !ok {
		return set("receiver", t)
	}
	*before = append(*before, fmt.Sprintf("%s := new(%s)", name, text))
	return name
}

// constructed returns a call to a type's constructor. The second result is false unless the constructor returns
// exactly this type, and no error.
func (w *writer) constructed(t types.Type, depth int) (value, bool) {
	named := namedOf(t)
	if named == nil {
		return value{}, false
	}
	call, fails, ok := w.constructor(named, depth)
	if !ok || fails {
		return value{}, false
	}
	return value{text: call}, w.constructorReturns(named, t)
}

// constructorReturns reports whether the first result of the constructor of named has type t, which is either named or
// a pointer to it.
func (w *writer) constructorReturns(named *types.Named, t types.Type) bool {
	function := w.constructorOf(named)
	return function != nil && types.Identical(function.Type().(*types.Signature).Results().At(0).Type(), t)
}

// constructor returns a call to a type's constructor with made-up arguments. fails reports whether the call also
// returns an error. ok is false if there is no constructor or an argument can't be made up.
func (w *writer) constructor(named *types.Named, depth int) (call string, fails, ok bool) {
	function := w.constructorOf(named)
	key := named.Obj().Name()
	if function == nil || w.building[key] {
		return "", false, false
	}
	w.building[key] = true
	defer delete(w.building, key)
	signature := function.Type().(*types.Signature)
	var passed []string
	for i := range signature.Params().Len() {
		if signature.Variadic() && i == signature.Params().Len()-1 {
			break
		}
		made, ok := w.valueOf(signature.Params().At(i).Type(), depth+1)
		if !ok || made.after != "" {
			return "", false, false
		}
		passed = append(passed, made.text)
	}
	name := function.Name()
	if function.Pkg() != w.unit.Types {
		name = w.qualifier(function.Pkg()) + "." + name
	}
	return fmt.Sprintf("%s(%s)", name, strings.Join(passed, ", ")), signature.Results().Len() == 2, true
}

// constructorOf returns the constructor of a type T: a function NewT, newT or New that returns T or *T, alone or with
// an error. It returns nil if there is none.
func (w *writer) constructorOf(named *types.Named) *types.Func {
	of := named.Obj().Pkg()
	if of == nil || named.TypeArgs().Len() > 0 || named.TypeParams().Len() > 0 {
		return nil
	}
	name := named.Obj().Name()
	for _, candidate := range []string{"New" + name, "new" + strings.ToUpper(name[:1]) + name[1:], "New"} {
		function, ok := of.Scope().Lookup(candidate).(*types.Func)
		if !ok || (of != w.unit.Types && !function.Exported()) {
			continue
		}
		signature := function.Type().(*types.Signature)
		results := signature.Results()
		if signature.TypeParams().Len() > 0 || results.Len() == 0 || results.Len() > 2 {
			continue
		}
		if namedOf(results.At(0).Type()) == named && (results.Len() == 1 || isError(results.At(1).Type())) {
			return function
		}
	}
	return nil
}

// typeArguments returns types that satisfy the constraints of type parameters. The second result is false if it finds
// none for one of them.
func (w *writer) typeArguments(parameters *types.TypeParamList) ([]types.Type, bool) {
	var arguments []types.Type
	for i := range parameters.Len() {
		constraint, ok := parameters.At(i).Constraint().Underlying().(*types.Interface)
		if !ok {
			return nil, false
		}
		var chosen types.Type
		for _, kind := range []types.BasicKind{types.Int, types.String, types.Float64} {
			if types.Satisfies(types.Typ[kind], constraint) {
				chosen = types.Typ[kind]
				break
			}
		}
		if chosen == nil {
			return nil, false
		}
		arguments = append(arguments, chosen)
	}
	return arguments, true
}

func (w *writer) instantiate(named *types.Named) (types.Type, bool) {
	arguments, ok := w.typeArguments(named.TypeParams())
	if !ok {
		return nil, false
	}
	instance, err := types.Instantiate(nil, named.Origin(), arguments, true)
	return instance, err == nil
}

func (w *writer) names(list []types.Type) string {
	var names []string
	for _, t := range list {
		name, _ := w.typeName(t)
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
