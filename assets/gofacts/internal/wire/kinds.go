package wire

//go:generate go run ../kindsgen ../../../../src/core/cause/source-kinds.ts

// DeclarationKind is the kind of a top-level declaration.
type DeclarationKind string

// Kinds of declarations.
const (
	DeclaresFunc   DeclarationKind = "func"
	DeclaresMethod DeclarationKind = "method"
	DeclaresType   DeclarationKind = "type"
	DeclaresVar    DeclarationKind = "var"
	DeclaresConst  DeclarationKind = "const"
	DeclaresImport DeclarationKind = "import"
)

// Origin is the origin of a package: the standard library, the user's module, a dependency, or the language itself.
type Origin string

// Origins of packages.
const (
	Standard   Origin = "standard"
	User       Origin = "user"
	Dependency Origin = "dependency"
	Builtin    Origin = "builtin"
)

// AllocationKind is a kind of expression or statement that may allocate.
type AllocationKind string

// Kinds of allocations.
const (
	Append           AllocationKind = "append"
	MakeSlice        AllocationKind = "make-slice"
	MakeMap          AllocationKind = "make-map"
	MakeChan         AllocationKind = "make-chan"
	SliceLiteral     AllocationKind = "slice-literal"
	MapLiteral       AllocationKind = "map-literal"
	CompositeLiteral AllocationKind = "composite-literal"
	AddressOf        AllocationKind = "address-of"
	New              AllocationKind = "new"
	MovedToHeap      AllocationKind = "moved-to-heap"
	FuncLiteral      AllocationKind = "func-literal"
	MethodValue      AllocationKind = "method-value"
	Boxing           AllocationKind = "boxing"
	VariadicSlice    AllocationKind = "variadic-slice"
	BytesToString    AllocationKind = "bytes-to-string"
	RunesToString    AllocationKind = "runes-to-string"
	RuneToString     AllocationKind = "rune-to-string"
	StringToBytes    AllocationKind = "string-to-bytes"
	StringToRunes    AllocationKind = "string-to-runes"
	Concat           AllocationKind = "concat"
	MapAssign        AllocationKind = "map-assign"
	Call             AllocationKind = "call"
	Go               AllocationKind = "go"
	Defer            AllocationKind = "defer"
)

// Use is the way a function value is used.
type Use string

// Uses of function values.
const (
	Deferred   Use = "deferred"
	ByGo       Use = "go"
	Returned   Use = "returned"
	Stored     Use = "stored"
	AsArgument Use = "argument"
	AsVariable Use = "variable"
)

// Role is the role that a function has for go test.
type Role string

// Roles of functions.
const (
	Test      Role = "test"
	Benchmark Role = "benchmark"
	Fuzz      Role = "fuzz"
	Example   Role = "example"
)

// LoopKind is the kind of statement that forms a loop.
type LoopKind string

// Kinds of loops.
const (
	Range LoopKind = "range"
	For   LoopKind = "for"
)

// VariableKind is the way a variable is declared.
type VariableKind string

// Kinds of variables.
const (
	Local     VariableKind = "local"
	Parameter VariableKind = "parameter"
	Result    VariableKind = "result"
	Receiver  VariableKind = "receiver"
	Field     VariableKind = "field"
	Global    VariableKind = "package"
)

// Start is the kind of initial value that a variable or field has.
type Start string

// Kinds of initial values.
const (
	StartsNil       Start = "nil"
	StartsEmpty     Start = "empty"
	StartsMade      Start = "make"
	StartsMadeSized Start = "make-sized"
	StartsLiteral   Start = "literal"
	StartsByCall    Start = "call"
	StartsByValue   Start = "value"
)

// FixKind is a kind of edit that might remove an allocation.
type FixKind string

// Kinds of edits.
const (
	SliceCapacity            FixKind = "slice-capacity"
	MapCapacity              FixKind = "map-capacity"
	BuilderGrow              FixKind = "builder-grow"
	FmtToStrconv             FixKind = "fmt-to-strconv"
	FmtToConcat              FixKind = "fmt-to-concat"
	FmtToAppend              FixKind = "fmt-to-append"
	FmtToWriter              FixKind = "fmt-to-writer"
	ConcatToBuilder          FixKind = "concat-to-builder"
	ConcatAtOnce             FixKind = "concat-at-once"
	MapIndexConversion       FixKind = "map-index-conversion"
	ConvertOnce              FixKind = "convert-once"
	PoolPut                  FixKind = "pool-put"
	PoolGet                  FixKind = "pool-get"
	ValueInsteadOfPointer    FixKind = "value-instead-of-pointer"
	ArgumentInsteadOfCapture FixKind = "argument-instead-of-capture"
	HoistClosure             FixKind = "hoist-closure"
	HoistCall                FixKind = "hoist-call"
	SortSlice                FixKind = "sort-slice"
	InterfaceToTypeParameter FixKind = "interface-to-type-parameter"
	OrderFields              FixKind = "order-fields"
	RoomAsBefore             FixKind = "room-as-before"
)

// LineKind is the kind of a line of source.
type LineKind string

// Kinds of lines.
const (
	CodeLine      LineKind = "code"
	BlankLine     LineKind = "blank"
	CommentLine   LineKind = "comment"
	ClosingLine   LineKind = "closing"
	LiteralLine   LineKind = "literal"
	FrameLine     LineKind = "frame"
	SignatureLine LineKind = "signature"
)

// TokenKind is the kind of a token of source, as one letter: a name, a predeclared name, a keyword, a literal or an
// operator.
type TokenKind string

// Kinds of tokens.
const (
	NameToken        TokenKind = "n"
	PredeclaredToken TokenKind = "p"
	KeywordToken     TokenKind = "k"
	LiteralToken     TokenKind = "l"
	OperatorToken    TokenKind = "o"
)

// TargetKind is the kind of what an assignment or a composite literal sets.
type TargetKind string

// Kinds of targets.
const (
	VariableTarget TargetKind = "variable"
	FieldTarget    TargetKind = "field"
	KeyTarget      TargetKind = "key"
)

// AssignedValue is what a variable or field is set to: nil, itself without its first elements, another value that is
// made from its own, or a new value.
type AssignedValue string

// Assigned values.
const (
	NilValue AssignedValue = "nil"
	CutValue AssignedValue = "cut"
	OwnValue AssignedValue = "own"
	NewValue AssignedValue = "new"
)

// DeclarationRole is the role of a declaration that is made for go test, or that is a single variable without an initial
// value, in which benchmarks keep results.
type DeclarationRole string

// Roles of declarations.
const (
	OnlyTest      DeclarationRole = "test"
	OnlyBenchmark DeclarationRole = "benchmark"
	OnlyFuzz      DeclarationRole = "fuzz"
	Sink          DeclarationRole = "sink"
)
