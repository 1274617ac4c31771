import { leak, type Planted } from '../case.ts';

/** Pipes, connections, processes, signals: things that somebody has to close. */
export const connections: readonly Planted[] = [
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
package netpipe

import (
	"io"
	"net"
)

func echo(conn net.Conn) {
	defer conn.Close()
	_, _ = io.Copy(conn, conn)
}

func Do() {
	client, server := net.Pipe()
-	defer client.Close()
	go echo(server)
	_, _ = client.Write([]byte("ping"))
	var answer [4]byte
	_, _ = io.ReadFull(client, answer[:])
}
`),
  leak(`
package listener

import "net"

type server struct{ listener net.Listener }

func (s *server) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		conn.Close()
	}
}

func (s *server) Close() {
-	s.listener.Close()
+	s.listener = nil
}

func Do() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	s := &server{listener: l}
	go func(l net.Listener) {
		(&server{listener: l}).accept()
	}(l)
	s.Close()
}
`),
  leak(`
package body

import (
	"io"
	"net/http"
	"net/http/httptest"
)

var server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
	_, _ = w.Write(make([]byte, 8192))
}))

func status(url string) (int, error) {
	resp, err := http.Get(url)
	if err != nil {
		return 0, err
	}
-	defer resp.Body.Close()
-	_, err = io.Copy(io.Discard, resp.Body)
+	_, err = io.CopyN(io.Discard, resp.Body, 16)
	return resp.StatusCode, err
}

func Do() {
	if _, err := status(server.URL); err != nil {
		panic(err)
	}
}
`),
  leak(`
package transport

import (
	"io"
	"net/http"
	"net/http/httptest"
	"time"
)

var server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "ok")
}))

-var shared = &http.Client{Timeout: time.Minute}
-
func client() *http.Client {
-	return shared
+	return &http.Client{Timeout: time.Minute, Transport: &http.Transport{MaxIdleConns: 4}}
}

func Do() {
	resp, err := client().Get(server.URL)
	if err != nil {
		panic(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}
`),
  leak(`
package testserver

import (
	"net/http"
	"net/http/httptest"
)

func hello(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }

func Do() {
	s := httptest.NewServer(http.HandlerFunc(hello))
-	defer s.Close()
	if s.URL == "" {
		panic("no address")
	}
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
