package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
)

// largestFile is the longest source file that is read, in bytes.
const largestFile = 16 << 20

// sources reads and parses files, through the user's overlay.
type sources struct {
	fset    *token.FileSet
	overlay map[string]string
	parsed  map[string]*source
}

// source is one parsed file.
type source struct {
	path string
	text []byte
	// file may be incomplete where err is set, and is nil where nothing could be read.
	file *ast.File
	err  error
	fset *token.FileSet
}

func newSources(overlay map[string]string) *sources {
	return &sources{fset: token.NewFileSet(), overlay: overlay, parsed: map[string]*source{}}
}

// load parses a file, once.
func (s *sources) load(path string) *source {
	if found, ok := s.parsed[path]; ok {
		return found
	}
	loaded := &source{path: path, fset: s.fset}
	s.parsed[path] = loaded
	loaded.text, loaded.err = s.read(path)
	if loaded.err == nil {
		loaded.file, loaded.err = parser.ParseFile(s.fset, path, loaded.text, parser.ParseComments)
	}
	return loaded
}

func (s *sources) read(path string) ([]byte, error) {
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

// line is the line in the file itself, whatever //line directives say.
func (s *source) line(pos token.Pos) int { return s.fset.PositionFor(pos, false).Line }

func (s *source) column(pos token.Pos) int { return s.fset.PositionFor(pos, false).Column }

func (s *source) offset(pos token.Pos) int { return s.fset.PositionFor(pos, false).Offset }

func (s *source) lines(node ast.Node) Lines {
	return Lines{Line: s.line(node.Pos()), EndLine: s.line(node.End())}
}

// of is the text of a node as it is written.
func (s *source) of(node ast.Node) string {
	from, to := s.offset(node.Pos()), s.offset(node.End())
	if from < 0 || to > len(s.text) || from > to {
		return ""
	}
	return string(s.text[from:to])
}

// brief is the text of a node on one line, cut where it is long.
func (s *source) brief(node ast.Node) string {
	text := strings.Join(strings.Fields(s.of(node)), " ")
	return shorten(text, 120)
}

func shorten(text string, limit int) string {
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	return string(runes[:limit]) + "…"
}

// lineText is one line of source without its indentation.
func (s *source) lineText(line int) string {
	file := s.fset.File(s.file.Pos())
	if line < 1 || line > file.LineCount() {
		return ""
	}
	from := file.Offset(file.LineStart(line))
	rest := string(s.text[from:])
	if end := strings.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return shorten(strings.TrimSpace(rest), 240)
}
