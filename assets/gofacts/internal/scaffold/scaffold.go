// Package scaffold writes a benchmark for a function.
package scaffold

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/types"
	"strings"
	"unicode"
	"unicode/utf8"

	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// Scaffold writes a benchmark for the function that a request names.
func Scaffold(request wire.Request) (reply wire.ScaffoldReply) {
	reply.Open = []string{}
	defer func() {
		if reason := recover(); reason != nil {
			reply = wire.ScaffoldReply{Error: fmt.Sprint("its types could not be analyzed: ", reason), Open: []string{}}
		}
	}()
	all := load.NewFiles(request.Overlay)
	if len(request.Units) != 1 {
		return wire.ScaffoldReply{Error: "the package has no Go files", Open: []string{}}
	}
	unit := load.Check(&request, all, request.Units[0])
	if unit.Types == nil {
		return wire.ScaffoldReply{Error: "the package can't be type-checked", Open: []string{}}
	}
	function, problem := find(unit, request.Function)
	if function == nil {
		return wire.ScaffoldReply{Error: problem, Open: []string{}}
	}
	w := &writer{
		unit: unit, imports: map[string]string{}, taken: map[string]bool{},
		building: map[string]bool{},
	}
	benchmark := benchmarkName(request.Function)
	for _, path := range request.Files {
		if syntax := all.File(path).Syntax; syntax != nil {
			for name := range declaredIn(syntax) {
				w.taken[name] = true
			}
		}
	}
	if w.taken[benchmark] {
		return wire.ScaffoldReply{Error: benchmark + " already exists", Open: []string{}}
	}
	text := w.file(function, benchmark, request.Function)
	formatted, err := format.Source([]byte(text))
	if err != nil {
		return wire.ScaffoldReply{Error: "its types can't be expressed in Go source: " + err.Error(), Open: []string{}}
	}
	return wire.ScaffoldReply{Benchmark: benchmark, Text: string(formatted), Open: append(reply.Open, w.open...)}
}

func declaredIn(file *ast.File) map[string]bool {
	names := map[string]bool{}
	for _, declared := range file.Decls {
		switch declared := declared.(type) {
		case *ast.FuncDecl:
			if declared.Recv == nil {
				names[declared.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range declared.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					names[spec.Name.Name] = true
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						names[name.Name] = true
					}
				}
			}
		}
	}
	return names
}

// find looks up a function: F, or T.M for a method of T or *T. If there is none that a benchmark could call, it
// returns the reason instead.
func find(unit *load.Package, name string) (*types.Func, string) {
	scope := unit.Types.Scope()
	of, method, isMethod := strings.Cut(name, ".")
	if !isMethod {
		function, ok := scope.Lookup(name).(*types.Func)
		if !ok || name == "main" || name == "init" {
			return nil, fmt.Sprintf("package %s has no function %s that a benchmark could call", unit.Spec.Path, name)
		}
		return function, ""
	}
	declared, ok := scope.Lookup(of).(*types.TypeName)
	if !ok || types.IsInterface(declared.Type()) {
		return nil, fmt.Sprintf("package %s has no type %s with methods", unit.Spec.Path, of)
	}
	found, _, _ := types.LookupFieldOrMethod(declared.Type(), true, unit.Types, method)
	function, ok := found.(*types.Func)
	if !ok {
		return nil, fmt.Sprintf("%s has no method %s", of, method)
	}
	return function, ""
}

// benchmarkName returns the name of a function's benchmark, such as BenchmarkWriterFlush for Writer.flush.
func benchmarkName(function string) string {
	name := "Benchmark"
	for _, part := range strings.Split(function, ".") {
		first, size := utf8.DecodeRuneInString(part)
		name += string(unicode.ToUpper(first)) + part[size:]
	}
	return name
}

// file returns the source text of the benchmark file.
func (w *writer) file(function *types.Func, benchmark, shown string) string {
	signature := function.Type().(*types.Signature)
	var before, inside []string
	set := func(name string, t types.Type) string {
		made, ok := w.valueOf(t, 0)
		variable := w.fresh(name)
		if !ok {
			described := types.TypeString(t, (*types.Package).Name)
			w.open = append(w.open, fmt.Sprintf("%s (%s)", variable, described))
			before = append(before, fmt.Sprintf("%s := TODO // TODO: a value of type %s", variable, described))
			return variable
		}
		if made.text == "b" {
			return "b"
		}
		before = append(before, fmt.Sprintf("%s := %s", variable, made.text))
		if made.after != "" {
			before = append(before, fmt.Sprintf(made.after, variable))
		}
		if made.again != "" {
			inside = append(inside, fmt.Sprintf(made.again, variable))
		}
		return variable
	}
	callee := function.Name()
	if receiver := signature.Recv(); receiver != nil {
		t := receiver.Type()
		if named := namedOf(t); named != nil && named.TypeParams().Len() > 0 {
			instance, ok := w.instantiate(named)
			if !ok {
				w.open = append(w.open, "type arguments of "+named.Obj().Name())
				before = append(before, "_ = TODO // TODO: type arguments of "+named.Obj().Name())
			} else {
				found, _, _ := types.LookupFieldOrMethod(instance, true, w.unit.Types, function.Name())
				if method, ok := found.(*types.Func); ok {
					signature = method.Type().(*types.Signature)
					t = signature.Recv().Type()
				}
			}
		}
		callee = w.receiver(t, set, &before) + "." + callee
	} else if parameters := signature.TypeParams(); parameters.Len() > 0 {
		arguments, ok := w.typeArguments(parameters)
		if ok {
			if instance, err := types.Instantiate(nil, signature, arguments, true); err == nil {
				signature = instance.(*types.Signature)
				callee += "[" + w.names(arguments) + "]"
			}
		}
		if signature.TypeParams().Len() > 0 {
			w.open = append(w.open, "type arguments")
			callee += "[TODO]"
		}
	}
	var passed []string
	for i := range signature.Params().Len() {
		parameter := signature.Params().At(i)
		name := set(parameter.Name(), parameter.Type())
		if signature.Variadic() && i == signature.Params().Len()-1 {
			name += "..."
		}
		passed = append(passed, name)
	}
	call := fmt.Sprintf("%s(%s)", callee, strings.Join(passed, ", "))
	sink, statement := w.keep(signature.Results(), call, benchmark)
	loop := "for b.Loop() {"
	if w.unit.Spec.GoVersion == "" || !w.unit.Since("go1.24") {
		loop = "for i := 0; i < b.N; i++ {"
	}
	body := append(append(before, "b.ReportAllocs()"), loop)
	body = append(append(append(body, inside...), statement), "}")
	return fmt.Sprintf("package %s\n\n%s\n%s// %s measures %s with made-up arguments: replace them with realistic ones.\nfunc %s(b *testing.B) {\n%s\n}\n",
		w.unit.Types.Name(), w.importBlock(), sink, benchmark, shown, benchmark, strings.Join(body, "\n"))
}

// keep returns a statement that assigns the first result of the call to a package variable, so that the compiler
// can't eliminate the call, and the declaration of this variable. The declaration is "" if there is no result or its
// type can't be named.
func (w *writer) keep(results *types.Tuple, call, benchmark string) (declaration, statement string) {
	if results.Len() == 0 {
		return "", call
	}
	blanks := strings.Repeat(", _", results.Len()-1)
	name, ok := w.typeName(results.At(0).Type())
	if !ok {
		return "", "_" + blanks + " = " + call
	}
	sink := "sink" + strings.TrimPrefix(benchmark, "Benchmark")
	for w.taken[sink] || w.unit.Types.Scope().Lookup(sink) != nil {
		sink += "Result"
	}
	return fmt.Sprintf("var %s %s\n\n", sink, name), sink + blanks + " = " + call
}
