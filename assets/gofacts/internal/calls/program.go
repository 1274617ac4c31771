package calls

import (
	"debug/elf"
	"debug/gosym"
	"debug/macho"
	"fmt"
	"os"
	"slices"
	"strings"
)

// firstCode is the symbol of the first Go function, to which the addresses in the line table are relative. In a program
// that the system's linker made, other code comes before it.
const firstCode = "runtime.text"

// decoder finds direct calls in the instructions of one kind of processor.
type decoder struct {
	// decode decodes a direct call at an address, as decodeX86 does.
	decode func(code []byte, address uint64) (size int, target uint64)
	// step is the unit of instruction lengths, in bytes.
	step int
}

var (
	x86   = decoder{decodeX86, 1}
	arm64 = decoder{decodeARM64, 4}

	elfDecoders   = map[elf.Machine]decoder{elf.EM_X86_64: x86, elf.EM_386: x86, elf.EM_AARCH64: arm64}
	machoDecoders = map[macho.Cpu]decoder{macho.CpuAmd64: x86, macho.Cpu386: x86, macho.CpuArm64: arm64}
)

// program is a compiled Go program.
type program struct {
	decoder
	table *gosym.Table
	// text is the machine code, and start is the address of its first byte.
	text  []byte
	start uint64
}

// unknown is a program without functions. It stands for programs that lack symbols or whose calls can't be decoded.
var unknown = &program{table: &gosym.Table{}}

// open reads a program in the format of Linux or macOS.
func open(path string) (*program, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if linux, err := elf.NewFile(file); err == nil {
		return fromELF(linux)
	}
	if mac, err := macho.NewFile(file); err == nil {
		return fromMachO(mac)
	}
	return nil, fmt.Errorf("%s is not a program for Linux or macOS", path)
}

func fromELF(file *elf.File) (*program, error) {
	text := file.Section(".text")
	lines := file.Section(".gopclntab")
	if lines == nil {
		// The name in a position-independent program.
		lines = file.Section(".data.rel.ro.gopclntab")
	}
	symbols, _ := file.Symbols()
	first := slices.IndexFunc(symbols, func(symbol elf.Symbol) bool { return symbol.Name == firstCode })
	decoder, isKnown := elfDecoders[file.Machine]
	if text == nil || lines == nil || first < 0 || !isKnown {
		return unknown, nil
	}
	return read(decoder, text.Addr, text.Data, lines.Data, symbols[first].Value)
}

func fromMachO(file *macho.File) (*program, error) {
	text, lines := file.Section("__text"), file.Section("__gopclntab")
	var symbols []macho.Symbol
	if file.Symtab != nil {
		symbols = file.Symtab.Syms
	}
	first := slices.IndexFunc(symbols, func(symbol macho.Symbol) bool {
		return strings.TrimPrefix(symbol.Name, "_") == firstCode
	})
	decoder, isKnown := machoDecoders[file.Cpu]
	if text == nil || lines == nil || first < 0 || !isKnown {
		return unknown, nil
	}
	return read(decoder, text.Addr, text.Data, lines.Data, symbols[first].Value)
}

// read reads the code, which begins at the address start, and the line table. first is the address of firstCode.
func read(decoder decoder, start uint64, text, lines func() ([]byte, error), first uint64) (*program, error) {
	code, err := text()
	if err != nil {
		return nil, err
	}
	data, err := lines()
	if err != nil {
		return nil, err
	}
	table, err := gosym.NewTable(nil, gosym.NewLineTable(data, first))
	return &program{decoder, table, code, start}, err
}

// code returns the machine code between two addresses, without what is outside of the program's code.
func (p *program) code(from, to uint64) []byte {
	end := p.start + uint64(len(p.text))
	if from < p.start || from > end {
		return nil
	}
	return p.text[from-p.start : min(max(from, to), end)-p.start]
}
