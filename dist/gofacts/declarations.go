package main

import (
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// readDeclarations parses each file; one that cannot be parsed says why and gives what could be understood.
func readDeclarations(request Request) DeclarationsReply {
	reply := DeclarationsReply{Files: []FileDeclarations{}}
	for _, path := range request.Files {
		reply.Files = append(reply.Files, declarationsOf(newSources(request.Overlay).load(path)))
	}
	return reply
}

func declarationsOf(s *source) FileDeclarations {
	facts := FileDeclarations{File: s.path, Imports: []Import{}, Declarations: []Declaration{}}
	if s.err != nil {
		facts.Error = shorten(s.err.Error(), 400)
	}
	if s.file == nil || s.file.Name == nil {
		return facts
	}
	facts.Package = s.file.Name.Name
	facts.Generated = ast.IsGenerated(s.file)
	for _, spec := range s.file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		found := Import{Path: path, Lines: s.lines(spec)}
		if spec.Name != nil {
			found.Name = spec.Name.Name
		}
		facts.Cgo = facts.Cgo || path == "C"
		facts.Imports = append(facts.Imports, found)
	}
	for _, declared := range s.file.Decls {
		switch declared := declared.(type) {
		case *ast.FuncDecl:
			facts.Declarations = append(facts.Declarations, functionDeclaration(s, declared))
		case *ast.GenDecl:
			facts.Declarations = append(facts.Declarations, generalDeclarations(s, declared)...)
		}
	}
	return facts
}

func functionDeclaration(s *source, declared *ast.FuncDecl) Declaration {
	kind := "func"
	if declared.Recv != nil {
		kind = "method"
	}
	name := functionName(declared)
	return Declaration{
		Kind:     kind,
		Name:     name,
		DocLine:  docLine(s, declared.Doc, declared),
		Lines:    s.lines(declared),
		Literals: literalsOf(s, name, declared),
	}
}

func generalDeclarations(s *source, group *ast.GenDecl) []Declaration {
	var found []Declaration
	for _, spec := range group.Specs {
		entry := Declaration{Kind: group.Tok.String(), Lines: s.lines(spec)}
		var doc *ast.CommentGroup
		switch spec := spec.(type) {
		case *ast.ImportSpec:
			entry.Name, _ = strconv.Unquote(spec.Path.Value)
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
		}
		entry.DocLine = docLine(s, doc, spec)
		if !group.Lparen.IsValid() {
			entry.Lines = s.lines(group)
			entry.DocLine = docLine(s, group.Doc, group)
		}
		found = append(found, entry)
	}
	return found
}

func docLine(s *source, doc *ast.CommentGroup, node ast.Node) int {
	if doc != nil {
		return s.line(doc.Pos())
	}
	return s.line(node.Pos())
}

// functionName is the name in Go's stack traces: F, F[...], T.M, (*T).M, (*T[...]).M.
func functionName(declared *ast.FuncDecl) string {
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
		base = identName(receiver.X) + "[...]"
	case *ast.IndexListExpr:
		base = identName(receiver.X) + "[...]"
	}
	if pointer {
		return "(*" + base + ")." + name
	}
	return base + "." + name
}

func identName(expr ast.Expr) string {
	if ident, ok := expr.(*ast.Ident); ok {
		return ident.Name
	}
	return ""
}

// literalsOf lists function literals with the names that the compiler gives them: F.func1, F.func1.1, F.func2.
func literalsOf(s *source, outer string, node ast.Node) []Literal {
	var found []Literal
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
			found = append(found, Literal{Name: name, Lines: s.lines(literal)})
			visit(literal.Body, name+".")
			return false
		})
	}
	visit(node, outer+".func")
	return found
}

// enclosing is the top-level declaration around a position.
func enclosing(file *ast.File, pos token.Pos) ast.Decl {
	for _, declared := range file.Decls {
		if declared.Pos() <= pos && pos < declared.End() {
			return declared
		}
	}
	return nil
}
