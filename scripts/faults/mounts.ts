import { execFileSync } from 'node:child_process';

/** Reports whether file systems can be mounted here, which requires root on Linux. */
export function canMount(folder: string): boolean {
  try {
    mountMemory(folder, 64 * 1024);
    unmount(folder);
    return true;
  } catch {
    return false;
  }
}

/** Mounts a file system in memory, with this many bytes, over a folder. */
export function mountMemory(folder: string, bytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' });
}

/** Resizes a mounted file system or makes it read-only. */
export function remount(folder: string, option: string): void {
  execFileSync('mount', ['-o', `remount,${option}`, folder], { stdio: 'pipe' });
}

export function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
}
