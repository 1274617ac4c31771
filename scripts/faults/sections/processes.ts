import { chmodSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { checkPlanted } from '../check.ts';
import type { Section } from '../fault.ts';
import { PlantedRegression } from '../planted.ts';

const sides = ['base', 'head'] as const;
const signals = ['KILL', 'SEGV', 'TERM', 'ABRT', 'BUS'] as const;

/** Kills programs of the build on one side: the go command itself, the compiler, the linker. */
export const killedBuilds: Section = {
  name: 'killed build',
  async *run({ cli }) {
    for (const side of sides)
      for (const signal of signals)
        for (const tool of ['go', 'compile', 'link'] as const) {
          using planted = new PlantedRegression();
          const env = {
            ALLOCGATE_CACHE: planted.folder('cache'),
            ...(tool === 'go' ? killingGo(planted, side, signal) : killingTool(planted, side, tool, signal)),
          };
          const outcome = await checkPlanted({ cli, repository: planted.repository, env });
          yield { fault: `${side}: ${tool} by SIG${signal}`, outcome };
        }
  },
};

/** Creates a `go` on PATH that kills itself when it is to build in the snapshot of a side. */
function killingGo(planted: PlantedRegression, side: string, signal: string): Record<string, string> {
  const go = execFileSync('sh', ['-c', 'command -v go'], { encoding: 'utf8' }).trim();
  const folder = planted.folder('bin');
  const script = `#!/bin/sh\ncase "$PWD $1" in */${side}" test") kill -${signal} $$ ;; esac\nexec ${go} "$@"\n`;
  writeFileSync(join(folder, 'go'), script);
  chmodSync(join(folder, 'go'), 0o755);
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

/**
 * Creates a `-toolexec` program that kills itself in place of a tool that works on the module's package on one side.
 */
function killingTool(planted: PlantedRegression, side: string, tool: string, signal: string): Record<string, string> {
  const script = join(planted.folder('bin'), 'toolexec');
  // The compiler runs in the package's folder; for the linker, the path of the binary that it writes shows the side.
  writeFileSync(
    script,
    `#!/bin/sh
case "$*" in *-V=full*) exec "$@" ;; esac
case "$1 $*" in ${tool === 'link' ? '*/link\\ *' : '*/compile\\ *example.com/m*'}) grep -q "/${side}$" ${planted.place}/side && kill -${signal} $$ ;; esac
exec "$@"
`,
  );
  chmodSync(script, 0o755);
  const go = execFileSync('sh', ['-c', 'command -v go'], { encoding: 'utf8' }).trim();
  const wrapper = join(planted.folder('bin'), 'go');
  writeFileSync(wrapper, `#!/bin/sh\necho "$PWD" > ${planted.place}/side\nexec ${go} "$@"\n`);
  chmodSync(wrapper, 0o755);
  return { PATH: `${planted.folder('bin')}:${process.env['PATH'] ?? ''}`, GOFLAGS: `-toolexec=${script}` };
}

/** Kills test processes of one side from outside, as soon as they appear. */
export const killedTests: Section = {
  name: 'killed test process',
  ...(process.platform === 'linux' ? {} : { skipped: 'processes are found in /proc, which only Linux has' }),
  async *run({ cli }) {
    for (const side of sides)
      for (const signal of signals) {
        using planted = new PlantedRegression();
        const cache = planted.folder('cache');
        const timer = setInterval(() => {
          killTests(join('test-binaries', side), cache, `SIG${signal}`);
        }, 2);
        try {
          const outcome = await checkPlanted({ cli, repository: planted.repository, env: { ALLOCGATE_CACHE: cache } });
          yield { fault: `${side}: by SIG${signal}`, outcome };
        } finally {
          clearInterval(timer);
        }
      }
  },
};

function killTests(part: string, cache: string, signal: NodeJS.Signals): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const program = readlinkSync(`/proc/${pid}/exe`);
      if (program.startsWith(cache) && program.includes(part)) process.kill(Number(pid), signal);
    } catch {
      // The process has already ended, or belongs to another user.
    }
  }
}

/** Sets limits of the system, as a shell does. */
export const limits: Section = {
  name: 'system limit',
  async *run({ cli }) {
    for (const files of [24, 28, 32, 40, 48, 64, 96, 128]) {
      using planted = new PlantedRegression();
      const env = { ALLOCGATE_CACHE: planted.folder('cache') };
      const shell = `ulimit -n ${files}`;
      const outcome = await checkPlanted({ cli, repository: planted.repository, env, shell });
      yield { fault: `${files} open files`, outcome };
    }
    for (const mebibytes of [1, 2, 3, 4, 5, 6]) {
      using planted = new PlantedRegression();
      const env = { ALLOCGATE_CACHE: planted.folder('cache') };
      const shell = `ulimit -f ${mebibytes * 1024}`;
      const outcome = await checkPlanted({ cli, repository: planted.repository, env, shell });
      yield { fault: `files of at most ${mebibytes} MB`, outcome };
    }
  },
};
