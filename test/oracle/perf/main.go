// Command oracle prints, as one JSON document a line, what golang.org/x/perf/benchfmt reads.
//
// Standard input is one JSON object: for each of its texts one line with the records comes out, then for
// each of its values one line with what benchunit makes of it.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
	"golang.org/x/perf/benchunit"
)

type measurement struct {
	// Value is written as text, for JSON has no NaN and no infinities.
	Value string `json:"value"`
	Unit  string `json:"unit"`
}

type record struct {
	Kind         string            `json:"kind"`
	Line         int               `json:"line"`
	Name         string            `json:"name,omitempty"`
	Iterations   string            `json:"iterations,omitempty"`
	Measurements []measurement     `json:"measurements,omitempty"`
	Config       map[string]string `json:"config,omitempty"`
	Unit         string            `json:"unit,omitempty"`
	Key          string            `json:"key,omitempty"`
	Value        string            `json:"value,omitempty"`
	Message      string            `json:"message,omitempty"`
}

func convert(rec benchfmt.Record) record {
	_, line := rec.Pos()
	switch rec := rec.(type) {
	case *benchfmt.Result:
		out := record{Kind: "result", Line: line, Name: "Benchmark" + rec.Name.String(), Iterations: strconv.Itoa(rec.Iters), Config: map[string]string{}}
		for _, c := range rec.Config {
			out.Config[c.Key] = string(c.Value)
		}
		for _, v := range rec.Values {
			value, unit := v.Value, v.Unit
			if v.OrigUnit != "" {
				value, unit = v.OrigValue, v.OrigUnit
			}
			out.Measurements = append(out.Measurements, measurement{strconv.FormatFloat(value, 'g', -1, 64), unit})
		}
		return out
	case *benchfmt.UnitMetadata:
		return record{Kind: "unit", Line: line, Unit: rec.OrigUnit, Key: rec.Key, Value: rec.Value}
	case *benchfmt.SyntaxError:
		return record{Kind: "syntax-error", Line: line, Message: rec.Msg}
	}
	panic(fmt.Sprintf("unknown record type %T", rec))
}

func read(text string) []record {
	records := []record{}
	reader := benchfmt.NewReader(strings.NewReader(text), "text")
	for reader.Scan() {
		records = append(records, convert(reader.Result()))
	}
	if err := reader.Err(); err != nil {
		records = append(records, record{Kind: "io-error", Message: err.Error()})
	}
	return records
}

// scaled is what benchunit makes of a number, for the tests of our formatting.
type scaled struct {
	Text  string `json:"text"`
	Tidy  string `json:"tidy"`
	Unit  string `json:"unit"`
	Class string `json:"class"`
}

type request struct {
	Texts  []string `json:"texts"`
	Values []struct {
		Value string `json:"value"`
		Unit  string `json:"unit"`
	} `json:"values"`
}

func main() {
	var in request
	if err := json.NewDecoder(bufio.NewReader(os.Stdin)).Decode(&in); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
	w := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, text := range in.Texts {
		if err := enc.Encode(read(text)); err != nil {
			fmt.Fprintln(os.Stderr, "oracle:", err)
			os.Exit(1)
		}
	}
	for _, v := range in.Values {
		value, err := strconv.ParseFloat(v.Value, 64)
		if err != nil {
			fmt.Fprintln(os.Stderr, "oracle:", err)
			os.Exit(1)
		}
		class := benchunit.ClassOf(v.Unit)
		tidied, unit := benchunit.Tidy(value, v.Unit)
		out := scaled{benchunit.Scale(value, class), strconv.FormatFloat(tidied, 'g', -1, 64), unit, class.String()}
		if err := enc.Encode(out); err != nil {
			fmt.Fprintln(os.Stderr, "oracle:", err)
			os.Exit(1)
		}
	}
	if err := w.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}
