package calls

import (
	"os"
	"strings"
	"testing"

	"gofacts/internal/wire"
)

//go:noinline
func called() int { return len(os.Args) }

//go:noinline
func caller() int { return called() + called() }

func TestCalls(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	reply, err := Calls(wire.Request{Binary: path, Functions: []string{"gofacts/internal/calls.caller"}})
	if err != nil {
		t.Fatal(err)
	}
	var found int
	for _, call := range reply.Calls {
		if call.Target != "gofacts/internal/calls.called" {
			continue
		}
		found++
		if !strings.HasSuffix(call.File, "/calls_test.go") || call.Line != 15 || call.To <= call.From {
			t.Errorf("found %+v", call)
		}
	}
	if found != 2 || caller() == 0 {
		t.Errorf("found %d of 2 calls in %+v", found, reply.Calls)
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
