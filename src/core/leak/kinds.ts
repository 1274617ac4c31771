/** The kinds of leaks, distinguished by the advice that they need. */
export const leakKinds = [
  'channel-receive',
  'channel-send',
  'select',
  'wait-group',
  'mutex',
  'condition',
  'network',
  'file',
  'http-body',
  'ticker',
  'sleep',
  'goroutine',
  'map',
  'sync-map',
  'slice',
  'timer',
  'context',
  'list',
  'memory',
] as const;

export type LeakKind = (typeof leakKinds)[number];

/**
 * `waitKind` returns the kind of a leaked goroutine, based on its state and on the functions on its stack, the
 * innermost first.
 */
export function waitKind(state: string, functions: readonly string[]): LeakKind {
  const has = (pattern: RegExp): boolean => functions.some((name) => pattern.test(name));
  if (has(/^net\/http\.\(\*(?:persistConn|http2clientConnReadLoop|http2ClientConn)\)/)) return 'http-body';
  if (state === 'IO wait' || has(/^internal\/poll\./)) {
    const owner = functions.find((name) => /^(?:os|net)\./.test(name));
    return owner?.startsWith('os.') === true ? 'file' : 'network';
  }
  if (has(/^sync\.\(\*WaitGroup\)/)) return 'wait-group';
  if (has(/^sync\.\(\*Cond\)/) || state === 'sync.Cond.Wait') return 'condition';
  if (has(/^sync\.\(\*(?:RW)?Mutex\)|^internal\/sync\./) || /^sync\.(?:RW)?Mutex|^semacquire$/.test(state))
    return 'mutex';
  if (state === 'sleep' || has(/^time\.Sleep$/)) return 'sleep';
  if (state.startsWith('select')) return 'select';
  if (state.startsWith('chan receive')) return 'channel-receive';
  if (state.startsWith('chan send')) return 'channel-send';
  return 'goroutine';
}

/**
 * `memoryKind` returns the kind of leaked memory, based on the functions of the standard library through which the
 * user's code allocated it, the innermost first.
 */
export function memoryKind(functions: readonly string[]): LeakKind {
  const has = (pattern: RegExp): boolean => functions.some((name) => pattern.test(name));
  if (has(/^sync\.\(\*Map\)|^internal\/sync\.\(\*HashTrieMap/)) return 'sync-map';
  if (has(/^time\.(?:NewTicker|Tick)$/)) return 'ticker';
  if (has(/^time\.(?:NewTimer|After|AfterFunc|newTimer)$/)) return 'timer';
  if (has(/^context\.(?!WithValue$|WithoutCancel$)/)) return 'context';
  if (has(/^net\/http\.\(\*(?:Transport|persistConn|conn|http2\w+)\)/)) return 'http-body';
  if (has(/^container\/list\./)) return 'list';
  if (has(/^runtime\.mapassign|^internal\/runtime\/maps\.|^runtime\.(?:hashGrow|makeBucketArray|\(\*hmap\))/))
    return 'map';
  if (has(/^runtime\.growslice/)) return 'slice';
  return 'memory';
}

/** Matches functions that allocate memory for the runtime's own use, such as descriptors that the runtime reuses. */
const runtimeOwn =
  /^runtime\.(?:malg|allgadd|acquireSudog|newproc1|allocm|newm|newdefer|\(\*timers\)\..*|doaddtimer|addfinalizer|mProf_\w+|stkbucket|newBucket|pprof_\w+)$/;

/** `isRuntimeOwn` reports whether the runtime or the leak probe allocated the memory for its own use. */
export function isRuntimeOwn(functions: readonly string[]): boolean {
  return (
    functions.some((name) => runtimeOwn.test(name)) || functions.some((name) => name.startsWith('testing.allocgate'))
  );
}
