package words

import (
	_ "embed"
	"strings"
)

//go:embed list.txt
var list string

// All returns every word.
func All() []string { return strings.Fields(list) }
