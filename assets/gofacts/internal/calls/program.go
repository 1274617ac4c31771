package calls

import (
	"debug/elf"
	"debug/gosym"
	"debug/macho"
	"fmt"
	"os"
	"strings"
)

// firstCode is the symbol of the first Go function, to which the addresses in the line table are relative. In a program
// that the system's linker made, other code comes before it.
const firstCode = "runtime.text"

// program is a compiled Go program.
type program struct {
	table *gosym.Table
	// text is the machine code, and start is the address of its first byte.
	text  []byte
	start uint64
	// decode decodes a direct call at an address, as decodeX86 does.
	decode func(code []byte, address uint64) (size int, target uint64)
	// step is the unit of instruction lengths, in bytes.
	step int
}

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
	found := &program{}
	if text == nil || lines == nil {
		return found.without(), nil
	}
	found.start = text.Addr
	switch file.Machine {
	case elf.EM_X86_64, elf.EM_386:
		found.decode, found.step = decodeX86, 1
	case elf.EM_AARCH64:
		found.decode, found.step = decodeARM64, 4
	default:
		return found.without(), nil
	}
	symbols, _ := file.Symbols()
	for _, symbol := range symbols {
		if symbol.Name == firstCode {
			return found.read(text.Data, lines.Data, symbol.Value)
		}
	}
	return found.without(), nil
}

func fromMachO(file *macho.File) (*program, error) {
	text, lines := file.Section("__text"), file.Section("__gopclntab")
	found := &program{}
	if text == nil || lines == nil || file.Symtab == nil {
		return found.without(), nil
	}
	found.start = text.Addr
	switch file.Cpu {
	case macho.CpuAmd64, macho.Cpu386:
		found.decode, found.step = decodeX86, 1
	case macho.CpuArm64:
		found.decode, found.step = decodeARM64, 4
	default:
		return found.without(), nil
	}
	for _, symbol := range file.Symtab.Syms {
		if strings.TrimPrefix(symbol.Name, "_") == firstCode {
			return found.read(text.Data, lines.Data, symbol.Value)
		}
	}
	return found.without(), nil
}

// without returns the program without functions, for when it lacks symbols or its calls can't be decoded.
func (p *program) without() *program {
	p.table = &gosym.Table{}
	return p
}

// read reads the code and the line table. first is the address of firstCode.
func (p *program) read(text, lines func() ([]byte, error), first uint64) (*program, error) {
	var err error
	if p.text, err = text(); err != nil {
		return nil, err
	}
	data, err := lines()
	if err != nil {
		return nil, err
	}
	p.table, err = gosym.NewTable(nil, gosym.NewLineTable(data, first))
	return p, err
}

// code returns the machine code between two addresses, without what is outside of the program's code.
func (p *program) code(from, to uint64) []byte {
	end := p.start + uint64(len(p.text))
	if from < p.start || from > end {
		return nil
	}
	return p.text[from-p.start : min(max(from, to), end)-p.start]
}
