package facttest

import (
	"go/format"
	"strings"
	"testing"

	"gofacts/internal/wire"
)

// EditRow is a test case for one kind of edit. Want is a substring of the expected edit's text; if it is "", no edit
// of this kind is expected.
type EditRow = struct {
	Name         string
	Kind         wire.FixKind
	Source, Want string
}

// Edits requests the edits for each row's source, and checks that the text of the first edit of the row's kind
// contains the row's Want.
func Edits(t *testing.T, rows []EditRow) {
	for _, row := range rows {
		t.Run(string(row.Kind)+"/"+row.Name, func(t *testing.T) {
			source := Formatted(t, row.Source)
			facts := One(t, source)
			var texts []string
			for _, candidate := range facts.Candidates {
				Check(t, source, candidate)
				if candidate.Kind == row.Kind {
					texts = append(texts, candidate.Edit.Text)
				}
			}
			if row.Want == "" {
				if len(texts) > 0 {
					t.Fatalf("offered %q", texts)
				}
				return
			}
			if len(texts) == 0 || !strings.Contains(texts[0], row.Want) {
				t.Fatalf("got %q, want %q; allocation %+v", texts, row.Want, facts.Allocation)
			}
		})
	}
}

// Check verifies that a candidate has words and that its content is formatted. If the candidate changes no imports,
// Check also verifies that the content is the source with the edit applied.
func Check(t *testing.T, source string, candidate wire.Candidate) {
	t.Helper()
	if len(candidate.Imports.Add)+len(candidate.Imports.Remove) == 0 {
		lines := strings.Split(source, "\n")
		edit := candidate.Edit
		var edited []string
		edited = append(edited, lines[:edit.Line-1]...)
		edited = append(edited, edit.Text)
		edited = append(edited, lines[edit.EndLine:]...)
		if got := strings.Join(edited, "\n"); got != candidate.Content {
			t.Errorf("%s: the edit gives\n%s\nthe content is\n%s", candidate.Kind, got, candidate.Content)
		}
	}
	gofmted, err := format.Source([]byte(candidate.Content))
	if err != nil {
		t.Fatalf("%s: %v", candidate.Kind, err)
	}
	if string(gofmted) != candidate.Content {
		t.Errorf("%s: not formatted:\n%s", candidate.Kind, candidate.Content)
	}
	if len(candidate.Words) == 0 {
		t.Errorf("%s has no words", candidate.Kind)
	}
}
