import { isAbsolute } from 'node:path';
import { GateError } from '../../errors.ts';
import { pathBelow } from './paths.ts';

/** Build flags that take a value, which may be the next argument (`go help build`, Go 1.22 to 1.27). */
const withValue = new Set(
  (
    'asmflags buildmode compiler covermode coverpkg gccgoflags gcflags installsuffix ldflags mod modfile overlay p pgo ' +
    'pkgdir tags toolexec vet'
  ).split(' '),
);

/** The reason why each of these flags of the go command can't be passed on. */
const refused: Readonly<Record<string, string>> = {
  args: 'ends the build flags: the arguments after it go to the tests',
  ...reasons('controls what is built and where, which is up to the gate', 'c o C exec json n x work i'),
  ...reasons(
    'is not a build flag but a test flag; the gate sets test flags itself',
    'bench benchmem benchtime blockprofile blockprofilerate count coverprofile cpu cpuprofile failfast fullpath ' +
      'fuzz fuzzcachedir fuzzminimizetime fuzztime list memprofile memprofilerate mutexprofile mutexprofilefraction ' +
      'outputdir parallel run short shuffle skip timeout trace artifacts artifactsdir',
  ),
};

/** The user's build flags, one argument each. */
export interface BuildFlags {
  /** The flags for `go test -c`, without `-overlay`, whose file is merged with allocgate's own overlay. */
  readonly build: readonly string[];
  /** The flags for `go list`. */
  readonly list: readonly string[];
  /**
   * The overlay file in effect, as the user wrote it: the value of the last `-overlay` flag, or else the one in
   * GOFLAGS.
   */
  readonly overlay: string | undefined;
  /** Whether the user's flags or GOFLAGS include linker flags. */
  readonly links: boolean;
  /** Whether the user's flags or GOFLAGS change how single files are compiled, or which program compiles them. */
  readonly compiles: boolean;
  /** Files, other than the overlay, that the flags name, as the user wrote them. */
  readonly files: readonly string[];
}

/**
 * `parseBuildFlags` parses the flags after `--` and those in GOFLAGS. Errors: `usage` for a flag that would break the
 * gate.
 */
export function parseBuildFlags(flags: readonly string[], goflags: string): BuildFlags {
  const fromEnvironment = splitQuoted(goflags).map(readFlag);
  const given = joinValues(flags).map(readFlag);
  for (const { name, argument } of given) check(name, argument, 'build flags');
  for (const { name, argument } of fromEnvironment) if (name === 'n') check(name, argument, 'GOFLAGS');
  const all = [...fromEnvironment, ...given];
  const last = (name: string): string | undefined => all.findLast((flag) => flag.name === name)?.value;
  return {
    build: given.filter(({ name }) => name !== 'overlay').map(({ argument }) => argument),
    list: given.filter(({ name }) => name !== 'vet').map(({ argument }) => argument),
    overlay: last('overlay') || undefined,
    links: all.some(({ name }) => name === 'ldflags'),
    compiles: all.some(({ name }) => ['gcflags', 'toolexec', 'trimpath'].includes(name)),
    files: ['modfile', 'pgo']
      .map(last)
      .filter((file) => file !== undefined && file !== '' && file !== 'auto' && file !== 'off') as string[],
  };
}

/**
 * `refuseCheckoutFiles` refuses flags that name a file in the user's checkout by its absolute path. Base and head would
 * both be built with that file, so a change to it would not show. Errors: `usage`.
 */
export function refuseCheckoutFiles({ overlay, files }: BuildFlags, checkout: string): void {
  for (const file of overlay === undefined ? files : [overlay, ...files]) {
    const below = isAbsolute(file) ? pathBelow(checkout, file) : undefined;
    if (below === undefined) continue;
    throw new GateError(
      'usage',
      `A build flag names a file of this repository by its absolute path, ${file}: both sides would be built with the checkout’s file.`,
      'Use a path relative to the module folder, which you can set with -C.',
    );
  }
}

interface Flag {
  readonly name: string;
  readonly value: string | undefined;
  readonly argument: string;
}

function readFlag(argument: string): Flag {
  const [, name = '', value] = /^--?([^=]*)(?:=([^]*))?$/.exec(argument) ?? [];
  return { name, value, argument: name === '' ? argument : argument.replace(/^--/, '-') };
}

/** `joinValues` joins each flag with its value, so that each flag is one argument: `-tags foo` becomes `-tags=foo`. */
function joinValues(flags: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i] ?? '';
    const { name, value } = readFlag(flag);
    const next = flags[i + 1];
    if (withValue.has(name) && value === undefined && next !== undefined) {
      joined.push(`-${name}=${next}`);
      i++;
    } else joined.push(flag);
  }
  return joined;
}

/**
 * `check` refuses a flag that would break the gate, isn't a flag at all or lacks its value. It doesn't refuse unknown
 * flags, because the go command reports those itself.
 */
function check(name: string, argument: string, where: string): void {
  const reason = refused[name] ?? (name.startsWith('test.') ? refused['run'] : undefined);
  if (reason !== undefined)
    throw new GateError(
      'usage',
      `${argument}${where === 'build flags' ? '' : ` in ${where}`} ${reason}.`,
      name === 'args' ? 'Pass the arguments after it with --test-args.' : `Remove ${argument}.`,
    );
  if (name === '')
    throw new GateError(
      'usage',
      `"${argument}" among the ${where} is not a flag.`,
      'Put packages before the build flags, and join each value to its flag: -tags=integration.',
    );
  if (withValue.has(name) && argument.indexOf('=') < 0)
    throw new GateError('usage', `The flag ${argument} among the ${where} needs a value.`, `Write ${argument}=value.`);
}

/**
 * `splitQuoted` splits GOFLAGS at spaces, as cmd/go does. A whole field can be in single or double quotes
 * (cmd/internal/quoted).
 */
export function splitQuoted(text: string): string[] {
  const fields: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const quote = rest[0];
    if (quote === '"' || quote === "'") {
      const end = rest.indexOf(quote, 1);
      fields.push(rest.slice(1, end < 0 ? undefined : end));
      rest = end < 0 ? '' : rest.slice(end + 1).trimStart();
      continue;
    }
    const field = /^\S+/.exec(rest)?.[0] ?? '';
    fields.push(field);
    rest = rest.slice(field.length).trimStart();
  }
  return fields;
}

function reasons(reason: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, reason]));
}
