import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const answers = z.array(
  z.object({
    function: z.string(),
    start: z.number(),
    end: z.number(),
    package: z.string(),
    type: z.string(),
    has: z.boolean(),
    error: z.string(),
  }),
);

/** What Go's type checker found at one place. */
export type SourceAnswer = z.infer<typeof answers>[number];

export interface SourceQuestion {
  /** Path below the repository's root. */
  readonly file: string;
  readonly line: number;
  /** An expression to type-check at the place. Without it, the question is only which function encloses the line. */
  readonly expression?: string;
  /** A method. The answer says whether the expression's type has it. */
  readonly method?: string;
}

/** The Go program that answers the questions. It shares no code with the program that explains. */
export class SourceFacts {
  readonly #binary: string;

  /** Builds the program in a folder. */
  constructor(folder: string) {
    this.#binary = join(folder, 'sourcefacts');
    const source = fileURLToPath(new URL('sourcefacts', import.meta.url));
    execFileSync('go', ['build', '-o', this.#binary, '.'], { cwd: source, env: { ...process.env, GOWORK: 'off' } });
  }

  /** Answers questions about a working tree, in the order of the questions. */
  ask(
    root: string,
    questions: readonly SourceQuestion[],
    env: Readonly<Record<string, string>> = {},
  ): readonly SourceAnswer[] {
    if (questions.length === 0) return [];
    const input = JSON.stringify(
      questions.map(({ file, line, expression = '', method = '' }) => ({
        file: join(root, file),
        line,
        expression,
        method,
      })),
    );
    const stdout = execFileSync(this.#binary, {
      cwd: root,
      input,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return answers.parse(JSON.parse(stdout));
  }
}
