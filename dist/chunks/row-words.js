import { T as checkBenchExpression, _ as isDuration, g as isAllocationUnit, h as allocationUnits, l as loosened, o as blindSpotLevels, r as leakLevels, t as testArguments } from "./test-arguments.js";
import { a as discriminatedUnion, d as record, f as strictObject, h as union, i as boolean, l as number, m as tuple, n as _enum, p as string, r as array, s as literal } from "./zod.js";
import { k as problemKinds } from "./start.js";

// src/core/cause/evidence.ts
function shortName(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
function readableFunction(name) {
	const plain = name.replace(/\/v\d+(?=\.[^/]*$)/, "").replace(/-range\d+(?:\.\d+)*$/, "");
	return /[^/]*$/.exec(plain)?.[0] ?? name;
}
function callsInto({ site }, ...packages) {
	const { library } = site;
	return library !== void 0 && packages.some((name) => library.startsWith(name.endsWith("/") ? name : `${name}.`));
}
const growables = /* @__PURE__ */ new Set([
	"strings.Builder",
	"*strings.Builder",
	"bytes.Buffer",
	"*bytes.Buffer"
]);
function growable(facts) {
	return growables.has(facts?.operand?.type ?? "") ? facts?.operand : void 0;
}
function copies(facts) {
	return facts?.allocation?.copies === true;
}
const mostInMap = 128;
function keepsOutsideOfMap({ facts }) {
	const made = facts?.allocation;
	return made?.kind === "map-assign" && Math.max(made.size, made.keySize) > 128;
}
function passesThrough({ site }, pattern) {
	const [path] = site.paths;
	return path !== void 0 && path.frames.some(({ function: name, owner }) => owner !== "user" && pattern.test(name));
}
function objectSizes({ own: base, head }) {
	if (base.objects === 0 || head.objects === 0) return void 0;
	return {
		base: Math.round(base.bytes / base.objects),
		head: Math.round(head.bytes / head.objects)
	};
}
function calleeOf({ site }) {
	return site.library ?? site.callee;
}

// src/core/escape/made-up.ts
const madeUp = [
	[/^(?:[\w/]+\.)*\.autotmp_\d+$/, "a temporary"],
	[/^(?:[\w/]+\.)*~[rb]\d+$/, "the result of the call"],
	[/^(?:[\w/]+\.)*#yield\d*$/, "the body of the loop"],
	[/^(?:[\w/]+\.)*#\w+$/, "the state of the iterator"]
];
function madeUpWords(name) {
	return madeUp.find(([form]) => form.test(name))?.[1];
}
function withoutMadeUp(text) {
	return withoutShapes(text).replaceAll("func literal", "func {…}").replaceAll(/&[\w./]*\.dict\.?[\w.]*(?:\[(?:\.\.\.|[^\]]*)\])?(?:, )?/g, "").replaceAll(/(?:\b[A-Za-z_]\w*\.)*(?:\.autotmp_\d+|~[rb]\d+\b|#[a-z]\w*)/g, "…");
}
const shape = "go.shape.";
function withoutShapes(text) {
	const start = text.indexOf(shape);
	if (start < 0) return text;
	const end = endOfType(text, start + 9);
	if (isArgument(text.slice(0, start))) {
		let last = end;
		while (text[last] === ",") last = endOfType(text, last + 1);
		return `${text.slice(0, start)}...]${withoutShapes(text.slice(last + 1))}`;
	}
	return `${text.slice(0, start)}…${withoutShapes(text.slice(end))}`;
}
function isArgument(before) {
	const generic = before.slice(0, -1);
	return before.endsWith("[") && generic !== "" && !/(?:^|[^\w.])map$|[\s[\]*(,]$/.test(generic);
}
function endOfType(text, start) {
	let depth = 0;
	for (let end = start; end < text.length; end++) {
		const char = text[end] ?? "";
		if (depth === 0 && ",)]}".includes(char)) return end;
		if ("([{".includes(char)) {
			if (depth === 0 && char === "{" && text[end - 1] !== " ") return end;
			if (depth === 0 && char === "(" && text.slice(start, end) !== "func") return end;
			depth++;
		} else if (")]}".includes(char)) depth--;
		else if (depth === 0 && char === " " && text[end + 1] !== "{") return end;
	}
	return text.length;
}

// src/core/escape/quoted.ts
const longest = 60;
function quoted$1(text) {
	const line = withoutMadeUp(text.replaceAll(/\s+/g, " "));
	return `\`${(line.length > longest ? `${line.slice(0, 59).replace(/[\uD800-\uDBFF]$/, "")}…` : line).replaceAll("`", "'")}\``;
}

// src/core/escape/escape-clauses.ts
function clauseOf({ text, reason }) {
	return clauses[reason]?.(text) ?? `reaches the heap through ${quoted$1(text)} (${reason})`;
}
const assigned = (text) => {
	const [, target = "", value = ""] = /^(.*?) :?= (.*)$/s.exec(text) ?? [];
	const words = madeUpWords(target);
	if (words !== void 0) return `outlives the call in ${words}`;
	return madeUpWords(value) !== void 0 ? `outlives the call through the assignment to ${quoted$1(target)}` : `outlives the call through the assignment ${quoted$1(text)}`;
};
const reached = (text) => `is still reachable after the call, through ${madeUpWords(text) ?? quoted$1(text)}`;
const inLoop = (text) => `outlives the call through the loop ${quoted$1(text)}`;
const clauses = {
	return: (text) => text.startsWith("return ~r") ? "is returned, so it outlives the function" : `is returned in ${quoted$1(text)}, so it outlives the function`,
	assign: (text) => {
		const target = text.indexOf(" = ");
		return target < 0 || madeUpWords(text.slice(0, target)) !== void 0 ? assigned(text) : `outlives the call through the assignment to ${quoted$1(text.slice(0, target))}`;
	},
	"assign-pair": assigned,
	"assign-pair-dot-type": assigned,
	"assign-pair-mapr": assigned,
	"assign-pair-receive": assigned,
	"call parameter": passed,
	"callee operand": (text) => `is needed by the function value called in ${quoted$1(text)}`,
	"captured by a closure": () => "is captured by a function literal that outlives the call",
	reference: () => "is captured by reference by a function literal that outlives the call",
	"interface-converted": (text) => `is converted to an interface${madeUpWords(text) === void 0 ? ` (${quoted$1(text)})` : ""} that lives on the heap`,
	"non-constant size": () => "has a size known only at run time, so the compiler cannot place it on the stack",
	"too large for stack": () => "is too large for the stack",
	"too aligned for stack": () => "needs an alignment that the stack does not provide",
	"zero-sized element": () => "has zero-sized elements, which the compiler does not place on the stack",
	send: (text) => `is sent on a channel in ${quoted$1(text)}`,
	range: inLoop,
	"range-deref": inLoop,
	"slice-literal-element": (text) => text === "... argument" ? "is one of the variadic arguments, which live on the heap" : `becomes an element of ${quoted$1(text)}, which lives on the heap`,
	"array literal element": (text) => `becomes an element of ${quoted$1(text)}, which lives on the heap`,
	"struct literal element": (text) => `becomes a field of ${quoted$1(text)}, which lives on the heap`,
	"map literal key": (text) => `becomes a key of ${quoted$1(text)}`,
	"map literal value": (text) => `becomes a value of ${quoted$1(text)}`,
	"key of map put": (text) => `becomes a key of a map in ${quoted$1(text)}`,
	"appended slice...": (text) => `is appended in ${quoted$1(text)}`,
	"appendee slice": (text) => `is the slice that ${quoted$1(text)} extends`,
	"copied slice": (text) => `is copied in ${quoted$1(text)}`,
	"switch case": (text) => `is used in the switch case ${quoted$1(text)}`,
	"conversion to unsafe.Pointer": (text) => `is converted to unsafe.Pointer in ${quoted$1(text)}`,
	"//go:uintptrescapes": () => "is passed as a number to a function that may keep its address",
	spill: () => "outlives the call",
	"address-of": (text) => `outlives the call, because its address is taken in ${quoted$1(text)}`,
	dot: reached,
	"dot of pointer": reached,
	indirection: reached,
	slice: reached,
	"fixed-array-index-of": reached,
	"slice-to-array": reached,
	"reflect.Header.Data": reached
};
function passed(text) {
	if (text.startsWith("append(")) return `is appended in ${quoted$1(text)}, whose array is on the heap`;
	if (text.startsWith("(func(")) return "is passed to a method of a type parameter, which may keep it";
	const plain = withoutMadeUp(text);
	const end = plain.indexOf("(", plain.startsWith("(") ? plain.indexOf(")") : 0);
	const callee = end > 0 ? plain.slice(0, end) : plain;
	return `is passed to ${callee === "…" ? "a function value" : quoted$1(callee)}, which may keep it`;
}

// src/core/escape/escape-words.ts
function escapeWords(escape) {
	const { subject, isVariable, flow } = escape;
	const why = lastCause(flow);
	const name = isVariable ? variableOf(subject) : isLoopBody(escape) ? loopBody : nameOf$1(subject);
	if (why === void 0) return isVariable ? `${name} must live on the heap.` : `${name} is on the heap.`;
	const clause = reasoning(escape, why);
	const isAddress = clause.startsWith("is passed to ") && flow.some(({ reason }) => reason === "address-of");
	return `${isVariable ? `${name} must live on the heap: ${isAddress ? "its address" : "it"}` : name} ${clause} (${why.at.file.slice(why.at.file.lastIndexOf("/") + 1)}:${why.at.line}).`;
}
function nameOf$1(subject) {
	if (subject === "func literal") return "The function literal";
	if (subject === "... argument") return "The slice of variadic arguments";
	if (isAppend(subject)) return subject === "append" ? "The array behind `append`" : `The array behind ${quoted$1(subject)}`;
	return sentenceStart(madeUpWords(subject)) ?? quoted$1(subject);
}
function variableOf(subject) {
	return sentenceStart(madeUpWords(subject)) ?? `The variable ${quoted$1(subject)}`;
}
function sentenceStart(words) {
	return words && `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
const loopBody = "The loop body, which the compiler turns into a function for the iterator,";
function isLoopBody({ subject, flow }) {
	return subject === "func literal" && flow.some(({ text }) => /#yield\d* := func literal$/.test(text));
}
const copying = /* @__PURE__ */ new Set([
	"spill",
	"dot",
	"dot of pointer",
	"slice",
	"address-of",
	"reference",
	"indirection",
	"fixed-array-index-of",
	"slice-to-array",
	"reflect.Header.Data"
]);
function lastCause(flow) {
	return flow.findLast(({ reason }) => !copying.has(reason)) ?? flow.at(-1);
}
function reasoning({ subject, isVariable, flow }, why) {
	const captured = flow.findIndex(({ reason }) => reason === "captured by a closure");
	if (captured >= 0) {
		const byReference = flow[captured + 1]?.reason === "reference" ? " by reference" : "";
		return `${isVariable || byReference === "" ? "is" : "is kept in a variable that is"} captured${byReference} by a function literal that ${flow.indexOf(why) > captured ? clauseOf(why) : "outlives the call"}`;
	}
	if (subject === "func literal" && why.reason === "spill") return "is run later, by `go` or by `defer` in a loop";
	if (isVariable || !isBoxed$1(subject, flow)) return clauseOf(why);
	const clause = clauseOf(why);
	if (why.reason === "interface-converted") return clause;
	return clause.startsWith("is passed to ") ? clause.replace("is passed to ", "is converted to an interface and passed to ") : `is converted to an interface and ${clause}`;
}
function isBoxed$1(subject, flow) {
	if (flow.some(({ reason }) => reason === "interface-converted")) return true;
	if (/^(?:[&([.]|map\[|(?:new|make|string)\(|func literal$)/.test(subject) || isAppend(subject) || subject.includes(" + ")) return false;
	return flow.some(({ text, reason }) => reason === "slice-literal-element" && text === "... argument") || !/^[\w.()*]*\.\w+$/.test(subject);
}
function isAppend(subject) {
	return subject === "append" || subject.startsWith("append(");
}
function onHeap(escape) {
	return escape.isVariable || escape.flow.length === 0 ? escapeWords(escape) : `${escapeWords(escape)} It is therefore allocated on the heap each time.`;
}

// src/core/causes/signs.ts
function allocatesIn(...names) {
	return ({ site }) => site.callee.startsWith("runtime.") && names.some((name) => shortName(site.callee).startsWith(name));
}
function isKind({ facts }, ...kinds) {
	return facts?.allocation !== void 0 && kinds.includes(facts.allocation.kind);
}
function recordsWaiting(callee) {
	return /^runtime\.(?:selectgo|block|chansend1?|chanrecv[12]?|acquireSudog|newproc1?|semacquire\w*|gopark|malg)$/.test(callee);
}
const makesObject = allocatesIn("newobject", "mallocgc");
function allocatesAnyhow({ site }) {
	return site.library === void 0 && !site.callee.startsWith("runtime.");
}
function boundOf(facts) {
	const operand = facts?.operand?.kind === "local" ? facts.operand : void 0;
	const filling = facts?.loops.filter(({ benchmark, line }) => !benchmark && (operand === void 0 || line > operand.endLine));
	return filling?.length === 1 ? filling[0]?.bound || void 0 : void 0;
}
function moreRoom(operand) {
	return operand?.declared === "make-sized" && operand.initial !== "" ? `Give ${quoted$1(operand.initial)} room for everything that is added.` : void 0;
}
function repeated({ head }) {
	return head.objects < 1.5 ? "" : " again and again";
}
function fileName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function escapesNow({ facts, escape, rootLine }) {
	const made = facts?.allocation;
	return made?.kind === "make-slice" && made.arguments.length > 0 && made.arguments.every((argument) => Number.isInteger(Number(argument))) && escape !== void 0 && escape.flow.every(({ reason }) => reason !== "too large for stack") && rootLine !== void 0 && !rootLine.text.includes(made.text);
}

// src/core/causes/append-growth.ts
const appendGrowth = {
	name: "append-growth",
	label: "a slice grows as it is filled",
	matches: { runtime: (evidence) => !copies(evidence.facts) && (allocatesIn("growslice", "moveSlice")(evidence) || isKind(evidence, "append")) },
	reason: ({ facts, escape, site }) => {
		const operand = facts?.operand;
		const name = operand === void 0 ? "the slice" : quoted$1(operand.expression);
		const start = operand?.declared === "nil" || operand?.declared === "empty" || operand?.declared === "make" ? ` ${name} has no initial capacity (line ${operand.line}).` : "";
		const kept = escape === void 0 || operand !== void 0 ? "" : ` ${escapeWords(escape)}`;
		return `\`append\` grows ${name} beyond its capacity and copies it to a larger array${repeated(site)}.${start}${kept}`;
	},
	advice: ({ facts, rootLine }) => {
		const operand = facts?.operand;
		const bound = boundOf(facts);
		const emptied = operand && setsTo("nil", rootLine, operand.name);
		if (emptied !== void 0 && emptied !== "") return `Write ${quoted$1(`${emptied} = ${emptied}[:0]`)} instead of ${quoted$1(`${emptied} = nil`)} to keep the capacity, if nothing else still uses the old elements.`;
		if (operand !== void 0 && setsTo("cut", rootLine, operand.name) !== void 0) return `Move the rest of ${quoted$1(operand.expression)} to the front with \`copy\`, or keep the index of the first element: a slice without its first elements has lost their room.`;
		if (operand === void 0) return "Allocate the slice with the capacity it needs before filling it.";
		const sized = moreRoom(operand);
		if (sized !== void 0) return sized;
		const size = bound === void 0 ? "a capacity for the usual case" : `capacity ${quoted$1(bound)}`;
		return `Allocate ${quoted$1(operand.expression)} with ${size} before filling it: ${quoted$1(`make(${operand.type}, 0, ${bound ?? "n"})`)}.`;
	},
	usualAdvice: "Allocate the slice with the capacity it needs before filling it."
};
function setsTo(value, line, name) {
	return line?.assigns.find((one) => one.kind !== "key" && one.name === name && one.value === value)?.target;
}

// src/core/causes/buffer-growth.ts
const bufferGrowth = {
	name: "buffer-growth",
	label: "a buffer grows as it is written to",
	matches: { library: (evidence) => !/\.(?:String|ReadString|ReadBytes|WriteTo)$/.test(calleeOf(evidence)) && (callsInto(evidence, "strings.(*Builder)", "bytes.(*Buffer)") || (evidence.site.library === void 0 || growable(evidence.facts) !== void 0) && /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\)|bytes\.growSlice)/.test(evidence.site.callee) || growsBuffer(evidence)) },
	reason: (evidence) => {
		const name = growable(evidence.facts)?.expression;
		if (asksForRoom(evidence)) return `${quoted$1(readableFunction(calleeOf(evidence)))} allocates the memory that it is asked for.`;
		return `${quoted$1(readableFunction(calleeOf(evidence)))} grows ${name === void 0 ? "the buffer" : quoted$1(name)} beyond its capacity, so its contents are copied to a larger array${repeated(evidence.site)}.`;
	},
	advice: (evidence) => {
		const { facts } = evidence;
		const operand = growable(facts);
		const name = operand?.expression;
		const bound = boundOf(facts);
		if (asksForRoom(evidence)) return callsInto(evidence, "strings.(*Builder)") ? "Ask for less: a `strings.Builder` hands its memory over with its string, so it cannot be reused." : "Ask for less, or reuse one buffer across operations.";
		if (operand?.grown === true) return "Ask `Grow` for the size of everything that is written.";
		if (name === void 0) return "Give the buffer its usual size once, where it is created.";
		return `Call ${quoted$1(`${name}.Grow(n)`)} once before writing, with ${bound === void 0 ? "its usual size" : `a size derived from ${quoted$1(bound)}`}.`;
	},
	usualAdvice: "Grow the buffer once before writing, to its usual size."
};
function growsBuffer({ site }) {
	const frames = site.paths[0]?.frames ?? [];
	const printing = frames.findIndex(({ function: name }) => /^fmt\.Fprint(?:f|ln)?$/.test(name));
	return site.library === frames[printing]?.function && /^(?:strings\.\(\*Builder\)|bytes\.\(\*Buffer\))\.Write$/.test(frames[printing - 1]?.function ?? "");
}
function asksForRoom(evidence) {
	return calleeOf(evidence).endsWith(".Grow");
}

// src/core/causes/bytes-string-conversion.ts
const convertsInRuntime = allocatesIn("slicebytetostring", "slicerunetostring", "stringtoslicebyte", "stringtoslicerune", "intstring", "rawstring", "rawbyteslice");
const toText = ["runes-to-string", "rune-to-string"];
const textOfBuffer = "bytes.(*Buffer).String";
const bytesStringConversion = {
	name: "bytes-string-conversion",
	label: "a string conversion copies",
	matches: {
		library: ({ site }) => site.library === textOfBuffer,
		runtime: (evidence) => convertsInRuntime(evidence) || isKind(evidence, "bytes-to-string", "runes-to-string", "rune-to-string", "string-to-bytes", "string-to-runes")
	},
	reason: (evidence) => {
		const { facts, site } = evidence;
		if (site.library === textOfBuffer) return `${quoted$1(textOfBuffer)} copies the content to new memory, because strings are immutable.`;
		const text = facts?.allocation?.text;
		if (text !== void 0 && isKind(evidence, "string-to-runes")) return `The conversion ${quoted$1(text)} decodes the string into new memory.`;
		if (text !== void 0 && isKind(evidence, ...toText)) return `The conversion ${quoted$1(text)} encodes its operand as UTF-8 in new memory.`;
		return `${text === void 0 ? "A conversion between string and []byte" : `The conversion ${quoted$1(text)}`} copies the content to new memory, because strings are immutable.`;
	},
	advice: (evidence) => {
		const { facts } = evidence;
		if (isKind(evidence, "string-to-runes")) return "Loop over the string (`for _, r := range s`), or use package `unicode/utf8`, instead of converting it.";
		if (isKind(evidence, ...toText)) return "Append to a reused `[]byte` with `utf8.AppendRune`.";
		if (isKind(evidence, "string-to-bytes")) return "Use the string itself (`io.WriteString`, `WriteString`), or append it to a reused `[]byte` (`append(buf, s...)`).";
		return `Use either strings or slices throughout, or convert where Go needs no copy (\`m[string(b)]\`, \`string(b) == s\`)${facts?.allocation === void 0 ? "" : ` instead of storing ${quoted$1(facts.allocation.text)}`}.`;
	},
	usualAdvice: "Use either strings or slices throughout, or convert where Go needs no copy."
};

// src/core/cause/known-callees.ts
const nameOf = (evidence) => quoted$1(readableFunction(calleeOf(evidence)));
const bytes = (cost) => `${Math.round(cost.bytes).toLocaleString("en-US")} B`;
const errorOnce = "Create the error once, as a package variable (`var ErrX = errors.New(…)`), if its text does not depend on the call.";
function isBookkeeping(evidence) {
	const { site } = evidence;
	return /^sync\.\(\*Pool\)\.(?:Get|Put)$/.test(calleeOf(evidence)) && site.head.objects - site.base.objects < .5;
}
const known = [
	{
		matches: isBookkeeping,
		reason: (evidence) => `${nameOf(evidence)} reallocates the pool's internal lists after each garbage collection; this is bookkeeping, not a pooled object.`,
		advice: () => "No change is needed here: this becomes rare again with fewer garbage collections."
	},
	{
		matches: (evidence) => calleeOf(evidence) === "errors.New",
		reason: (evidence) => `${nameOf(evidence)} allocates a new error each time.`,
		advice: () => errorOnce
	},
	{
		matches: ({ site }) => {
			const outer = site.paths[0]?.frames.findIndex(({ function: name }) => name === "io.WriteString") ?? -1;
			const inner = site.paths[0]?.frames.slice(0, Math.max(0, outer)) ?? [];
			return site.library === "io.WriteString" && inner.every(({ function: name }) => name.startsWith("runtime."));
		},
		reason: (evidence) => `${nameOf(evidence)} copies the text to a \`[]byte\`, because the writer has no \`WriteString\` method.`,
		advice: () => "Give the writer a `WriteString(s string) (int, error)` method; it is called instead when it exists."
	},
	{
		matches: ({ site }) => site.status === "larger",
		reason: (evidence) => {
			const { own, head } = evidence.site;
			return `${nameOf(evidence)} allocates larger objects than on base: ${bytes(head)} per operation instead of ${bytes(own)}.`;
		},
		advice: (evidence) => {
			const deciding = evidence.facts?.allocation?.kind === "call" ? evidence.facts.allocation.arguments : [];
			return deciding.length === 1 && takesSize.test(calleeOf(evidence)) ? `Choose ${quoted$1(deciding[0] ?? "")} for the usual case, because it determines how much ${nameOf(evidence)} allocates, or reuse the result across operations.` : `Find out what determines how much ${nameOf(evidence)} allocates and size it for the usual case, or reuse the result across operations.`;
		}
	}
];
const takesSize = /(?:Size|Grow|Buffer|Repeat)$/;
function knownCallee(evidence) {
	return known.find(({ matches }) => matches(evidence));
}

// src/core/causes/callee.ts
const callee = {
	name: "callee",
	label: "a called function allocates",
	matches: {
		library: ({ site }) => site.library !== void 0,
		rest: ({ site }) => !site.callee.startsWith("runtime.") && site.callee !== site.function
	},
	reason: (evidence) => knownCallee(evidence)?.reason(evidence) ?? `${quoted$1(readableFunction(calleeOf(evidence)))} allocates its result or its working memory.`,
	advice: (evidence) => knownCallee(evidence)?.advice(evidence) ?? `Call ${quoted$1(readableFunction(calleeOf(evidence)))} less often (once, outside the loop, or with a cached result), or use a variant that writes into memory the caller provides.`,
	usualAdvice: "Call it less often, or use a variant that writes into memory the caller provides."
};

// src/core/causes/channel-creation.ts
const channelCreation = {
	name: "channel-creation",
	label: "a channel is created in each operation",
	matches: { runtime: (evidence) => allocatesIn("makechan")(evidence) || isKind(evidence, "make-chan") },
	reason: (evidence) => {
		const made = isKind(evidence, "make-chan") ? evidence.facts?.allocation?.text : void 0;
		return made === void 0 ? "A channel is created here, and channels are always on the heap." : `A channel is created with ${quoted$1(made)}, and channels are always on the heap.`;
	},
	advice: ({ facts }) => {
		return `Create ${facts?.operand === void 0 ? "the channel" : quoted$1(facts.operand.expression)} once and reuse it if nothing closes it. Otherwise create it only when a goroutine has to wait.`;
	},
	usualAdvice: "Create the channel once and reuse it, or create it only when a goroutine has to wait."
};

// src/core/cause/listed.ts
function listed(items) {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

// src/core/cause/closure-advice.ts
function closureAdvice(evidence) {
	return advice[fateOf(evidence)](evidence);
}
const advice = {
	iterator: () => "Loop over the elements directly on this path, or keep the iterator small enough to be inlined where it is ranged over; then neither the iterator nor the loop body allocates.",
	"loop-body": () => "Loop over the elements directly on this path, or keep the iterator small enough to be inlined; then the loop body needs no closure.",
	shared: ({ escape }) => `Let the function literal return what it computes, or give it a copy of ${quoted$1(escape?.subject ?? "x")} instead of sharing the variable.`,
	deferred: () => "Move the loop body into its own function: a `defer` outside a loop needs no heap memory, and it then runs at the end of each iteration.",
	go: () => "Start fewer goroutines: workers that receive their tasks from a channel need no closure per task.",
	kept: (evidence) => `Keep ${namesOf(evidence, "what it needs")} in a struct with a method that does the work, or create the function once and reuse it: a stored closure keeps its captured variables on the heap.`,
	method: ({ facts }) => `Create the method value once and reuse it, or pass the receiver (as an interface with one method) instead: each ${quoted$1(facts?.allocation?.text ?? "x.m")} allocates a closure that holds its receiver.`,
	argument: (evidence) => {
		const callee = evidence.facts?.allocation?.callee;
		const name = callee === void 0 ? "the function it is passed to" : quoted$1(readableFunction(callee.name));
		return (callee?.origin === "standard" || callee?.origin === "dependency" || callee?.name.endsWith("[...]")) === true ? `Create the function once and reuse it, or avoid ${name} on this path: each call allocates memory for ${namesOf(evidence, "the captured variables")}.` : `Let ${name} take ${namesOf(evidence, "what the function needs")} as ${countOf(evidence) === 1 ? "an argument" : "arguments"} and pass ${countOf(evidence) === 1 ? "it" : "them"} on, so that the function captures nothing.`;
	},
	unknown: (evidence) => `Use a method or a plain loop where no function needs to be stored, or create the function once and reuse it: it keeps ${namesOf(evidence, "its captured variables")} on the heap.`
};
function fateOf({ escape, facts }) {
	if (escape?.isVariable === true) return /#\w+$/.test(escape.subject) ? "loop-body" : "shared";
	if (escape?.flow.some(({ text }) => /#yield\d* := func literal$/.test(text)) === true) return "loop-body";
	const made = facts?.allocation;
	const use = made?.kind === "func-literal" || made?.kind === "method-value" ? made.use : "";
	if (made?.iterator === true) return "iterator";
	if (use === "deferred" || use === "go") return use;
	if (made?.kind !== "method-value" && (use === "returned" || use === "stored" || escape?.flow.some(isKept$1) === true)) return "kept";
	if (made?.kind === "method-value") return "method";
	return use === "argument" ? use : "unknown";
}
function isKept$1({ text, reason }) {
	if (reason === "call parameter") return text.startsWith("append(");
	if (reason === "slice-literal-element") return text !== "... argument";
	if (reason === "assign") return /^[^=]*[.[][^=]* = /.test(text);
	return [
		"return",
		"send",
		"struct literal element",
		"array literal element",
		"map literal value"
	].includes(reason);
}
function countOf({ facts }) {
	return facts?.allocation?.captures.length ?? 0;
}
function namesOf({ facts }, otherwise) {
	const names = facts?.allocation?.captures.map(({ name }) => quoted$1(name)) ?? [];
	return names.length === 0 ? otherwise : listed(names.length > 3 ? [...names.slice(0, 3), "more"] : names);
}

// src/core/causes/closure-capture.ts
const closureCapture = {
	name: "closure-capture",
	label: "a closure keeps its captured variables on the heap",
	matches: { made: (evidence) => makesObject(evidence) && isCaptured(evidence) || isKind(evidence, "func-literal", "method-value") },
	reason: ({ escape, facts }) => {
		const captured = facts?.allocation?.captures.map(({ name, byReference }) => `${quoted$1(name)}${byReference ? " (by reference)" : ""}`);
		const withThem = captured === void 0 || captured.length === 0 ? "what it captures" : listed(captured);
		if (escape === void 0 || escape.subject === "func literal" && escape.flow.length === 0) return `A function literal is created here and lives on the heap with ${withThem}.`;
		if (escape.subject === "func literal") return `${laterBy(escapeWords(escape), facts)} It lives on the heap with ${withThem}.`;
		return escapeWords(escape);
	},
	advice: closureAdvice,
	usualAdvice: "Pass what the function needs as arguments instead of capturing it."
};
function isCaptured({ escape }) {
	if (escape === void 0) return false;
	return escape.isVariable && /(?:^|\.)#\w+$/.test(escape.subject) || escape.subject === "func literal" || escape.flow.some(({ reason }) => reason === "captured by a closure");
}
function laterBy(words, facts) {
	const use = facts?.allocation?.use;
	const by = use === "go" ? "by `go`" : use === "deferred" ? "by `defer` in a loop" : void 0;
	return by === void 0 ? words : words.replace("by `go` or by `defer` in a loop", by);
}

// src/core/causes/dependency.ts
const dependency = {
	name: "dependency",
	label: "a dependency changed",
	matches: { change: (evidence) => evidence.dependency !== void 0 },
	reason: ({ dependency: changed = "Another module changed", site }) => site.library === void 0 ? `${changed}; with it, this line allocates more.` : `${changed}; ${quoted$1(readableFunction(site.library))} now allocates more.`,
	advice: () => "Stay on the previous version until this is fixed upstream, and report the regression with this benchmark.",
	usualAdvice: "Stay on the previous version until this is fixed upstream."
};

// src/core/cause/standard-call.ts
const unmistakable = ["fmt.", "errors."];
function standardCall(text, facts) {
	const called = text.slice(0, text.indexOf("(", 1));
	const last = called.slice(called.lastIndexOf("."));
	return facts?.calls.find(({ origin, name }) => origin === "standard" && name.endsWith(last))?.name ?? (unmistakable.some((name) => called.startsWith(name)) ? called : void 0);
}

// src/core/causes/fmt.ts
const fmt = {
	name: "fmt",
	label: "formatting",
	matches: {
		library: (evidence) => callsInto(evidence, "fmt", "log") && !constructs.test(calleeOf(evidence)) && !growsBuffer(evidence),
		conversion: (evidence) => boxesForFmt(evidence) && (allocatesIn("convT")(evidence) || makesObject(evidence) && !isPointer(evidence))
	},
	reason: (evidence) => {
		const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name;
		const called = name === void 0 ? "a formatting function" : quoted$1(readableFunction(name));
		return evidence.site.library === void 0 ? `An argument of ${called} is converted to an interface, which copies it to the heap.` : `${called} allocates memory on the heap as it ${scans.test(name ?? "") ? "scans" : "formats"}.`;
	},
	advice: (evidence) => {
		const name = evidence.site.library ?? evidence.facts?.allocation?.callee?.name ?? "fmt";
		if (name === "fmt.Errorf") return errorOnce;
		if (scans.test(name)) return `Parse with strconv instead of ${quoted$1(name)} on this path.`;
		return `Use strconv and concatenation, or append to a buffer (\`strconv.AppendInt\`), instead of ${quoted$1(name)} on this path.`;
	},
	usualAdvice: "Use strconv and concatenation, or append to a buffer, instead of formatting on this path."
};
const constructs = /^log\.New$/;
const scans = /^fmt\.[FS]?[Ss]can/;
function isPointer({ escape, facts }) {
	return escape?.isVariable === true || /^(?:&|new\()/.test(escape?.subject ?? "") || facts?.allocation?.kind === "address-of" || facts?.allocation?.kind === "new";
}
function boxesForFmt({ facts, escape }) {
	const passed = escape?.flow.findLast(({ reason }) => reason === "call parameter")?.text;
	const callee = facts?.allocation?.callee?.name ?? (passed && standardCall(passed, facts));
	return callee !== void 0 && /^(?:fmt|log)\./.test(callee);
}

// src/core/cause/pointer-advice.ts
function pointerAdvice({ facts, escape, lostInlining, removed }) {
	if (removed.some(({ directive }) => directive === "//go:noescape") && escape?.isVariable !== false) return "Put `//go:noescape` back above the declaration, if the assembly keeps no pointer to its arguments.";
	if (lostInlining?.reason.includes("go:noinline") === true) return `Remove \`//go:noinline\` from ${quoted$1(readableFunction(lostInlining.function))}, so that it can be inlined again.`;
	if (lostInlining?.reason.startsWith("function too complex") === true) return `Move the rare part of ${quoted$1(readableFunction(lostInlining.function))} into its own function, so that the rest is small enough to be inlined again.`;
	if (lostInlining !== void 0) return `Let ${quoted$1(readableFunction(lostInlining.function))} do without what keeps it from being inlined (${lostInlining.reason}), or let the caller pass the memory.`;
	const made = facts?.allocation;
	if (made?.kind === "variadic-slice" && made.callee !== void 0) return variadicAdvice(made.callee);
	if (made?.kind === "slice-literal") return literalAdvice;
	const last = escape?.flow.findLast(isDecision);
	if (made?.kind === "make-slice" && last?.reason === "interface-converted") return `Use a function that takes the concrete type instead of converting ${quoted$1(last.text)} to an interface, so that the slice can stay on the stack.`;
	if (made?.kind === "make-slice") return "Let the caller pass a buffer to fill, or reuse one across operations.";
	const value = made?.type || escape?.subject;
	const named = value === void 0 || madeUpWords(value) !== void 0 ? "the object" : quoted$1(value.replace(/^[&*]+/, ""));
	if (last?.reason === "too large for stack") return "Use a smaller object, or reuse one across operations: the compiler keeps only small variables on the stack.";
	if (last !== void 0 && isKept(last)) return `Store a copy of ${named} where only its value is needed; to share one object, create it once, outside this path.`;
	if (last?.reason === "call parameter" && escape?.isVariable === true && fills.test(standardCall(last.text, facts) ?? "")) return `Declare ${quoted$1(escape.subject)} only on the path that makes this call, or reuse one across operations: the call fills it through a pointer, which it may keep.`;
	if (last?.reason === "call parameter" && escape?.isVariable === true && prints.test(standardCall(last.text, facts) ?? "")) return `Pass a pointer to a copy of ${quoted$1(escape.subject)}, made right before that call, so that only paths reaching the call allocate.`;
	if (last?.reason === "interface-converted" && escape?.isVariable === true) return `Use a function that takes the concrete type instead of converting ${quoted$1(last.text)} to an interface: it points into ${quoted$1(escape.subject)}, which must therefore live on the heap.`;
	if (escape?.flow.some(({ reason }) => reason === "interface-converted") === true && !escape.isVariable) return `Create ${named} only on the paths that need it, or once, if it does not depend on the call: an interface can hold it only on the heap.`;
	if (/^\**sync(?:\/atomic)?\./.test(value ?? "")) return `Keep ${named} where it outlives the operation (a field of a longer-lived struct), or create it only on the paths that need it: it must not be copied.`;
	return `Return or pass ${named} by value, or store a copy, so that no pointer to it outlives the call.`;
}
const literalAdvice = "Create the slice once, outside this path, if nothing modifies it, or let the caller pass one to fill.";
function variadicAdvice({ name, dynamic, origin }) {
	if (origin === "standard" || origin === "dependency") return `Call ${quoted$1(readableFunction(name))} only where it is needed (a logger, after checking its level), or use a function with a fixed number of parameters.`;
	return dynamic ? `Give ${quoted$1(readableFunction(name))} a fixed number of parameters, or add a method that has them: the compiler assumes that a call through an interface or function value keeps its arguments.` : `Let ${quoted$1(readableFunction(name))} copy the arguments it keeps, so that their slice can stay on the stack.`;
}
const prints = /^(?:fmt|log|log\/slog|errors)\./;
const fills = /^errors\.As$|^fmt\.[FS]?[Ss]can\w*$|^io\.Read(?:Full|AtLeast)$|^encoding\/binary\.Read$|\.(?:Unmarshal\w*|Decode\w*|Scan|Read)$/;
function isDecision({ reason }) {
	return reason !== "spill" && reason !== "address-of" && reason !== "reference";
}
function isKept({ text, reason }) {
	if (reason === "call parameter") return text.startsWith("append(");
	if (reason === "slice-literal-element") return text !== "... argument";
	return [
		"assign",
		"send",
		"struct literal element",
		"array literal element",
		"map literal value"
	].includes(reason);
}

// src/core/cause/boxing-advice.ts
const forCallee = [
	[/^sync\.\(\*Pool\)\.Put$/, (type) => `Store pointers in the pool (${quoted$1(`*${type === "" ? "T" : type}`)}): \`Put\` takes an interface, and any value that is not a pointer is copied to the heap.`],
	[/^log\/slog\.(?:\(\*Logger\)\.)?(?:Debug|Info|Warn|Error|Log)(?:Context)?$/, () => "Use `LogAttrs` with attributes (`slog.String`, `slog.Int`), which hold such values without converting them to an interface."],
	[/^context\.WithValue$/, () => "Store a pointer to a long-lived value in the context instead of a copy."],
	[/^sort\.(?:Sort|Stable)$/, () => "Sort with `slices.SortFunc`, which takes the slice itself."],
	[/^sync\/atomic\.\(\*Value\)\.(?:Store|Swap|CompareAndSwap)$/, (type) => `Use an \`atomic.Pointer[${type === "" ? "T" : type.replaceAll("`", "'")}]\`, which takes a pointer.`]
];
function boxingAdvice({ facts }) {
	const boxed = facts?.allocation;
	const callee = boxed?.callee;
	if (callee === void 0) return "Use the concrete type or a type parameter where the interface is not needed.";
	if (boxed?.kind === "variadic-slice") return variadicAdvice(callee);
	const special = forCallee.find(([name]) => name.test(callee.name));
	if (special !== void 0) return special[1](boxed?.kind === "boxing" ? boxed.type : "");
	return callee.origin === "standard" || callee.origin === "dependency" ? `Use a function that takes the concrete type instead of ${quoted$1(readableFunction(callee.name))}, or pass a pointer to a long-lived value.` : `Give ${quoted$1(readableFunction(callee.name))} a parameter of the concrete type${boxed === void 0 || boxed.type === "" ? "" : ` ${quoted$1(boxed.type)}`}${isMethod(callee.name) || callee.dynamic ? "" : ", or make it generic"}.`;
}
function isMethod(name) {
	return readableFunction(name).split(".").length > 2;
}

// src/core/causes/interface-boxing.ts
const interfaceBoxing = {
	name: "interface-boxing",
	label: "a value is converted to an interface",
	matches: {
		library: isUnpacked,
		conversion: allocatesIn("convT"),
		made: (evidence) => (makesObject(evidence) || allocatesAnyhow(evidence)) && isBoxed(evidence)
	},
	reason: (evidence) => {
		const { escape, facts, site } = evidence;
		const boxed = facts?.allocation;
		const to = boxed?.callee === void 0 ? "" : ` when passed to ${quoted$1(readableFunction(boxed.callee.name))}`;
		if (isUnpacked(evidence)) return `\`reflect.Value.Interface\` returns an interface, which holds a pointer, so the value is copied to the heap.`;
		if (boxed?.kind === "boxing") {
			const values = [boxed, ...alike(boxed, facts?.others ?? [], site)].map(valueOf);
			return values.length === 1 ? `${values.join("")} is converted to an interface${to}; the interface holds a pointer, so the value is copied to the heap.` : `${listed(values)} are converted to interfaces${to}; an interface holds a pointer, so the values are copied to the heap.`;
		}
		if (escape === void 0 && boxed?.kind === "variadic-slice" && boxed.callee !== void 0) return `The slice of variadic arguments for ${quoted$1(readableFunction(boxed.callee.name))} is allocated on the heap.`;
		return escape === void 0 ? `A value is converted to an interface${to}; the interface holds a pointer, so the value is copied to the heap.` : onHeap(escape);
	},
	advice: (evidence) => isUnpacked(evidence) ? "Convert a pointer instead (`v.Addr().Interface()`), which copies nothing, or read the value with a method for its kind (`Int`, `String`)." : boxingAdvice(evidence),
	usualAdvice: "Use the concrete type or a type parameter where the interface is not needed."
};
function isUnpacked(evidence) {
	return calleeOf(evidence) === "reflect.Value.Interface";
}
function isBoxed(evidence) {
	const { escape, facts } = evidence;
	if (isKind(evidence, "variadic-slice")) return facts?.allocation?.callee?.variadicInterface !== false;
	return isKind(evidence, "boxing") || escape?.subject === "... argument" || escape?.isVariable === false && !/^(?:&|new\()/.test(escape.subject) && escape.flow.some(({ reason }) => reason === "interface-converted");
}
function alike(boxed, others, { head }) {
	const fitting = others.filter(({ kind, size, callee, line }) => kind === "boxing" && size === boxed.size && line === boxed.line && callee?.name === boxed.callee?.name);
	return fitting.length === Math.round(head.objects) - 1 ? fitting : [];
}
function valueOf({ text, type }) {
	return `${quoted$1(text)}${type === "" ? "" : ` (${quoted$1(type)})`}`;
}

// src/core/causes/larger-object.ts
const largerObject = {
	name: "larger-object",
	label: "allocated objects got larger",
	matches: { change: (evidence) => {
		const { grownType, site } = evidence;
		return grownType !== void 0 && site.status !== "new" && isLarger(evidence) || grownType !== void 0 && site.status === "new" && keepsOutsideOfMap(evidence) || site.status === "larger" && makesObject(evidence) && !isKind(evidence, "make-slice", "make-map");
	} },
	reason: (evidence) => {
		const { grownType, site, facts } = evidence;
		const made = facts?.allocation;
		if (grownType !== void 0 && made !== void 0 && site.status === "new" && keepsOutsideOfMap(evidence)) return `${quoted$1(grownType.name)} got larger (${fileName(grownType.file)}:${grownType.line}): a map stores ${made.size > 128 ? `values of up to ${128} B inline, and this one now takes ${made.size.toLocaleString("en-US")} B` : `keys of up to ${128} B inline, and this one now takes ${made.keySize.toLocaleString("en-US")} B`}, so each new entry is a separate allocation.`;
		const sizes = objectSizes(site);
		const isOne = new Set(site.paths.map(({ blockSize }) => blockSize)).size === 1;
		const grew = sizes === void 0 || sizes.head <= sizes.base ? `${isOne ? "takes" : "take"} more memory than before` : `${isOne ? "takes" : "take, on average,"} ${sizes.head.toLocaleString("en-US")} B instead of ${sizes.base.toLocaleString("en-US")} B${grownType === void 0 ? "" : " (Go rounds allocations up to size classes)"}`;
		return grownType === void 0 ? `${isOne ? "Each object" : "The objects"} allocated here ${grew}.` : `${quoted$1(grownType.name)} got larger (${fileName(grownType.file)}:${grownType.line}): ${isOne ? "each object" : "the objects"} allocated at ${fileName(site.file)}:${site.line} now ${grew}.`;
	},
	advice: (evidence) => {
		const { grownType, facts } = evidence;
		if (keepsOutsideOfMap(evidence)) return `Keep ${grownType === void 0 ? "it" : quoted$1(grownType.name)} within ${128} B (smaller types, or rarely used fields behind a pointer), or store pointers in the map and reuse the objects.`;
		if (grownType === void 0 && isKind(evidence, "func-literal", "method-value")) return "Capture fewer or smaller variables: a closure contains everything that it captures.";
		const made = facts?.allocation;
		if (grownType === void 0 && made?.kind === "variadic-slice" && made.callee !== void 0) return variadicAdvice(made.callee);
		if (grownType === void 0 && made?.kind === "slice-literal") return literalAdvice;
		if (grownType === void 0 && made?.type.startsWith("[") === true) return "Use a smaller array, or reuse one across operations.";
		const type = grownType === void 0 ? "the struct" : quoted$1(grownType.name);
		const isPadded = facts?.candidates.some(({ kind }) => kind === "order-fields") === true;
		return `${isPadded ? `Order the fields of ${type} by size, use` : `Use`} smaller types${isPadded ? "" : ` in ${type}`}, or move rarely used fields behind a pointer.`;
	},
	usualAdvice: "Use smaller types, or move rarely used fields behind a pointer.",
	ownFixes: ["order-fields"]
};
function isLarger({ site: { own: base, head } }) {
	return base.objects > 0 && head.objects > 0 && head.bytes / head.objects > base.bytes / base.objects + .5;
}

// src/core/cause/lost-pool.ts
function lostPool$1(evidence) {
	const { facts, poolCalls } = evidence;
	const isLost = (is) => lost(evidence, is);
	if (poolCalls.map(callOf).some(isLost)) return true;
	if (isLost(callsPool("Put")) || isLost(callsPool("Get"))) return true;
	if (isLost(callsMethod("Put")) && isLost((call) => callsMethod("Get")(call) && call.arguments === 0)) return true;
	return facts?.pool?.given === false && !callsInto(evidence, "strings.(*Builder)");
}
function lost({ removed, added }, is) {
	const shapes = (lines) => lines.filter(({ calls }) => calls.some(is)).map(shapeOf);
	const left = [...shapes(added)];
	return shapes(removed).some((shape) => {
		const at = left.indexOf(shape);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
const shapes = {
	name: "x",
	predeclared: "x",
	literal: "\"\""
};
function shapeOf({ tokens }) {
	return tokens.map(({ text, kind }) => shapes[kind] ?? text).join(" ");
}
function takesNone(evidence) {
	const takes = evidence.poolCalls.filter((call) => call.toLowerCase().includes("get")).map(callOf);
	return [callsMethod("Get"), ...takes].some((is) => lost(evidence, is));
}
function callOf(call) {
	const last = call.split(".").slice(-2).join(".");
	return ({ name }) => name === last || last.includes(".") && name.endsWith(`.${last}`);
}
function callsMethod(method) {
	return ({ name }) => name.endsWith(`.${method}`);
}
function callsPool(method) {
	return ({ name }) => name.endsWith(`pool.${method}`) || name.endsWith(`Pool.${method}`);
}

// src/core/causes/lost-pool.ts
const takesFromPool = /^sync\.\(\*Pool\)\.Get$/;
const lostPool = {
	name: "lost-pool",
	label: "a pooled object is not reused",
	matches: { change: (evidence) => !isBookkeeping(evidence) && (passesThrough(evidence, takesFromPool) || couldBePooled(evidence) && lostPool$1(evidence)) },
	reason: (evidence) => {
		const { pool } = evidence.facts ?? {};
		if (pool?.given === false && pool.leaves !== "") return `The object taken from pool ${quoted$1(pool.name)} is never returned to it, because its memory is used after the function returns (${quoted$1(pool.leaves)}, line ${pool.line}). Each operation allocates and fills a new one.`;
		if (pool?.given === false) return `The object taken from pool ${quoted$1(pool.name)} is never returned to it, so each operation allocates and fills a new one.`;
		return passesThrough(evidence, takesFromPool) ? "The pool is empty when `Get` is called, because objects are not returned to it, so each operation allocates a new one." : "The object used to come from a pool and is now allocated each time.";
	},
	advice: (evidence) => {
		const pool = evidence.facts?.pool;
		if (pool !== void 0 && pool.leaves !== "") return `Copy what leaves the function (${quoted$1(pool.leaves)}, line ${pool.line}), then return the object with \`Put\` last: that memory belongs to the object, and its next user overwrites it.`;
		if (pool === void 0 && !passesThrough(evidence, takesFromPool) && takesNone(evidence)) return "Take the object from the pool again, as before the change, return it on every path, and reset its fields first: a pooled object keeps the values of its last use.";
		return "Return the object with `Put` on every path (a `defer` right after `Get`), and reset its fields first: a pooled object keeps the values of its last use.";
	},
	usualAdvice: "Return the object with `Put` on every path, and reset its fields first."
};
function couldBePooled(evidence) {
	return makesObject(evidence) && !isKind(evidence, "boxing", "variadic-slice", "func-literal", "method-value") || allocatesIn("makeslice", "growslice")(evidence) || callsInto(evidence, "strings.(*Builder)", "bytes", "bufio", "compress/", "encoding/") || evidence.facts?.pool !== void 0 && passesThrough(evidence, /^bytes\.\(\*Buffer\)\./);
}

// src/core/causes/make-size.ts
const makeSize = {
	name: "make-size",
	label: "a slice is allocated on the heap",
	matches: { made: (evidence) => {
		const { site, escape, facts } = evidence;
		if (escapesNow(evidence)) return false;
		return allocatesIn("makeslice")(evidence) || isKind(evidence, "make-slice") && !allocatesIn("newobject")(evidence) || copies(facts) || escape?.subject.startsWith("make(") === true && !allocatesIn("newobject")(evidence) || site.callee === "runtime.mallocgc" && escape === void 0 && facts?.allocation === void 0;
	} },
	reason: (evidence) => {
		if (copies(evidence.facts)) return `${quoted$1(evidence.facts?.allocation?.text ?? "append")} copies everything to new memory${times(evidence.site)}.`;
		const made = evidence.facts?.allocation?.text ?? evidence.escape?.subject;
		const what = made?.startsWith("make") === true ? quoted$1(made) : "A slice";
		const told = `${what} is allocated on the heap each time`;
		if (evidence.escape === void 0) return `${told}.`;
		const why = escapeWords(evidence.escape);
		return why.startsWith(`${what} `) ? `${told}: it ${why.slice(what.length + 1)}` : `${told}. ${why}`;
	},
	advice: ({ facts, escape }) => copies(facts) ? "Use the original if nothing modifies it, or copy into reused memory." : escape?.flow.some(({ reason }) => reason === "non-constant size") === true && !escape.flow.some(({ reason }) => reason === "return") ? `Use an array of constant size for the common case (\`var buf [64]byte; b := buf[:0]\`), or let the caller pass a buffer to fill.` : `Let the caller pass a buffer to fill, or reuse one across operations${facts?.operand === void 0 ? "" : ` instead of allocating ${quoted$1(facts.operand.expression)} each time`}.`,
	usualAdvice: "Let the caller pass a buffer to fill, or reuse one across operations."
};
function times({ head }) {
	return head.objects < 1.5 ? "" : `, ${Math.round(head.objects * 100) / 100} times per operation`;
}

// src/core/causes/map-growth.ts
const mapGrowth = {
	name: "map-growth",
	label: "a map is created or grows",
	matches: {
		library: (evidence) => fillerOf(evidence) !== void 0,
		runtime: (evidence) => allocatesIn("mapassign", "makemap", "growWork")(evidence) || isKind(evidence, "map-assign", "make-map")
	},
	reason: (evidence) => {
		const name = evidence.facts?.operand?.expression;
		const map = name === void 0 ? "the map" : quoted$1(name);
		const filler = fillerOf(evidence);
		if (filler !== void 0) return `${quoted$1(filler)} grows ${map} as it fills it, so the runtime allocates new tables for it.`;
		if (isFirstGroup(evidence)) return `The first assignment to ${map} allocates room for eight entries.`;
		return shortName(evidence.site.callee).startsWith("makemap") ? `A map is created here${name === void 0 ? "" : ` (${map})`}${roomOf(evidence)}.` : `An assignment grows ${map}, so the runtime allocates new tables for it.`;
	},
	advice: (evidence) => {
		if (isFirstGroup(evidence)) return "Reuse one map and empty it with `clear`.";
		const { facts } = evidence;
		const operand = facts?.operand;
		const sized = moreRoom(operand);
		if (sized !== void 0) return shortName(evidence.site.callee).startsWith("makemap") ? "Reuse one map and empty it with `clear`, if nothing keeps it." : sized;
		const made = facts?.allocation;
		if (made?.kind === "make-map" && made.arguments.length > 0) return "Reuse one map and empty it with `clear`, if nothing keeps it.";
		const bound = boundOf(facts);
		const type = operand?.type ?? (made?.kind === "make-map" ? made.type : "");
		return `Create ${operand === void 0 ? "the map" : quoted$1(operand.expression)} with the size it will need (${quoted$1(`make(${type || "map[K]V"}, ${bound ?? "n"})`)}), or reuse one and empty it with \`clear\`.`;
	},
	usualAdvice: "Create the map with the size it will need, or reuse one and empty it with `clear`."
};
function roomOf({ facts }) {
	const [size] = facts?.allocation?.kind === "make-map" ? facts.allocation.arguments : [];
	return size === void 0 ? "" : `, with room for ${quoted$1(size)} entries`;
}
function fillerOf(evidence) {
	return /^maps\.(?:Copy|Insert)\b/.exec(calleeOf(evidence))?.[0];
}
function isFirstGroup({ site, facts }) {
	const made = facts?.allocation;
	if (made?.kind !== "map-assign" || made.size < 0 || Math.max(made.size, made.keySize) > 128) return false;
	const group = 8 + 8 * (made.keySize + made.size);
	return site.paths.every(({ blockSize }) => blockSize >= group && blockSize <= 1.25 * group + 16);
}

// src/core/causes/other.ts
const other = {
	name: "other",
	label: "an allocation",
	matches: {
		runtime: isWaiting,
		statement: (evidence) => isKind(evidence, "go", "defer"),
		rest: () => true
	},
	reason: (evidence) => {
		const { escape, site, facts } = evidence;
		if (isWaiting(evidence)) return `The runtime keeps a record of each goroutine that waits here (${quoted$1(site.callee)}), and allocates one if it can't reuse an earlier one.`;
		if (facts?.allocation?.kind === "go") return "A goroutine is started here; its function and captured variables live on the heap.";
		if (facts?.allocation?.kind === "defer") return "A `defer` inside a loop keeps each deferred call on the heap until the function returns.";
		return escape === void 0 ? `${quoted$1(readableFunction(site.callee))} allocates here.` : escapeWords(escape);
	},
	advice: (evidence) => isWaiting(evidence) ? "Check whether the goroutines that wait here all go on: the runtime reuses the records of those that do." : `Check whether ${quoted$1(readableFunction(evidence.site.function))} needs to do this in every operation.`,
	usualAdvice: "Check whether this is needed in every operation."
};
function isWaiting(evidence) {
	return recordsWaiting(evidence.site.callee) && !isKind(evidence, "go");
}

// src/core/causes/pointer-escape.ts
const pointerEscape = {
	name: "pointer-escape",
	label: "a value escapes to the heap",
	matches: { rest: (evidence) => makesObject(evidence) || escapesNow(evidence) },
	reason: ({ escape, facts }) => {
		if (escape !== void 0) return onHeap(escape);
		const text = facts?.allocation?.text;
		return `${text === void 0 ? "A value" : quoted$1(text)} is allocated on the heap here.`;
	},
	advice: pointerAdvice,
	usualAdvice: "Return or pass the value itself, so that no pointer to it outlives the call."
};

// src/core/causes/rule.ts
const levels$1 = [
	"change",
	"library",
	"runtime",
	"conversion",
	"statement",
	"made",
	"rest"
];

// src/core/causes/string-concat.ts
const stringConcat = {
	name: "string-concat",
	label: "strings are concatenated",
	matches: { runtime: (evidence) => allocatesIn("concatstring", "concatbyte")(evidence) || isKind(evidence, "concat") },
	reason: ({ facts, site }) => {
		const name = facts?.operand?.expression;
		const parts = facts?.allocation?.parts || Number(/^runtime\.concatstring(\d)/.exec(site.callee)?.[1] ?? 0);
		return `Concatenating with \`+\` allocates a new ${site.callee.startsWith("runtime.concatbyte") ? "`[]byte`" : "string"}${name === void 0 ? "" : ` for ${quoted$1(name)}`} and copies ${parts === 2 ? "both" : "all"} parts each time.`;
	},
	advice: ({ facts }) => {
		const operand = facts?.operand;
		const text = facts?.allocation?.text ?? "";
		if (!(operand !== void 0 && (text.includes("+=") || text.startsWith(`${operand.expression} + `)))) return "One expression allocates once, however many parts it joins. Keep the parts separate until they are needed, append them to a reused `[]byte`, or build the string once, outside this path.";
		return operand.kind === "field" || facts?.loops.some(({ benchmark, line }) => !benchmark && (operand.kind !== "local" || line > operand.endLine)) === true ? `Write the parts to a \`strings.Builder\` instead of ${quoted$1(text.includes("+=") ? `${operand.expression} +=` : `${operand.expression} = ${operand.expression} +`)}, or join them once with \`strings.Join\`.` : `Join all parts of ${quoted$1(operand.expression)} in one expression: each ${text.includes("+=") ? "`+=`" : "assignment"} copies everything joined so far.`;
	},
	usualAdvice: "Write the parts to a `strings.Builder`, or join them once with `strings.Join`."
};

// src/core/causes/list.ts
const causes = [
	dependency,
	lostPool,
	largerObject,
	fmt,
	bufferGrowth,
	appendGrowth,
	mapGrowth,
	channelCreation,
	stringConcat,
	bytesStringConversion,
	makeSize,
	closureCapture,
	interfaceBoxing,
	pointerEscape,
	callee,
	other
];
const causeNames = causes.map(({ name }) => name);
function causeOf(evidence) {
	return recognise(causes, evidence)?.name ?? other.name;
}
function recognise(rules, evidence) {
	for (const level of levels$1) {
		const found = rules.find(({ matches }) => matches[level]?.(evidence) === true);
		if (found !== void 0) return found;
	}
}
function ruleOf(cause) {
	return causes.find(({ name }) => name === cause) ?? other;
}
function isTriedAgainst(fix, cause) {
	const owners = causes.filter((rule) => rule.ownFixes?.includes(fix) === true);
	return owners.length === 0 || owners.some(({ name }) => name === cause);
}

// src/core/report/evidence-model.ts
const figures = strictObject({
	base: number(),
	head: number()
});
const reverted = strictObject({
	file: string(),
	lines: tuple([number().int(), number().int()]).describe("Head's lines; for code that was only deleted, the lines before and after it"),
	deleted: number().int().positive().optional().describe("Number of lines deleted there, if none was added"),
	was: array(string()).optional().describe("The lines that the change deleted or replaced there, if they are few"),
	whole: _enum([
		"added",
		"deleted",
		"changed"
	]).optional().describe("The file was added, deleted or replaced as a whole")
});
const experiment = strictObject({
	reverted: array(reverted),
	allocsPerOp: number().optional().describe("Absent if the program did not build or run"),
	bytesPerOp: number().optional(),
	tests: _enum([
		"same",
		"different",
		"unknown"
	]).optional().describe("Results of the package's tests, compared with head's; unknown if they were not needed")
});
const excerpt = strictObject({
	file: string().describe("Head's path, or base's for a deleted file"),
	lines: array(strictObject({
		base: number().int().positive().optional().describe("Line on base; absent if head added it"),
		head: number().int().positive().optional().describe("Line on head; absent if head removed it"),
		text: string(),
		allocsPerOp: figures.optional().describe("What the line and everything it calls allocates"),
		bytesPerOp: figures.optional()
	}))
});
const callTree = strictObject({
	operations: number().int().positive().describe("Number of operations that the totals cover, on each side"),
	leastShare: number().describe("Frames below this share of the total and of the change are combined"),
	tinyObjects: literal(true).optional().describe("Each tiny object had a block of its own in these profiles"),
	functions: array(string()),
	frames: array(tuple([
		number(),
		number(),
		number(),
		number(),
		number(),
		number()
	])).describe("Frames, depth first. Each has its depth, the index of its function, and what the frame itself allocates: objects on base and head, then bytes on base and head. An index of −n combines n smaller frames and everything below them")
});

// src/core/report/explanation-model.ts
const place = {
	file: string().describe("Relative to the git root"),
	line: number().int().positive().describe("Line number on head")
};
const quoted = string().optional().describe("The text of the line on head");
const site = strictObject({
	...place,
	source: quoted,
	function: string(),
	root: strictObject({
		...place,
		source: quoted,
		function: string(),
		link: string().optional().describe("How it leads to the site; absent if it is the site itself or if `reason` explains it"),
		whole: literal(true).optional().describe("The whole file is the cause: it contains data, not lines of code")
	}).nullable().describe("The changed line that causes it; null if none was found"),
	confidence: _enum([
		"proven",
		"likely",
		"site"
	]).describe("proven: an experiment confirmed the cause; likely: only the code points to it; site: no changed line was found"),
	proof: strictObject({
		reverted: array(reverted),
		restores: number().describe("Share of the regression that the revert removes; 1 is all of it. If the shares differ, the largest"),
		units: array(strictObject({
			unit: _enum(allocationUnits),
			restores: number()
		})).optional().describe("The share of the regression in each unit; absent if the shares are the same")
	}).nullable(),
	allocsPerOp: figures,
	bytesPerOp: figures,
	cause: _enum(causeNames),
	status: _enum([
		"new",
		"more",
		"larger",
		"unchanged"
	]),
	callee: string(),
	reason: string(),
	flow: array(strictObject({
		file: string(),
		line: number().int(),
		text: string()
	})),
	fix: strictObject({
		advice: string(),
		edit: strictObject({
			file: string(),
			line: number().int(),
			endLine: number().int(),
			text: string(),
			was: string().describe("The lines that the edit replaces")
		}).optional().describe("An edit that replaces whole lines; present only if it was measured"),
		imports: strictObject({
			add: array(string()),
			remove: array(string())
		}).optional().describe("Imports that the edit adds to the file and removes from it"),
		measured: strictObject({
			allocsPerOp: number(),
			bytesPerOp: number()
		}).optional(),
		untested: boolean().optional().describe("The package has no tests that could show whether the edit breaks something")
	})
});
const explanation = strictObject({
	package: string(),
	benchmark: string(),
	sites: array(site).describe("The most responsible first"),
	explained: strictObject({
		allocsPerOp: number().describe("Share of the change in allocs/op that the sites account for; 1 is all of it"),
		bytesPerOp: number()
	}),
	excerpts: array(excerpt).optional().describe("The lines around sites, roots and reverted lines, of both sides"),
	experiments: array(experiment).optional().describe("What was reverted and measured, in this order"),
	callTree: callTree.optional().describe("The allocation profiles of both sides, merged by call path"),
	notes: array(string())
});

// src/core/report/blind-spot-model.ts
const blindSpots = strictObject({
	changed: number().int().nonnegative().describe("Functions that the change adds or edits"),
	unreached: array(strictObject({
		...place,
		package: string(),
		function: string(),
		change: _enum(["added", "edited"]),
		escapes: array(strictObject({
			line: number().int().positive(),
			subject: string()
		})).describe("What newly escapes to the heap there, which no benchmark measures")
	})).describe("The functions that no benchmark reaches, those with new heap escapes first"),
	fails: literal(true).optional().describe("`blind-spots: fail-on-new-escape`, and something newly escapes")
});

// src/core/leak/kinds.ts
const leakKinds = [
	"channel-receive",
	"channel-send",
	"select",
	"wait-group",
	"mutex",
	"condition",
	"network",
	"file",
	"http-body",
	"ticker",
	"sleep",
	"goroutine",
	"map",
	"sync-map",
	"slice",
	"timer",
	"context",
	"list",
	"memory"
];
function waitKind(state, functions) {
	const has = (pattern) => functions.some((name) => pattern.test(name));
	if (has(/^net\/http\.\(\*(?:persistConn|http2clientConnReadLoop|http2ClientConn)\)/)) return "http-body";
	if (state === "IO wait" || has(/^internal\/poll\./)) return functions.find((name) => /^(?:os|net)\./.test(name))?.startsWith("os.") === true ? "file" : "network";
	if (has(/^sync\.\(\*WaitGroup\)/)) return "wait-group";
	if (has(/^sync\.\(\*Cond\)/) || state === "sync.Cond.Wait") return "condition";
	if (has(/^sync\.\(\*(?:RW)?Mutex\)|^internal\/sync\./) || /^sync\.(?:RW)?Mutex|^semacquire$/.test(state)) return "mutex";
	if (state === "sleep" || has(/^time\.Sleep$/)) return "sleep";
	if (state.startsWith("select")) return "select";
	if (state.startsWith("chan receive")) return "channel-receive";
	if (state.startsWith("chan send")) return "channel-send";
	return "goroutine";
}
function memoryKind(functions) {
	const has = (pattern) => functions.some((name) => pattern.test(name));
	if (has(/^sync\.\(\*Map\)|^internal\/sync\.\(\*HashTrieMap/)) return "sync-map";
	if (has(/^time\.(?:NewTicker|Tick)$/)) return "ticker";
	if (has(/^time\.(?:NewTimer|After|AfterFunc|newTimer)$/)) return "timer";
	if (has(/^context\.(?!WithValue$|WithoutCancel$)/)) return "context";
	if (has(/^net\/http\.\(\*(?:Transport|persistConn|conn|http2\w+)\)/)) return "http-body";
	if (has(/^container\/list\./)) return "list";
	if (has(/^runtime\.mapassign|^internal\/runtime\/maps\.|^runtime\.(?:hashGrow|makeBucketArray|\(\*hmap\))/)) return "map";
	if (has(/^runtime\.growslice/)) return "slice";
	return "memory";
}
const runtimeOwn = /^runtime\.(?:malg|allgadd|acquireSudog|newproc1|allocm|newm|newdefer|\(\*timers\)\..*|doaddtimer|addfinalizer|mProf_\w+|stkbucket|newBucket|pprof_\w+)$/;
function isRuntimeOwn(functions) {
	return functions.some((name) => runtimeOwn.test(name)) || functions.some((name) => name.startsWith("testing.allocgate"));
}

// src/core/report/leak-model.ts
const position = strictObject({
	file: string(),
	line: number().int().nonnegative(),
	function: string()
});
const leakSite = strictObject({
	...place,
	function: string(),
	kind: _enum(leakKinds),
	goroutinesPerOp: figures,
	bytesPerOp: figures,
	source: quoted,
	startedAt: position.optional().describe("The go statement of the goroutine that does not end"),
	waitingAt: position.optional().describe("The line where it waits"),
	state: string().optional().describe("What it waits for, in the words of the Go runtime"),
	unreachable: literal(true).optional().describe("The garbage collector found that nothing can wake it"),
	root: position.extend({ source: quoted }).nullable().describe("The changed line that causes it; null if none was found"),
	confidence: site.shape.confidence,
	proof: site.shape.proof,
	reason: string(),
	advice: string()
});
const leak = strictObject({
	package: string(),
	benchmark: string(),
	goroutinesPerOp: figures,
	retainedBytesPerOp: figures,
	sites: array(leakSite).describe("The most responsible first"),
	notes: array(string())
});

// src/core/policy/day.ts
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

// src/core/policy/package-pattern.ts
function checkPackagePattern(pattern) {
	if (/\s/.test(pattern)) return "expected a package pattern without spaces";
	if (pattern.startsWith("/")) return "expected a pattern such as ./order/... or an import path, not an absolute path";
}
function matchPackage(pattern, name) {
	return pattern === "." || pattern === ".." || pattern.startsWith("./") || pattern.startsWith("../") ? matchFolders(pattern, name.path) : matchWildcards(pattern, name.importPath);
}
function matchFolders(pattern, path) {
	const [wanted, given] = [climb(pattern), climb(path)];
	if (wanted.up === given.up) return matchWildcards(wanted.rest, given.rest);
	return wanted.up > given.up && wanted.rest === "...";
}
function climb(path) {
	const parts = path.split("/").filter((part) => part !== "." && part !== "");
	const up = parts.findIndex((part) => part !== "..");
	const levels = up === -1 ? parts.length : up;
	return {
		up: levels,
		rest: parts.slice(levels).join("/")
	};
}
function matchWildcards(pattern, text) {
	return matchPieces(pattern, text) || pattern.endsWith("/...") && matchPieces(pattern.slice(0, -4), text);
}
function matchPieces(pattern, text) {
	const [first = "", ...rest] = pattern.split("...");
	if (rest.length === 0) return pattern === text;
	if (!text.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let at = first.length;
	for (const piece of rest) {
		const found = text.indexOf(piece, at);
		if (found === -1) return false;
		at = found + piece.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

// src/core/policy/drift.ts
function driftOf({ drift }) {
	return drift && {
		since: drift.since ?? "tag",
		warn: drift.warn,
		fail: drift.fail
	};
}
function stricterDrift(base, head) {
	if (base === void 0 || head === void 0) return base ?? head;
	return {
		since: base.since,
		warn: least(base.warn, head.warn),
		fail: least(base.fail, head.fail)
	};
}
function driftDirection(base, head) {
	if (head === void 0) return loosened;
	if (base === void 0) return {
		stricter: true,
		looser: false
	};
	const limits = ["warn", "fail"].map((tier) => [base[tier] ?? Infinity, head[tier] ?? Infinity]);
	return {
		stricter: limits.some(([from, to]) => to < from),
		looser: base.since !== head.since || limits.some(([from, to]) => to > from)
	};
}
function least(a, b) {
	return a === void 0 || b === void 0 ? a ?? b : Math.min(a, b);
}

// src/core/policy/config-schema.ts
function between(least, most, error) {
	return number({ error }).min(least, { error }).max(most, { error });
}
function text(longest, error) {
	return string({ error }).min(1, { error }).max(longest, { error: `longer than ${longest} characters` });
}
function checked(longest, error, check) {
	return text(longest, error).superRefine((value, context) => {
		const fault = check(value);
		if (fault !== void 0) context.addIssue({
			code: "custom",
			message: fault
		});
	});
}
const list = { error: "expected a list" };
const tooMany = { error: "longer than 1000 items" };
const emptyList = { error: "expected at least one item" };
const truth = boolean({ error: "expected true or false" });
const percent = between(0, 1e5, "expected a percentage from 0 to 100000");
const unit = text(200, "expected a unit").regex(/^\S+$/, { error: "expected a unit without spaces" });
const figure = between(0, Number.MAX_VALUE, "expected a number of 0 or more");
const command = text(1e4, "expected a shell command");
const reason = text(2e3, "expected a reason in words");
const benchmark = text(2e3, "expected the name of a benchmark");
const expression = checked(1e4, "expected a -bench expression", checkBenchExpression);
const pattern = checked(1e3, "expected a package pattern", checkPackagePattern);
const duration = string({ error: "expected a duration such as 30s, 10m or 1h30m" }).refine(isDuration, { error: "expected a duration such as 30s, 10m or 1h30m, at most a week" });
const day = string({ error: "expected a day such as 2027-01-31" }).refine(isDay, { error: "expected a day such as 2027-01-31" });
const count$2 = between(1, 100, "expected a whole number from 1 to 100").int({ error: "expected a whole number from 1 to 100" });
const gomaxprocs = between(1, 1024, "expected a whole number from 1 to 1024").int({ error: "expected a whole number from 1 to 1024" });
const patterns = array(pattern, list).max(1e3, tooMany);
const units = array(unit, list).min(1, emptyList).max(100, { error: "longer than 100 items" });
const threshold$1 = union([percent, strictObject({
	warn: percent.optional(),
	fail: percent
}).refine(({ warn, fail }) => warn === void 0 || warn <= fail, {
	error: "warn must not be above fail",
	path: ["warn"]
})], { error: "expected a percentage, or { warn: 10, fail: 15 }" });
const back = `expected tag, or a whole number of records from 1 to ${200 - 1}`;
const drift$1 = strictObject({
	since: union([literal("tag"), between(1, 200 - 1, back).int({ error: back })], { error: back }).describe("Where the sum starts: tag for the last release, or a number of records to go back (default: tag)").optional(),
	warn: percent.describe("Warn above this percentage").optional(),
	fail: percent.describe("Fail above this percentage").optional()
}, { error: "expected { since: tag, warn: 15, fail: 30 }" }).refine(({ warn, fail }) => warn !== void 0 || fail !== void 0, { error: "expected warn, fail or both" }).refine(({ warn, fail }) => warn === void 0 || fail === void 0 || warn <= fail, {
	error: "warn must not be above fail",
	path: ["warn"]
});
const address = text(500, "expected the address of a site").regex(/^https?:\/\/[\w.~:/%+-]+$/, { error: "expected an address such as https://example.com/history, without a query" });
const leaks = _enum(leakLevels, { error: "expected warn, fail or off" });
const rule$1 = strictObject({
	packages: patterns.min(1, emptyList).describe("Package patterns (default: every package)").optional(),
	benchmarks: expression.describe("A -bench expression (default: every benchmark)").optional(),
	threshold: threshold$1.describe("An increase by more than this percentage is a regression, in every unit").optional(),
	thresholds: record(unit, threshold$1, { error: "expected a threshold for each unit" }).describe("Thresholds by unit").optional(),
	budgets: record(unit, figure, { error: "expected a budget for each unit" }).describe("Absolute limits by unit").optional(),
	metrics: units.describe("Units to judge").optional(),
	gomaxprocs: gomaxprocs.describe("GOMAXPROCS of the benchmark (default: 1)").optional(),
	strict: truth.describe("Fail on any added allocation").optional(),
	leaks: leaks.describe("What to do when an operation newly leaves goroutines or memory behind").optional()
}, { error: "expected a rule: keys with values" });
const waiver = strictObject({
	package: pattern.describe("Pattern for the package"),
	benchmark: benchmark.describe("Full name of the benchmark, such as BenchmarkCreate/items=8"),
	metric: unit.describe("Unit that the waiver is for, such as allocs/op"),
	ceiling: figure.describe("Highest accepted figure"),
	until: day.describe("Last day on which the waiver applies").optional(),
	reason: reason.describe("Why the regression is accepted")
}, { error: "expected a waiver: keys with values" });
const configSchema = strictObject({
	threshold: threshold$1.describe("An increase by more than this percentage is a regression (default: 15)").optional(),
	metrics: units.describe("Units to judge (default: B/op, allocs/op)").optional(),
	exclude: patterns.describe("Patterns for packages that are not measured").optional(),
	prepare: command.describe("Shell command that runs in the module’s folder in each snapshot, before the build").optional(),
	copy: array(text(1e3, "expected a pattern for files"), list).max(1e3, tooMany).describe("Patterns for untracked or ignored files that both sides need").optional(),
	"test-args": testArguments.describe("Arguments for flags that the tests define").optional(),
	bench: expression.describe("Which benchmarks to measure, as for go test -bench (default: .)").optional(),
	mode: _enum(["fast", "full"], { error: "expected fast or full" }).describe("fast: short runs with a fixed number of iterations; full: plain go test first, which takes longer (default: fast)").optional(),
	count: count$2.describe("Samples per benchmark when confirming or recording (default: 3)").optional(),
	strict: truth.describe("Fail on any added allocation (default: false)").optional(),
	"fail-on": _enum(["regression", "never"], { error: "expected regression or never" }).describe("regression: fail when something regressed; never: make the gate advisory (exit codes 1 and 3 become 0; default: regression)").optional(),
	"on-removed": _enum(["warn", "fail"], { error: "expected warn or fail" }).describe("What to do when a benchmark was removed or is newly skipped (default: warn)").optional(),
	leaks: leaks.describe("What to do when an operation newly leaves goroutines or memory behind (default: warn)").optional(),
	"blind-spots": _enum(blindSpotLevels, { error: "expected warn, off or fail-on-new-escape" }).describe("What to do when no benchmark reaches a changed function (default: warn)").optional(),
	drift: drift$1.describe("Limits for the sum of small steps that each pass, from the records of the baseline branch").optional(),
	"history-url": address.describe("Where the history site is published; reports link to its pages").optional(),
	timeout: duration.describe("Time limit for one test process (default: 10m)").optional(),
	"benchmark-timeout": duration.describe("Time limit for one operation of a benchmark (default: 1m)").optional(),
	"confirm-timeout": duration.describe("Time limit for all confirmations together (default: 10m)").optional(),
	"explain-timeout": duration.describe("Time limit for explaining all regressions, with proofs and fixes (default: 5m)").optional(),
	rules: array(rule$1, list).max(1e3, tooMany).describe("Settings for some packages or benchmarks; all matching rules apply, and a later one overrides an earlier one").optional(),
	waivers: array(waiver, list).max(1e3, tooMany).describe("Regressions that the team accepts, each up to a ceiling").optional()
}, { error: "expected keys with values" });

// src/core/report/shard-model.ts
const count$1 = number().int().nonnegative();
const names = array(string());
const lengths = array(count$1);
const subject = {
	importPath: string(),
	path: string(),
	benchmark: string()
};
const found = strictObject({
	...subject,
	units: names,
	judged: names
});
const runFacts = strictObject({
	bench: string(),
	patterns: names,
	gate: boolean().describe("The rules of a pull request or merge group apply"),
	measured: count$1.describe("Number of benchmarks that were measured"),
	base: strictObject({
		packages: count$1,
		stored: count$1,
		kept: _enum(["file", "branch"])
	}).optional().describe("Number of packages on base, and of those with stored figures; absent unless base was measured"),
	alone: array(strictObject({
		package: string(),
		benchmark: string(),
		side: _enum(["base", "head"])
	})).describe("Benchmarks that only one side has"),
	higher: names.describe("Units for which the benchmarks say that higher is better"),
	leaks: strictObject({
		known: names.describe("Benchmarks that leave as much behind on base"),
		unlooked: names.describe("Benchmarks that were not checked for leaks"),
		missed: names.describe("The same, if leaks fail the run"),
		unavailable: strictObject({
			goVersion: string(),
			fails: boolean()
		}).optional()
	}),
	edited: strictObject({
		benchmarks: names,
		timers: names
	}).describe("Files that the change edits"),
	idle: strictObject({
		config: configSchema,
		file: string(),
		today: string(),
		found: strictObject({
			packages: array(strictObject({
				importPath: string(),
				path: string()
			})),
			benchmarks: array(found),
			skipped: array(found)
		}).optional()
	}).optional().describe("Head's configuration, and everything that it can refer to")
});
const shardSchema = strictObject({
	index: number().int().positive(),
	count: number().int().positive(),
	version: string().describe("The version of allocgate"),
	settings: record(string(), string()).describe("Everything that was set for this run"),
	packages: names.nullable().describe("The packages of all shards; null if the run ended before they were known"),
	own: names.describe("The packages of this shard"),
	sources: string().describe("A digest of everything that the benchmarks of all shards can read, on both sides"),
	sections: strictObject({
		findings: lengths,
		problems: lengths,
		notes: lengths
	}).describe("The lengths of the parts of these lists"),
	facts: runFacts
});

// src/core/report/model.ts
const side = strictObject({
	median: number().describe("The judged figure: for exact totals the nearest integer"),
	samples: array(number()).describe("Figures per operation, not rounded, in the order measured"),
	printed: number().optional().describe("What Go's own output shows, if it differs from the median"),
	reported: literal(true).optional().describe("The benchmark set the figure itself with b.ReportMetric, in a unit that Go counts")
});
const levels = [
	"regression",
	"over-budget",
	"drift",
	"warning",
	"unconfirmed",
	"unstable",
	"removed",
	"skipped",
	"waived",
	"added",
	"improvement",
	"notice",
	"unchanged"
];
const change = discriminatedUnion("kind", [
	strictObject({
		kind: literal("ratio"),
		percent: number()
	}),
	strictObject({ kind: literal("from-zero") }),
	strictObject({ kind: literal("to-zero") }),
	strictObject({ kind: literal("none") }),
	strictObject({ kind: literal("added") }),
	strictObject({ kind: literal("removed") })
]);
const recordPlace = {
	commit: string(),
	tag: string().optional()
};
const drift = strictObject({
	since: strictObject(recordPlace).describe("The record that the sum starts from, and the release that it stands for"),
	restarted: _enum(["waiver", "step"]).optional().describe("Why the sum starts later than configured: a waiver covers that figure, or one commit made a step over the threshold"),
	from: number().describe("The figure of that record"),
	to: number().describe("Head's figure at the iterations of the record"),
	change,
	warn: number().optional(),
	fail: number().optional(),
	here: number().describe("How much this change adds"),
	steps: array(strictObject({
		commit: string(),
		after: string().describe("Commit of the previous record"),
		subject: string().optional(),
		from: number(),
		to: number()
	})).describe("The commits before this change that added most, the largest first"),
	more: number().int().nonnegative().describe("Number of further increases")
});
const history = strictObject({
	figures: array(number()).describe("The figures of the last records, at most twenty, oldest first"),
	sparkline: string(),
	was: strictObject({
		figure: number(),
		since: strictObject(recordPlace).describe("The first record with this figure, and the first release that contains its commit"),
		orLonger: literal(true).optional().describe("Every record that was read has this figure")
	}).optional().describe("Base's figure and how long it held; absent if base changed since its newest record"),
	url: string().optional().describe("The page of the benchmark on the history site")
});
const finding = strictObject({
	package: string(),
	benchmark: string().describe("Without the GOMAXPROCS suffix"),
	unit: string(),
	level: _enum(levels),
	base: side.nullable(),
	head: side.nullable(),
	iterations: number().int().nonnegative().describe("Iterations of each sample; 0 if the sides differ"),
	change,
	threshold: strictObject({
		percent: number(),
		warn: number().optional()
	}),
	budget: number().optional().describe("The absolute limit that applies to this row"),
	confirmed: boolean(),
	waiver: strictObject({
		ceiling: number(),
		until: string().optional(),
		reason: string()
	}).optional(),
	acceptedBy: string().optional(),
	drift: drift.optional().describe("What small steps add up to, if that is over a limit"),
	history: history.optional().describe("What the records of the baseline branch say about a row that fails"),
	warnings: array(string())
});
const problem = strictObject({
	kind: _enum(problemKinds),
	side: _enum([
		"base",
		"head",
		"both"
	]),
	package: string().optional(),
	benchmark: string().optional(),
	blocking: boolean().describe("Whether the problem makes the run unmeasurable"),
	message: string(),
	remedy: string()
});
const unjudged = strictObject({
	package: string(),
	benchmark: string(),
	unit: string(),
	iterations: number().int().nonnegative(),
	base: array(number()),
	head: array(number())
});
const explainReportSchema = strictObject({
	schemaVersion: literal(1),
	base: strictObject({
		commit: string().optional(),
		label: string().optional()
	}).nullable(),
	head: strictObject({
		commit: string().optional(),
		dirty: boolean(),
		label: string().optional()
	}),
	goVersion: string(),
	explanations: array(explanation.extend({
		allocsPerOp: figures,
		bytesPerOp: figures
	})),
	leaks: array(leak).optional().describe("With --leaks: what each operation leaves behind"),
	problems: array(problem),
	notes: array(string())
});
const gateReportSchema = strictObject({
	schemaVersion: literal(1),
	conclusion: _enum([
		"pass",
		"fail",
		"unmeasurable"
	]),
	advisory: boolean().describe("`fail-on: never`: the conclusion does not change the exit code"),
	base: strictObject({
		commit: string().optional(),
		source: _enum([
			"file",
			"branch",
			"rerun",
			"mixed",
			"text"
		]),
		label: string().optional().describe("How the base was chosen, or the name of the text file")
	}).nullable().describe("null: there was nothing to compare with"),
	head: strictObject({
		commit: string().optional(),
		dirty: boolean(),
		label: string().optional()
	}),
	environment: strictObject({
		goVersion: string(),
		goos: string(),
		goarch: string(),
		cpu: string(),
		gomaxprocs: number().int().positive().nullable(),
		mode: _enum([
			"fast",
			"full",
			"text"
		]),
		totals: _enum(["exact", "printed"])
	}),
	findings: array(finding),
	unjudged: array(unjudged).describe("Units that are shown and never judged, such as ns/op"),
	leaks: array(leak).optional().describe("Origins of the goroutines and memory that operations leave behind"),
	blindSpots: blindSpots.optional().describe("Changed functions that no benchmark reaches; absent if this was not checked"),
	explanations: array(explanation).describe("Allocation sites of the confirmed regressions"),
	identical: array(strictObject({
		package: string(),
		reason: string(),
		benchmarks: array(strictObject({
			benchmark: string().describe("A benchmark function, or the full name of a benchmark that has stored figures"),
			figures: record(string(), number()).optional().describe("Stored medians by unit")
		}))
	})).optional().describe("Packages that were neither built nor run, because both sides have identical inputs"),
	reused: array(strictObject({
		package: string(),
		reason: string()
	})),
	problems: array(problem),
	notes: array(string()).describe("What a reader should know about this run: configuration, baseline, environment"),
	reproduce: string().optional().describe("The command that gives the same verdict in a terminal"),
	headLines: strictObject({
		commit: string(),
		lines: array(strictObject({
			...place,
			at: number().int().positive()
		}))
	}).optional().describe("Where lines of the measured merge are in the pull request's own head; lines that are missing here aren't in it"),
	timings: strictObject({
		snapshotMs: number(),
		planMs: number(),
		buildMs: number(),
		screenMs: number(),
		confirmMs: number(),
		explainMs: number(),
		proveMs: number(),
		blindSpotsMs: number().default(0)
	}),
	shard: shardSchema.optional().describe("Present if this is one of several shards of a run")
});

// src/core/leak/units.ts
const leakUnits = ["goroutines/op", "retained-B/op"];
function isLeakUnit(unit) {
	return leakUnits.includes(unit);
}

// src/core/report/wording.ts
const levelWords = {
	regression: {
		title: "Regressions",
		meaning: "more allocations or bytes than on base",
		counted: "regressed"
	},
	"over-budget": {
		title: "Over budget",
		meaning: "above the absolute limit in the configuration",
		counted: "over budget"
	},
	drift: {
		title: "Drift",
		meaning: "small steps that add up beyond the drift limit",
		counted: "over the drift limit"
	},
	unconfirmed: {
		title: "Unconfirmed",
		meaning: "changed, but could not be confirmed in time",
		counted: "unconfirmed"
	},
	unstable: {
		title: "Unstable",
		meaning: "the median regressed, but base and head samples overlap",
		counted: "unstable"
	},
	warning: {
		title: "Warnings",
		meaning: "over the warning threshold but under the failure threshold",
		counted: "with a warning"
	},
	removed: {
		title: "Removed",
		meaning: "exists on base, not on head",
		counted: "removed"
	},
	skipped: {
		title: "Skipped",
		meaning: "runs on base, skipped on head",
		counted: "skipped"
	},
	waived: {
		title: "Waived",
		meaning: "a regression the team accepted",
		counted: "waived"
	},
	notice: {
		title: "Notices",
		meaning: "more allocations within the threshold, or a budget that base already exceeds",
		counted: "with a notice"
	},
	added: {
		title: "Added",
		meaning: "exists on head, not on base",
		counted: "added"
	},
	improvement: {
		title: "Improvements",
		meaning: "less memory than on base",
		counted: "improved"
	},
	unchanged: {
		title: "Unchanged",
		meaning: "not changed enough to count",
		counted: "unchanged"
	}
};
function wordsOf(level, report) {
	if (level === "regression") return {
		...levelWords.regression,
		meaning: rule(report)
	};
	if (level === "warning") return {
		...levelWords.warning,
		meaning: warningMeaning(report)
	};
	if (level === "added" && report.base === null) return {
		title: "Measured",
		meaning: "nothing to compare with",
		counted: "measured"
	};
	return levelWords[level];
}
const driftMeaning = "small steps that add up beyond the warning drift limit";
const leakMeaning = "an operation leaves goroutines or memory behind";
function warningMeaning({ findings }) {
	const warned = findings.filter(({ level }) => level === "warning");
	const leaks = warned.some(({ unit }) => isLeakUnit(unit));
	const drifts = warned.some(({ drift }) => drift !== void 0);
	return [
		...warned.some(({ unit, drift }) => !isLeakUnit(unit) && drift === void 0) ? [levelWords.warning.meaning] : [],
		...drifts ? [driftMeaning] : [],
		...leaks ? [leakMeaning] : []
	].join(", or ");
}
function rule({ findings, environment }) {
	const regressions = findings.filter(({ level }) => level === "regression");
	if (regressions.every(({ unit }) => isLeakUnit(unit))) return `${leakMeaning}, confirmed in fresh runs`;
	const percents = new Set(regressions.map(({ threshold }) => threshold.percent));
	const [percent = 0] = percents;
	const strict = regressions.some(({ change, threshold }) => change.kind === "ratio" && Math.abs(change.percent) <= threshold.percent);
	const least = "at least 1 alloc/op or 16 B/op";
	return `${percents.size === 1 ? `more than ${percent}% above base and ${least} above it` : `over their thresholds and ${least} above base`}${strict ? ", or any added allocation (strict)" : ""}${environment.mode === "text" ? "; these figures were not measured again" : ", confirmed in fresh runs"}`;
}
const levelsInOrder = [
	"regression",
	"over-budget",
	"drift",
	"unconfirmed",
	"unstable",
	"warning",
	"removed",
	"skipped",
	"waived",
	"notice",
	"added",
	"improvement",
	"unchanged"
];
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
function countsLine(report, table) {
	const { packages, benchmarks } = table.counts;
	const measured = `${count(benchmarks, "benchmark")} in ${count(packages, "package")}`;
	const parts = levelsInOrder.flatMap((level) => {
		const rows = table.groups.find((group) => group.level === level)?.rows.length ?? 0;
		return rows === 0 ? [] : [`${rows} ${wordsOf(level, report).counted}`];
	});
	return parts.length === 0 || report.base === null ? measured : `${measured}: ${parts.join(", ")}`;
}
function oneMoreLine({ findings }) {
	const percents = new Set(findings.filter(({ unit }) => unit === "allocs/op").map(({ threshold }) => threshold.percent));
	const [percent] = percents;
	if (percents.size !== 1 || percent === void 0 || percent <= 0 || percent >= 100) return "";
	const last = Math.ceil(100 / percent) - 1;
	return `With a threshold of ${percent}%, one more allocation is a regression if base has at most ${last} ${last === 1 ? "alloc" : "allocs"}/op, and a notice if it has more`;
}
function commitLine(side) {
	if (side === null) return "none";
	const commit = side.commit?.slice(0, 12);
	const label = side.label === side.commit ? void 0 : side.label;
	if (commit === void 0) return label ?? "";
	return label === void 0 ? commit : `${commit} (${label})`;
}
const sourceWords = {
	file: "stored baseline",
	branch: "stored baseline (branch)",
	rerun: "measured in this run",
	mixed: "stored baseline where it matches, otherwise measured in this run",
	text: "read from a file, not measured here"
};
function baseLine(report) {
	const { base, findings } = report;
	if (base === null) return "none";
	return `${commitLine(base)}${findings.length > 0 ? `, ${sourceWords[base.source]}` : ""}`;
}
function environmentLine({ environment }) {
	const { goVersion, goos, goarch, cpu, gomaxprocs, mode, totals } = environment;
	return [
		goVersion,
		goos === "" ? "" : `${goos}/${goarch}`,
		cpu,
		gomaxprocs === null ? "" : `GOMAXPROCS=${gomaxprocs}`,
		mode === "text" ? "" : `${mode} mode`,
		totals === "exact" ? "exact totals" : "figures rounded down, as Go prints them"
	].filter((part) => part !== "").join(", ");
}
function reusedLines({ reused }) {
	return [...new Set(reused.map(({ reason }) => reason))].map((reason) => {
		const packages = reused.filter((entry) => entry.reason === reason).length;
		return `${reason} (${count(packages, "package")})`;
	});
}
function middle(samples) {
	return samples.toSorted((a, b) => a - b)[Math.floor((samples.length - 1) / 2)];
}

// src/core/benchunit/tidy.ts
function unitClass(unit) {
	return tokens(unit).some(({ text, denominator }) => !denominator && [
		"B",
		"MB",
		"bytes"
	].includes(text)) ? "binary" : "decimal";
}
function tidy(value, unit) {
	if (unit === "ns/op") return {
		value: value * 1e-9,
		unit: "sec/op"
	};
	let tidied = "";
	let rest = 0;
	let factor = 1;
	for (const { text, at, denominator } of tokens(unit)) {
		if (denominator || text !== "ns" && text !== "MB") continue;
		tidied += unit.slice(rest, at) + (text === "ns" ? "sec" : "B");
		rest = at + text.length;
		factor = text === "ns" ? factor / 1e9 : factor * 1e6;
	}
	return {
		value: value * factor,
		unit: tidied + unit.slice(rest)
	};
}
function tokens(unit) {
	const found = [];
	let denominator = false;
	for (const match of unit.matchAll(/[*/]|[^*/\-\s\u0085]+/gu)) {
		const [text] = match;
		if (text === "*" || text === "/") denominator = text === "/";
		else found.push({
			text,
			at: match.index,
			denominator
		});
	}
	return found;
}

// src/core/benchunit/scale.ts
const decimalSteps = [
	12,
	9,
	6,
	3,
	0,
	-3,
	-6,
	-9
].map((exponent, index) => ({
	factor: Number(`1e${exponent}`),
	prefix: [
		"T",
		"G",
		"M",
		"k",
		"",
		"m",
		"µ",
		"n"
	][index] ?? ""
}));
const binarySteps = [
	40,
	30,
	20,
	10,
	0
].map((exponent, index) => ({
	factor: 2 ** exponent,
	prefix: [
		"Ti",
		"Gi",
		"Mi",
		"Ki",
		""
	][index] ?? ""
}));
const thresholds = [
	{
		from: "99.995",
		digits: 1
	},
	{
		from: "9.9995",
		digits: 2
	},
	{
		from: ".99995",
		digits: 3
	}
];
const mostDigits = 10;
function commonScale(values, unitClass) {
	let least = 0;
	for (const value of values) {
		const size = Math.abs(value);
		if (size !== 0 && (least === 0 || size < least)) least = size;
	}
	if (least === 0) return {
		digits: 3,
		factor: 1,
		prefix: ""
	};
	const steps = unitClass === "binary" ? binarySteps : decimalSteps;
	for (const step of steps) for (const { from, digits } of thresholds) if (least >= threshold(from, step, unitClass)) return {
		...step,
		digits
	};
	const { factor, prefix } = steps.at(-1) ?? {
		factor: 1,
		prefix: ""
	};
	let digits = 3;
	while (digits < mostDigits && least / factor < Number(`9.9995e${2 - digits}`)) digits += 1;
	return {
		factor,
		prefix,
		digits
	};
}
function formatScaled(value, { factor, prefix, digits }) {
	return `${toFixedEven(value / factor, digits)}${prefix}`;
}
function threshold(from, { factor }, unitClass) {
	return unitClass === "binary" ? Number(from) * factor : Number(`${from}e${Math.round(Math.log10(factor))}`);
}
function toFixedEven(value, digits) {
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${value > 0 ? "+" : "-"}Inf`;
	if (Math.abs(value) >= 1e21) return BigInt(value).toString() + (digits > 0 ? `.${"0".repeat(digits)}` : "");
	const up = value.toFixed(digits);
	const odd = value * 2 ** (digits + 1);
	const last = Number(up.at(-1));
	if (!Number.isInteger(odd) || odd % 2 === 0 || last % 2 === 0) return up;
	return `${up.slice(0, -1)}${last - 1}`;
}

// src/core/benchunit/format.ts
const exactBytes = 2 ** 20;
const exactCount = 1e6;
function formatMeasurement(value, unit) {
	const base = tidy(value, unit);
	const [numerator = "", denominator = ""] = base.unit.split("/", 2);
	const bytes = unitClass(base.unit) === "binary";
	const time = /(?:^|-)sec$/.test(numerator);
	if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : `${value > 0 ? "+" : "-"}Inf`;
	const symbol = `${time ? "s" : bytes ? "B" : ""}${time || bytes ? rate(denominator) : ""}`;
	if (Math.abs(base.value) < (bytes ? exactBytes : exactCount) && !time || base.value === 0) return joined(written(base.value), "", symbol);
	const scaler = commonScale([base.value], bytes ? "binary" : "decimal");
	return joined(formatScaled(base.value, {
		...scaler,
		prefix: ""
	}), scaler.prefix, symbol);
}
function rate(denominator) {
	return denominator === "" || denominator === "op" ? "" : `/${denominator}`;
}
function formatExact(value) {
	if (!Number.isSafeInteger(value)) return String(value);
	return String(value === 0 ? 0 : value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
}
function written(value) {
	if (Number.isInteger(value)) return formatExact(value);
	const size = Math.abs(value);
	if (size < 1e-4) return String(Number(value.toPrecision(4)));
	const digits = size >= 100 ? 1 : 3 - Math.floor(Math.log10(size));
	const [whole = "", fraction = ""] = value.toFixed(digits).split(".");
	const shown = fraction.replace(/0+$/, "");
	const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
	return shown === "" ? grouped : `${grouped}.${shown}`;
}
function joined(number, prefix, symbol) {
	return symbol === "" ? `${number}${prefix}` : `${number} ${prefix}${symbol}`;
}

// src/core/report/figures.ts
function formatFigure(value) {
	if (!Number.isFinite(value) || Number.isInteger(value)) return formatExact(value);
	const [whole = "", fraction = ""] = trimmed(value).split(".");
	return whole.includes("e") || fraction === "" ? whole : `${formatExact(Number(whole))}.${fraction}`;
}
function formatAmount(value, unit) {
	const shown = formatFigure(value);
	return `${shown} ${unitAfter(shown, unit)}`;
}
function unitAfter(shown, unit) {
	return shown === "1" && unit === "allocs/op" ? "alloc/op" : unit;
}
function trimmed(value) {
	return Math.abs(value) < .001 ? value.toPrecision(3) : value.toFixed(3).replace(/\.?0+$/, "");
}
function formatChange(change, threshold) {
	switch (change.kind) {
		case "ratio": return formatPercent(change.percent, threshold);
		case "from-zero": return "from zero";
		case "to-zero": return "to zero";
		case "none":
		case "added":
		case "removed": return "";
		default: return change;
	}
}
function formatPercent(percent, threshold) {
	const sign = percent < 0 ? "−" : "+";
	const size = Math.abs(percent);
	if (size < .05) return `${sign}${Number(size.toPrecision(1))}%`;
	const usual = size >= 99.95 ? 0 : 1;
	const digits = [
		usual,
		1,
		2,
		3,
		4
	].find((count) => Number(size.toFixed(count)) !== threshold || size === threshold);
	return `${sign}${size >= 999.5 ? formatFigure(Math.round(size)) : size.toFixed(digits ?? usual)}%`;
}
function formatSide(side) {
	return side === null ? "–" : formatFigure(side.median);
}
function changeSize({ change }) {
	switch (change.kind) {
		case "from-zero": return Infinity;
		case "ratio": return Math.abs(change.percent);
		case "to-zero": return 100;
		case "none":
		case "added":
		case "removed": return 0;
		default: return change;
	}
}
function formatDuration(ms) {
	const seconds = ms / 1e3;
	if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
	const whole = Math.round(seconds);
	return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

// src/core/report/table.ts
function tableOf(report) {
	const rows = rowsOf(report.findings);
	const groups = levels.flatMap((level) => {
		const members = rows.filter((row) => row.level === level);
		return members.length === 0 ? [] : [{
			level,
			rows: byPackage(members)
		}];
	});
	return {
		units: unitsOf(report.findings),
		groups,
		counts: {
			packages: new Set(rows.map((row) => row.package)).size,
			benchmarks: rows.length,
			rows: report.findings.length
		}
	};
}
function rowsAt(table, wanted) {
	return table.groups.filter(({ level }) => wanted.includes(level)).flatMap(({ rows }) => rows);
}
function groupedByPackage(rows) {
	const groups = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const members = groups.get(row.package);
		if (members === void 0) groups.set(row.package, [row]);
		else members.push(row);
	}
	return [...groups].map(([name, members]) => ({
		package: name,
		rows: members
	}));
}
function rowsOf(findings) {
	const byBenchmark = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const key = `${finding.package}\n${finding.benchmark}`;
		const members = byBenchmark.get(key);
		if (members === void 0) byBenchmark.set(key, [finding]);
		else members.push(finding);
	}
	return [...byBenchmark.values()].flatMap((of) => {
		const [first] = of;
		if (first === void 0) return [];
		return [{
			package: first.package,
			benchmark: first.benchmark,
			level: gravest(of),
			findings: of
		}];
	});
}
function isLeakOnly({ level, findings }) {
	return findings.every((finding) => finding.level !== level || isLeakUnit(finding.unit));
}
function shownFindings(row) {
	if (!(row.level === "regression" || row.level === "warning" || row.level === "waived") || !isLeakOnly(row)) return row.findings;
	return row.findings.filter(({ unit, level: own, warnings }) => !isAllocationUnit(unit) || own !== "unchanged" || warnings.length > 0);
}
function gravest(findings) {
	return levels.find((level) => findings.some((finding) => finding.level === level)) ?? "unchanged";
}
function unitsOf(findings) {
	const found = new Set(findings.map(({ unit }) => unit));
	const others = [...found].filter((unit) => !isAllocationUnit(unit)).toSorted();
	return [...allocationUnits.filter((unit) => found.has(unit)), ...others];
}
function byPackage(rows) {
	return groupedByPackage(rows.toSorted((a, b) => descending(sizeOf(a), sizeOf(b)))).flatMap(({ rows: members }) => members);
}
function sizeOf({ findings, level }) {
	return findings.filter((finding) => finding.level === level).reduce((most, finding) => Math.max(most, changeSize(finding)), 0);
}
function descending(a, b) {
	return a === b ? 0 : b > a ? 1 : -1;
}

// src/core/report/row-words.ts
const levelPhrases = {
	regression: "%",
	"over-budget": "is over its budget",
	drift: "has crept up beyond its drift limit",
	unconfirmed: "changed, but the change was not confirmed",
	unstable: "is unstable",
	warning: "is over the warning threshold",
	removed: "was removed",
	skipped: "is skipped",
	notice: "has a notice",
	waived: "%, which was accepted"
};
function phraseOf({ level, findings }) {
	const what = whatGotWorse({
		level,
		findings
	});
	return level === "warning" && what === "leaks" ? worse[what].one : (levelPhrases[level] ?? level).replace("%", worse[what].one);
}
const worse = {
	allocations: {
		one: "allocates more than on base",
		many: "allocate more than on base"
	},
	leaks: {
		one: "leaks",
		many: "leak"
	},
	metrics: {
		one: "is worse than on base",
		many: "are worse than on base"
	}
};
function worseWords(rows) {
	const numbers = {
		allocations: 0,
		metrics: 0,
		leaks: 0
	};
	for (const row of rows) numbers[whatGotWorse(row)]++;
	return [
		"allocations",
		"metrics",
		"leaks"
	].flatMap((what) => {
		const number = numbers[what];
		return number === 0 ? [] : [`${count(number, "benchmark")} ${number === 1 ? worse[what].one : worse[what].many}`];
	});
}
function whatGotWorse(row) {
	if (isLeakOnly(row)) return "leaks";
	const isAllocation = ({ level, unit }) => level === row.level && isAllocationUnit(unit);
	return row.findings.some(isAllocation) ? "allocations" : "metrics";
}
function figuresLine({ unit, base, head, change, threshold, budget, level }) {
	const percent = formatChange(change, threshold.percent);
	const limit = level === "over-budget" && budget !== void 0 ? `, budget ${formatFigure(budget)}` : level === "regression" ? `, threshold ${threshold.percent}%` : "";
	return `${unit}: ${formatSide(base)} → ${formatSide(head)}${percent === "" ? "" : ` (${percent})`}${limit}`;
}
function capital(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export { leakUnits as A, waitKind as B, environmentLine as C, reusedLines as D, oneMoreLine as E, stricterDrift as F, recordsWaiting as G, isTriedAgainst as H, checkPackagePattern as I, calleeOf as J, quoted$1 as K, matchPackage as L, configSchema as M, driftDirection as N, wordsOf as O, driftOf as P, isRuntimeOwn as R, countsLine as S, middle as T, ruleOf as U, causeOf as V, listed as W, readableFunction as X, keepsOutsideOfMap as Y, formatMeasurement as _, groupedByPackage as a, commitLine as b, shownFindings as c, formatAmount as d, formatChange as f, unitAfter as g, formatSide as h, worseWords as i, gateReportSchema as j, isLeakUnit as k, tableOf as l, formatFigure as m, figuresLine as n, isLeakOnly as o, formatDuration as p, withoutMadeUp as q, phraseOf as r, rowsAt as s, capital as t, changeSize as u, tidy as v, levelsInOrder as w, count as x, baseLine as y, memoryKind as z };