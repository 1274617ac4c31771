/** A failure that comes from the machine, the network or the toolchain, not from the code that was built or run. */
export interface EnvironmentFault {
  /** A sentence, without its period, that says what went wrong. */
  readonly what: string;
  readonly remedy: string;
}

interface Mark extends EnvironmentFault {
  readonly words: RegExp;
}

const roomForBuilds =
  'Free disk space for Go’s build cache (GOCACHE), the temporary folder (GOTMPDIR, TMPDIR) and the cache folder (ALLOCGATE_CACHE), then try again.';
const moreMemory = 'Give the job more memory, or build fewer packages at once (GOFLAGS=-p=1), then try again.';
const repairDownloads =
  'Run `go mod download` in the module’s folder and fix what it reports: GOPROXY, GOPRIVATE, credentials or the network.';

/**
 * Messages of the operating system and of Go's runtime that no source code can cause. They count in the output of both
 * builds and test processes.
 */
const systemMarks: readonly Mark[] = [
  {
    words: /no space left on device|disk quota exceeded|file too large|file size limit exceeded/i,
    what: 'The disk is full',
    remedy: roomForBuilds,
  },
  {
    words: /cannot allocate memory|out of memory|cannot map pages|virtual memory exhausted/i,
    what: 'Memory ran out',
    remedy: moreMemory,
  },
  {
    words: /failed to create new OS thread|pthread_create failed|resource temporarily unavailable/i,
    what: 'The system allows no more threads or processes',
    remedy: 'Raise the process limit (`ulimit -u`, or the container’s pids limit), then try again.',
  },
  {
    words: /too many open files/i,
    what: 'The system allows no more open files',
    remedy: 'Raise the limit on open files (`ulimit -n`), then try again.',
  },
  {
    words: /read-only file system/i,
    what: 'A folder can’t be written to',
    remedy: 'Point GOCACHE, GOTMPDIR, TMPDIR and ALLOCGATE_CACHE at writable folders, then try again.',
  },
  {
    words: /input\/output error|stale (?:NFS )?file handle|structure needs cleaning/i,
    what: 'The disk reports errors',
    remedy: 'Check the disk, or try again on another one.',
  },
];

/** Messages of the go command, the compiler and the linker for which the sources are not at fault. */
const buildMarks: readonly Mark[] = [
  {
    words: /checksum mismatch|SECURITY ERROR|verifying \S+@v|invalid checksum|malformed go\.sum/,
    what: 'A module’s checksum doesn’t match',
    remedy:
      'Find out whether go.sum or the download is wrong (`go mod verify`); `go clean -modcache` removes damaged downloads.',
  },
  {
    words:
      /\S+@v\d\S*: (?:reading|Get|git |invalid|verifying|open|zip|create|not|unrecognized)|zip: not a valid zip|^(?:\S+:\d+:\d+: )?zip for |module lookup disabled|reading (?:https?|file):\/\/|Get "https?:|unrecognized import path|unknown revision|dial tcp|i\/o timeout|TLS handshake|connection (?:refused|reset)|no such host|network is unreachable|x509:|import lookup disabled|cannot find module providing/m,
    what: 'A module can’t be downloaded',
    remedy: repairDownloads,
  },
  {
    words: /signal: \w+|terminated by signal|fatal error: Killed/i,
    what: 'A process of the build was killed',
    remedy: moreMemory,
  },
  {
    words: /permission denied|operation not permitted/i,
    what: 'A file or folder can’t be used',
    remedy: 'Check the permissions of GOCACHE, GOMODCACHE, GOTMPDIR, TMPDIR and ALLOCGATE_CACHE.',
  },
  {
    words: /C compiler|executable file not found|\.h: No such file or directory|cannot find -l\w/,
    what: 'The C toolchain is incomplete',
    remedy: 'Install the C compiler and headers that cgo needs, or set CGO_ENABLED=0 if the packages build without it.',
  },
  {
    words:
      /internal compiler error|could not import|can't find import|import config|cannot find package|error reading (?:export|import|archive|object)|(?<!syntax error: )unexpected EOF$|(?:malformed|corrupt(?:ed)?) (?:archive|object|import|export|cache|file)|invalid (?:archive|object|header|magic)|bad magic|not an archive|unexpected (?:export|fault)|fingerprint mismatch|object is \[|fatal error:|runtime error:|no such tool|text file busy|exec format error/im,
    what: 'Go’s build cache or toolchain is damaged',
    remedy: 'Run `go clean -cache` and try again; if that doesn’t help, reinstall Go.',
  },
  {
    words: /no such file or directory|not a directory|file name too long|is a directory/i,
    what: 'A file that the build needs is missing',
    remedy:
      'Check that the file named above exists; to give both sides a generated or ignored file, use `prepare` or `copy`.',
  },
];

/**
 * Messages that either the code or its environment may cause. If a benchmark fails only on base with such a message,
 * the cause remains unknown.
 */
const unclearWords =
  /connection (?:refused|reset)|no such host|i\/o timeout|network is unreachable|TLS handshake|address already in use|cannot assign requested address|deadline exceeded|no such file or directory|permission denied|operation not permitted|text file busy|file exists|not a directory/i;

function find(marks: readonly Mark[], text: string): EnvironmentFault | undefined {
  return marks.find(({ words }) => words.test(text));
}

/** `buildFault` returns the fault of the environment that a go command's message describes, if any. */
export function buildFault(message: string): EnvironmentFault | undefined {
  return find(systemMarks, message) ?? find(buildMarks, message);
}

/** `runFault` returns the fault of the environment that a test process's own output describes, if any. */
export function runFault(output: string): EnvironmentFault | undefined {
  return find(systemMarks, output);
}

/**
 * `leavesOpen` reports whether, according to a test process's output, either the code or its environment may have made
 * it fail.
 */
export function leavesOpen(output: string): boolean {
  return unclearWords.test(output);
}
