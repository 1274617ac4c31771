import { readFile } from 'node:fs/promises';

const POLL_MS = 50;

/**
 * `watchMemory` calls `onExceeded` once if a process uses more memory than the limit, as reported by Linux
 * (proc_pid_status(5), VmRSS). On other systems, `onExceeded` is never called. It returns a function that stops the
 * watch.
 */
export function watchMemory(pid: number, limitBytes: number, onExceeded: () => void): () => void {
  let ended = false;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
    if (ended || kibibytes * 1024 <= limitBytes) return;
    end();
    onExceeded();
  };
  const timer = setInterval(() => void look(), POLL_MS);
  const end = (): void => {
    ended = true;
    clearInterval(timer);
  };
  return end;
}
