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

// FileDeclarations contains the top-level declarations of one file.
type FileDeclarations struct {
	File         string        `json:"file"`
	Error        string        `json:"error,omitempty"`
	Package      string        `json:"package"`
	Generated    bool          `json:"generated"`
	Cgo          bool          `json:"cgo"`
	Imports      []Import      `json:"imports"`
	Declarations []Declaration `json:"declarations"`
}

// Import is one import of a file.
type Import struct {
	Path string `json:"path"`
	Name string `json:"name,omitempty"`
	Lines
}

// Declaration is one top-level declaration, or one specification in a parenthesized group.
type Declaration struct {
	// Kind is "func", "method", "type", "var", "const" or "import".
	Kind DeclarationKind `json:"kind"`
	// Name is a function's name as in stack traces, such as F, (*T).M or T.M. For any other declaration, it is the
	// declared names, joined by commas, or the import path.
	Name string `json:"name"`
	// DocLine is the line on which the doc comment begins or, without one, the first line of the declaration.
	DocLine int `json:"docLine"`
	Lines
	// Whole is the whole top-level declaration with its doc comment. The specs of a declaration in parentheses share
	// it.
	Whole Lines `json:"whole"`
	// Code is a digest of a function's code, regardless of comments and layout. It is empty if there is no function
	// body.
	Code     string    `json:"code,omitempty"`
	Literals []Literal `json:"literals,omitempty"`
	// Role is "test", "benchmark" or "fuzz" for a function that go test calls, and "sink" for a single variable without
	// an initial value.
	Role DeclarationRole `json:"role,omitempty"`
}

// Literal is a function literal, with its name in stack traces.
type Literal struct {
	Name string `json:"name"`
	Lines
}

// LinesReply answers a "lines" request, with one entry per source in the order of the request.
type LinesReply struct {
	Sources []SourceLines `json:"sources"`
}

// SourceLines describes the requested lines of one source.
type SourceLines struct {
	// Cgo reports whether the file imports "C". Its comments can then be code.
	Cgo bool `json:"cgo"`
	// Pools lists the variables, fields and parameters that the file declares as a sync.Pool or as a pointer to one.
	Pools []string    `json:"pools"`
	Lines []LineFacts `json:"lines"`
}

// LineFacts describes one line of source.
type LineFacts struct {
	Line int `json:"line"`
	// Kind is "code", "blank", "comment", "closing" if the line only has closing brackets, "literal" if it begins inside
	// a raw string, "frame" if it only opens or names something, such as a package clause, an import or
	// `type T struct {`, or "signature" if it begins a function of several lines.
	Kind LineKind `json:"kind"`
	// Directive is the comment on the line that may have a meaning for tools, such as //go:noinline. It is "/*" or "*/"
	// where a comment of several lines begins or ends.
	Directive string `json:"directive,omitempty"`
	// Tokens are the tokens on the line, without comments. A raw string is split into its lines. Kinds has one letter
	// for each of them.
	Tokens []string `json:"tokens"`
	Kinds  string   `json:"kinds,omitempty"`
	// Declares lists the variables, parameters, results and receivers that are declared on the line.
	Declares []string `json:"declares,omitempty"`
	// Function is the name of the function or method that begins on the line.
	Function string       `json:"function,omitempty"`
	Calls    []CallOnLine `json:"calls,omitempty"`
	Assigns  []Assignment `json:"assigns,omitempty"`
}

// CallOnLine is a call or conversion.
type CallOnLine struct {
	// Name is the called function as written, without indexes and arguments: s.pages.Get, putPage, take().Put.
	Name      string `json:"name"`
	Arguments int    `json:"arguments"`
}

// Assignment is a variable or field that a line sets, or a field in a composite literal.
type Assignment struct {
	// Kind is "variable", "field" or "key".
	Kind TargetKind `json:"kind"`
	// Target is the variable or field, such as s.items, and Name is the last name in it. Target is empty if it has more
	// than names, such as an index.
	Target string `json:"target"`
	Name   string `json:"name"`
	// Of is the type of a composite literal, without its package. It is empty if the literal has no type of its own.
	Of string `json:"of,omitempty"`
	// Within lists the types of the composite literals around that literal.
	Within []string `json:"within,omitempty"`
	// Value is "nil", "cut", "own" or "new".
	Value AssignedValue `json:"value"`
}

// ImportsReply answers an "imports" request with the text of each source.
type ImportsReply struct {
	Texts []string `json:"texts"`
}

// CallsReply answers a "calls" request.
type CallsReply struct {
	Calls []DirectCall `json:"calls"`
}

// DirectCall is a call instruction that names the function that it calls.
type DirectCall struct {
	Function string `json:"function"`
	// From is the address of the instruction, and To that of the instruction after it.
	From   uint64 `json:"from"`
	To     uint64 `json:"to"`
	Target string `json:"target"`
	File   string `json:"file"`
	Line   int    `json:"line"`
}

// SitesReply answers a "sites" request.
type SitesReply struct {
	Units []UnitReply `json:"units"`
	Sites []SiteFacts `json:"sites"`
}

// UnitReply reports how completely a package was analyzed.
type UnitReply struct {
	Path   string   `json:"path"`
	Typed  bool     `json:"typed"`
	Errors []string `json:"errors"`
	// Notes describes failures of this program itself, each with its stack.
	Notes []string `json:"notes,omitempty"`
}

// SiteFacts contains what the source shows about a site.
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
	// Others lists further expressions and statements on the line that may allocate, most likely first.
	Others  []AllocationFact `json:"others"`
	Operand *VariableFacts   `json:"operand,omitempty"`
	// Pool is the sync.Pool whose objects the site creates or grows.
	Pool *PoolFacts `json:"pool,omitempty"`
	// Names lists the names that are connected with the site: Close those of the variable that it fills, of the
	// allocation's arguments and of the conditions around the site, and Near those on its line, in its loops, captures
	// and calls.
	Names SiteNames `json:"names"`
	// Gets lists the pools, as written, whose Get is called above the site in the same function.
	Gets []string `json:"gets"`
	// PoolCalls lists the calls that take objects from the package's pools or return objects to them, as written in the
	// source, such as pages.Get and putPage.
	PoolCalls  []string    `json:"poolCalls"`
	Types      []TypeFacts `json:"types"`
	Calls      []CallFacts `json:"calls"`
	Candidates []Candidate `json:"candidates"`
}

// SiteNames contains names that are connected with a site.
type SiteNames struct {
	Close []string `json:"close"`
	Near  []string `json:"near"`
}

// FunctionFacts describes the declaration around a site.
type FunctionFacts struct {
	Name string `json:"name"`
	// Role is "test", "benchmark", "fuzz", "example" or "".
	Role Role `json:"role,omitempty"`
	// Receiver is the name of a method's receiver type, without type parameters.
	Receiver string `json:"receiver,omitempty"`
	DocLine  int    `json:"docLine"`
	Lines
	// Literal contains the lines of the innermost function literal around the site.
	Literal *Lines `json:"literal,omitempty"`
}

// LoopFacts describes a loop around a site.
type LoopFacts struct {
	// Kind is "range" or "for".
	Kind LoopKind `json:"kind"`
	Lines
	// Over is the expression that a range statement ranges over, or the condition of a for statement.
	Over     string `json:"over,omitempty"`
	OverType string `json:"overType,omitempty"`
	// Benchmark reports whether this is the loop over b.N, b.Loop or pb.Next.
	Benchmark bool `json:"benchmark"`
	// Bound is a cheap expression for the number of iterations, if there is one.
	Bound string `json:"bound,omitempty"`
}

// AllocationFact is an expression or statement that may allocate.
type AllocationFact struct {
	Kind AllocationKind `json:"kind"`
	Text string         `json:"text"`
	Lines
	Column int `json:"column"`
	// Type is the type of the expression. If it is a slice, map or channel type, Element is its element type.
	Type    string `json:"type,omitempty"`
	Element string `json:"element,omitempty"`
	// Size is a size in bytes, or -1 if it is unknown: that of an element if Element is set, that of the closure for a
	// function literal, and otherwise that of a value of Type.
	Size int64 `json:"size"`
	// Key and KeySize are the type and size of a map's key.
	Key     string `json:"key,omitempty"`
	KeySize int64  `json:"keySize,omitempty"`
	// Parts is the number of operands of a concatenation. A constant expression counts as one operand.
	Parts int `json:"parts,omitempty"`
	// Use is how a function value is used: "deferred", "go", "returned", "stored", "argument", "variable" or "".
	Use Use `json:"use,omitempty"`
	// Name is the variable that is moved to the heap, or the method of a method value.
	Name string `json:"name,omitempty"`
	// Argument is the number of the boxed argument, counting from 1, or 0 if the boxed value isn't an argument.
	Argument  int    `json:"argument,omitempty"`
	Parameter string `json:"parameter,omitempty"`
	Interface string `json:"interface,omitempty"`
	// Copies reports whether an append copies a whole slice to an empty one, so that nothing grows step by step.
	Copies bool `json:"copies,omitempty"`
	// Iterator reports whether a function literal is an iterator: its only parameter is a function that returns a bool.
	Iterator bool `json:"iterator,omitempty"`
	// Callee is the called function. For a boxed argument, a variadic slice or a function argument, it is the function
	// that the value is passed to.
	Callee   *CallFacts    `json:"callee,omitempty"`
	Captures []CaptureFact `json:"captures,omitempty"`
	// Arguments contains the length and capacity of a make call, or the first four integer arguments of any other call,
	// as written in the source.
	Arguments []string `json:"arguments,omitempty"`
}

// CaptureFact is a variable that a function literal captures.
type CaptureFact struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Line int    `json:"line"`
	// ByReference reports whether the literal captures the variable by reference. If the literal moves to the heap, so
	// does such a variable.
	ByReference bool `json:"byReference"`
}

// CallFacts describes a call and the function that it calls.
type CallFacts struct {
	// Name is the linker's name of the function, such as strings.Split or example.com/m.(*T).M. For a function value,
	// it is the called expression.
	Name    string `json:"name"`
	Package string `json:"package,omitempty"`
	// Origin is "standard", "user", "dependency" or "builtin". It is "" for a function value.
	Origin Origin `json:"origin,omitempty"`
	// Dynamic reports whether the callee is a function value or a method of an interface.
	Dynamic bool `json:"dynamic"`
	// VariadicInterface reports whether the function has a variadic parameter of an interface type, like the
	// functions of fmt.
	VariadicInterface bool   `json:"variadicInterface"`
	File              string `json:"file,omitempty"`
	Line              int    `json:"line,omitempty"`
	// At is the line of the call.
	At int `json:"at"`
}

// VariableFacts describes the variable or field that an allocation grows, writes to or initializes.
type VariableFacts struct {
	// Expression is the variable or field as written at the site, such as out or c.items.
	Expression string `json:"expression"`
	Name       string `json:"name"`
	// Kind is "local", "parameter", "result", "receiver", "field" or "package".
	Kind VariableKind `json:"kind"`
	// Declared is the kind of the variable's initial value: "nil", "empty", "make", "make-sized", "literal", "call",
	// "value", or "" if it is unknown or the function later assigns another value to the variable.
	Declared Start `json:"declared,omitempty"`
	// Initial is the expression that initializes the variable.
	Initial string `json:"initial,omitempty"`
	Type    string `json:"type"`
	File    string `json:"file,omitempty"`
	Lines
	// Text is the source line of the declaration.
	Text string `json:"text,omitempty"`
	// Grown reports whether the function around the site calls Grow on the variable.
	Grown bool `json:"grown"`
}

// PoolFacts describes one sync.Pool.
type PoolFacts struct {
	Name string `json:"name"`
	// Given reports whether code in the package puts something into the pool, or code in other packages might.
	Given bool `json:"given"`
	// Leaves is the first expression that returns or stores memory of one of the pool's objects, and Line is its
	// line.
	Leaves string `json:"leaves,omitempty"`
	Line   int    `json:"line,omitempty"`
}

// TypeFacts describes a named type at a site.
type TypeFacts struct {
	Name    string `json:"name"`
	Package string `json:"package,omitempty"`
	Origin  Origin `json:"origin,omitempty"`
	// Kind is the kind of the underlying type, such as "struct", "interface" or "slice".
	Kind string `json:"kind"`
	Size int64  `json:"size"`
	File string `json:"file,omitempty"`
	Lines
	// Behind reports whether the allocated memory only points to values of the type and doesn't contain them.
	Behind bool         `json:"behind,omitempty"`
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
	// Words contains the values to insert into the sentence that offers the edit. The keys are names such as variable,
	// type and bound.
	Words map[string]string `json:"words"`
	Edit  Edit              `json:"edit"`
	// Imports lists the imports that the edit adds and removes.
	Imports ImportChange `json:"imports"`
	// Content is the content of the whole file with the edit and its imports.
	Content string `json:"content"`
}

// Edit is the replacement of whole lines of a file.
type Edit struct {
	File string `json:"file"`
	Lines
	Text string `json:"text"`
}

// ImportChange lists the import paths that an edit adds and removes.
type ImportChange struct {
	Add    []string `json:"add"`
	Remove []string `json:"remove"`
}

// ScaffoldReply answers a "scaffold" request.
type ScaffoldReply struct {
	// Error explains why there is no benchmark.
	Error     string `json:"error,omitempty"`
	Benchmark string `json:"benchmark"`
	// Text is the content of the benchmark file.
	Text string `json:"text"`
	// Open lists the values and type arguments that the user has to fill in before the file compiles.
	Open []string `json:"open"`
}
