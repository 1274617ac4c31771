// Functions prints the functions in the non-test files below a folder as JSON, each with its tokens.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

type function struct {
	File  string `json:"file"`
	Name  string `json:"name"`
	Line  int    `json:"line"`
	Empty bool   `json:"empty"`
	Code  string `json:"code"`
}

func main() {
	root := os.Args[1]
	found := []function{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, text, parser.ParseComments)
		if err != nil || ast.IsGenerated(file) {
			return nil
		}
		name, _ := filepath.Rel(root, path)
		for _, declared := range file.Decls {
			if declared, ok := declared.(*ast.FuncDecl); ok && declared.Body != nil {
				from, to := files.Position(declared.Pos()), files.Position(declared.End())
				found = append(found, function{
					File:  name,
					Name:  declared.Name.Name,
					Line:  from.Line,
					Empty: len(declared.Body.List) == 0,
					Code:  tokens(text[from.Offset:to.Offset]),
				})
			}
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	json.NewEncoder(os.Stdout).Encode(found)
}

// tokens returns the tokens of a text without comments, line ends, and commas that only a line end requires.
func tokens(text []byte) string {
	var all []string
	files := token.NewFileSet()
	var s scanner.Scanner
	s.Init(files.AddFile("", files.Base(), len(text)), text, nil, 0)
	for {
		_, kind, literal := s.Scan()
		switch kind {
		case token.EOF:
			return strings.Join(all, " ")
		case token.SEMICOLON:
			continue
		case token.RPAREN, token.RBRACE, token.RBRACK:
			if last := len(all) - 1; last >= 0 && all[last] == "," {
				all = all[:last]
			}
		}
		if literal == "" {
			literal = kind.String()
		}
		all = append(all, literal)
	}
}
