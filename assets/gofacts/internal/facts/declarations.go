package facts

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"gofacts/internal/lines"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

// Declarations returns the declarations in each file of a request. For a file that can't be parsed completely, it
// returns the error and the declarations that were parsed.
func Declarations(request wire.Request) wire.DeclarationsReply {
	reply := wire.DeclarationsReply{Files: []wire.FileDeclarations{}}
	for _, path := range request.Files {
		reply.Files = append(reply.Files, declarationsOf(load.NewFiles(request.Overlay).File(path)))
	}
	return reply
}

func declarationsOf(s *load.File) wire.FileDeclarations {
	facts := wire.FileDeclarations{File: s.Path, Imports: []wire.Import{}, Declarations: []wire.Declaration{}}
	if s.Err != nil {
		facts.Error = load.Shorten(s.Err.Error(), 400)
	}
	if s.Syntax == nil || s.Syntax.Name == nil {
		return facts
	}
	facts.Package = s.Syntax.Name.Name
	facts.Generated = ast.IsGenerated(s.Syntax)
	for _, spec := range s.Syntax.Imports {
		path := lines.ImportPath(spec)
		found := wire.Import{Path: path, Lines: s.Lines(spec)}
		if spec.Name != nil {
			found.Name = spec.Name.Name
		}
		facts.Cgo = facts.Cgo || path == "C"
		facts.Imports = append(facts.Imports, found)
	}
	for _, declared := range s.Syntax.Decls {
		switch declared := declared.(type) {
		case *ast.FuncDecl:
			facts.Declarations = append(facts.Declarations, functionDeclaration(s, declared))
		case *ast.GenDecl:
			facts.Declarations = append(facts.Declarations, generalDeclarations(s, declared)...)
		}
	}
	return facts
}

func functionDeclaration(s *load.File, declared *ast.FuncDecl) wire.Declaration {
	kind := wire.DeclaresFunc
	if declared.Recv != nil {
		kind = wire.DeclaresMethod
	}
	name := syntax.FunctionName(declared)
	docLine := syntax.DocLine(s, declared.Doc, declared)
	return wire.Declaration{
		Kind:     kind,
		Name:     name,
		DocLine:  docLine,
		Lines:    s.Lines(declared),
		Whole:    wire.Lines{Line: docLine, EndLine: s.Line(declared.End())},
		Code:     syntax.CodeDigest(declared),
		Literals: literalsOf(s, name, declared),
		Role:     testRole(s, declared),
	}
}

// testRole returns the role of a function that go test calls. An example has none, because its body can be called
// without arguments by anything.
func testRole(s *load.File, declared *ast.FuncDecl) wire.DeclarationRole {
	signature := declared.Type
	if signature.TypeParams != nil || signature.Results != nil || declared.Body == nil || len(signature.Params.List) != 1 ||
		len(signature.Params.List[0].Names) != 1 || !importsTesting(s) {
		return ""
	}
	star, _ := signature.Params.List[0].Type.(*ast.StarExpr)
	if star == nil {
		return ""
	}
	selector, _ := star.X.(*ast.SelectorExpr)
	if selector == nil || lines.Chain(selector.X) != "testing" {
		return ""
	}
	switch found := role(s, declared); {
	case found == wire.Test && selector.Sel.Name == "T":
		return wire.OnlyTest
	case found == wire.Benchmark && selector.Sel.Name == "B":
		return wire.OnlyBenchmark
	case found == wire.Fuzz && selector.Sel.Name == "F":
		return wire.OnlyFuzz
	}
	return ""
}

// importsTesting reports whether the name testing stands for the package of the standard library.
func importsTesting(s *load.File) bool {
	return slices.ContainsFunc(s.Syntax.Imports, func(spec *ast.ImportSpec) bool {
		return lines.ImportPath(spec) == "testing" && spec.Name == nil
	})
}

func generalDeclarations(s *load.File, group *ast.GenDecl) []wire.Declaration {
	var found []wire.Declaration
	whole := wire.Lines{Line: syntax.DocLine(s, group.Doc, group), EndLine: s.Line(group.End())}
	for _, spec := range group.Specs {
		entry := wire.Declaration{Kind: wire.DeclarationKind(group.Tok.String()), Lines: s.Lines(spec), Whole: whole}
		var doc *ast.CommentGroup
		switch spec := spec.(type) {
		case *ast.ImportSpec:
			entry.Name = lines.ImportPath(spec)
			doc = spec.Doc
		case *ast.TypeSpec:
			entry.Name = spec.Name.Name
			doc = spec.Doc
		case *ast.ValueSpec:
			var names []string
			for _, name := range spec.Names {
				names = append(names, name.Name)
			}
			entry.Name = strings.Join(names, ",")
			doc = spec.Doc
			entry.Literals = literalsOf(s, "glob.", spec)
			if group.Tok == token.VAR && !group.Lparen.IsValid() && len(spec.Names) == 1 && len(spec.Values) == 0 &&
				types.Universe.Lookup(entry.Name) == nil {
				entry.Role = wire.Sink
			}
		}
		entry.DocLine = syntax.DocLine(s, doc, spec)
		if !group.Lparen.IsValid() {
			entry.Lines = s.Lines(group)
			entry.DocLine = whole.Line
		}
		found = append(found, entry)
	}
	return found
}

// literalsOf returns the function literals in a node with the names that the compiler gives them, such as F.func1,
// F.func1.1 and F.func2.
func literalsOf(s *load.File, outer string, node ast.Node) []wire.Literal {
	var found []wire.Literal
	var visit func(node ast.Node, prefix string)
	visit = func(node ast.Node, prefix string) {
		count := 0
		ast.Inspect(node, func(inner ast.Node) bool {
			literal, ok := inner.(*ast.FuncLit)
			if !ok || inner == node {
				return true
			}
			count++
			name := prefix + strconv.Itoa(count)
			found = append(found, wire.Literal{Name: name, Lines: s.Lines(literal)})
			visit(literal.Body, name+".")
			return false
		})
	}
	visit(node, outer+".func")
	return found
}
