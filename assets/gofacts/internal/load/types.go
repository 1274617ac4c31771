package load

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/wire"
)

// TypeOf returns the type of an expression, or nil if it is unknown.
func (u *Package) TypeOf(expr ast.Expr) types.Type {
	found := u.Info.TypeOf(expr)
	if found == nil || found == types.Typ[types.Invalid] {
		return nil
	}
	return found
}

// ObjectOf returns the object that an identifier denotes, or nil for any other expression.
func (u *Package) ObjectOf(expr ast.Expr) types.Object {
	if ident, ok := ast.Unparen(expr).(*ast.Ident); ok {
		return u.Info.ObjectOf(ident)
	}
	return nil
}

// Name returns a type as it would be written in the package's own source.
func (u *Package) Name(t types.Type) string {
	if t == nil {
		return ""
	}
	return types.TypeString(t, func(other *types.Package) string {
		if other == u.Types {
			return ""
		}
		return other.Name()
	})
}

// Size returns the size of a type's values in bytes, or -1 if the type is unknown or its size depends on a type
// parameter.
func (u *Package) Size(t types.Type) (size int64) {
	defer func() {
		if recover() != nil {
			size = -1
		}
	}()
	if t == nil || dependsOnParameter(t, 0) {
		return -1
	}
	return u.Sizes.Sizeof(t)
}

func dependsOnParameter(t types.Type, depth int) bool {
	if depth > 20 {
		return false
	}
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Named:
		for i := range t.TypeArgs().Len() {
			if dependsOnParameter(t.TypeArgs().At(i), depth+1) {
				return true
			}
		}
	case *types.Array:
		return dependsOnParameter(t.Elem(), depth+1)
	case *types.Struct:
		for i := range t.NumFields() {
			if dependsOnParameter(t.Field(i).Type(), depth+1) {
				return true
			}
		}
	}
	return false
}

// Place returns the file and line of a position, which may come from export data. It ignores //line directives.
func (u *Package) Place(pos token.Pos) (string, int) {
	if !pos.IsValid() {
		return "", 0
	}
	found := u.Sources.Fset.PositionFor(pos, false)
	return found.Filename, found.Line
}

// Origin returns the origin of a package. A nil package stands for the language itself.
func (u *Package) Origin(pkg *types.Package) wire.Origin {
	if pkg == nil {
		return wire.Builtin
	}
	if pkg == u.Types {
		return wire.User
	}
	return u.Request.Packages[pkg.Path()].Origin
}
