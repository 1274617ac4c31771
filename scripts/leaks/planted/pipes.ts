import { leak, type Planted } from '../case.ts';

/** Pipes, files, processes, signals and iterators that somebody has to close. */
export const pipes: readonly Planted[] = [
  leak(`
package iopipe

import (
	"bytes"
	"io"
)

func produce(w *io.PipeWriter) {
	_, err := io.Copy(w, bytes.NewReader(make([]byte, 4096)))
	w.CloseWithError(err)
}

func Do() {
	r, w := io.Pipe()
	go produce(w)
	var head [16]byte
	_, _ = io.ReadFull(r, head[:])
-	r.Close()
}
`),
  leak(`
package scanner

import (
	"bufio"
	"fmt"
	"io"
)

func collect(r io.Reader) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
	}
}

func Do() {
	r, w := io.Pipe()
	go collect(r)
	fmt.Fprintln(w, "one line")
-	w.Close()
}
`),
  leak(`
package process

import (
	"bytes"
	"context"
	"os/exec"
)

var session, _ = context.WithCancel(context.Background())

func Do() {
	var out bytes.Buffer
	cmd := exec.CommandContext(session, "true")
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		panic(err)
	}
-	_ = cmd.Wait()
}
`),
  leak(`
package files

import "os"

var opened = map[*os.File]string{}

func open(name string) *os.File {
	f, err := os.Open(name)
	if err != nil {
		panic(err)
	}
	opened[f] = name
	return f
}

func release(f *os.File) {
-	delete(opened, f)
	f.Close()
}

func Do() { release(open(os.DevNull)) }
`),
  leak(`
package signals

import (
	"os"
	"os/signal"
)

func Do() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
-	defer signal.Stop(stop)
	select {
	case <-stop:
	default:
	}
}
`),
  leak(`
package notifycontext

import (
	"context"
	"os/signal"
	"syscall"
)

func Do() {
-	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGUSR1)
-	defer stop()
+	ctx, _ := signal.NotifyContext(context.Background(), syscall.SIGUSR1)
	_ = ctx.Err()
}
`),
  leak(`
package pull

import "iter"

// Needs Go 1.25.

func letters(yield func(string) bool) {
	for _, letter := range []string{"a", "b", "c"} {
		if !yield(letter) {
			return
		}
	}
}

func Do() {
	next, stop := iter.Pull(letters)
-	defer stop()
+	_ = stop
	next()
}
`),
];
