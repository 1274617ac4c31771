import { aside, at, edit, fine, leak, type RealPlanted } from './real-case.ts';

const errgroup = at('golang.org/x/sync', 'v0.19.0', './errgroup', '^BenchmarkGo$');
const semaphore = at('golang.org/x/sync', 'v0.19.0', './semaphore', '^BenchmarkNewSeq$/^Weighted-1$');
const waiting = at('golang.org/x/time', 'v0.14.0', './rate', '^BenchmarkWaitNNoDelay$');
const allowing = at('golang.org/x/time', 'v0.14.0', './rate', '^BenchmarkAllowN$');
const mux = at('github.com/gorilla/mux', 'v1.8.1', '.', '^BenchmarkMux$');
const chi = at('github.com/go-chi/chi/v5', 'v5.2.5', '.', '^BenchmarkMux$/^route:/hi$');
const throttle = at('github.com/go-chi/chi/v5', 'v5.2.5', './middleware', '^BenchmarkThrottle$');
const uuid = at('github.com/google/uuid', 'v1.6.0', '.', '^BenchmarkNew$');
const pool = at('github.com/sourcegraph/conc', 'v0.3.0', './pool', '^BenchmarkPool$/^startup_and_teardown$');
const stream = at('github.com/sourcegraph/conc', 'v0.3.0', './stream', '^BenchmarkStream$/^startup_and_teardown$');
const puddle = at('github.com/jackc/puddle/v2', 'v2.2.2', '.', '^BenchmarkAcquire_ReleaseAfterAcquire$');
const evaluation = at('github.com/expr-lang/expr', 'v1.17.8', '.', '^Benchmark_expr_eval$');
const dns = at('github.com/miekg/dns', 'v1.1.72', '.', '^BenchmarkServe$');
const dnsMux = at('github.com/miekg/dns', 'v1.1.72', '.', '^BenchmarkMuxMatch$');
const zap = at('go.uber.org/zap', 'v1.27.1', '.', '^BenchmarkNoContext$');
const lru = at('github.com/hashicorp/golang-lru/v2', 'v2.0.7', '.', '^BenchmarkLRU_Rand$');
const xid = at('github.com/rs/xid', 'v1.6.0', '.', '^BenchmarkNewString$');

/** Cases in real modules; those of the same module are next to each other. */
export const realPlanted: readonly RealPlanted[] = [
  leak(
    'a timer for each task that nobody stops',
    errgroup,
    aside('errgroup/errgroup.go', '\t"fmt"\n\t"sync"\n', '\t"fmt"\n\t"sync"\n\t"time"\n'),
    edit(
      'errgroup/errgroup.go',
      '\t\t// It is tempting to propagate panics from f()\n',
      '\t\ttime.AfterFunc(time.Hour, func() { g.errOnce.Do(func() { g.err = context.DeadlineExceeded }) })\n\n\t\t// It is tempting to propagate panics from f()\n',
    ),
  ),
  leak(
    'a registry of all semaphores',
    semaphore,
    aside('semaphore/semaphore.go', '// NewWeighted creates', 'var known []*Weighted\n\n// NewWeighted creates'),
    edit(
      'semaphore/semaphore.go',
      '\tw := &Weighted{size: n}\n',
      '\tw := &Weighted{size: n}\n\tknown = append(known, w)\n',
    ),
  ),
  fine(
    'a watcher that ends with its task',
    errgroup,
    edit(
      'errgroup/errgroup.go',
      '\t\t// It is tempting to propagate panics from f()\n',
      '\t\tfinished := make(chan struct{})\n\t\tdefer close(finished)\n\t\tgo func() { <-finished }()\n\n\t\t// It is tempting to propagate panics from f()\n',
    ),
  ),
  leak(
    'a watcher of a context that never ends',
    waiting,
    edit(
      'rate/rate.go',
      '\t// Check if ctx is already cancelled\n',
      '\tgo func() {\n\t\t<-ctx.Done()\n\t\tlim.SetLimit(limit)\n\t}()\n\t// Check if ctx is already cancelled\n',
    ),
  ),
  leak(
    'a history of all events',
    allowing,
    aside('rate/rate.go', '// Reserve is shorthand for', 'var history []time.Time\n\n// Reserve is shorthand for'),
    edit(
      'rate/rate.go',
      '\ttokens := lim.advance(t)\n\n\t// Calculate',
      '\thistory = append(history, t)\n\ttokens := lim.advance(t)\n\n\t// Calculate',
    ),
  ),
  fine(
    'a history of the last hundred events',
    allowing,
    aside('rate/rate.go', '// Reserve is shorthand for', 'var history []time.Time\n\n// Reserve is shorthand for'),
    edit(
      'rate/rate.go',
      '\ttokens := lim.advance(t)\n\n\t// Calculate',
      '\tif history = append(history, t); len(history) > 100 {\n\t\thistory = history[1:]\n\t}\n\ttokens := lim.advance(t)\n\n\t// Calculate',
    ),
  ),
  leak(
    'requests that stay among those in flight',
    mux,
    aside('mux.go', '\t"path"\n\t"regexp"\n', '\t"path"\n\t"regexp"\n\t"sync"\n'),
    aside('mux.go', '// NewRouter returns', 'var inFlight sync.Map\n\n// NewRouter returns'),
    edit('mux.go', '\thandler.ServeHTTP(w, req)\n', '\tinFlight.Store(req, w)\n\thandler.ServeHTTP(w, req)\n'),
  ),
  fine(
    'requests in flight until they are answered',
    mux,
    aside('mux.go', '\t"path"\n\t"regexp"\n', '\t"path"\n\t"regexp"\n\t"sync"\n'),
    aside('mux.go', '// NewRouter returns', 'var inFlight sync.Map\n\n// NewRouter returns'),
    edit(
      'mux.go',
      '\thandler.ServeHTTP(w, req)\n',
      '\tinFlight.Store(req, w)\n\tdefer inFlight.Delete(req)\n\thandler.ServeHTTP(w, req)\n',
    ),
  ),
  leak(
    'a context that goes back to its pool when the request is over',
    chi,
    edit(
      'mux.go',
      '\tmx.handler.ServeHTTP(w, r)\n\tmx.pool.Put(rctx)\n',
      '\tmx.handler.ServeHTTP(w, r)\n\tgo func() {\n\t\t<-r.Context().Done()\n\t\tmx.pool.Put(rctx)\n\t}()\n',
    ),
  ),
  fine(
    'a context that goes back to its pool in the background',
    chi,
    edit(
      'mux.go',
      '\tmx.handler.ServeHTTP(w, r)\n\tmx.pool.Put(rctx)\n',
      '\tmx.handler.ServeHTTP(w, r)\n\tgo mx.pool.Put(rctx)\n',
    ),
  ),
  leak(
    'a token that a goroutine brings back when the client has gone',
    throttle,
    edit(
      'middleware/throttle.go',
      '\t\t\t\t\tdefer func() {\n\t\t\t\t\t\tt.tokens <- tok\n\t\t\t\t\t}()\n\t\t\t\t\tnext.ServeHTTP(w, r)\n\t\t\t\t\treturn\n\t\t\t\tdefault:\n',
      '\t\t\t\t\tgone := make(chan token)\n\t\t\t\t\tdefer func() {\n\t\t\t\t\t\tt.tokens <- tok\n\t\t\t\t\t}()\n\t\t\t\t\tgo func() { gone <- token{} }()\n\t\t\t\t\tnext.ServeHTTP(w, r)\n\t\t\t\t\treturn\n\t\t\t\tdefault:\n',
    ),
  ),
  leak(
    'every identifier that was ever made',
    uuid,
    aside('version4.go', 'import "io"\n', 'import "io"\n\nvar issued = map[UUID]bool{}\n'),
    edit(
      'version4.go',
      '\t\treturn NewRandomFromReader(rander)\n',
      '\t\tid, err := NewRandomFromReader(rander)\n\t\tissued[id] = true\n\t\treturn id, err\n',
    ),
  ),
  fine(
    'a pool of random bytes',
    uuid,
    edit('uuid.go', '\tpoolEnabled = false\n\tpoolMu ', '\tpoolEnabled = true\n\tpoolMu '),
  ),
  leak(
    'a pool that nobody closes',
    pool,
    edit('pool/pool.go', '\tclose(p.tasks)\n\n\tp.handle.Wait()\n', '\tgo p.handle.Wait()\n'),
  ),
  leak(
    'a callback queue that stays open',
    stream,
    edit(
      'stream/stream.go',
      '\t\tclose(s.queue)\n\t\ts.callbackerHandle.Wait()\n',
      '\t\ts.queue = make(chan callbackCh)\n',
    ),
  ),
  fine(
    'a pool that is closed in the background',
    pool,
    edit('pool/pool.go', '\tclose(p.tasks)\n\n\tp.handle.Wait()\n', '\tclose(p.tasks)\n\n\tgo p.handle.Wait()\n'),
  ),
  leak(
    'a goroutine that waits for the pool to close',
    puddle,
    edit(
      'pool.go',
      '\tstartNano := nanotime()\n',
      '\tstartNano := nanotime()\n\tgo func() {\n\t\tselect {\n\t\tcase <-ctx.Done():\n\t\tcase <-p.baseAcquireCtx.Done():\n\t\t}\n\t}()\n',
    ),
  ),
  leak(
    'programs kept by their address',
    evaluation,
    aside('expr.go', '// Eval parses', 'var programs = map[*vm.Program]string{}\n\n// Eval parses'),
    edit(
      'expr.go',
      '\toutput, err := Run(program, env)\n',
      '\tprograms[program] = input\n\toutput, err := Run(program, env)\n',
    ),
  ),
  fine(
    'programs kept by their source',
    evaluation,
    aside('expr.go', '// Eval parses', 'var programs = map[string]*vm.Program{}\n\n// Eval parses'),
    edit(
      'expr.go',
      '\toutput, err := Run(program, env)\n',
      '\tprograms[input] = program\n\toutput, err := Run(program, env)\n',
    ),
  ),
  leak(
    'a goroutine that waits for the end of a query',
    dns,
    edit(
      'client.go',
      '\tco.SetWriteDeadline(writeDeadline)\n',
      '\tanswered := make(chan struct{})\n\tgo func() { <-answered }()\n\tco.SetWriteDeadline(writeDeadline)\n',
    ),
  ),
  leak(
    'all questions of a server',
    dns,
    edit(
      'server.go',
      'func (srv *Server) serveDNS(',
      'var questions sync.Map\n\nfunc keep(m *Msg) { questions.Store(m, time.Now()) }\n\nfunc (srv *Server) serveDNS(',
    ),
    edit('server.go', '\treq := new(Msg)\n\treq.setHdr(dh)\n', '\treq := new(Msg)\n\tkeep(req)\n\treq.setHdr(dh)\n'),
  ),
  fine(
    'a second look at every message on the way',
    dns,
    edit(
      'client.go',
      '\tco.SetWriteDeadline(writeDeadline)\n',
      '\tpacked := make(chan struct{})\n\tgo func() {\n\t\tdefer close(packed)\n\t\t_, _ = m.Copy().Pack()\n\t}()\n\tdefer func() { <-packed }()\n\tco.SetWriteDeadline(writeDeadline)\n',
    ),
  ),
  leak(
    'entries on a list instead of in a pool',
    zap,
    aside('zapcore/entry.go', 'func getCheckedEntry()', 'var used sync.Map\n\nfunc getCheckedEntry()'),
    aside('zapcore/entry.go', '\t"strings"\n', '\t"strings"\n\t"sync"\n'),
    edit('zapcore/entry.go', '\t_cePool.Put(ce)\n', '\tused.Store(ce, true)\n'),
  ),
  fine(
    'entries that are cleared before they go to their pool',
    zap,
    edit('zapcore/entry.go', '\t_cePool.Put(ce)\n', '\tce.reset()\n\t_cePool.Put(ce)\n'),
  ),
  fine(
    'a cache that is twice as large',
    lru,
    edit('simplelru/lru.go', '\t\tsize:      size,\n', '\t\tsize:      2 * size,\n'),
  ),
  fine(
    'patterns that are looked up once',
    dnsMux,
    edit('serve_mux.go', '\tq = CanonicalName(q)\n', '\tq = CanonicalName(q + "")\n'),
  ),
  leak(
    'texts of all identifiers',
    xid,
    aside('id.go', '// String returns a base32', 'var texts [][]byte\n\n// String returns a base32'),
    edit(
      'id.go',
      '\ttext := make([]byte, encodedLen)\n\tencode(text, id[:])\n\treturn string(text)\n',
      '\ttext := make([]byte, encodedLen)\n\ttexts = append(texts, text)\n\tencode(text, id[:])\n\treturn string(text)\n',
    ),
  ),
];
