package fix

import (
	"strings"
	"testing"

	"gofacts/internal/alloc"
	"gofacts/internal/fix/edit"
	"gofacts/internal/load"
	"gofacts/internal/wire"
)

// TestPanicsAreNoted checks that a maker that panics loses only its own candidates, and that the reply contains the
// stack of the panic.
func TestPanicsAreNoted(t *testing.T) {
	place := &edit.Spot{
		Pkg: &load.Package{}, File: &load.File{Path: "p.go"}, Allocation: &alloc.Allocation{Kind: wire.Append},
	}
	found := made(func(*edit.Spot) []*edit.Rewrite { panic("not understood") }, place)
	notes := place.Pkg.Reply().Notes
	if len(found) > 0 || len(notes) != 1 {
		t.Fatalf("found %v, notes %q", found, notes)
	}
	for _, part := range []string{"p.go: an edit for append: not understood", "TestPanicsAreNoted"} {
		if !strings.Contains(notes[0], part) {
			t.Errorf("%q lacks %q", notes[0], part)
		}
	}
}
