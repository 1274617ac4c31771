// Package encode writes orders.
package encode

import (
	"bytes"
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
	buffer.WriteString(`{"code":`)
	buffer.Write(strconv.AppendQuote(buffer.AvailableBuffer(), position.Code))
	buffer.WriteString(`,"quantity":`)
	writeInt(buffer, int64(position.Quantity))
	buffer.WriteString(`,"amount":`)
	writeInt(buffer, position.Amount)
	buffer.WriteByte('}')
}

func writeInt(buffer *bytes.Buffer, value int64) {
	buffer.Write(strconv.AppendInt(buffer.AvailableBuffer(), value, 10))
}

// Summary returns a line for people.
func Summary(o *order.Order) string {
	var buffer bytes.Buffer
	buffer.Grow(64)
	buffer.WriteString("order ")
	writeInt(&buffer, int64(o.ID))
	buffer.WriteString(" of ")
	buffer.WriteString(o.Customer)
	buffer.WriteString(": ")
	writeInt(&buffer, int64(len(o.Positions)))
	buffer.WriteString(" positions, ")
	writeInt(&buffer, o.Total)
	buffer.WriteString(" cents")
	return buffer.String()
}
