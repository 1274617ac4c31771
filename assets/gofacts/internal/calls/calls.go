// Package calls finds calls in the machine code of a compiled Go program.
package calls

import (
	"debug/gosym"
	"encoding/binary"

	"gofacts/internal/wire"
)

// Calls returns the direct calls in the functions that a "calls" request names. Functions that the program doesn't have
// are left out. The result is empty if the program has no symbols, or is compiled for a processor whose instructions
// aren't known here.
func Calls(request wire.Request) (wire.CallsReply, error) {
	reply := wire.CallsReply{Calls: []wire.DirectCall{}}
	if len(request.Functions) == 0 {
		return reply, nil
	}
	program, err := open(request.Binary)
	if err != nil {
		return reply, err
	}
	wanted := map[string]bool{}
	for _, name := range request.Functions {
		wanted[name] = true
	}
	for i := range program.table.Funcs {
		function := &program.table.Funcs[i]
		if wanted[function.Name] {
			reply.Calls = append(reply.Calls, program.callsIn(function)...)
		}
	}
	return reply, nil
}

// callsIn returns the direct calls in one function, in the order of their addresses. Bytes that only look like a call
// hardly ever name the exact start of a function, so they are told apart by their target.
func (p *program) callsIn(function *gosym.Func) []wire.DirectCall {
	code := p.code(function.Entry, function.End)
	var found []wire.DirectCall
	for offset := 0; offset < len(code); {
		from := function.Entry + uint64(offset)
		size, target := p.decode(code[offset:], from)
		called := p.startingAt(target)
		if size == 0 || called == nil {
			offset += p.step
			continue
		}
		file, line, _ := p.table.PCToLine(from)
		found = append(found, wire.DirectCall{
			Function: function.Name, From: from, To: from + uint64(size), Target: called.Name, File: file, Line: line,
		})
		offset += size
	}
	return found
}

// startingAt returns the function that begins at an address, or nil if none does.
func (p *program) startingAt(address uint64) *gosym.Func {
	function := p.table.PCToFunc(address)
	if function == nil || function.Entry != address {
		return nil
	}
	return function
}

// decodeX86 decodes CALL rel32 of the x86 family (Intel SDM, volume 2A, CALL). It returns the length of the
// instruction and its target, or 0 if the code doesn't begin with such a call.
func decodeX86(code []byte, address uint64) (size int, target uint64) {
	if len(code) < 5 || code[0] != 0xe8 {
		return 0, 0
	}
	return 5, address + 5 + uint64(int64(int32(binary.LittleEndian.Uint32(code[1:]))))
}

// decodeARM64 decodes BL of 64-bit ARM (Arm Architecture Reference Manual, C6.2, BL), as decodeX86 does for CALL.
func decodeARM64(code []byte, address uint64) (size int, target uint64) {
	if len(code) < 4 {
		return 0, 0
	}
	word := binary.LittleEndian.Uint32(code)
	if word>>26 != 0b100101 {
		return 0, 0
	}
	words := int64(int32(word<<6) >> 6)
	return 4, address + uint64(4*words)
}
