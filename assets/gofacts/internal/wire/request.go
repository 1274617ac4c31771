// Package wire defines the program's JSON request and reply.
package wire

// Request is what the program reads from standard input.
type Request struct {
	// Kind is "declarations", "sites", "lines", "imports", "scaffold" or "calls".
	Kind string `json:"kind"`
	// Overlay maps the path of a file to the path of the file that contains its content; "" means that the file doesn't
	// exist.
	Overlay map[string]string `json:"overlay"`

	// Binary is the path of the program that a "calls" request asks about.
	Binary string `json:"binary"`
	// Functions lists the functions that a "calls" request asks about, named as in stack traces.
	Functions []string `json:"functions"`

	// Function is the function that a "scaffold" request names: F, or T.M for a method.
	Function string `json:"function"`

	// Files lists the absolute paths of the files for a "declarations" request, or of the package's test files for
	// a "scaffold" request.
	Files []string `json:"files"`

	// Sources are the texts that a "lines" or "imports" request is about.
	Sources []Source `json:"sources"`

	// Root is the folder whose files may be edited. Candidates are made only for files below it.
	Root string `json:"root"`
	// Arch is the GOARCH for which sizes are computed.
	Arch string `json:"arch"`
	// Units are the packages to type-check.
	Units []Unit `json:"units"`
	// Packages contains all packages that the units import, by import path as go list prints it. Test variants are
	// separate entries.
	Packages map[string]Package `json:"packages"`
	// Sites lists the allocation sites that a "sites" request asks about.
	Sites []Site `json:"sites"`
}

// Source is the text of one file.
type Source struct {
	// Name is the file's path. Its extension says whether the text is Go.
	Name string `json:"name"`
	Text string `json:"text"`
	// Ranges are the lines that a "lines" request asks about.
	Ranges []Lines `json:"ranges"`
	// Drop lists the lines whose imports an "imports" request removes, and Add the imports that it adds.
	Drop []int    `json:"drop"`
	Add  []Import `json:"add"`
}

// Unit is one package to parse and type-check: the files that are compiled together.
type Unit struct {
	Path      string            `json:"path"`
	Files     []string          `json:"files"`
	ImportMap map[string]string `json:"importMap"`
	GoVersion string            `json:"goVersion"`
}

// Package describes an imported package.
type Package struct {
	// Export is the file that contains the package's export data, or "" if there is none.
	Export string `json:"export"`
	// Origin is "standard", "user" or "dependency".
	Origin Origin `json:"origin"`
}

// Site is a line that allocates, as reported by a profile or the compiler.
type Site struct {
	ID   string `json:"id"`
	File string `json:"file"`
	Line int    `json:"line"`
	// Column is the column in bytes, counting from 1 as the compiler does; 0 means unknown.
	Column int `json:"column"`
	// Callee is the called function's linker name; "" means unknown.
	Callee string `json:"callee"`
	// Before lists the lines that base had at the site and that head doesn't have.
	Before []string `json:"before"`
}
