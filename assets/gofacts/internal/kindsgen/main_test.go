package main

import (
	"os"
	"testing"
)

// TestKindsAreCurrent compares the output of go generate with the existing file.
func TestKindsAreCurrent(t *testing.T) {
	text, err := generate("../wire/kinds.go")
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile("../../../../src/core/cause/source-kinds.ts")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != text {
		t.Error("src/core/cause/source-kinds.ts is not what kinds.go says: run go generate ./... in assets/gofacts")
	}
}
