import { t as defaults } from "./options.js";

// src/core/patch/parse-patch.ts
const hunkForm = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(?: func (Benchmark\w*)\()?/;
function parsePatch(text, prefixes) {
	const changes = [];
	for (const section of text.split(/(?<![^\n])(?=diff --git )/)) {
		const change = readSection(section, prefixes);
		if (change !== void 0) changes.push(change);
	}
	return changes;
}
function readSection(section, prefixes) {
	const lines = section.split("\n");
	let [base, head] = [void 0, void 0];
	let kind = "modified";
	const hunks = [];
	for (let index = 1; index < lines.length; index++) {
		const line = lines[index] ?? "";
		const hunk = hunkForm.exec(line);
		if (hunk !== null) {
			const [, baseStart, baseCount = "1", headStart, headCount = "1", benchmark] = hunk;
			const added = lines.slice(index + 1, index + 1 + Number(headCount));
			const isBehind = Number(baseCount) === 0 && added.some((text) => /^\+(?:func|type|var|const)\b/.test(text));
			hunks.push({
				base: {
					start: Number(baseStart),
					count: Number(baseCount)
				},
				head: {
					start: Number(headStart),
					count: Number(headCount)
				},
				...benchmark === void 0 || isBehind ? {} : { benchmark }
			});
			index += Number(baseCount) + Number(headCount);
			while (lines[index + 1]?.startsWith("\\") === true) index++;
		} else if (line.startsWith("new file mode ")) kind = "added";
		else if (line.startsWith("deleted file mode ")) kind = "deleted";
		else if (line.startsWith("rename from ")) base = unquote(line.slice(12), prefixes.base);
		else if (line.startsWith("rename to ")) head = unquote(line.slice(10), prefixes.head);
		else if (line.startsWith("--- ") && hunks.length === 0) base ??= unquote(line.slice(4), `a/${prefixes.base}`);
		else if (line.startsWith("+++ ") && hunks.length === 0) head ??= unquote(line.slice(4), `b/${prefixes.head}`);
	}
	if (kind === "added") return head === void 0 ? void 0 : {
		kind,
		head
	};
	if (kind === "deleted") return base === void 0 ? void 0 : {
		kind,
		base
	};
	return base === void 0 || head === void 0 ? void 0 : {
		kind,
		base,
		head,
		hunks
	};
}
function parseBinaryChanges(text, prefixes) {
	return [...text.matchAll(/(?<![^\n])Binary files (\S.*) and (\S.*) differ(?=\n|$)/g)].flatMap(([, before = "", after = ""]) => {
		const [base, head] = [unquote(before, `a/${prefixes.base}`), unquote(after, `b/${prefixes.head}`)];
		if (base !== void 0 && head !== void 0) return [{
			kind: "modified",
			base,
			head,
			hunks: []
		}];
		if (head !== void 0) return [{
			kind: "added",
			head
		}];
		return base === void 0 ? [] : [{
			kind: "deleted",
			base
		}];
	});
}
function pathOf(change) {
	return change.kind === "deleted" ? change.base : change.head;
}
function unquote(path, prefix) {
	const written = path.replace(/\t$/, "");
	const plain = written.startsWith("\"") ? fromQuoted(written) : written;
	return plain.startsWith(prefix) ? plain.slice(prefix.length) : void 0;
}
const escapes = {
	a: 7,
	b: 8,
	t: 9,
	n: 10,
	v: 11,
	f: 12,
	r: 13,
	"\"": 34,
	"\\": 92
};
function fromQuoted(quoted) {
	const bytes = [];
	for (const [, octal, letter, plain] of quoted.slice(1, -1).matchAll(/\\([0-7]{3})|\\([abtnvfr"\\])|([^\\])/gu)) if (octal !== void 0) bytes.push(Number.parseInt(octal, 8));
	else if (letter !== void 0) bytes.push(escapes[letter] ?? 63);
	else bytes.push(...new TextEncoder().encode(plain));
	return new TextDecoder().decode(new Uint8Array(bytes));
}

// src/core/patch/side-prefixes.ts
function prefixesOf(base, head) {
	return {
		base: `${nameOf(base)}/`,
		head: `${nameOf(head)}/`
	};
}
function nameOf(folder) {
	return folder.slice(folder.lastIndexOf("/") + 1);
}

// src/core/cause/source-line.ts
const kindOf = {
	n: "name",
	p: "predeclared",
	k: "keyword",
	l: "literal",
	o: "operator"
};
const undescribed = {
	directive: "",
	tokens: [],
	declares: [],
	function: "",
	calls: [],
	assigns: []
};
function sourceFile(text, described) {
	return {
		lines: text?.split("\n") ?? [],
		cgo: described?.cgo === true,
		facts: new Map(described?.lines.map((facts) => [facts.line, facts]))
	};
}
function lineAt({ lines, facts }, line) {
	const text = lines[line - 1] ?? "";
	const found = facts.get(line);
	if (found === void 0) return unknownLine(text);
	const { kinds: letters, tokens, ...rest } = found;
	return {
		...rest,
		text,
		tokens: tokens.map((token, index) => ({
			text: token,
			kind: kindOf[letters[index] ?? ""] ?? "operator"
		}))
	};
}
function unknownLine(text) {
	const code = text.trim();
	if (code.startsWith("//")) return {
		...undescribed,
		kind: "comment",
		directive: code,
		text
	};
	return {
		...undescribed,
		kind: code === "" ? "blank" : "code",
		text
	};
}
function keptLine(text) {
	return {
		...undescribed,
		kind: "kept",
		text
	};
}
function isCode({ kind }) {
	return kind !== "blank" && kind !== "comment" && kind !== "closing" && kind !== "kept";
}
function isComment({ kind, directive }) {
	return kind === "blank" || kind === "comment" && directive === "";
}
function codeOf({ tokens }) {
	return tokens.map(({ text }) => text).join(" ");
}
function mentions({ tokens }, names) {
	return tokens.some(({ text, kind }) => kind !== "literal" && names.includes(text));
}
const common = /* @__PURE__ */ new Set([
	"_",
	"ok",
	"err"
]);
function namesIn({ tokens }) {
	return [...new Set(tokens.flatMap(({ text, kind }) => kind === "name" && !common.has(text) ? [text] : []))];
}
function receivers({ calls }, method) {
	return calls.flatMap(({ name }) => name.endsWith(`.${method}`) ? [name.slice(0, -method.length - 1)] : []);
}
function puts(line) {
	return receivers(line, "Put").length > 0;
}

// src/steps/declared-on-both.ts
async function declaredOnBoth(ports, base, head, changes) {
	const [module] = head.packages.values();
	const paths = changes.flatMap((change) => [`${base.root}/${change.base}`, `${head.root}/${change.head}`]);
	const reply = module === void 0 || paths.length === 0 ? [] : await ports.analysis.declarations(module.moduleFolder, paths);
	const whole = new Map(reply.flatMap((found) => found.error === "" ? [[found.file, found]] : []));
	return (change) => ({
		base: whole.get(`${base.root}/${change.base}`),
		head: whole.get(`${head.root}/${change.head}`)
	});
}

// src/steps/no-benchmarks.ts
function noBenchmarks({ bench, patterns }) {
	const packages = patterns.join(" ");
	return {
		kind: "no-benchmarks",
		side: "head",
		message: bench === defaults.bench ? `There is no benchmark in ${packages}` : `No benchmark in ${packages} matches -bench ${bench}`
	};
}

export { isComment as a, mentions as c, receivers as d, sourceFile as f, pathOf as g, parsePatch as h, isCode as i, namesIn as l, parseBinaryChanges as m, declaredOnBoth as n, keptLine as o, prefixesOf as p, codeOf as r, lineAt as s, noBenchmarks as t, puts as u };