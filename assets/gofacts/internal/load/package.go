// Package load reads, parses and type-checks the packages that a request names.
package load

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/types"
	"go/version"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"gofacts/internal/wire"
)

// Package is a type-checked package.
type Package struct {
	Spec     wire.Unit
	Request  *wire.Request
	Sources  *Files
	Files    []*File
	importer types.Importer
	Sizes    types.Sizes
	Types    *types.Package
	Info     *types.Info
	errors   []types.Error
	// typed reports whether every import could be loaded. If so, an expression lacks a type only because of an error in
	// the package itself.
	typed bool
	// memory caches facts that were computed about the package, by key.
	memory map[any]any
	// bare caches the syntax trees of files without their function bodies.
	bare map[*File]*ast.File
	// notes contains descriptions of failures inside this program.
	notes []string
}

// longestNote is the maximum length of one note, in characters.
const longestNote = 4000

// Check parses and type-checks a package. Errors are recorded and aren't fatal.
func Check(request *wire.Request, all *Files, spec wire.Unit) *Package {
	u := &Package{
		Spec: spec, Request: request, Sources: all, typed: true,
		memory: map[any]any{}, bare: map[*File]*ast.File{},
	}
	for _, path := range spec.Files {
		u.Files = append(u.Files, all.File(path))
	}
	files := u.parsed(nil)
	u.Sizes = types.SizesFor("gc", request.Arch)
	if u.Sizes == nil {
		u.Sizes = types.SizesFor("gc", "amd64")
	}
	u.importer = &exportImporter{
		unit:  u,
		inner: importer.ForCompiler(all.Fset, "gc", u.lookup),
	}
	u.Info = &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Implicits:  map[ast.Node]types.Object{},
		Instances:  map[*ast.Ident]types.Instance{},
	}
	u.Types, u.errors = u.checkFiles(files, u.Info)
	return u
}

// parsed returns the files that can be type-checked together: those with the most common package name. If but isn't
// nil, parsed leaves out that file and returns the others without their function bodies.
func (u *Package) parsed(but *File) []*ast.File {
	count := map[string]int{}
	name := ""
	for _, s := range u.Files {
		if s.Syntax == nil || s.Syntax.Name == nil {
			continue
		}
		if count[s.Syntax.Name.Name]++; count[s.Syntax.Name.Name] > count[name] {
			name = s.Syntax.Name.Name
		}
	}
	var files []*ast.File
	for _, s := range u.Files {
		if s == but || s.Syntax == nil || s.Syntax.Name == nil || s.Syntax.Name.Name != name {
			continue
		}
		if but != nil {
			files = append(files, u.withoutBodies(s))
		} else {
			files = append(files, s.Syntax)
		}
	}
	return files
}

func (u *Package) checkFiles(files []*ast.File, info *types.Info) (pkg *types.Package, found []types.Error) {
	defer func() {
		if reason := recover(); reason != nil {
			found = append(found, types.Error{Fset: u.Sources.Fset, Msg: fmt.Sprint("the type checker gave up: ", reason)})
		}
	}()
	config := types.Config{
		Importer:    u.importer,
		Sizes:       u.Sizes,
		FakeImportC: true,
		GoVersion:   GoVersion(u.Spec.GoVersion),
		Error: func(err error) {
			var typed types.Error
			if errors.As(err, &typed) {
				found = append(found, typed)
			}
		},
	}
	pkg, _ = config.Check(u.Spec.Path, u.Sources.Fset, files, info)
	return pkg, found
}

// GoVersion converts the version in the go line of a go.mod, such as 1.22, to the form that go/types accepts, such as
// go1.22.
func GoVersion(line string) string {
	if line == "" {
		return ""
	}
	return "go" + strings.TrimPrefix(line, "go")
}

// Since reports whether the module's go line allows features of a Go release. A module without a go line may use all
// features.
func (u *Package) Since(release string) bool {
	language := GoVersion(u.Spec.GoVersion)
	return language == "" || version.Compare(language, release) >= 0
}

func (u *Package) lookup(path string) (io.ReadCloser, error) {
	if other, ok := u.Spec.ImportMap[path]; ok {
		path = other
	}
	known, ok := u.Request.Packages[path]
	if !ok || known.Export == "" {
		return nil, fmt.Errorf("no export data of %s", path)
	}
	return os.Open(known.Export)
}

// exportImporter is an importer that returns an error, instead of panicking, for export data that cannot be read.
type exportImporter struct {
	unit  *Package
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

// Reply returns how completely the package was analyzed, with up to ten errors.
func (u *Package) Reply() wire.UnitReply {
	reply := wire.UnitReply{Path: u.Spec.Path, Typed: u.typed && u.Types != nil, Errors: []string{}, Notes: u.notes}
	for _, s := range u.Files {
		if s.Err != nil && len(reply.Errors) < 10 {
			reply.Errors = append(reply.Errors, Shorten(s.Err.Error(), 300))
		}
	}
	for _, found := range u.errors {
		if len(reply.Errors) >= 10 {
			break
		}
		reply.Errors = append(reply.Errors, Shorten(found.Error(), 300))
	}
	return reply
}

// Note records a failure inside this program. Such a failure isn't the package's fault, but makes the reply incomplete.
func (u *Package) Note(what string, reason any) {
	u.notes = append(u.notes, Shorten(fmt.Sprintf("%s: %v\n%s", what, reason, debug.Stack()), longestNote))
}

// Remember returns a value about a package that it computes only once for each key.
func Remember[T any](u *Package, key any, compute func() T) T {
	if known, ok := u.memory[key]; ok {
		return known.(T)
	}
	value := compute()
	u.memory[key] = value
	return value
}
