// Package fields makes edits that order the fields of a struct by alignment.
package fields

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Order returns rewrites that sort the fields of a struct by alignment, largest first, so that there is no padding
// between them. It makes one rewrite for each struct type that gets smaller.
func Order(p *edit.Spot) []*edit.Rewrite {
	u := p.Pkg
	var made []*edit.Rewrite
	for _, named := range structsAt(u, p.Allocation) {
		structure := named.Underlying().(*types.Struct)
		ordered := byAlignment(u, structure)
		before, after := u.Size(structure), u.Size(ordered)
		s, spec := typeSpecOf(u, named.Obj())
		if after >= before || spec == nil || !canReorder(u, s, named, structure) {
			continue
		}
		one := edit.NewRewrite(u, s, wire.OrderFields, map[string]string{
			"type": named.Obj().Name(), "before": strconv.FormatInt(before, 10), "after": strconv.FormatInt(after, 10),
		})
		orderLines(one, spec.Type.(*ast.StructType))
		made = append(made, one)
	}
	return made
}

// structsAt returns those struct types of the package that are the type of an allocated value or of a value inside
// it, largest first. It ignores generic types.
func structsAt(u *load.Package, node *alloc.Allocation) []*types.Named {
	lister := alloc.NewTypeLister(u)
	lister.Add(node.Type)
	var found []*types.Named
	for object := range lister.Seen {
		named, ok := object.Type().(*types.Named)
		if !ok || object.Pkg() != u.Types || named.TypeParams().Len() > 0 {
			continue
		}
		if _, ok := named.Underlying().(*types.Struct); ok {
			found = append(found, named)
		}
	}
	slices.SortFunc(found, func(a, b *types.Named) int { return cmp.Compare(u.Size(b), u.Size(a)) })
	return found
}

func byAlignment(u *load.Package, structure *types.Struct) *types.Struct {
	var fields []*types.Var
	for i := range structure.NumFields() {
		fields = append(fields, structure.Field(i))
	}
	slices.SortStableFunc(fields, func(a, b *types.Var) int {
		return cmp.Compare(u.Sizes.Alignof(b.Type()), u.Sizes.Alignof(a.Type()))
	})
	return types.NewStruct(fields, nil)
}

func typeSpecOf(u *load.Package, object *types.TypeName) (*load.File, *ast.TypeSpec) {
	for _, s := range u.Files {
		if s.Syntax == nil {
			continue
		}
		for _, decl := range s.Syntax.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.TYPE {
				continue
			}
			for _, spec := range group.Specs {
				declared := spec.(*ast.TypeSpec)
				if _, ok := declared.Type.(*ast.StructType); ok && u.Info.Defs[declared.Name] == object {
					return s, declared
				}
			}
		}
	}
	return nil, nil
}

// canReorder reports whether code can't depend on the order of a struct's fields. It returns false if there are
// fields with tags (encoders follow the order), blank fields (they serve as padding), fields of size zero, composite
// literals without keys, or imports of packages that access raw memory. It also returns false for a generated file.
func canReorder(u *load.Package, s *load.File, named *types.Named, structure *types.Struct) bool {
	for i := range structure.NumFields() {
		if structure.Tag(i) != "" || structure.Field(i).Name() == "_" || u.Size(structure.Field(i).Type()) == 0 {
			return false
		}
	}
	for _, imported := range u.Types.Imports() {
		if path := imported.Path(); path == "unsafe" || path == "C" || path == "encoding/binary" || path == "syscall" {
			return false
		}
	}
	for expr, value := range u.Info.Types {
		literal, ok := expr.(*ast.CompositeLit)
		if !ok || len(literal.Elts) == 0 || types.Unalias(value.Type) != types.Type(named) {
			continue
		}
		if _, keyed := literal.Elts[0].(*ast.KeyValueExpr); !keyed {
			return false
		}
	}
	return !ast.IsGenerated(s.Syntax)
}

// orderLines sorts the lines of a struct's fields by alignment, largest first, and keeps comments with their fields.
// The rewrite fails if a field shares a line with something else.
func orderLines(r *edit.Rewrite, structure *ast.StructType) {
	type block struct {
		align int64
		text  string
	}
	var blocks []block
	text := string(r.File.Text)
	begin := strings.IndexByte(text[r.File.Offset(structure.Fields.Opening):], '\n') + r.File.Offset(structure.Fields.Opening) + 1
	at := begin
	for _, field := range structure.Fields.List {
		end := r.File.Offset(field.End())
		length := strings.IndexByte(text[end:], '\n')
		if length < 0 || !edit.IsComment(text[end:end+length]) {
			r.Failed = true
			return
		}
		// A comment above a field belongs to the field; blank lines between fields are removed.
		lines := strings.TrimLeft(text[at:end+length+1], "\n")
		before := strings.TrimSpace(text[at:r.File.Offset(field.Pos())])
		if before != "" && field.Doc == nil || strings.Contains(lines, "\n\n") {
			r.Failed = true
			return
		}
		blocks = append(blocks, block{r.Pkg.Sizes.Alignof(r.Pkg.TypeOf(field.Type)), lines})
		at = end + length + 1
	}
	if len(blocks) == 0 || strings.TrimSpace(text[at:r.File.Offset(structure.Fields.Closing)]) != "" {
		r.Failed = true
		return
	}
	slices.SortStableFunc(blocks, func(a, b block) int { return cmp.Compare(b.align, a.align) })
	var result strings.Builder
	for _, block := range blocks {
		result.WriteString(block.text)
	}
	r.Changes = append(r.Changes, edit.Change{From: begin, To: at, Text: result.String()})
}
