// Package wire defines the program's JSON request and reply.
package wire

// Request is the caller's request.
type Request struct {
	// Kind is "declarations", "sites" or "scaffold".
	Kind string `json:"kind"`
	// Overlay maps a file to the file with its text; "" means that the file doesn't exist.
	Overlay map[string]string `json:"overlay"`

	// Function is what a "scaffold" request is about: F, or T.M.
	Function string `json:"function"`

	// Files holds the absolute paths of a "declarations" request, or the package's test files for a "scaffold" request.
	Files []string `json:"files"`

	// Root is the folder whose files may be edited: candidates are made for files below it only.
	Root string `json:"root"`
	// Arch is the GOARCH that sizes are computed for.
	Arch string `json:"arch"`
	// Units are the packages to check.
	Units []Unit `json:"units"`
	// Packages holds all packages that units import, by import path as go list gives it (including variants).
	Packages map[string]Package `json:"packages"`
	// Sites holds the source lines of a "sites" request.
	Sites []Site `json:"sites"`
}

// Unit is one package to parse and check: the files of one compilation.
type Unit struct {
	Path      string            `json:"path"`
	Files     []string          `json:"files"`
	ImportMap map[string]string `json:"importMap"`
	GoVersion string            `json:"goVersion"`
}

// Package describes an imported package.
type Package struct {
	// Export is the file with its export data, or "" if there is none.
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
	// Before holds the lines that base had there and head doesn't.
	Before []string `json:"before"`
}
