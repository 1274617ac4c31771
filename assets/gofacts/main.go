// Gofacts reads Go source and compiled Go programs for allocgate. It reads one JSON request from standard input and
// writes one JSON reply to standard output.
//
// It needs only the standard library and is compiled by the toolchain of the user whose code it reads.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"gofacts/internal/calls"
	"gofacts/internal/facts"
	"gofacts/internal/lines"
	"gofacts/internal/scaffold"
	"gofacts/internal/wire"
)

// largestRequest is the maximum size of standard input, in bytes.
const largestRequest = 64 << 20

func main() {
	// Export data of Go 1.24 and newer may contain generic type aliases. This program's go.mod names an older Go
	// version, with which go/types can read them only with this setting.
	os.Setenv("GODEBUG", "gotypesalias=1")
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "gofacts:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	var request wire.Request
	if err := json.NewDecoder(io.LimitReader(in, largestRequest)).Decode(&request); err != nil {
		return fmt.Errorf("request: %w", err)
	}
	reply, err := answer(request)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(reply)
}

func answer(request wire.Request) (any, error) {
	switch request.Kind {
	case "declarations":
		return facts.Declarations(request), nil
	case "sites":
		return facts.Sites(request), nil
	case "lines":
		return lines.Lines(request), nil
	case "imports":
		return lines.Imports(request), nil
	case "scaffold":
		return scaffold.Scaffold(request), nil
	case "calls":
		return calls.Calls(request)
	default:
		return nil, fmt.Errorf("unknown kind of request %q", request.Kind)
	}
}
