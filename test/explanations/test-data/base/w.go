package words

import (
	"os"
	"strings"
)

// Load returns every word of a file.
func Load(path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return strings.Fields(string(text))
}
