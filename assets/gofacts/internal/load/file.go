package load

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"

	"gofacts/internal/wire"
)

// largestFile is the maximum size of a source file to read, in bytes.
const largestFile = 16 << 20

// Files reads and parses files, with a request's overlay applied.
type Files struct {
	Fset    *token.FileSet
	overlay map[string]string
	parsed  map[string]*File
}

// File is a parsed source file.
type File struct {
	Path string
	Text []byte
	// Syntax may be incomplete if Err is set. It is nil if the file could not be read.
	Syntax *ast.File
	Err    error
	Fset   *token.FileSet
}

func NewFiles(overlay map[string]string) *Files {
	return &Files{Fset: token.NewFileSet(), overlay: overlay, parsed: map[string]*File{}}
}

// File returns the parsed file at a path. It parses each file only once.
func (s *Files) File(path string) *File {
	if found, ok := s.parsed[path]; ok {
		return found
	}
	loaded := &File{Path: path, Fset: s.Fset}
	s.parsed[path] = loaded
	loaded.Text, loaded.Err = s.read(path)
	if loaded.Err == nil {
		loaded.Syntax, loaded.Err = parser.ParseFile(s.Fset, path, loaded.Text, parser.ParseComments)
	}
	return loaded
}

func (s *Files) read(path string) ([]byte, error) {
	place := path
	if other, ok := s.overlay[path]; ok {
		if other == "" {
			return nil, errors.New("taken away by the overlay")
		}
		place = other
	}
	info, err := os.Stat(place)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file")
	}
	if info.Size() > largestFile {
		return nil, fmt.Errorf("longer than %d bytes", largestFile)
	}
	return os.ReadFile(place)
}

// Line returns the line of a position, ignoring //line directives.
func (s *File) Line(pos token.Pos) int { return s.Fset.PositionFor(pos, false).Line }

func (s *File) Column(pos token.Pos) int { return s.Fset.PositionFor(pos, false).Column }

func (s *File) Offset(pos token.Pos) int { return s.Fset.PositionFor(pos, false).Offset }

func (s *File) Lines(node ast.Node) wire.Lines {
	return wire.Lines{Line: s.Line(node.Pos()), EndLine: s.Line(node.End())}
}

// Of returns the source text of a node.
func (s *File) Of(node ast.Node) string {
	from, to := s.Offset(node.Pos()), s.Offset(node.End())
	if from < 0 || to > len(s.Text) || from > to {
		return ""
	}
	return string(s.Text[from:to])
}

// Brief returns the source text of a node on a single line, truncated to 120 characters.
func (s *File) Brief(node ast.Node) string {
	text := strings.Join(strings.Fields(s.Of(node)), " ")
	return Shorten(text, 120)
}

func Shorten(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	return string(runes[:limit]) + "…"
}

// LineText returns a source line without its indentation, truncated to 240 characters. It returns "" if the file has
// no such line.
func (s *File) LineText(line int) string {
	file := s.Fset.File(s.Syntax.Pos())
	if line < 1 || line > file.LineCount() {
		return ""
	}
	from := file.Offset(file.LineStart(line))
	rest := string(s.Text[from:])
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return Shorten(strings.TrimSpace(rest), 240)
}
