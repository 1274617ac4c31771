import { RE2JS } from 're2js';
import { rewriteName } from './rewrite-name.ts';

/**
 * The alternatives of a `-bench` expression. Each alternative is a list of regular expressions, one for each level of a
 * benchmark's name (src/testing/match.go, `splitRegexp`).
 */
type Filter = readonly (readonly string[])[];

/**
 * Reports whether a benchmark runs under Go's `-bench EXPRESSION`. If a name has more levels than the expression, only
 * its first levels have to match.
 */
export type BenchMatcher = (name: string) => boolean;

/**
 * `compileBenchExpression` compiles a `-bench` expression (RE2 syntax). Errors: throws if `checkBenchExpression`
 * reports an error.
 */
export function compileBenchExpression(expression: string): BenchMatcher {
  const alternatives = splitExpression(expression).map((levels) =>
    levels.map((level) => RE2JS.compile(rewriteName(level))),
  );
  return (name) => {
    const parts = name.split('/');
    // The first alternative that matches decides, even if it only names sub-benchmarks of this benchmark (match.go).
    const first = alternatives.find((levels) =>
      levels.every((level, index) => index >= parts.length || level.matcher(parts[index] ?? '').find()),
    );
    return first !== undefined && first.length <= parts.length;
  };
}

/**
 * `matchBenchmarkName` reports whether Go's `-bench EXPRESSION` runs the benchmark with this name, given without a
 * GOMAXPROCS suffix. Errors: throws for an invalid expression.
 */
export function matchBenchmarkName(expression: string, name: string): boolean {
  return compileBenchExpression(expression)(name);
}

/**
 * `matchBenchmarkFunction` reports whether Go's `-bench EXPRESSION` runs a benchmark function, even if only to find its
 * sub-benchmarks.
 */
export function matchBenchmarkFunction(expression: string, name: string): boolean {
  return splitExpression(expression).some(([first = '']) => RE2JS.compile(rewriteName(first)).matcher(name).find());
}

/** `checkBenchExpression` returns what is wrong with a `-bench` expression, or `undefined` if it is valid. */
export function checkBenchExpression(expression: string): string | undefined {
  for (const levels of splitExpression(expression)) {
    for (const level of levels) {
      try {
        RE2JS.compile(rewriteName(level));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return `${JSON.stringify(level)} is not a valid expression: ${reason}`;
      }
    }
  }
  return undefined;
}

/**
 * `splitExpression` splits an expression into alternatives at bars and into levels at slashes, but not inside brackets.
 */
function splitExpression(expression: string): Filter {
  const alternatives: string[][] = [];
  let levels: string[] = [];
  let start = 0;
  let squares = 0;
  let parentheses = 0;
  for (let index = 0; index < expression.length; index += 1) {
    const character = expression[index];
    if (character === '\\') index += 1;
    else if (character === '[') squares += 1;
    // An unmatched `]` is legal.
    else if (character === ']') squares = Math.max(0, squares - 1);
    else if (squares > 0) continue;
    else if (character === '(') parentheses += 1;
    else if (character === ')') parentheses -= 1;
    else if (parentheses === 0 && (character === '/' || character === '|')) {
      levels.push(expression.slice(start, index));
      start = index + 1;
      if (character === '|') {
        alternatives.push(levels);
        levels = [];
      }
      // Go continues with only the rest of the string here. That makes no difference, because no bracket is open.
    }
  }
  levels.push(expression.slice(start));
  return [...alternatives, levels];
}
