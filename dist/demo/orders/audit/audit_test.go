package audit

import "testing"

func TestLast(t *testing.T) {
	var trail Trail
	if trail.Last() != "" {
		t.Error("an empty trail has a last event")
	}
	trail.Add(func() string { return "first" })
	trail.Add(func() string { return "second" })
	if got := trail.Last(); got != "second" {
		t.Errorf("Last = %q", got)
	}
}
