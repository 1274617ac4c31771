package scaffold

import (
	"fmt"
	"go/token"
	"go/types"
	"path"
	"sort"
	"strings"

	"gofacts/internal/load"
)

// writer writes the benchmark file of a package.
type writer struct {
	unit *load.Package
	// imports maps the import paths in the file to the names of the packages.
	imports map[string]string
	// taken contains names that new variables of the file can't have, because they already mean something else.
	taken map[string]bool
	// open lists the values and type arguments that the user has to fill in.
	open []string
	// building contains the names of the types whose constructor calls are being written. It prevents endless
	// recursion.
	building map[string]bool
}

// use imports the package with an import path and returns the package's name in the file.
func (w *writer) use(of string) string {
	if name, ok := w.imports[of]; ok {
		return name
	}
	name := path.Base(of)
	w.imports[of] = name
	return name
}

// qualifier imports a package and returns its name in the file, or "" for the file's own package.
func (w *writer) qualifier(other *types.Package) string {
	if other == w.unit.Types {
		return ""
	}
	if name, ok := w.imports[other.Path()]; ok {
		return name
	}
	name := other.Name()
	for w.taken[name] || w.isImported(name) {
		name += "pkg"
	}
	w.imports[other.Path()] = name
	return name
}

func (w *writer) isImported(name string) bool {
	for _, other := range w.imports {
		if other == name {
			return true
		}
	}
	return false
}

// typeName returns a type as the file writes it, and imports the packages that it needs. The second result is false
// if the file can't refer to the type.
func (w *writer) typeName(t types.Type) (string, bool) {
	if !w.nameable(t, 0) {
		return "", false
	}
	return types.TypeString(t, w.qualifier), true
}

func (w *writer) nameable(t types.Type, depth int) bool {
	if depth > 10 {
		return true
	}
	all := func(list ...types.Type) bool {
		for _, one := range list {
			if !w.nameable(one, depth+1) {
				return false
			}
		}
		return true
	}
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		of := t.Obj().Pkg()
		if of != nil && of != w.unit.Types && (!t.Obj().Exported() || of.Name() == "main") {
			return false
		}
		for i := range t.TypeArgs().Len() {
			if !all(t.TypeArgs().At(i)) {
				return false
			}
		}
		return t.Obj().Parent() == nil || t.Obj().Parent() == of.Scope() || of == nil || t.Obj().Parent() == types.Universe
	case *types.Pointer:
		return all(t.Elem())
	case *types.Slice:
		return all(t.Elem())
	case *types.Array:
		return all(t.Elem())
	case *types.Chan:
		return all(t.Elem())
	case *types.Map:
		return all(t.Key(), t.Elem())
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for i := range tuple.Len() {
				if !all(tuple.At(i).Type()) {
					return false
				}
			}
		}
		return true
	case *types.TypeParam:
		return false
	}
	return true
}

// fresh returns an unused name for a variable, based on the given name.
func (w *writer) fresh(name string) string {
	if name == "" || name == "_" {
		name = "arg"
	}
	for {
		clash := w.taken[name] || w.isImported(name) || token.IsKeyword(name) || name == "b" || name == "i"
		if clash || w.unit.Types.Scope().Lookup(name) != nil || types.Universe.Lookup(name) != nil {
			name += "Arg"
			continue
		}
		w.taken[name] = true
		return name
	}
}

// importBlock returns the file's import declaration, in sorted order.
func (w *writer) importBlock() string {
	w.imports["testing"] = "testing"
	var lines []string
	for of, name := range w.imports {
		if path.Base(of) == name {
			lines = append(lines, fmt.Sprintf("\t%q", of))
		} else {
			lines = append(lines, fmt.Sprintf("\t%s %q", name, of))
		}
	}
	sort.Slice(lines, func(i, j int) bool { return lines[i] < lines[j] })
	return "import (\n" + strings.Join(lines, "\n") + "\n)\n"
}
