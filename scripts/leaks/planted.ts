/** A package whose change either leaks or only looks as if it did. */
export interface Planted {
  readonly name: string;
  /** Base's source without package clause and imports; `Do(i int)` is what the benchmark calls. */
  readonly source: string;
  readonly imports: readonly string[];
  /** What the change replaces, once. */
  readonly change: readonly [from: string, to: string];
  readonly leaks: boolean;
}

const plant = (
  leaks: boolean,
  name: string,
  imports: string,
  source: string,
  change: readonly [string, string],
): Planted => ({ name, source, change, leaks, imports: imports.split(' ').filter((one) => one !== '') });

const leak = plant.bind(undefined, true);
const fine = plant.bind(undefined, false);

/** Leaks of many kinds, each brought by one edit; and edits that leave nothing behind, or only once. */
export const planted: readonly Planted[] = [
  leak('send', '', 'func Do(i int) {\n\tdone := make(chan int, 1)\n\tgo func() { done <- i }()\n}', [
    'make(chan int, 1)',
    'make(chan int)',
  ]),
  leak(
    'receive',
    '',
    'func Do(i int) {\n\tjobs := make(chan int)\n\tgo func() {\n\t\tfor range jobs {\n\t\t}\n\t}()\n\tjobs <- i\n\tclose(jobs)\n}',
    ['\tclose(jobs)\n', ''],
  ),
  leak(
    'select',
    'context',
    'func Do(i int) {\n\tctx, cancel := context.WithCancel(context.Background())\n\tdefer cancel()\n\twork := make(chan int)\n\tgo func() {\n\t\tselect {\n\t\tcase <-work:\n\t\tcase <-ctx.Done():\n\t\t}\n\t}()\n}',
    ['\t\tcase <-ctx.Done():\n', '\t\tcase work <- 0:\n'],
  ),
  leak(
    'ticker',
    'time',
    'func Do(i int) {\n\tt := time.NewTicker(time.Hour)\n\tstop := make(chan bool)\n\tgo func() {\n\t\tselect {\n\t\tcase <-t.C:\n\t\tcase <-stop:\n\t\t}\n\t}()\n\tstop <- true\n\tt.Stop()\n}',
    ['\tstop <- true\n', '\t_ = stop\n'],
  ),
  leak(
    'context',
    'context',
    'var parent, _ = context.WithCancel(context.Background())\n\nfunc Do(i int) {\n\tctx, cancel := context.WithCancel(parent)\n\tdefer cancel()\n\t_ = ctx.Err()\n}',
    ['\tdefer cancel()\n', '\t_ = cancel\n'],
  ),
  leak(
    'waitgroup',
    'sync',
    'func Do(i int) {\n\tvar wg sync.WaitGroup\n\twg.Add(2)\n\tgo func() { defer wg.Done() }()\n\tgo func() { defer wg.Done() }()\n\tgo wg.Wait()\n}',
    ['wg.Add(2)', 'wg.Add(3)'],
  ),
  leak(
    'mutex',
    'sync',
    'func Do(i int) {\n\tvar mu sync.Mutex\n\tmu.Lock()\n\tgo func() {\n\t\tmu.Lock()\n\t\tmu.Unlock()\n\t}()\n\tmu.Unlock()\n}',
    ['\t}()\n\tmu.Unlock()\n', '\t}()\n'],
  ),
  leak('map', '', 'var seen = map[int]*[64]byte{}\n\nfunc Do(i int) {\n\tseen[0] = new([64]byte)\n}', [
    'seen[0]',
    'seen[len(seen)]',
  ]),
  leak('slice', '', 'var log [][]byte\n\nfunc Do(i int) {\n\tlog = append(log, make([]byte, 64))\n\tlog = log[:0]\n}', [
    '\tlog = log[:0]\n',
    '',
  ]),
  leak(
    'big-array',
    '',
    'var heads = map[int][]byte{}\n\nfunc Do(i int) {\n\tpage := make([]byte, 4096)\n\theads[i%8] = page[:8]\n}',
    ['heads[i%8]', 'heads[len(heads)]'],
  ),
  leak(
    'sync-map',
    'sync',
    'var (\n\tusers sync.Map\n\tnext  int\n)\n\nfunc Do(i int) {\n\tnext++\n\tusers.Store(next, new([64]byte))\n\tusers.Delete(next)\n}',
    ['\tusers.Delete(next)\n', ''],
  ),
  leak(
    'subscription',
    '',
    'type bus struct{ subs []func(int) }\n\nvar events bus\n\nfunc (b *bus) subscribe(f func(int)) { b.subs = append(b.subs, f) }\nfunc (b *bus) reset()                { b.subs = nil }\n\nfunc Do(i int) {\n\tstate := make([]int, 16)\n\tevents.subscribe(func(n int) { state[0] = n })\n\tevents.reset()\n}',
    ['\tevents.reset()\n}', '}'],
  ),
  leak(
    'list',
    'container/list',
    'var recent = list.New()\n\nfunc Do(i int) {\n\trecent.PushBack(new([64]byte))\n\trecent.Remove(recent.Front())\n}',
    ['\trecent.Remove(recent.Front())\n', ''],
  ),
  leak('timer', 'time', 'func Do(i int) {\n\tt := time.AfterFunc(time.Hour, func() {})\n\tt.Stop()\n}', [
    '\tt.Stop()\n',
    '\t_ = t\n',
  ]),
  fine('sink', '', 'var sink []byte\n\nfunc Do(i int) {\n\tsink = make([]byte, 64)\n}', ['64', '640']),
  fine(
    'pool',
    'sync',
    'var pool = sync.Pool{New: func() any { return new([512]byte) }}\n\nfunc Do(i int) {\n\t_ = new([512]byte)\n}',
    ['\t_ = new([512]byte)\n', '\tpool.Put(pool.Get())\n'],
  ),
  fine('joined', 'sync', 'func Do(i int) {\n\tvar wg sync.WaitGroup\n\twg.Wait()\n}', [
    '\twg.Wait()',
    '\twg.Add(1)\n\tgo wg.Done()\n\twg.Wait()',
  ]),
  fine(
    'lazy-worker',
    'sync',
    'var (\n\tonce sync.Once\n\tjobs = make(chan int, 64)\n)\n\nfunc work() {\n\tfor range jobs {\n\t}\n}\n\nfunc Do(i int) {\n\tif i < 0 {\n\t\tonce.Do(func() { go work() })\n\t}\n}',
    ['if i < 0 {', 'if i >= 0 {'],
  ),
  fine('warm-cache', '', 'var cache = map[int]*[64]byte{}\n\nfunc Do(i int) {\n\tcache[0] = new([64]byte)\n}', [
    'cache[0]',
    'cache[i%100]',
  ]),
  fine('bounded-cache', '', 'var cache = map[int]*[64]byte{}\n\nfunc Do(i int) {\n\tcache[0] = new([64]byte)\n}', [
    '\tcache[0]',
    '\tif len(cache) > 900 {\n\t\tclear(cache)\n\t}\n\tcache[len(cache)]',
  ]),
  fine('ring', '', 'var ring [256]*[64]byte\n\nfunc Do(i int) {\n\tring[0] = new([64]byte)\n}', [
    'ring[0]',
    'ring[i%256]',
  ]),
  fine('janitor', 'time', 'func sweep() {\n\tfor range time.Tick(time.Hour) {\n\t}\n}\n\nfunc Do(i int) {}', [
    'func Do',
    'func init() { go sweep() }\n\nfunc Do',
  ]),
  fine('table', '', 'var table []int\n\nfunc Do(i int) {}', [
    'func Do(i int) {}',
    'func Do(i int) {\n\tif table == nil {\n\t\ttable = make([]int, 1<<16)\n\t}\n}',
  ]),
  fine('late', 'time', 'func Do(i int) {}', [
    'func Do(i int) {}',
    'func Do(i int) {\n\tgo time.Sleep(2 * time.Millisecond)\n}',
  ]),
];
