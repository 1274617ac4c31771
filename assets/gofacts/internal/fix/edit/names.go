package edit

import (
	"go/ast"
	"go/types"
	"strings"

	"gofacts/internal/load"
)

// LocalName returns a type as the file writes it, or "" if the file lacks an import that the type needs.
func LocalName(u *load.Package, s *load.File, t types.Type) string {
	if t == nil {
		return ""
	}
	known := true
	text := types.TypeString(t, func(other *types.Package) string {
		if other == u.Types {
			return ""
		}
		for _, spec := range s.Syntax.Imports {
			if strings.Trim(spec.Path.Value, "`\"") != other.Path() {
				continue
			}
			if spec.Name == nil {
				return other.Name()
			}
			if spec.Name.Name != "_" && spec.Name.Name != "." {
				return spec.Name.Name
			}
		}
		known = false
		return other.Name()
	})
	if !known {
		return ""
	}
	return text
}

// FreeName returns the first of the wished names that the declaration doesn't use and that neither the package nor
// the language declares. It returns "" if there is none.
func FreeName(u *load.Package, decl ast.Node, wishes ...string) string {
	taken := map[string]bool{}
	ast.Inspect(decl, func(node ast.Node) bool {
		if ident, ok := node.(*ast.Ident); ok {
			taken[ident.Name] = true
		}
		return true
	})
	for _, wish := range wishes {
		inPackage := u.Types != nil && u.Types.Scope().Lookup(wish) != nil
		if !taken[wish] && !inPackage && types.Universe.Lookup(wish) == nil {
			return wish
		}
	}
	return ""
}
