// Package encode writes orders.
package encode

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"sync"

	"example.com/orders/order"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Write writes an order as one line of JSON.
func Write(w io.Writer, o *order.Order) error {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	appendOrder(buffer, o)
	_, err := w.Write(buffer.Bytes())
	return err
}

func appendOrder(buffer *bytes.Buffer, o *order.Order) {
	buffer.WriteString(`{"id":`)
	writeInt(buffer, int64(o.ID))
	buffer.WriteString(`,"customer":`)
	buffer.Write(strconv.AppendQuote(buffer.AvailableBuffer(), o.Customer))
	buffer.WriteString(`,"total":`)
	writeInt(buffer, o.Total)
	buffer.WriteString(`,"positions":[`)
	for i, position := range o.Positions {
		if i > 0 {
			buffer.WriteByte(',')
		}
		writePosition(buffer, position)
	}
	buffer.WriteString("]}\n")
}

func writePosition(buffer *bytes.Buffer, position *order.Position) {
	buffer.WriteByte('{')
	writeAttribute(buffer, "code", position.Code)
	buffer.WriteByte(',')
	writeAttribute(buffer, "quantity", position.Quantity)
	buffer.WriteByte(',')
	writeAttribute(buffer, "amount", position.Amount)
	buffer.WriteByte('}')
}

// writeAttribute writes a named value; strings are quoted.
func writeAttribute(buffer *bytes.Buffer, name string, value any) {
	buffer.WriteByte('"')
	buffer.WriteString(name)
	buffer.WriteString(`":`)
	switch value := value.(type) {
	case string:
		buffer.Write(strconv.AppendQuote(buffer.AvailableBuffer(), value))
	case int:
		writeInt(buffer, int64(value))
	case int64:
		writeInt(buffer, value)
	default:
		fmt.Fprint(buffer, value)
	}
}

func writeInt(buffer *bytes.Buffer, value int64) {
	buffer.Write(strconv.AppendInt(buffer.AvailableBuffer(), value, 10))
}

// Summary returns a line for people.
func Summary(o *order.Order) string {
	line := make([]byte, 0, 96)
	line = append(line, "order "...)
	line = strconv.AppendInt(line, int64(o.ID), 10)
	line = append(line, " of "...)
	line = append(line, o.Customer...)
	line = append(line, ": "...)
	line = strconv.AppendInt(line, int64(len(o.Positions)), 10)
	line = append(line, " positions, "...)
	line = strconv.AppendInt(line, o.Total, 10)
	line = append(line, " cents"...)
	return string(line)
}
