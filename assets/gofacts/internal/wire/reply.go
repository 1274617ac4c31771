package wire

// Lines is an inclusive range of lines.
type Lines struct {
	Line    int `json:"line"`
	EndLine int `json:"endLine"`
}

// DeclarationsReply answers a "declarations" request, with one entry per file in the order of the request.
type DeclarationsReply struct {
	Files []FileDeclarations `json:"files"`
}

// FileDeclarations holds the top-level declarations of one file.
type FileDeclarations struct {
	File         string        `json:"file"`
	Error        string        `json:"error,omitempty"`
	Package      string        `json:"package"`
	Generated    bool          `json:"generated"`
	Cgo          bool          `json:"cgo"`
	Imports      []Import      `json:"imports"`
	Declarations []Declaration `json:"declarations"`
}

// Import is one import.
type Import struct {
	Path string `json:"path"`
	Name string `json:"name,omitempty"`
	Lines
}

// Declaration is one top-level declaration; a group has one entry per spec.
type Declaration struct {
	// Kind is "func", "method", "type", "var", "const" or "import".
	Kind DeclarationKind `json:"kind"`
	// Name is as in Go's stack traces: F, (*T).M, T.M; names of one spec are joined by a comma.
	Name string `json:"name"`
	// DocLine is where its comment begins, else its first line.
	DocLine int `json:"docLine"`
	Lines
	// Code distinguishes functions with a body, whatever their comments and layout.
	Code     string    `json:"code,omitempty"`
	Literals []Literal `json:"literals,omitempty"`
}

// Literal is a function literal, named as in stack traces.
type Literal struct {
	Name string `json:"name"`
	Lines
}

// SitesReply answers a "sites" request.
type SitesReply struct {
	Units []UnitReply `json:"units"`
	Sites []SiteFacts `json:"sites"`
}

// UnitReply says how well a package was understood.
type UnitReply struct {
	Path   string   `json:"path"`
	Typed  bool     `json:"typed"`
	Errors []string `json:"errors"`
	// Notes describes failures of this program itself, each with its stack.
	Notes []string `json:"notes,omitempty"`
}

// SiteFacts is what the source says about a site.
type SiteFacts struct {
	ID    string `json:"id"`
	Found bool   `json:"found"`
	Error string `json:"error,omitempty"`
	File  string `json:"file,omitempty"`
	// Text is the source line, without its indentation.
	Text       string          `json:"text,omitempty"`
	Generated  bool            `json:"generated"`
	Function   *FunctionFacts  `json:"function,omitempty"`
	Loops      []LoopFacts     `json:"loops"`
	Allocation *AllocationFact `json:"allocation,omitempty"`
	// Others holds further expressions on the line that may allocate, the likeliest first.
	Others  []AllocationFact `json:"others"`
	Operand *VariableFacts   `json:"operand,omitempty"`
	// Pool is the sync.Pool that the object filled here came from.
	Pool *PoolFacts `json:"pool,omitempty"`
	// PoolCalls lists the calls that take from and return to the package's pools, as the source writes them: pages.Get,
	// putPage.
	PoolCalls  []string    `json:"poolCalls"`
	Types      []TypeFacts `json:"types"`
	Calls      []CallFacts `json:"calls"`
	Candidates []Candidate `json:"candidates"`
}

// FunctionFacts describes the declaration around a site.
type FunctionFacts struct {
	Name string `json:"name"`
	// Role is "test", "benchmark", "fuzz", "example" or "".
	Role    Role `json:"role,omitempty"`
	DocLine int  `json:"docLine"`
	Lines
	// Literal is the innermost function literal around the site.
	Literal *Lines `json:"literal,omitempty"`
}

// LoopFacts describes a loop around a site; the outermost loop comes first.
type LoopFacts struct {
	// Kind is "range" or "for".
	Kind LoopKind `json:"kind"`
	Lines
	// Over is the ranged expression, or the condition.
	Over     string `json:"over,omitempty"`
	OverType string `json:"overType,omitempty"`
	// Benchmark says that this is the loop over b.N, b.Loop or pb.Next.
	Benchmark bool `json:"benchmark"`
	// Bound is an expression for its number of rounds, if there is a cheap one.
	Bound string `json:"bound,omitempty"`
}

// AllocationFact is an expression that may allocate.
type AllocationFact struct {
	Kind AllocationKind `json:"kind"`
	Text string         `json:"text"`
	Lines
	Column int `json:"column"`
	// Type is the type of the expression; Element is the type of what is allocated if that differs (a slice's element).
	Type    string `json:"type,omitempty"`
	Element string `json:"element,omitempty"`
	// Size is the size of one such value in bytes, or -1 if it is unknown.
	Size int64 `json:"size"`
	// Key and KeySize are the type and size of a map's key.
	Key     string `json:"key,omitempty"`
	KeySize int64  `json:"keySize,omitempty"`
	// Parts counts the operands of a concatenation, with consecutive constants as one.
	Parts int `json:"parts,omitempty"`
	// Use says how a function is used: "deferred", "go", "returned", "stored", "argument", "variable" or "".
	Use Use `json:"use,omitempty"`
	// Name is the variable of a moved-to-heap, or the method of a method value.
	Name string `json:"name,omitempty"`
	// Argument is the number of the boxed argument, from 1.
	Argument  int    `json:"argument,omitempty"`
	Parameter string `json:"parameter,omitempty"`
	Interface string `json:"interface,omitempty"`
	// Callee is the function whose call this is, or whose call this boxing, variadic slice or function argument belongs
	// to.
	Callee   *CallFacts    `json:"callee,omitempty"`
	Captures []CaptureFact `json:"captures,omitempty"`
	// Arguments holds the length and capacity of a make, or the whole numbers among a call's arguments.
	Arguments []string `json:"arguments,omitempty"`
}

// CaptureFact is a variable that a function literal captures.
type CaptureFact struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Line int    `json:"line"`
	// ByReference says that it is assigned again somewhere, or its address is taken, so that it moves to the heap with
	// the literal.
	ByReference bool `json:"byReference"`
}

// CallFacts describes a function that is called.
type CallFacts struct {
	// Name is the linker's name: strings.Split, example.com/m.(*T).M.
	Name    string `json:"name"`
	Package string `json:"package,omitempty"`
	// Origin is "standard", "user", "dependency", "builtin" or "" for a function value.
	Origin Origin `json:"origin,omitempty"`
	// Dynamic says that it is a method of an interface or a function value.
	Dynamic bool `json:"dynamic"`
	// VariadicInterface says that it has a variadic parameter of an interface type, as fmt's functions do.
	VariadicInterface bool   `json:"variadicInterface"`
	File              string `json:"file,omitempty"`
	Line              int    `json:"line,omitempty"`
	// At is the line of the call.
	At int `json:"at"`
}

// VariableFacts describes the variable that an allocation is for.
type VariableFacts struct {
	// Expression is as the site writes it: out, c.items.
	Expression string `json:"expression"`
	Name       string `json:"name"`
	// Kind is "local", "parameter", "result", "receiver", "field" or "package".
	Kind VariableKind `json:"kind"`
	// Declared says how it begins: "nil", "empty", "make", "make-sized", "literal", "call", "value" or "".
	Declared Start `json:"declared,omitempty"`
	// Initial is the expression that it begins with.
	Initial string `json:"initial,omitempty"`
	Type    string `json:"type"`
	File    string `json:"file,omitempty"`
	Lines
	// Text is its line of source.
	Text string `json:"text,omitempty"`
	// Grown says that Grow is called on it in this function.
	Grown bool `json:"grown"`
}

// PoolFacts describes one sync.Pool.
type PoolFacts struct {
	Name string `json:"name"`
	// Given says that something is returned to it somewhere in the package.
	Given bool `json:"given"`
	// Leaves is the first expression in which memory of such an object is returned or stored, with its line.
	Leaves string `json:"leaves,omitempty"`
	Line   int    `json:"line,omitempty"`
}

// TypeFacts describes a named type at a site.
type TypeFacts struct {
	Name    string `json:"name"`
	Package string `json:"package,omitempty"`
	Origin  Origin `json:"origin,omitempty"`
	// Kind is "struct", "interface", "slice", …
	Kind string `json:"kind"`
	Size int64  `json:"size"`
	File string `json:"file,omitempty"`
	Lines
	Fields []FieldFacts `json:"fields,omitempty"`
}

// FieldFacts describes one field of a struct.
type FieldFacts struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Line int    `json:"line"`
	Size int64  `json:"size"`
}

// Candidate is an edit that might remove an allocation; the caller measures whether it does.
type Candidate struct {
	Kind FixKind `json:"kind"`
	// Words fill the sentence that offers it: variable, type, bound, …
	Words map[string]string `json:"words"`
	Edit  Edit              `json:"edit"`
	// Imports lists the imports that the edit adds and removes.
	Imports ImportChange `json:"imports"`
	// Content is the whole file with the edit and its imports.
	Content string `json:"content"`
}

// Edit replaces whole lines.
type Edit struct {
	File string `json:"file"`
	Lines
	Text string `json:"text"`
}

// ImportChange lists import paths.
type ImportChange struct {
	Add    []string `json:"add"`
	Remove []string `json:"remove"`
}

// ScaffoldReply answers a "scaffold" request.
type ScaffoldReply struct {
	// Error says why there is no benchmark.
	Error     string `json:"error,omitempty"`
	Benchmark string `json:"benchmark"`
	// Text is the whole file.
	Text string `json:"text"`
	// Open is what the reader has to fill in; until then the file does not compile.
	Open []string `json:"open"`
}
