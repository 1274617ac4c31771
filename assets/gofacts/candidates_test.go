package main

import (
	"go/format"
	"slices"
	"strings"
	"testing"
)

// editRow is a shape of one kind of edit: `want` is part of the edit's text, "" means that no such edit is offered.
type editRow struct{ name, kind, source, want string }

func TestCandidates(t *testing.T) {
	for _, row := range slices.Concat(capacityEdits, textEdits, conversionEdits, poolEdits, valueEdits, sortEdits) {
		t.Run(row.kind+"/"+row.name, func(t *testing.T) {
			source := formatted(t, row.source)
			facts := one(t, source)
			var texts []string
			for _, candidate := range facts.Candidates {
				checkCandidate(t, source, candidate)
				if candidate.Kind == row.kind {
					texts = append(texts, candidate.Edit.Text)
				}
			}
			if row.want == "" {
				if len(texts) > 0 {
					t.Fatalf("offered %q", texts)
				}
				return
			}
			if len(texts) == 0 || !strings.Contains(texts[0], row.want) {
				t.Fatalf("got %q, want %q; allocation %+v", texts, row.want, facts.Allocation)
			}
		})
	}
}

// checkCandidate holds for every candidate: content and edit agree, and what was formatted still is.
func checkCandidate(t *testing.T, source string, candidate Candidate) {
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
