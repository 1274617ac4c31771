package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/types"
	"go/version"
	"io"
	"os"
	"strings"
)

// unit is a checked package.
type unit struct {
	spec     Unit
	request  *Request
	sources  *sources
	files    []*source
	importer types.Importer
	sizes    types.Sizes
	pkg      *types.Package
	info     *types.Info
	errors   []types.Error
	// typed: every import was understood, so what has no type is an error of the package itself.
	typed bool
	// found holds what may allocate, a file each, once it was asked for.
	found map[*source][]*allocation
	// pooled says what holds objects of pools, once it was asked for.
	pools *pools
	// bare are the files with the bodies of their functions taken away, once they were needed.
	bare map[*source]*ast.File
}

// check parses and checks a package; errors are kept, not fatal.
func check(request *Request, all *sources, spec Unit) *unit {
	u := &unit{
		spec: spec, request: request, sources: all, typed: true,
		found: map[*source][]*allocation{}, bare: map[*source]*ast.File{},
	}
	for _, path := range spec.Files {
		u.files = append(u.files, all.load(path))
	}
	files := u.parsed(nil)
	u.sizes = types.SizesFor("gc", request.Arch)
	if u.sizes == nil {
		u.sizes = types.SizesFor("gc", "amd64")
	}
	u.importer = &exportImporter{
		unit:  u,
		inner: importer.ForCompiler(all.fset, "gc", u.lookup),
	}
	u.info = &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Implicits:  map[ast.Node]types.Object{},
		Instances:  map[*ast.Ident]types.Instance{},
	}
	u.pkg, u.errors = u.checkFiles(files, u.info)
	return u
}

// parsed are the files that can be checked together, but for one: those of the package name that most of them have.
func (u *unit) parsed(but *source) []*ast.File {
	count := map[string]int{}
	name := ""
	for _, s := range u.files {
		if s.file == nil || s.file.Name == nil {
			continue
		}
		if count[s.file.Name.Name]++; count[s.file.Name.Name] > count[name] {
			name = s.file.Name.Name
		}
	}
	var files []*ast.File
	for _, s := range u.files {
		if s == but || s.file == nil || s.file.Name == nil || s.file.Name.Name != name {
			continue
		}
		if but != nil {
			files = append(files, u.withoutBodies(s))
		} else {
			files = append(files, s.file)
		}
	}
	return files
}

func (u *unit) checkFiles(files []*ast.File, info *types.Info) (pkg *types.Package, found []types.Error) {
	defer func() {
		if reason := recover(); reason != nil {
			found = append(found, types.Error{Fset: u.sources.fset, Msg: fmt.Sprint("the type checker gave up: ", reason)})
		}
	}()
	config := types.Config{
		Importer:    u.importer,
		Sizes:       u.sizes,
		FakeImportC: true,
		GoVersion:   goVersion(u.spec.GoVersion),
		Error: func(err error) {
			var typed types.Error
			if errors.As(err, &typed) {
				found = append(found, typed)
			}
		},
	}
	pkg, _ = config.Check(u.spec.Path, u.sources.fset, files, info)
	return pkg, found
}

// goVersion is a language version that go/types takes, from the go line of a go.mod.
func goVersion(line string) string {
	if line == "" {
		return ""
	}
	return "go" + strings.TrimPrefix(line, "go")
}

// since says whether the module may use what came with a version of Go; a toolchain as old as its go line can build it.
func (u *unit) since(release string) bool {
	language := goVersion(u.spec.GoVersion)
	return language == "" || version.Compare(language, release) >= 0
}

func (u *unit) lookup(path string) (io.ReadCloser, error) {
	if other, ok := u.spec.ImportMap[path]; ok {
		path = other
	}
	known, ok := u.request.Packages[path]
	if !ok || known.Export == "" {
		return nil, fmt.Errorf("no export data of %s", path)
	}
	return os.Open(known.Export)
}

// exportImporter survives export data that cannot be read.
type exportImporter struct {
	unit  *unit
	inner types.Importer
}

// Import implements types.Importer.
func (e *exportImporter) Import(path string) (pkg *types.Package, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("export data of %s: %v", path, reason)
		}
		if err != nil {
			e.unit.typed = false
		}
	}()
	return e.inner.Import(path)
}

// reply says how the check went.
func (u *unit) reply() UnitReply {
	reply := UnitReply{Path: u.spec.Path, Typed: u.typed && u.pkg != nil, Errors: []string{}}
	for _, s := range u.files {
		if s.err != nil && len(reply.Errors) < 10 {
			reply.Errors = append(reply.Errors, shorten(s.err.Error(), 300))
		}
	}
	for _, found := range u.errors {
		if len(reply.Errors) >= 10 {
			break
		}
		reply.Errors = append(reply.Errors, shorten(found.Error(), 300))
	}
	return reply
}
