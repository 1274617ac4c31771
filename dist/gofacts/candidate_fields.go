package main

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// orderFields puts the fields of a struct in the order of their alignment, so that there is no padding between them.
func orderFields(p *spot) []*rewrite {
	u := p.unit
	var made []*rewrite
	for _, named := range u.structsAt(p.allocation) {
		structure := named.Underlying().(*types.Struct)
		ordered := u.byAlignment(structure)
		before, after := u.size(structure), u.size(ordered)
		s, spec := u.typeSpecOf(named.Obj())
		if after >= before || spec == nil || !u.canReorder(s, named, structure) {
			continue
		}
		one := u.rewrite(s, "order-fields", map[string]string{
			"type": named.Obj().Name(), "before": strconv.FormatInt(before, 10), "after": strconv.FormatInt(after, 10),
		})
		one.orderLines(spec.Type.(*ast.StructType))
		made = append(made, one)
	}
	return made
}

// structsAt are the structs of the package that an allocation is made of.
func (u *unit) structsAt(node *allocation) []*types.Named {
	lister := &typeLister{unit: u, seen: map[*types.TypeName]bool{}}
	lister.add(node.typ, 0)
	var found []*types.Named
	for object := range lister.seen {
		named, ok := object.Type().(*types.Named)
		if !ok || object.Pkg() != u.pkg || named.TypeParams().Len() > 0 {
			continue
		}
		if _, ok := named.Underlying().(*types.Struct); ok {
			found = append(found, named)
		}
	}
	slices.SortFunc(found, func(a, b *types.Named) int { return cmp.Compare(u.size(b), u.size(a)) })
	return found
}

func (u *unit) byAlignment(structure *types.Struct) *types.Struct {
	var fields []*types.Var
	for i := range structure.NumFields() {
		fields = append(fields, structure.Field(i))
	}
	slices.SortStableFunc(fields, func(a, b *types.Var) int {
		return cmp.Compare(u.sizes.Alignof(b.Type()), u.sizes.Alignof(a.Type()))
	})
	return types.NewStruct(fields, nil)
}

func (u *unit) typeSpecOf(object *types.TypeName) (*source, *ast.TypeSpec) {
	for _, s := range u.files {
		if s.file == nil {
			continue
		}
		for _, decl := range s.file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.TYPE {
				continue
			}
			for _, spec := range group.Specs {
				declared := spec.(*ast.TypeSpec)
				if _, ok := declared.Type.(*ast.StructType); ok && u.info.Defs[declared.Name] == object {
					return s, declared
				}
			}
		}
	}
	return nil, nil
}

// canReorder says whether nothing in sight depends on the order of the fields: tags (encoders follow the order),
// literals without keys, memory that is looked at as it lies, blank fields, which pad on purpose.
func (u *unit) canReorder(s *source, named *types.Named, structure *types.Struct) bool {
	for i := range structure.NumFields() {
		if structure.Tag(i) != "" || structure.Field(i).Name() == "_" || u.size(structure.Field(i).Type()) == 0 {
			return false
		}
	}
	for _, imported := range u.pkg.Imports() {
		if path := imported.Path(); path == "unsafe" || path == "C" || path == "encoding/binary" || path == "syscall" {
			return false
		}
	}
	for expr, value := range u.info.Types {
		literal, ok := expr.(*ast.CompositeLit)
		if !ok || len(literal.Elts) == 0 || types.Unalias(value.Type) != types.Type(named) {
			continue
		}
		if _, keyed := literal.Elts[0].(*ast.KeyValueExpr); !keyed {
			return false
		}
	}
	return !ast.IsGenerated(s.file)
}

// orderLines moves the fields of a struct with their comments; fails where a field has no lines of its own.
func (r *rewrite) orderLines(structure *ast.StructType) {
	type block struct {
		align int64
		text  string
	}
	var blocks []block
	text := string(r.s.text)
	begin := strings.IndexByte(text[r.s.offset(structure.Fields.Opening):], '\n') + r.s.offset(structure.Fields.Opening) + 1
	at := begin
	for _, field := range structure.Fields.List {
		end := r.s.offset(field.End())
		length := strings.IndexByte(text[end:], '\n')
		if length < 0 || !isComment(text[end:end+length]) {
			r.failed = true
			return
		}
		// Comments above a field belong to it, blank lines between fields go.
		lines := strings.TrimLeft(text[at:end+length+1], "\n")
		before := strings.TrimSpace(text[at:r.s.offset(field.Pos())])
		if before != "" && field.Doc == nil || strings.Contains(lines, "\n\n") {
			r.failed = true
			return
		}
		blocks = append(blocks, block{r.unit.sizes.Alignof(r.unit.typeOf(field.Type)), lines})
		at = end + length + 1
	}
	if len(blocks) == 0 || strings.TrimSpace(text[at:r.s.offset(structure.Fields.Closing)]) != "" {
		r.failed = true
		return
	}
	slices.SortStableFunc(blocks, func(a, b block) int { return cmp.Compare(b.align, a.align) })
	var result strings.Builder
	for _, block := range blocks {
		result.WriteString(block.text)
	}
	r.changes = append(r.changes, change{begin, at, result.String()})
}
