package lines

import (
	"go/scanner"
	"go/token"
	"go/types"
	"strings"

	"gofacts/internal/wire"
)

// scan splits a source into lines and tokens (https://go.dev/ref/spec#Tokens).
func scan(text string) []wire.LineFacts {
	lines := make([]wire.LineFacts, strings.Count(text, "\n")+1)
	inComment, inString := make([]bool, len(lines)), make([]bool, len(lines))
	for i := range lines {
		lines[i] = wire.LineFacts{Line: i + 1, Tokens: []string{}}
	}
	// each splits a token that has several lines, such as a raw string.
	each := func(line int, text string, visit func(line int, part string)) {
		for i, part := range strings.Split(text, "\n") {
			if at := line + i; at <= len(lines) {
				visit(at-1, part)
			}
		}
	}
	scanTokens(text, func(line int, tok token.Token, text string) {
		if tok == token.COMMENT {
			each(line, text, func(at int, _ string) { inComment[at] = true })
			if isDirective(text) {
				lines[line-1].Directive = strings.TrimSpace(text)
			} else if more := strings.Count(text, "\n"); more > 0 {
				// Without one of its ends, a comment would hide code.
				lines[line-1].Directive, lines[line-1+more].Directive = "/*", "*/"
			}
			return
		}
		each(line, text, func(at int, part string) {
			inString[at] = inString[at] || at >= line
			lines[at].Tokens = append(lines[at].Tokens, part)
			lines[at].Kinds += string(kindOf(tok, text))
		})
	})
	for i := range lines {
		lines[i].Kind = lineKind(lines[i], inComment[i], inString[i])
	}
	return lines
}

// scanTokens calls visit for each token and comment, except for semicolons that the source doesn't contain.
func scanTokens(text string, visit func(line int, tok token.Token, text string)) {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(text))
	var s scanner.Scanner
	s.Init(file, []byte(text), func(token.Position, string) {}, scanner.ScanComments)
	for {
		pos, tok, literal := s.Scan()
		if tok == token.EOF {
			return
		}
		if tok == token.SEMICOLON && literal != ";" {
			continue
		}
		if literal == "" {
			literal = tok.String()
		}
		visit(fset.PositionFor(pos, false).Line, tok, literal)
	}
}

// isDirective reports whether a comment may have a meaning for tools. Directives such as //go:noinline, //export F and
// //line have no space after the slashes (https://go.dev/doc/comment#syntax).
func isDirective(comment string) bool {
	if strings.HasPrefix(comment, "/*") {
		return strings.HasPrefix(comment, "/*line ")
	}
	rest := strings.TrimPrefix(comment, "//")
	plain := strings.TrimSpace(rest)
	return plain != "" && (rest[0] != ' ' && rest[0] != '\t' || strings.HasPrefix(plain, "+build"))
}

func kindOf(tok token.Token, text string) wire.TokenKind {
	switch {
	case tok == token.IDENT && types.Universe.Lookup(text) != nil:
		return wire.PredeclaredToken
	case tok == token.IDENT:
		return wire.NameToken
	case tok.IsKeyword():
		return wire.KeywordToken
	case tok.IsLiteral():
		return wire.LiteralToken
	}
	return wire.OperatorToken
}

func lineKind(line wire.LineFacts, inComment, inString bool) wire.LineKind {
	switch {
	case inString:
		return wire.LiteralLine
	case len(line.Tokens) == 0 && inComment:
		return wire.CommentLine
	case len(line.Tokens) == 0:
		return wire.BlankLine
	}
	for i, one := range line.Tokens {
		if !strings.Contains(")]}", one) && (one != "," || i < len(line.Tokens)-1) {
			return wire.CodeLine
		}
	}
	return wire.ClosingLine
}

// NamesIn returns the names in pieces of Go source, each once. Predeclared names and names that are too common to
// connect two lines are left out.
func NamesIn(texts ...string) []string {
	found := []string{}
	seen := map[string]bool{"_": true, "ok": true, "err": true}
	for _, text := range texts {
		scanTokens(text, func(_ int, tok token.Token, text string) {
			if kindOf(tok, text) == wire.NameToken && !seen[text] {
				seen[text] = true
				found = append(found, text)
			}
		})
	}
	return found
}
