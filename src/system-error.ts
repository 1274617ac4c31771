import { getSystemErrorMap } from 'node:util';

/** An error of a system call in readable words, with a remedy. */
export interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

const remedies: Readonly<Record<string, string>> = {
  EMFILE: 'Raise the limit on open files (`ulimit -n 1024`), then try again.',
  ENFILE: 'Close programs that keep many files open, then try again.',
  ENOSPC: 'Free some space on that disk, or set ALLOCGATE_CACHE to another folder; then try again.',
  EDQUOT: 'Free some of your disk quota, or set ALLOCGATE_CACHE to another folder; then try again.',
  EROFS: 'Make that file system writable, or set ALLOCGATE_CACHE to another folder.',
  EACCES: 'Check the permissions of that path, then try again.',
  EPERM: 'Check the permissions of that path, then try again.',
  ENOMEM: 'Free some memory, then try again.',
  EAGAIN: 'Raise the process limit (`ulimit -u`) or end some processes, then try again.',
};

/**
 * `systemRefusal` explains the error of a system call. It returns `undefined` for any other error, which is a bug in
 * the program.
 */
export function systemRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  const { code, errno, path, syscall, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return undefined;
  const words = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  // If a program can't be started, both `syscall` and `path` name it.
  const where = path === undefined || syscall?.endsWith(path) === true ? syscall : `${syscall} ${path}`;
  return {
    message: words === undefined ? message : `${words} (${code}, ${where})`,
    remedy: remedies[code] ?? 'Check that path and its disk, then try again; --verbose shows the commands.',
  };
}
