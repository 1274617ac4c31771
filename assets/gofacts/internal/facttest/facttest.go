// Package facttest helps tests to request facts about small packages.
package facttest

import (
	"encoding/json"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"gofacts/internal/facts"
	"gofacts/internal/wire"
)

// standard returns the standard library packages that tests import and their dependencies, by import path, with their
// export data.
var standard = sync.OnceValues(func() (map[string]wire.Package, error) {
	command := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "bufio", "bytes", "cmp", "errors",
		"fmt", "io", "regexp", "slices", "sort", "strconv", "strings", "sync", "testing")
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return nil, err
	}
	found := map[string]wire.Package{}
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for decoder.More() {
		var entry struct{ ImportPath, Export string }
		if err := decoder.Decode(&entry); err != nil {
			return nil, err
		}
		found[entry.ImportPath] = wire.Package{Export: entry.Export, Origin: "standard"}
	}
	return found, nil
})

// Packages returns the standard library packages that tests import and their dependencies, by import path. It fails
// the test if it can't list them.
func Packages(t *testing.T) map[string]wire.Package {
	t.Helper()
	found, err := standard()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Ask writes the files of one package to a temporary folder and returns facts about the sites that `//@ callee`
// comments mark.
func Ask(t *testing.T, files map[string]string) wire.SitesReply {
	t.Helper()
	folder := t.TempDir()
	request := wire.Request{Kind: "sites", Root: folder, Arch: runtime.GOARCH, Packages: Packages(t)}
	unit := wire.Unit{Path: "example.com/m/p", GoVersion: "1.22"}
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		unit.Files = append(unit.Files, path)
		for i, line := range strings.Split(text, "\n") {
			if _, callee, ok := strings.Cut(line, "//@ "); ok {
				request.Sites = append(request.Sites, wire.Site{ID: callee, File: path, Line: i + 1, Callee: strings.TrimSpace(callee)})
			}
		}
	}
	request.Units = []wire.Unit{unit}
	return facts.Sites(request)
}

// One returns facts about the site that the only `//@ callee` comment in a package of one file marks.
func One(t *testing.T, text string) wire.SiteFacts {
	t.Helper()
	reply := Ask(t, map[string]string{"p.go": text})
	if len(reply.Sites) != 1 {
		t.Fatalf("%d sites", len(reply.Sites))
	}
	if errors := reply.Units[0].Errors; len(errors) > 0 {
		t.Fatalf("the sample does not check: %v", errors)
	}
	facts := reply.Sites[0]
	if facts.Error != "" {
		t.Fatal(facts.Error)
	}
	return facts
}

// Formatted returns a formatted file that contains the declarations in body and the imports that they use.
func Formatted(t *testing.T, body string) string {
	t.Helper()
	text := "package p\n\n"
	for _, name := range []string{"bufio", "bytes", "fmt", "io", "regexp", "sort", "strconv", "strings", "sync"} {
		if strings.Contains(body, name+".") {
			text += "import \"" + name + "\"\n"
		}
	}
	source, err := format.Source([]byte(text + "\n" + body))
	if err != nil {
		t.Fatalf("%v in\n%s", err, body)
	}
	return string(source)
}

// AskAt returns facts about one site in a package of one file. If site.File is "", the site is in that file.
func AskAt(t *testing.T, text string, site wire.Site) wire.SiteFacts {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "p.go")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if site.File == "" {
		site.File = path
	} else if !filepath.IsAbs(site.File) {
		site.File = filepath.Join(folder, site.File)
	}
	return facts.Sites(wire.Request{
		Kind: "sites", Root: folder, Arch: runtime.GOARCH, Packages: Packages(t), Sites: []wire.Site{site},
		Units: []wire.Unit{{Path: "example.com/m/p", Files: []string{path}}},
	}).Sites[0]
}
