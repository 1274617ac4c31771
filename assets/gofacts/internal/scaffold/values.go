package scaffold

import (
	"fmt"
	"go/types"
	"strings"
)

// deepest is the maximum nesting depth of made-up values.
const deepest = 3

// value is an expression for a made-up value, with the statements that prepare it.
type value struct {
	text string
	// again is a statement that resets the value in each iteration; %s stands for the name of the value's variable.
	again string
	// after is a statement to run once, after the variable is set; %s stands for the variable's name.
	after string
}

// known maps the names of well-known types to expressions for values of these types.
var known = map[string]struct {
	text, again string
	imports     []string
}{
	"context.Context":         {text: "context.Background()", imports: []string{"context"}},
	"io.Writer":               {text: "io.Discard", imports: []string{"io"}},
	"io.StringWriter":         {text: "bytes.NewBuffer(nil)", again: "%s.Reset()", imports: []string{"bytes"}},
	"io.ReadWriter":           {text: "bytes.NewBuffer(nil)", again: "%s.Reset()", imports: []string{"bytes"}},
	"io.ByteWriter":           {text: "bytes.NewBuffer(nil)", again: "%s.Reset()", imports: []string{"bytes"}},
	"error":                   {text: `errors.New("benchmark")`, imports: []string{"errors"}},
	"sync.Locker":             {text: "new(sync.Mutex)", imports: []string{"sync"}},
	"time.Time":               {text: "time.Unix(1700000000, 0)", imports: []string{"time"}},
	"time.Duration":           {text: "time.Second", imports: []string{"time"}},
	"math/rand.Source":        {text: "rand.NewSource(1)", imports: []string{"math/rand"}},
	"net/http.ResponseWriter": {text: "httptest.NewRecorder()", imports: []string{"net/http/httptest"}},
	"*net/http.Request":       {text: `httptest.NewRequest("GET", "/", nil)`, imports: []string{"net/http/httptest"}},
	"*testing.B":              {text: "b"},
	"testing.TB":              {text: "b"},
	"io.Reader":               reader, "io.ReaderAt": reader, "io.ReadSeeker": reader, "io.Seeker": reader,
	"io.ByteReader": reader, "io.ByteScanner": reader, "io.RuneReader": reader, "io.RuneScanner": reader,
}

var reader = struct {
	text, again string
	imports     []string
}{text: `strings.NewReader("benchmark")`, again: `%s.Reset("benchmark")`, imports: []string{"strings"}}

// valueOf returns a made-up value of a type. The second result is false if no value can be made up.
func (w *writer) valueOf(t types.Type, depth int) (value, bool) {
	if depth > deepest {
		return value{}, false
	}
	t = types.Unalias(t)
	if found, ok := known[types.TypeString(t, func(p *types.Package) string { return p.Path() })]; ok {
		for _, path := range found.imports {
			w.use(path)
		}
		return value{text: found.text, again: found.again}, true
	}
	name, ok := w.typeName(t)
	if !ok {
		return value{}, false
	}
	switch under := t.Underlying().(type) {
	case *types.Basic:
		text, ok := constant(under)
		if _, plain := t.(*types.Basic); ok && !(plain && isDefault(under)) {
			text = fmt.Sprintf("%s(%s)", name, text)
		}
		return value{text: text}, ok
	case *types.Slice:
		if basic, ok := under.Elem().Underlying().(*types.Basic); ok && basic.Kind() == types.Byte {
			return value{text: name + `("benchmark")`}, true
		}
		element, ok := w.valueOf(under.Elem(), depth+1)
		if !ok {
			return value{text: name + "{}"}, true
		}
		return value{text: fmt.Sprintf("%s{%s}", name, strings.Join([]string{element.text, element.text, element.text}, ", "))}, true
	case *types.Map:
		key, ok := w.valueOf(under.Key(), depth+1)
		element, also := w.valueOf(under.Elem(), depth+1)
		if !ok || !also || !types.Comparable(under.Key()) {
			return value{text: name + "{}"}, true
		}
		return value{text: fmt.Sprintf("%s{%s: %s}", name, key.text, element.text)}, true
	case *types.Pointer:
		return w.pointer(t, under, depth)
	case *types.Struct:
		if made, ok := w.constructed(t, depth); ok {
			return made, true
		}
		return value{text: name + "{}"}, true
	case *types.Array:
		return value{text: name + "{}"}, true
	case *types.Signature:
		return w.function(under, depth)
	case *types.Chan:
		// A receive from a closed channel returns at once. A channel for sending can't be made up: a send panics
		// if the channel is closed, and blocks forever if nobody receives.
		if under.Dir() != types.RecvOnly {
			return value{}, false
		}
		element, ok := w.typeName(under.Elem())
		return value{text: fmt.Sprintf("make(chan %s)", element), after: "close(%s)"}, ok
	case *types.Interface:
		return w.implementation(t, under, depth)
	}
	return value{}, false
}

func (w *writer) pointer(t types.Type, under *types.Pointer, depth int) (value, bool) {
	if made, ok := w.constructed(t, depth); ok {
		return made, true
	}
	element, ok := w.typeName(under.Elem())
	if !ok {
		return value{}, false
	}
	if _, ok := under.Elem().Underlying().(*types.Struct); ok {
		return value{text: "&" + element + "{}"}, true
	}
	return value{text: fmt.Sprintf("new(%s)", element)}, true
}

// function returns a function literal that returns made-up values. The second result is false if one of them can't be
// made up.
func (w *writer) function(of *types.Signature, depth int) (value, bool) {
	name, ok := w.typeName(of)
	if !ok {
		return value{}, false
	}
	var results []string
	for i := range of.Results().Len() {
		result := of.Results().At(i).Type()
		if isError(result) {
			results = append(results, "nil")
			continue
		}
		made, ok := w.valueOf(result, depth+1)
		if !ok {
			return value{}, false
		}
		results = append(results, made.text)
	}
	if len(results) == 0 {
		return value{text: name + " {}"}, true
	}
	return value{text: fmt.Sprintf("%s { return %s }", name, strings.Join(results, ", "))}, true
}

// implementation returns a value of an interface type: a string if the interface has no methods, and otherwise a
// value of one of the package's types that implement it.
func (w *writer) implementation(t types.Type, under *types.Interface, depth int) (value, bool) {
	if under.Empty() {
		return value{text: `any("benchmark")`}, true
	}
	scope := w.unit.Types.Scope()
	for _, name := range scope.Names() {
		declared, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || declared.IsAlias() || types.IsInterface(declared.Type()) {
			continue
		}
		if named, ok := declared.Type().(*types.Named); ok && named.TypeParams().Len() > 0 {
			continue
		}
		for _, candidate := range []types.Type{declared.Type(), types.NewPointer(declared.Type())} {
			if types.AssignableTo(candidate, t) {
				return w.valueOf(candidate, depth+1)
			}
		}
	}
	return value{}, false
}

// constant returns a constant of a basic type.
func constant(t *types.Basic) (string, bool) {
	switch {
	case t.Info()&types.IsString != 0:
		return `"benchmark"`, true
	case t.Info()&types.IsBoolean != 0:
		return "true", true
	case t.Info()&types.IsInteger != 0:
		return "8", true
	case t.Info()&types.IsFloat != 0:
		return "1.5", true
	case t.Info()&types.IsComplex != 0:
		return "1", true
	}
	return "", false
}

// isDefault reports whether a constant that is written without a conversion, such as 8 or "benchmark", has the given
// type by default.
func isDefault(t *types.Basic) bool {
	switch t.Kind() {
	case types.Int, types.String, types.Bool, types.Float64:
		return true
	}
	return false
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
