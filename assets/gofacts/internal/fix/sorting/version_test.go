package sorting_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gofacts/internal/facts"
	"gofacts/internal/facttest"
	"gofacts/internal/wire"
)

func TestSortNeedsPackageSlices(t *testing.T) {
	source := facttest.Formatted(t, `
func f(in []int) {
	sort.Slice(in, func(i, j int) bool { return in[i] < in[j] })
}`)
	before, _, _ := strings.Cut(source, "sort.Slice")
	for release, want := range map[string]int{"": 1, "1.20": 0, "1.21": 1, "1.22.3": 1} {
		folder := t.TempDir()
		path := filepath.Join(folder, "p.go")
		if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		reply := facts.Sites(wire.Request{
			Kind: "sites", Root: folder, Arch: runtime.GOARCH, Packages: facttest.Packages(t),
			Sites: []wire.Site{{File: path, Line: strings.Count(before, "\n") + 1, Callee: "sort.Slice"}},
			Units: []wire.Unit{{Path: "example.com/m/p", Files: []string{path}, GoVersion: release}},
		})
		if got := len(reply.Sites[0].Candidates); got != want {
			t.Errorf("go %s: %d candidates, want %d", release, got, want)
		}
	}
}
