package text_test

import (
	"slices"
	"strings"
	"testing"

	"gofacts/internal/facttest"
)

func TestSums(t *testing.T) {
	for _, row := range slices.Concat(sumEdits, unsummedEdits, concatSumEdits) {
		t.Run(string(row.Kind)+"/"+row.Name, func(t *testing.T) {
			source := facttest.Formatted(t, row.Source)
			facts := facttest.One(t, source)
			var texts []string
			for _, candidate := range facts.Candidates {
				facttest.Check(t, source, candidate)
				if candidate.Kind == row.Kind {
					texts = append(texts, candidate.Edit.Text)
				}
			}
			isWanted := func(text string) bool { return strings.Contains(text, row.Want) }
			if row.Want == "" {
				isWanted = func(text string) bool { return strings.Contains(text, ":= 0\n") || strings.Contains(text, "n := ") }
			}
			if slices.ContainsFunc(texts, isWanted) != (row.Want != "") {
				t.Fatalf("want %q, got\n%s\nallocation %+v", row.Want, strings.Join(texts, "\n---\n"), facts.Allocation)
			}
		})
	}
}
