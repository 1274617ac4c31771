package signup

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/rs/zerolog"
)

func validForm() *Form {
	return &Form{Name: "Ada Lovelace", Email: "ada@example.com", Country: "GB", Age: 36}
}

func TestRegister(t *testing.T) {
	var log bytes.Buffer
	service := NewService(zerolog.New(&log))
	if err := service.Register(validForm()); err != nil {
		t.Fatal(err)
	}
	if got, want := log.String(), `"country":"GB","age":36,"message":"registered"`; !strings.Contains(got, want) {
		t.Errorf("log = %s, want %s in it", got, want)
	}
}

func TestRegisterRefuses(t *testing.T) {
	form := validForm()
	form.Email = "ada"
	if err := NewService(zerolog.Nop()).Register(form); err == nil {
		t.Error("a form without a mail address was registered")
	}
}

func BenchmarkRegister(b *testing.B) {
	service, form := NewService(zerolog.New(io.Discard)), validForm()
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		if err := service.Register(form); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRegisterRefused(b *testing.B) {
	service, form := NewService(zerolog.New(io.Discard)), validForm()
	form.Age = 12
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		if err := service.Register(form); err == nil {
			b.Fatal("registered")
		}
	}
}

func BenchmarkCheckEmail(b *testing.B) {
	service := NewService(zerolog.Nop())
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		if err := service.CheckEmail("ada@example.com"); err != nil {
			b.Fatal(err)
		}
	}
}
