package main

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
)

// standard is the export data of what the tests import.
var standard = sync.OnceValues(func() (map[string]Package, error) {
	command := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Export", "bufio", "bytes", "cmp", "errors",
		"fmt", "io", "regexp", "slices", "sort", "strconv", "strings", "sync", "testing")
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return nil, err
	}
	found := map[string]Package{}
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for decoder.More() {
		var entry struct{ ImportPath, Export string }
		if err := decoder.Decode(&entry); err != nil {
			return nil, err
		}
		found[entry.ImportPath] = Package{Export: entry.Export, Origin: "standard"}
	}
	return found, nil
})

// packages are the standard library's, or the end of the test.
func packages(t *testing.T) map[string]Package {
	t.Helper()
	found, err := standard()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// ask writes files of one package and asks for the sites that `//@ callee` comments mark.
func ask(t *testing.T, files map[string]string) SitesReply {
	t.Helper()
	folder := t.TempDir()
	request := Request{Kind: "sites", Root: folder, Arch: runtime.GOARCH, Packages: packages(t)}
	unit := Unit{Path: "example.com/m/p", GoVersion: "1.22"}
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		unit.Files = append(unit.Files, path)
		for i, line := range strings.Split(text, "\n") {
			if _, callee, ok := strings.Cut(line, "//@ "); ok {
				request.Sites = append(request.Sites, Site{ID: callee, File: path, Line: i + 1, Callee: strings.TrimSpace(callee)})
			}
		}
	}
	request.Units = []Unit{unit}
	return readSites(request)
}

// one is the reply for a package of one file with one marked line.
func one(t *testing.T, text string) SiteFacts {
	t.Helper()
	reply := ask(t, map[string]string{"p.go": text})
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

// formatted puts a body of declarations below a package clause and the imports that it mentions.
func formatted(t *testing.T, body string) string {
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

// askAt asks for one place in a package of one file; without a file, in that one.
func askAt(t *testing.T, text string, site Site) SiteFacts {
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
	return readSites(Request{
		Kind: "sites", Root: folder, Arch: runtime.GOARCH, Packages: packages(t), Sites: []Site{site},
		Units: []Unit{{Path: "example.com/m/p", Files: []string{path}}},
	}).Sites[0]
}
