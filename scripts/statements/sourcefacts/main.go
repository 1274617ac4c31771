// Sourcefacts answers questions about the Go source of one module: what encloses a line, whether an expression
// type-checks there, and whether the expression's type has a method. It reads a JSON list of questions from
// standard input.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// question asks about one place. If the expression is empty, it only asks for the enclosing function.
type question struct {
	File       string `json:"file"`
	Line       int    `json:"line"`
	Expression string `json:"expression"`
	Method     string `json:"method"`
}

type answer struct {
	Function string `json:"function"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Package  string `json:"package"`
	Type     string `json:"type"`
	Has      bool   `json:"has"`
	Error    string `json:"error"`
}

type unit struct {
	fset  *token.FileSet
	files map[string]*ast.File
	pkg   *types.Package
	err   error
}

func main() {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	units := map[string]*unit{}
	answers := []answer{}
	for _, q := range questions {
		dir := filepath.Dir(q.File)
		if units[dir] == nil {
			units[dir] = load(dir)
		}
		answers = append(answers, units[dir].answer(q))
	}
	_ = json.NewEncoder(os.Stdout).Encode(answers)
}

// load parses a package with its tests, and type-checks it against the compiler's export data.
func load(dir string) *unit {
	u := &unit{fset: token.NewFileSet(), files: map[string]*ast.File{}}
	cmd := exec.Command("go", "list", "-e", "-test", "-deps", "-export", "-json=ImportPath,Dir,Export,GoFiles,TestGoFiles,XTestGoFiles,ForTest", ".")
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		u.err = err
		return u
	}
	exports := map[string]string{}
	var names []string
	seen := map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir, Export, ForTest string
			GoFiles, TestGoFiles             []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			u.err = err
			return u
		}
		if p.ForTest == "" {
			exports[p.ImportPath] = p.Export
		}
		if p.Dir == dir && p.ForTest == "" && !strings.HasSuffix(p.ImportPath, ".test") {
			names = append(append(names, p.GoFiles...), p.TestGoFiles...)
		}
	}
	var files []*ast.File
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		f, err := parser.ParseFile(u.fset, filepath.Join(dir, name), nil, parser.ParseComments)
		if err == nil {
			files = append(files, f)
			u.files[filepath.Join(dir, name)] = f
		}
	}
	imp := importer.ForCompiler(u.fset, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(exports[path])
	})
	config := types.Config{Importer: imp, Error: func(error) {}}
	u.pkg, _ = config.Check(dir, u.fset, files, nil)
	return u
}

func (u *unit) answer(q question) answer {
	f := u.files[q.File]
	if f == nil {
		// Files of other builds and external tests are parsed on their own.
		var err error
		if f, err = parser.ParseFile(u.fset, q.File, nil, parser.ParseComments); err != nil {
			return answer{Error: "the file is in no package: " + err.Error()}
		}
	}
	a := answer{Package: f.Name.Name}
	pos := token.NoPos
	for _, d := range f.Decls {
		start, end := u.line(d.Pos()), u.line(d.End())
		if doc := docOf(d); doc != nil {
			start = u.line(doc.Pos())
		}
		if q.Line < start || q.Line > end {
			continue
		}
		a.Start, a.End = start, end
		if fn, ok := d.(*ast.FuncDecl); ok {
			a.Function = nameOf(fn)
			if fn.Body != nil {
				pos = fn.Body.End() - 1
			}
		}
	}
	if q.Expression == "" {
		return a
	}
	if u.pkg == nil {
		a.Error = "the package does not type-check"
		return a
	}
	file := u.fset.File(f.Pos())
	if q.Line > file.LineCount() {
		a.Error = "the file has no such line"
		return a
	}
	// Names that are declared on the line are only in scope after it.
	var last error
	for _, at := range []token.Pos{endOfLine(file, q.Line), endOfLine(file, q.Line+1), file.LineStart(q.Line), pos} {
		if at == token.NoPos {
			continue
		}
		tv, err := types.Eval(u.fset, u.pkg, at, q.Expression)
		if err != nil {
			last = err
			continue
		}
		a.Type = tv.Type.String()
		if q.Method != "" {
			obj, _, _ := types.LookupFieldOrMethod(tv.Type, true, u.pkg, q.Method)
			_, a.Has = obj.(*types.Func)
		}
		return a
	}
	if last != nil {
		a.Error = last.Error()
	}
	return a
}

func endOfLine(file *token.File, line int) token.Pos {
	if line > file.LineCount() {
		return token.NoPos
	}
	if line == file.LineCount() {
		return token.Pos(file.Base() + file.Size())
	}
	return file.LineStart(line+1) - 1
}

// line returns the line in the file itself, whatever //line directives say.
func (u *unit) line(pos token.Pos) int { return u.fset.PositionFor(pos, false).Line }

func docOf(d ast.Decl) *ast.CommentGroup {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return d.Doc
	case *ast.GenDecl:
		return d.Doc
	}
	return nil
}

func nameOf(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	t, star := fn.Recv.List[0].Type, false
	if s, ok := t.(*ast.StarExpr); ok {
		t, star = s.X, true
	}
	switch g := t.(type) {
	case *ast.IndexExpr:
		t = g.X
	case *ast.IndexListExpr:
		t = g.X
	}
	name := "?"
	if id, ok := t.(*ast.Ident); ok {
		name = id.Name
	}
	if star {
		name = "(*" + name + ")"
	}
	return name + "." + fn.Name.Name
}
