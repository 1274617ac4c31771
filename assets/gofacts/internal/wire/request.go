// Package wire holds the request and the reply of the program, as JSON has them.
package wire

// Request is what the caller asks.
type Request struct {
	// Kind is "declarations", "sites" or "scaffold".
	Kind string `json:"kind"`
	// Overlay says where the text of a file lies instead; "" stands for a file that is not there.
	Overlay map[string]string `json:"overlay"`

	// Function is what a "scaffold" request is about: F, or T.M.
	Function string `json:"function"`

	// Files are the absolute paths of a "declarations" request, or the test files beside the package of a "scaffold" one.
	Files []string `json:"files"`

	// Root is the folder whose files may be edited: candidates are made for files below it only.
	Root string `json:"root"`
	// Arch is the GOARCH that sizes are computed for.
	Arch string `json:"arch"`
	// Units are the packages to check.
	Units []Unit `json:"units"`
	// Packages are all packages that units import, by import path as go list has it (variants too).
	Packages map[string]Package `json:"packages"`
	// Sites are the source lines of a "sites" request.
	Sites []Site `json:"sites"`
}

// Unit is one package to parse and check: the files of one compilation.
type Unit struct {
	Path      string            `json:"path"`
	Files     []string          `json:"files"`
	ImportMap map[string]string `json:"importMap"`
	GoVersion string            `json:"goVersion"`
}

// Package is what is known of a package that is imported.
type Package struct {
	// Export is the file with its export data, "" where there is none.
	Export string `json:"export"`
	// Origin is "standard", "user" or "dependency".
	Origin Origin `json:"origin"`
}

// Site is a line that allocates, as a profile or the compiler names it.
type Site struct {
	ID   string `json:"id"`
	File string `json:"file"`
	Line int    `json:"line"`
	// Column counts bytes from 1, as the compiler does; 0 is unknown.
	Column int `json:"column"`
	// Callee is what is called there, as the linker names it; "" is unknown.
	Callee string `json:"callee"`
	// Before are the lines that base had there and head has not.
	Before []string `json:"before"`
}
