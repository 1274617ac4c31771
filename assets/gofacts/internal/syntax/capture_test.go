package syntax_test

import (
	"go/ast"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"gofacts/internal/alloc"
	"gofacts/internal/load"
	"gofacts/internal/syntax"
	"gofacts/internal/wire"
)

const capturing = `package p

var kept func() int

//go:noinline
func keep(f func() int) { kept = f }

//go:noinline
func g(n int) int { return n }

func before(n int) {
	assignedBefore := 1
	for i := 0; i < n; i++ {
		assignedBefore += i
	}
	if n > 3 {
		assignedBefore = g(n)
	}
	keep(func() int { return assignedBefore })
}

func after(n int) {
	assignedAfter := 1
	keep(func() int { return assignedAfter })
	assignedAfter = g(n)
}

func inside(n int) {
	assignedInside := 1
	keep(func() int { assignedInside++; return assignedInside })
}

func around(n int) {
	assignedInLoop := 1
	for i := 0; i < n; i++ {
		assignedInLoop = g(i)
		keep(func() int { return assignedInLoop })
	}
}

func rounds(in []int) {
	for ofThree := 0; ofThree < len(in); ofThree++ {
		keep(func() int { return ofThree })
	}
	for index, value := range in {
		keep(func() int { return index + value })
	}
	for range in {
		ofBody := 1
		ofBody = g(ofBody)
		keep(func() int { return ofBody })
	}
}

func stepped(n int) {
	for steppedInside := 0; steppedInside < n; steppedInside++ {
		keep(func() int { return steppedInside })
		steppedInside++
	}
}

func addressed(n int) {
	pointedAt := 1
	p := &pointedAt
	keep(func() int { return pointedAt + *p })
}

func result(n int) (named int) {
	named = g(n)
	keep(func() int { return named })
	return named
}

func large(n int) {
	var of136 [17]int
	var of24 [3]int
	keep(func() int { return of136[n] })
	keep(func() int { return of24[n] })
}

func field(n int) {
	var ofField struct{ a, b int }
	keep(func() int { return ofField.a })
	ofField.b = n
}

func parameter(given int) {
	given = g(given)
	keep(func() int { return given })
}
`

// TestCapturedByReference compares CapturedByReference with the compiler's own output for the same functions.
func TestCapturedByReference(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "p.go")
	for name, text := range map[string]string{path: capturing, filepath.Join(folder, "go.mod"): "module p\n\ngo 1.22\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", "build", "-gcflags=-m=2", ".")
	command.Dir = folder
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	want := map[string]bool{}
	for _, match := range regexp.MustCompile(`capturing by (value|ref): (\w+)`).FindAllStringSubmatch(string(output), -1) {
		want[match[2]] = match[1] == "ref"
	}

	request := wire.Request{Root: folder, Arch: runtime.GOARCH}
	unit := load.Check(&request, load.NewFiles(nil), wire.Unit{Path: "p", Files: []string{path}, GoVersion: "1.22"})
	got := map[string]bool{}
	for _, node := range alloc.All(unit, unit.Files[0]) {
		if literal, ok := node.Node.(*ast.FuncLit); ok {
			for _, variable := range syntax.Captures(unit, unit.Files[0], literal) {
				got[variable.Name()] = syntax.CapturedByReference(unit, unit.Files[0], variable, literal)
			}
		}
	}
	if len(want) < 15 || !maps.Equal(got, want) {
		t.Errorf("the compiler captures by reference\n%v\nand this is told:\n%v", want, got)
	}
}
