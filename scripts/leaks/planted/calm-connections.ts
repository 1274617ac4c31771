import { fine, type Planted } from '../case.ts';

/** Connections, processes and pipes that are closed, or kept for reuse. */
export const calmConnections: readonly Planted[] = [
  fine(`
package piped

import (
	"io"
+	"strings"
)

func Do() {
	r, w := io.Pipe()
	go func() {
-		_, err := w.Write([]byte("all of it"))
+		_, err := io.Copy(w, strings.NewReader("all of it, and more"))
		w.CloseWithError(err)
	}()
	_, _ = io.Copy(io.Discard, r)
+	_ = r.Close()
}
`),
  fine(`
package keepalive

import (
	"io"
	"net/http"
	"net/http/httptest"
)

var server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "hello")
}))

func Do() {
-	resp, err := http.Get(server.URL)
+	resp, err := http.Post(server.URL, "text/plain", nil)
	if err != nil {
		panic(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	resp.Body.Close()
}
`),
  fine(`
package idleconnections

import (
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
)

var (
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusAccepted)
	}))
-	client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2}}
+	client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
)

func Do() {
	var wg sync.WaitGroup
	for range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			resp, err := client.Get(server.URL)
			if err != nil {
				panic(err)
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		}()
	}
	wg.Wait()
}
`),
  fine(`
package serverclosed

import (
	"net/http"
	"net/http/httptest"
)

func Do() {
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
-	resp, err := s.Client().Head(s.URL)
+	resp, err := s.Client().Get(s.URL)
	if err != nil {
		panic(err)
	}
	resp.Body.Close()
}
`),
  fine(`
package accepted

import "net"

func Do() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
+	go func() {
+		for {
+			if _, err := l.Accept(); err != nil {
+				return
+			}
+		}
+	}()
	l.Close()
}
`),
  fine(`
package waited

import (
+	"bytes"
	"os/exec"
)

func Do() {
	cmd := exec.Command("true")
+	var out bytes.Buffer
+	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		panic(err)
	}
}
`),
  fine(`
package pulled

+import "iter"
+
// Needs Go 1.25.

func numbers(yield func(int) bool) {
	for n := 0; yield(n); n++ {
	}
}

func Do() {
-	for n := range numbers {
-		if n == 3 {
-			return
-		}
-	}
+	next, stop := iter.Pull(numbers)
+	defer stop()
+	next()
+	next()
}
`),
  fine(`
package signalled

import (
	"os"
+	"os/signal"
)

func Do() {
	stop := make(chan os.Signal, 1)
-	_ = stop
+	signal.Notify(stop, os.Interrupt)
+	signal.Stop(stop)
}
`),
];
