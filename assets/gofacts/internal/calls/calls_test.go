package calls

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gofacts/internal/wire"
)

const source = `package main

import "os"

//go:noinline
func called() int { return len(os.Args) }

//go:noinline
func caller() int { return called() + called() }

func main() { os.Exit(caller() - caller()) }
`

// build compiles the source with linker flags and returns the path of the program.
func build(t *testing.T, flags string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module m\n\ngo 1.22\n", "main.go": source} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command("go", "build", "-o", "program", "-ldflags="+flags, ".")
	command.Dir = folder
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	return filepath.Join(folder, "program")
}

func TestCalls(t *testing.T) {
	reply, err := Calls(wire.Request{Binary: build(t, "-w"), Functions: []string{"main.caller"}})
	if err != nil {
		t.Fatal(err)
	}
	var found int
	for _, call := range reply.Calls {
		if call.Target != "main.called" {
			continue
		}
		found++
		if !strings.HasSuffix(call.File, "/main.go") || call.Line != 9 || call.To <= call.From {
			t.Errorf("found %+v", call)
		}
	}
	if found != 2 {
		t.Errorf("found %d of 2 calls in %+v", found, reply.Calls)
	}
}

// Without symbols, the addresses in the line table can't be trusted.
func TestStripped(t *testing.T) {
	reply, err := Calls(wire.Request{Binary: build(t, "-s -w"), Functions: []string{"main.caller"}})
	if err != nil || len(reply.Calls) > 0 {
		t.Errorf("found %+v, %v", reply.Calls, err)
	}
}

func TestOtherFiles(t *testing.T) {
	for _, path := range []string{"calls_test.go", "missing"} {
		if reply, err := Calls(wire.Request{Binary: path, Functions: []string{"main.main"}}); err == nil {
			t.Errorf("%s: %+v", path, reply)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, test := range []struct {
		name   string
		decode func([]byte, uint64) (int, uint64)
		code   []byte
		size   int
		target uint64
	}{
		{"call forwards", decodeX86, []byte{0xe8, 0x10, 0, 0, 0}, 5, 0x1015},
		{"call backwards", decodeX86, []byte{0xe8, 0xfb, 0xff, 0xff, 0xff}, 5, 0x1000},
		{"call through a register", decodeX86, []byte{0xff, 0xd0, 0, 0, 0}, 0, 0},
		{"the code ends", decodeX86, []byte{0xe8, 0x10}, 0, 0},
		{"bl forwards", decodeARM64, []byte{0x04, 0, 0, 0x94}, 4, 0x1010},
		{"bl backwards", decodeARM64, []byte{0xff, 0xff, 0xff, 0x97}, 4, 0xffc},
		{"blr", decodeARM64, []byte{0x20, 0, 0x3f, 0xd6}, 0, 0},
		{"b", decodeARM64, []byte{0x04, 0, 0, 0x14}, 0, 0},
		{"the code ends", decodeARM64, []byte{0x04, 0, 0}, 0, 0},
	} {
		if size, target := test.decode(test.code, 0x1000); size != test.size || target != test.target {
			t.Errorf("%s: %d bytes to %#x", test.name, size, target)
		}
	}
}
