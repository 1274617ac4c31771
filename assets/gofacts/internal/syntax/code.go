package syntax

import (
	"crypto/sha256"
	"encoding/hex"
	"go/ast"
	"go/token"
	"hash"
	"io"
	"reflect"
	"strings"
)

// CodeDigest returns a digest of the code of a function. It ignores comments and layout, but not compiler directives.
// It returns "" for a function without a body.
func CodeDigest(declared *ast.FuncDecl) string {
	if declared.Body == nil {
		return ""
	}
	sum := sha256.New()
	if declared.Doc != nil {
		for _, comment := range declared.Doc.List {
			if strings.HasPrefix(comment.Text, "//go:") {
				io.WriteString(sum, comment.Text+"\n")
			}
		}
	}
	for _, part := range []ast.Node{declared.Recv, declared.Name, declared.Type, declared.Body} {
		writeCode(sum, reflect.ValueOf(part))
	}
	return hex.EncodeToString(sum.Sum(nil))[:24]
}

// telling lists the position fields of syntax nodes that make a difference if they are set: that of the dots in a
// call and that of the equals sign in an alias declaration.
var telling = map[string]bool{"Ellipsis": true, "Assign": true}

func writeCode(sum hash.Hash, value reflect.Value) {
	switch value.Kind() {
	case reflect.Interface:
		writeCode(sum, value.Elem())
	case reflect.Pointer:
		if value.IsNil() || !isCode(value.Interface()) {
			io.WriteString(sum, "-")
			return
		}
		writeCode(sum, value.Elem())
	case reflect.Struct:
		io.WriteString(sum, value.Type().Name()+"{")
		for i := range value.NumField() {
			field := value.Field(i)
			if position, ok := field.Interface().(token.Pos); !ok {
				writeCode(sum, field)
			} else if telling[value.Type().Field(i).Name] && position.IsValid() {
				io.WriteString(sum, "!")
			}
		}
		io.WriteString(sum, "}")
	case reflect.Slice:
		io.WriteString(sum, "[")
		for i := range value.Len() {
			writeCode(sum, value.Index(i))
		}
		io.WriteString(sum, "]")
	case reflect.String:
		io.WriteString(sum, value.String()+"\x00")
	case reflect.Int:
		if code, ok := value.Interface().(token.Token); ok {
			io.WriteString(sum, code.String()+"\x00")
		} else {
			io.WriteString(sum, string(rune('0'+value.Int())))
		}
	}
}

// isCode reports whether a value in a syntax tree is code. It excludes comments, and the objects and scopes that the
// parser resolved, which form cycles.
func isCode(node any) bool {
	switch node.(type) {
	case *ast.CommentGroup, *ast.Object, *ast.Scope:
		return false
	}
	return true
}
