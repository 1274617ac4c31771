import { leak, type Planted } from '../case.ts';

/** Connections and servers that somebody has to close. */
export const connections: readonly Planted[] = [
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
];
