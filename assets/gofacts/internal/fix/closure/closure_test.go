package closure_test

import (
	"testing"

	"gofacts/internal/facttest"
)

func TestEdits(t *testing.T) { facttest.Edits(t, edits) }

var edits = []facttest.EditRow{
	{"assigned before only, which is captured by value", "argument-instead-of-capture", `
func f(in []int, done chan int) {
	n := 0
	for _, v := range in {
		n += v
	}
	go func() { done <- n }() //@ runtime.newobject
}`, ""},
	{"named result", "argument-instead-of-capture", `
var kept func() int
func f(in []int) (n int) { //@ runtime.newobject
	for _, v := range in {
		n += v
	}
	kept = func() int { return n }
	return n
}`, "\tnNow := n\n\tkept = func() int { return nNow }"},
	{"named result of a goroutine", "argument-instead-of-capture", `
func f(in []int, done chan int) (n int) {
	n = len(in)
	go func() { done <- n }() //@ runtime.newobject
	return
}`, "go func(n int) { done <- n }(n)"},
	{"two named results at once", "argument-instead-of-capture", `
var kept func() int
func f(in []int) (n, m int) {
	n, m = len(in), cap(in)
	kept = func() int { return n + m } //@ runtime.newobject
	return n, m
}`, "\tnNow, mNow := n, m\n\tkept = func() int { return nNow + mNow }"},
	{"named result to which a return gives another value", "argument-instead-of-capture", `
var kept func() error
func f(in []int) (err error) {
	kept = func() error { return err } //@ runtime.newobject
	return fmt.Errorf("x")
}`, ""},
	{"named results from a call", "argument-instead-of-capture", `
var kept func() int
func g() (int, int) { return 1, 2 }
func f(in []int) (n, m int) {
	kept = func() int { return n } //@ runtime.newobject
	return g()
}`, ""},
	{"variable of each round", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	for i := 0; i < len(in); i++ {
		kept = func() int { return i } //@ runtime.newobject
	}
}`, ""},
	{"assigned by another literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0
	set := func() { n = 1 }
	kept = func() int { return n } //@ runtime.newobject
	set()
}`, ""},
	{"assigned after the literal", "argument-instead-of-capture", `
var kept func() int
func f(in []int) {
	n := 0
	kept = func() int { return n } //@ runtime.newobject
	for _, v := range in {
		n += v
	}
}`, ""},
}
