import type { LeakKind } from './kinds.ts';

interface KindWords {
  /** A title that says what is left behind. */
  readonly title: string;
  /** Advice that usually fixes the leak. */
  readonly advice: string;
}

const goroutine = (what: string, advice: string): KindWords => ({ title: `a goroutine ${what}`, advice });

/** The title of each kind of leak, and advice that usually fixes it. */
export const leakWords: Readonly<Record<LeakKind, KindWords>> = {
  'channel-receive': goroutine(
    'is left waiting to receive from a channel',
    'Either close the channel when nothing more will be sent, or receive in a `select` that also waits for `ctx.Done()`.',
  ),
  'channel-send': goroutine(
    'is left waiting to send on a channel',
    'Either give the channel a buffer with room for every send, so that no send blocks when nobody is receiving any more, or send in a `select` that also waits for `ctx.Done()`.',
  ),
  select: goroutine(
    'is left waiting in a select',
    'When the operation ends, cancel the context or close the channel that a case of the `select` waits for; if there is no such case, add one.',
  ),
  'wait-group': goroutine(
    'is left waiting for a WaitGroup',
    'Call `Done` on every path, preferably with `defer wg.Done()` at the start.',
  ),
  mutex: goroutine('is left waiting for a lock', 'Unlock on every path: `defer mu.Unlock()` right after `Lock`.'),
  condition: goroutine(
    'is left waiting for a sync.Cond',
    'Wake it when the operation ends (`Broadcast`), and check a stop flag in its loop.',
  ),
  network: goroutine(
    'is left waiting for the network',
    'Close the connection when the operation ends, or give it a deadline.',
  ),
  file: goroutine(
    'is left waiting for a file or pipe',
    'When the operation ends, close the file, or the other end of the pipe.',
  ),
  'http-body': {
    title: 'an HTTP response or connection stays open',
    advice: 'Close the response body on every path: `defer resp.Body.Close()` right after the error check.',
  },
  ticker: {
    title: 'a ticker stays in memory',
    advice:
      "Stop it when the operation ends: `defer ticker.Stop()`. A ticker of `time.Tick` can't be stopped; use `time.NewTicker`.",
  },
  sleep: goroutine(
    'is left sleeping',
    'Wait for a timer and `ctx.Done()` in a `select` instead of sleeping, and cancel the context.',
  ),
  goroutine: goroutine('is left behind', 'Stop it with a context or a channel, and wait for it to end.'),
  map: {
    title: 'a map grows in every operation',
    advice: 'Delete entries that are no longer needed, or bound the map, for example as an LRU cache.',
  },
  'sync-map': {
    title: 'a sync.Map grows in every operation',
    advice: 'Delete entries that are no longer needed, or bound the map, for example as an LRU cache.',
  },
  slice: {
    title: 'a slice grows in every operation',
    advice: 'Remove elements that are no longer needed, or bound the slice, for example as a ring buffer.',
  },
  list: {
    title: 'list elements stay reachable',
    advice:
      'Remove elements that are no longer needed from the list, and from a map or slice that also refers to them.',
  },
  timer: {
    title: 'a timer stays in memory',
    advice:
      "Stop it when the operation ends: `defer timer.Stop()`. A timer of `time.After` can't be stopped; use `time.NewTimer`.",
  },
  context: {
    title: 'a context stays in memory',
    advice: 'Call the cancel function on every path: `defer cancel()`.',
  },
  memory: {
    title: 'memory stays reachable',
    advice:
      'Find what keeps it, and drop the reference: a package-level variable, a cache, a callback that is never removed, or a finalizer on an object that is part of a cycle. If a short slice or substring keeps a large value, copy it with `slices.Clone` or `strings.Clone`.',
  },
};
