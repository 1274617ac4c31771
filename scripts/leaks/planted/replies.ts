import { leak, type Planted } from '../case.ts';

/** Answers, results and tokens that nobody receives. */
export const replies: readonly Planted[] = [
  leak(`
package answer

import (
	"context"
	"errors"
)

type reply struct {
	body []byte
	err  error
}

var errLate = errors.New("too late")

func fetch() reply { return reply{body: make([]byte, 64)} }

// Ask gives up as soon as its context does.
func Ask(ctx context.Context) ([]byte, error) {
	if ctx.Err() != nil {
		return nil, errLate
	}
-	replies := make(chan reply, 1)
+	replies := make(chan reply)
	go func() {
		replies <- fetch()
	}()
	select {
	case r := <-replies:
		return r.body, r.err
	default:
		return nil, errLate
	}
}

func Do() {
	_, _ = Ask(context.Background())
}
`),
  leak(`
package generator

func count(done <-chan struct{}) <-chan int {
	numbers := make(chan int)
	go func() {
		defer close(numbers)
		for n := 0; ; n++ {
			select {
			case numbers <- n:
-			case <-done:
-				return
			}
		}
	}()
	return numbers
}

func Do() {
	done := make(chan struct{})
	defer close(done)
	numbers := count(done)
	<-numbers
	<-numbers
}
`),
  leak(`
package merge

import "sync"

func merge(sources ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	for _, source := range sources {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range source {
				out <- v
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func of(v int) <-chan int {
	c := make(chan int, 1)
	c <- v
	close(c)
	return c
}

func Do() {
	for range merge(of(1), of(2), of(3)) {
+		break
	}
}
`),
  leak(`
package firsterror

import "errors"

var errBroken = errors.New("broken")

func validate(n int) error {
	if n > 0 {
		return errBroken
	}
	return nil
}

// All validates everything at once and returns the first error.
func All(items []int) error {
-	failed := make(chan error, len(items))
+	failed := make(chan error, 1)
	for _, item := range items {
		go func(n int) {
			failed <- validate(n)
		}(item)
	}
	for range items {
		if err := <-failed; err != nil {
			return err
		}
	}
	return nil
}

func Do() { _ = All([]int{1, 2, 3, 4}) }
`),
  leak(`
package tokens

// Four tokens for the whole program.
var tokens = make(chan struct{}, 4)

func work(sum *int) {
	tokens <- struct{}{}
-	defer func() { <-tokens }()
	*sum++
}

func Do() {
	var sum int
	go work(&sum)
}
`),
  leak(`
package halfread

import "strings"

// Words sends the words of a text.
func Words(text string) (<-chan string, func()) {
	words, stop := make(chan string), make(chan struct{})
	go func() {
		defer close(words)
		for _, word := range strings.Fields(text) {
			select {
			case words <- word:
			case <-stop:
				return
			}
		}
	}()
	return words, func() { close(stop) }
}

// Has looks for a word.
func Has(text, word string) bool {
	words, stop := Words(text)
-	defer stop()
	for w := range words {
		if w == word {
			return true
		}
	}
-	return false
+	stop()
+	return false
}

func Do() { Has("the quick brown fox jumps", "quick") }
`),
  leak(`
package acknowledge

type message struct {
	text string
	ack  chan struct{}
}

var inbox = make(chan message, 16)

func init() {
	go func() {
		for m := range inbox {
			if m.text == "" {
-				close(m.ack)
				continue
			}
			close(m.ack)
		}
	}()
}

// Post returns at once; what it starts waits until the message has arrived.
func Post(text string) {
	m := message{text: text, ack: make(chan struct{})}
	inbox <- m
	go func() {
		<-m.ack
	}()
}

func Do() { Post("") }
`),
];
