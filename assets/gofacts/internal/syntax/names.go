package syntax

import (
	"go/ast"
	"go/types"

	"gofacts/internal/load"
)

// DeclarationOf returns the declaration of one of the package's functions, and the file that contains it. Both are
// nil if there is none.
func DeclarationOf(u *load.Package, function *types.Func) (*load.File, *ast.FuncDecl) {
	for _, s := range u.Files {
		if s.Syntax == nil {
			continue
		}
		for _, decl := range s.Syntax.Decls {
			if declared, ok := decl.(*ast.FuncDecl); ok && u.Info.Defs[declared.Name] == function {
				return s, declared
			}
		}
	}
	return nil, nil
}

func DocLine(s *load.File, doc *ast.CommentGroup, node ast.Node) int {
	if doc != nil {
		return s.Line(doc.Pos())
	}
	return s.Line(node.Pos())
}

// FunctionName returns a function's name as in stack traces, without the package: F, F[...], T.M, (*T).M or
// (*T[...]).M.
func FunctionName(declared *ast.FuncDecl) string {
	name := declared.Name.Name
	if declared.Recv == nil || len(declared.Recv.List) == 0 {
		if declared.Type.TypeParams != nil {
			return name + "[...]"
		}
		return name
	}
	receiver := ast.Unparen(declared.Recv.List[0].Type)
	star, pointer := receiver.(*ast.StarExpr)
	if pointer {
		receiver = ast.Unparen(star.X)
	}
	base := ""
	switch receiver := receiver.(type) {
	case *ast.Ident:
		base = receiver.Name
	case *ast.IndexExpr:
		base = IdentName(receiver.X) + "[...]"
	case *ast.IndexListExpr:
		base = IdentName(receiver.X) + "[...]"
	}
	if pointer {
		return "(*" + base + ")." + name
	}
	return base + "." + name
}

func IdentName(expr ast.Expr) string {
	if ident, ok := expr.(*ast.Ident); ok {
		return ident.Name
	}
	return ""
}
