package alloc

import (
	"go/ast"
	"go/token"
	"go/types"

	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

func (c *collector) visitLiteral(node *ast.CompositeLit) {
	typ := c.pkg.TypeOf(node)
	kind := wire.CompositeLiteral
	switch syntax.Under(typ).(type) {
	case *types.Slice:
		kind = wire.SliceLiteral
	case *types.Map:
		kind = wire.MapLiteral
	}
	at := []token.Pos{node.Lbrace, node.Pos()}
	address, ok := c.parent().(*ast.UnaryExpr)
	if !ok || address.Op != token.AND || kind != wire.CompositeLiteral {
		c.add(kind, node, typ, at...)
	}
	if structure, ok := syntax.Under(typ).(*types.Struct); ok {
		c.boxFields(node, structure)
		return
	}
	if element := syntax.ElementOf(typ); element != nil {
		for _, value := range node.Elts {
			if pair, ok := value.(*ast.KeyValueExpr); ok {
				value = pair.Value
			}
			c.box(value, element, nil, -1)
		}
	}
}

func (c *collector) boxFields(node *ast.CompositeLit, structure *types.Struct) {
	for i, value := range node.Elts {
		if pair, ok := value.(*ast.KeyValueExpr); ok {
			if field, ok := c.pkg.ObjectOf(pair.Key).(*types.Var); ok {
				c.box(pair.Value, field.Type(), nil, -1)
			}
		} else if i < structure.NumFields() {
			c.box(value, structure.Field(i).Type(), nil, -1)
		}
	}
}
