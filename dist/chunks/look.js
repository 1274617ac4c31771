import { t as pathBelow } from "./path-below.js";
import { t as isDocumentation } from "./documentation.js";
import { _ as benchPattern, g as belowPattern, l as figuresOf, n as processGroups, o as harvestOnce, s as runTestProcess } from "./screen.js";
import "./test-arguments.js";
import { A as leakUnits, B as waitKind, J as calleeOf, K as quoted, R as isRuntimeOwn, U as ruleOf, V as causeOf, X as readableFunction, Y as keepsOutsideOfMap, x as count, z as memoryKind } from "./row-words.js";
import { a as isComment, c as mentions, d as receivers, f as sourceFile, g as pathOf$2, h as parsePatch, i as isCode, l as namesIn, m as parseBinaryChanges, n as declaredOnBoth, o as keptLine, p as prefixesOf, r as codeOf, s as lineAt, u as puts } from "./no-benchmarks.js";
import { a as subjectKey$1 } from "./remedies.js";
import { o as folderOf$1 } from "./stored-text.js";
import { a as counted, s as perOperation } from "./base.js";
import { a as totalCost, c as leakWords, i as gainOf, o as weightOf, r as gainOfSite, t as diffArrays, y as percentOf } from "./array.js";
import { a as linesIn, c as reordered, i as lineCosts, l as spansOf, o as piecesOf, r as pointsOf, s as placeIn, t as excerptsOf } from "./excerpts.js";

// src/core/cause/edits.ts
const mostBetween = 1;
function editsOf(hunks) {
	const edits = [];
	for (const hunk of hunks) {
		const last = edits.at(-1);
		const before = last?.at(-1);
		if (last === void 0 || before === void 0 || firstOf(hunk.head) - endOf(before.head) > mostBetween) edits.push([hunk]);
		else last.push(hunk);
	}
	return edits;
}
function spanOfEdit(hunks) {
	const [first] = hunks;
	const last = hunks.at(-1);
	if (first === void 0 || last === void 0 || first === last) return first;
	return {
		base: span$1(first.base, last.base),
		head: span$1(first.head, last.head)
	};
}
function firstOf({ start, count }) {
	return count === 0 ? start + 1 : start;
}
function endOf(lines) {
	return firstOf(lines) + lines.count;
}
function span$1(from, to) {
	const start = firstOf(from);
	return {
		start,
		count: endOf(to) - start
	};
}
function linesOf$3(file, { start, count }) {
	return Array.from({ length: count }, (_, index) => lineAt(file, start + index));
}
function isInert(file, hunk, { base, head }) {
	return file.endsWith(".go") && [base, head].every(({ cgo, facts }) => !cgo && facts.size > 0) && [...linesOf$3(base, hunk.base), ...linesOf$3(head, hunk.head)].every(isComment);
}

// src/core/cause/atoms.ts
const requirementFiles = /(?:^|\/)(?:go\.(?:mod|sum|work|work\.sum)|vendor\/.*)$/;
function isRequirement(path) {
	return requirementFiles.test(path);
}
function isBuildInput(path) {
	return isRequirement(path) || /\.(?:go|s|c|h|cc|cpp|hpp)$/.test(path);
}
function isData(path) {
	return !isBuildInput(path) && !isDocumentation(path) && !/(?:^|\/)\.(?:allocgate|git)/.test(path);
}
const mostData = 100;
const nowhere = {
	start: 1,
	count: 0
};
function atomsOf(changes, sources) {
	const atoms = [];
	let ids = 0;
	const complete = (draft, pieces = []) => ({
		...draft,
		id: ids++,
		isTest: draft.kind !== "data" && (draft.file.endsWith("_test.go") || /(?:^|\/)testdata\//.test(draft.file)),
		pieces: pieces.map((piece) => complete(piece))
	});
	const add = (draft, pieces) => {
		atoms.push(complete(draft, pieces));
	};
	const inputs = changes.filter((change) => isBuildInput(pathOf$2(change)));
	const requirements = inputs.filter((change) => isRequirement(pathOf$2(change)));
	const [first] = requirements;
	if (first !== void 0) {
		const file = requirements.map(pathOf$2).find((path) => /(?:^|\/)go\.mod$/.test(path)) ?? pathOf$2(first);
		add({
			kind: "requirements",
			file,
			changes: requirements,
			hunks: [],
			added: [],
			removed: [],
			lines: requirementLines(requirements, file)
		});
	}
	for (const change of inputs.filter((input) => !requirements.includes(input))) {
		const file = pathOf$2(change);
		const sides = sidesOf$1(change, sources);
		const effective = change.kind === "modified" ? change.hunks.filter((hunk) => !isInert(file, hunk, sides)) : [];
		const atomOf = (hunks) => {
			const hunk = spanOfEdit(hunks) ?? {
				base: nowhere,
				head: nowhere
			};
			const lines = (side) => changedLines(sides, hunks, hunk, side);
			const [added, removed] = [lines("head"), lines("base")];
			return {
				kind: "hunk",
				file,
				changes: [change],
				hunks,
				added,
				removed,
				lines: spanOf(hunk)
			};
		};
		for (const hunks of editsOf(effective)) add(atomOf(hunks), hunks.length < 2 ? [] : hunks.map((hunk) => atomOf([hunk])));
		if (effective.length === 0 && (change.kind !== "modified" || change.base !== change.head)) add({
			kind: "file",
			file,
			changes: [change],
			hunks: [],
			added: change.kind === "added" ? allLines(sides.head) : [],
			removed: change.kind === "deleted" ? allLines(sides.base) : [],
			lines: {
				start: 1,
				end: Math.max(1, sides.head.lines.length)
			}
		});
	}
	for (const change of changes.filter((one) => isData(pathOf$2(one))).slice(0, mostData)) add({
		kind: "data",
		file: pathOf$2(change),
		changes: [change],
		hunks: [],
		added: [],
		removed: [],
		lines: {
			start: 1,
			end: 1
		}
	});
	return atoms;
}
function changedLines(sides, hunks, span, side) {
	const isWithin = (line) => hunks.some((hunk) => line >= hunk[side].start && line < hunk[side].start + hunk[side].count);
	return linesOf$3(sides[side], span[side]).map((line, index) => isWithin(span[side].start + index) ? line : keptLine(line.text));
}
function isWritten({ added, lines }, line) {
	const written = added[line - lines.start];
	return written !== void 0 && written.kind !== "kept";
}
function isDeletion({ kind, added }) {
	return kind === "hunk" && added.every((line) => line.kind === "kept");
}
function holds(atom, file, line) {
	return atom.file === file && line >= atom.lines.start && line <= atom.lines.end;
}
function sidesOf$1(change, sources) {
	const none = sourceFile(void 0, void 0);
	return {
		base: change.kind === "added" ? none : fileIn(sources, "base", change.base),
		head: change.kind === "deleted" ? none : fileIn(sources, "head", change.head)
	};
}
function fileIn(sources, side, path) {
	return sourceFile(sources[side].get(path), sources.described[side].get(path));
}
function allLines(file) {
	return linesOf$3(file, {
		start: 1,
		count: file.lines.length
	});
}
function spanOf({ head }) {
	return head.count === 0 ? {
		start: Math.max(1, head.start),
		end: head.start + 1
	} : {
		start: head.start,
		end: head.start + head.count - 1
	};
}
function requirementLines(requirements, file) {
	const change = requirements.find((candidate) => pathOf$2(candidate) === file);
	const hunks = change?.kind === "modified" ? change.hunks : [];
	const [first] = hunks;
	const last = hunks.at(-1);
	return first === void 0 || last === void 0 ? {
		start: 1,
		end: 1
	} : {
		start: spanOf(first).start,
		end: spanOf(last).end
	};
}

// src/core/patch/line-map.ts
function lineMapOf(changes) {
	const byBase = /* @__PURE__ */ new Map();
	const byHead = /* @__PURE__ */ new Map();
	for (const change of changes) {
		if (change.kind !== "added") byBase.set(change.base, change);
		if (change.kind !== "deleted") byHead.set(change.head, change);
	}
	return {
		toHead: ({ file, line }) => {
			const change = byBase.get(file);
			if (change === void 0) return {
				file,
				line
			};
			if (change.kind !== "modified") return void 0;
			const place = change.order === void 0 ? line : placeIn(change.order, line);
			const mapped = place && mapLine(change.hunks, place);
			return mapped === void 0 ? void 0 : {
				file: change.head,
				line: mapped
			};
		},
		isChanged: ({ file, line }) => {
			const change = byHead.get(file);
			if (change?.kind !== "modified") return change?.kind === "added";
			return change.hunks.some(({ head }) => line >= head.start && line < head.start + head.count);
		},
		touches: (file, start, end) => {
			const change = byHead.get(file);
			if (change?.kind !== "modified") return change?.kind === "added";
			return change.hunks.some(({ head }) => head.count === 0 ? head.start >= start && head.start < end : head.start <= end && head.start + head.count > start);
		},
		fileOnHead: (file) => {
			const change = byBase.get(file);
			if (change === void 0) return file;
			return change.kind === "modified" ? change.head : void 0;
		}
	};
}
function mapLine(hunks, line) {
	let shift = 0;
	for (const { base, head } of hunks) {
		const last = base.count === 0 ? base.start : base.start + base.count - 1;
		if (base.count > 0 && line >= base.start && line <= last) return void 0;
		if (line <= last) break;
		shift = (head.count === 0 ? head.start : head.start + head.count - 1) - last;
	}
	return line + shift;
}

// src/core/patch/align.ts
const mostEdits = 2e3;
function align(base, head) {
	const [baseLines, headLines] = [linesOf$2(base.text), linesOf$2(head.text)];
	const [before, after] = [piecesOf(baseLines, base), piecesOf(headLines, head)];
	if (before === void 0 || after === void 0) return void 0;
	const moved = reordered(before, after);
	if (moved === void 0 || !runsAlike(before, moved)) return void 0;
	const order = spansOf(moved);
	const lines = linesIn(baseLines, order);
	return {
		text: `${lines.join("\n")}\n`,
		order,
		hunks: hunksBetween(lines, moved, headLines, after)
	};
}
function runsAlike(one, other) {
	const [left, right] = [one, other].map(({ parts }) => parts.flatMap(({ key }) => key.startsWith("var ") || key.startsWith("func init ") ? [key] : []).join("\n"));
	return left === right;
}
function linesOf$2(text) {
	return text.replace(/\n$/, "").split("\n");
}
function hunksBetween(baseLines, base, headLines, head) {
	const hunks = [];
	let [baseEnd, headEnd] = [0, 0];
	const compare = (baseCount, headCount) => {
		const [left, right] = [baseLines.slice(baseEnd, baseEnd + baseCount), headLines.slice(headEnd, headEnd + headCount)];
		for (const { base: ofBase, head: ofHead } of differences(left, right)) hunks.push({
			base: behind(ofBase, baseEnd),
			head: behind(ofHead, headEnd)
		});
		baseEnd += baseCount;
		headEnd += headCount;
	};
	const shared = new Set(base.parts.map(({ key }) => key));
	const known = new Set(head.parts.map(({ key }) => key));
	compare(base.preface.count, head.preface.count);
	let next = 0;
	let waiting = 0;
	for (const part of base.parts) {
		if (!known.has(part.key)) {
			waiting += part.count;
			continue;
		}
		let added = 0;
		for (; head.parts[next] !== void 0 && head.parts[next]?.key !== part.key; next++) if (!shared.has(head.parts[next]?.key ?? "")) added += head.parts[next]?.count ?? 0;
		compare(waiting, added);
		waiting = 0;
		compare(part.count, head.parts[next]?.count ?? 0);
		next++;
	}
	compare(baseLines.length - baseEnd, headLines.length - headEnd);
	return hunks;
}
function behind({ start, count }, lines) {
	return {
		start: start + lines,
		count
	};
}
function differences(left, right) {
	const parts = diffArrays([...left], [...right], { maxEditLength: mostEdits });
	if (parts === void 0) return [{
		base: span(0, left.length),
		head: span(0, right.length)
	}];
	const found = [];
	let [onBase, onHead, gone, come] = [
		0,
		0,
		0,
		0
	];
	for (const { added, removed, count } of [...parts, {
		added: false,
		removed: false,
		count: 0
	}]) if (added) come += count;
	else if (removed) gone += count;
	else {
		if (gone + come > 0) found.push({
			base: span(onBase, gone),
			head: span(onHead, come)
		});
		onBase += gone + count;
		onHead += come + count;
		gone = 0;
		come = 0;
	}
	return found;
}
function span(before, count) {
	return {
		start: count === 0 ? before : before + 1,
		count
	};
}

// src/steps/explain/align-change.ts
async function alignChanges(ports, base, head, files, texts) {
	const candidates = files.flatMap((file) => file.kind === "modified" && file.hunks.length > 1 && file.head.endsWith(".go") ? [file] : []);
	const declared = await declaredOnBoth(ports, base, head, candidates);
	return files.map((file) => {
		if (file.kind !== "modified" || !candidates.includes(file)) return file;
		const [before, after] = [texts.base.get(file.base), texts.head.get(file.head)];
		const sides = declared(file);
		if (before === void 0 || after === void 0 || sides.base === void 0 || sides.head === void 0) return file;
		const aligned = align({
			text: before,
			...outlineOf(sides.base)
		}, {
			text: after,
			...outlineOf(sides.head)
		});
		if (aligned === void 0) return file;
		texts.base.set(file.base, aligned.text);
		return {
			...file,
			hunks: aligned.hunks,
			order: aligned.order
		};
	});
}
function outlineOf(file) {
	const units = /* @__PURE__ */ new Map();
	const times = /* @__PURE__ */ new Map();
	for (const { kind, name, whole } of file.declarations) {
		if (kind === "import" || units.has(whole.line)) continue;
		const plain = `${kind} ${name.replace("(*", "").replace(")", "").replaceAll("[...]", "").split(",", 1)[0] ?? ""}`;
		const time = times.get(plain) ?? 0;
		times.set(plain, time + 1);
		units.set(whole.line, {
			key: `${plain} ${time}`,
			start: whole.line,
			end: whole.endLine
		});
	}
	const imports = file.declarations.filter(({ kind }) => kind === "import");
	return {
		units: [...units.values()],
		headEnd: Math.max(0, ...imports.map(({ whole }) => whole.endLine))
	};
}

// src/steps/explain/describe-lines.ts
const mostText = 6291456;
async function describeLines(ports, head, changes, texts) {
	const described = {
		base: /* @__PURE__ */ new Map(),
		head: /* @__PURE__ */ new Map()
	};
	const asked = [];
	let size = 0;
	const ask = (side, name, spans) => {
		const text = texts[side].get(name) ?? "";
		if (text === "" || size + text.length > mostText || isRequirement(name)) return;
		size += text.length;
		asked.push({
			side,
			name,
			text,
			ranges: rangesOf(spans, text)
		});
	};
	for (const change of changes) {
		const hunks = change.kind === "modified" ? change.hunks : void 0;
		if (change.kind !== "added") ask("base", change.base, hunks?.map(({ base }) => base));
		if (change.kind !== "deleted") ask("head", change.head, hunks?.map((hunk) => hunk.head));
	}
	const [module] = head.packages.values();
	if (module === void 0 || asked.length === 0) return described;
	const reply = await ports.analysis.lines(module.moduleFolder, asked);
	for (const [index, { side, name }] of asked.entries()) {
		const lines = reply[index];
		if (lines !== void 0) described[side].set(name, lines);
	}
	return described;
}
function rangesOf(spans, text) {
	if (spans === void 0) return [{
		line: 1,
		endLine: text.split("\n").length
	}];
	return spans.map(({ start, count }) => ({
		line: start - 1,
		endLine: start + count
	}));
}

// src/steps/explain/requirement-change.ts
async function readRequirementChange({ analysis }, base, head, files) {
	const modules = [];
	let language;
	let isComplete = true;
	for (const file of files) {
		if (file.kind !== "modified" || !/(?:^|\/)go\.(?:mod|work)$/.test(file.head)) continue;
		const [before, after] = [await analysis.requirements(`${base.root}/${file.base}`), await analysis.requirements(`${head.root}/${file.head}`)];
		if (before === void 0 || after === void 0) {
			isComplete = false;
			continue;
		}
		for (const [path, version] of after.modules) if (before.modules.get(path) !== version) modules.push({
			path,
			before: before.modules.get(path),
			after: version
		});
		language ??= languageChange(file.head, before, after);
	}
	return {
		modules,
		language: isComplete ? language : void 0
	};
}
function languageChange(file, base, head) {
	for (const line of ["go", "toolchain"]) {
		const [before, after] = [base[line], head[line]];
		if (after !== void 0 && before !== after) return {
			line,
			file,
			before: before ?? "",
			after
		};
	}
}

// src/steps/explain/change-sources.ts
const mostFiles = 3e3;
const noChange = {
	files: [],
	lines: {
		toHead: () => void 0,
		isChanged: () => false,
		touches: () => false,
		fileOnHead: () => void 0
	},
	sources: {
		base: /* @__PURE__ */ new Map(),
		head: /* @__PURE__ */ new Map(),
		described: {
			base: /* @__PURE__ */ new Map(),
			head: /* @__PURE__ */ new Map()
		}
	},
	requirements: {
		modules: [],
		language: void 0
	},
	atoms: []
};
async function readChange(ports, base, head) {
	const { repository } = ports;
	const [patch, prefixes] = [await repository.changes(base.root, head.root), prefixesOf(base.root, head.root)];
	const found = parsePatch(patch, prefixes);
	const inputs = found.filter((file) => isBuildInput(pathOf$2(file))).slice(0, mostFiles);
	const data = [...found, ...parseBinaryChanges(patch, prefixes)].filter((file) => isData(pathOf$2(file)));
	const texts = {
		base: /* @__PURE__ */ new Map(),
		head: /* @__PURE__ */ new Map()
	};
	for (const file of inputs) {
		const [before, after] = await Promise.all([file.kind === "added" ? void 0 : repository.readSnapshot(base.root, file.base), file.kind === "deleted" ? void 0 : repository.readSnapshot(head.root, file.head)]);
		if (file.kind !== "added" && before !== void 0) texts.base.set(file.base, before);
		if (file.kind !== "deleted" && after !== void 0) texts.head.set(file.head, after);
	}
	const aligned = await alignChanges(ports, base, head, inputs, texts);
	const sources = {
		...texts,
		described: await describeLines(ports, head, aligned, texts)
	};
	const files = found.map((file) => aligned[inputs.indexOf(file)] ?? file);
	const requirements = await readRequirementChange(ports, base, head, inputs);
	return {
		files,
		lines: lineMapOf(files),
		sources,
		requirements,
		atoms: atomsOf([...aligned, ...data], sources)
	};
}

// src/core/escape/compare-diagnostics.ts
function compareDiagnostics(base, head, lines) {
	const known = /* @__PURE__ */ new Set();
	const inlinable = /* @__PURE__ */ new Set();
	for (const diagnostic of base.all) {
		if (diagnostic.kind === "can-inline") inlinable.add(functionKey(diagnostic.at.file, diagnostic.function, lines));
		const subject = subjectOf(diagnostic);
		if (subject === void 0) continue;
		const { file, line } = diagnostic.at;
		const mapped = lines.toHead({
			file,
			line
		});
		if (mapped !== void 0) known.add(key(subject, mapped.file, mapped.line));
		else known.add(key(withoutLiterals(subject), lines.fileOnHead(file) ?? file, 0));
	}
	return head.all.flatMap((diagnostic) => {
		const { at } = diagnostic;
		if (diagnostic.kind === "cannot-inline") return inlinable.has(functionKey(at.file, diagnostic.function)) ? [{
			kind: "not-inlined",
			function: diagnostic.function,
			reason: diagnostic.reason,
			at
		}] : [];
		const subject = subjectOf(diagnostic);
		if (subject === void 0 || known.has(key(subject, at.file, at.line))) return [];
		if (lines.isChanged(at) && known.has(key(withoutLiterals(subject), at.file, 0))) return [];
		if (diagnostic.kind === "escapes" || diagnostic.kind === "moved-to-heap") return [{
			kind: "escapes",
			subject: diagnostic.subject,
			at,
			flow: diagnostic.flow
		}];
		if (diagnostic.kind === "leaking-param" && diagnostic.result === void 0) return [{
			kind: "leaks",
			subject: diagnostic.subject,
			function: functionAt(head, at),
			at,
			flow: diagnostic.flow
		}];
		return [];
	});
}
function withoutLiterals(subject) {
	return subject.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)+'/g, "\"\"").replaceAll(/\b\d[\w.]*/g, "0");
}
const longestSignature = 8;
function functionAt(index, { file, line }) {
	for (let at = line; at > line - longestSignature; at--) for (const diagnostic of index.at(file, at)) if (diagnostic.kind === "can-inline" || diagnostic.kind === "cannot-inline") return diagnostic.function;
}
function subjectOf(diagnostic) {
	const { kind } = diagnostic;
	if (kind === "escapes" || kind === "moved-to-heap") return `escapes ${diagnostic.subject}`;
	if (kind !== "leaking-param" || diagnostic.result !== void 0) return void 0;
	return `leaks ${diagnostic.content ? "*" : ""}${diagnostic.subject}`;
}
function key(subject, file, line) {
	return `${file}:${line}\n${subject}`;
}
function functionKey(file, name, lines) {
	const onHead = lines?.fileOnHead(file) ?? file;
	return `${onHead.slice(0, onHead.lastIndexOf("/") + 1)}\n${name}`;
}

// src/core/escape/diagnostic-index.ts
function indexDiagnostics({ known }) {
	const byLine = /* @__PURE__ */ new Map();
	for (const diagnostic of known) {
		const key = `${diagnostic.at.file}:${diagnostic.at.line}`;
		const line = byLine.get(key);
		if (line === void 0) byLine.set(key, [diagnostic]);
		else line.push(diagnostic);
	}
	return {
		at: (file, line) => byLine.get(`${file}:${line}`) ?? [],
		all: known
	};
}

// src/core/escape/explanations.ts
function positionKey({ file, line, column }) {
	return `${file}:${line}:${column ?? 0}`;
}
function withoutRepeats(explanations) {
	const best = /* @__PURE__ */ new Map();
	for (const explanation of explanations) {
		const { what, subject, to, steps } = explanation;
		const key = JSON.stringify([
			what,
			subject,
			to
		]);
		const known = best.get(key)?.steps;
		if ((known === void 0 ? -1 : steps.length - known.length || textOrder(steps, known)) < 0) best.set(key, explanation);
	}
	return [...best.values()].toSorted((a, b) => textOrder([a.subject, a.to], [b.subject, b.to]));
}
const mostAtOnePlace = 200;
function withFlows(diagnostics, explanations) {
	const told = new Set(diagnostics.map(({ at, ...said }) => subjectKey(positionKey(at), "subject" in said ? said.subject : "")));
	const exact = /* @__PURE__ */ new Map();
	const others = /* @__PURE__ */ new Map();
	for (const [place, all] of explanations) {
		const here = [];
		for (const explanation of withoutRepeats(all)) {
			const key = subjectKey(place, explanation.subject);
			if (explanation.what === "escapes" && told.has(key)) exact.set(key, explanation);
			else if (here.length < mostAtOnePlace) here.push(explanation);
		}
		others.set(place, here);
	}
	return diagnostics.flatMap((diagnostic) => {
		if (!("flow" in diagnostic)) return [diagnostic];
		const place = positionKey(diagnostic.at);
		const here = others.get(place) ?? [];
		if (diagnostic.kind === "leaking-param") return [{
			...diagnostic,
			flow: leakFlow(diagnostic, here)
		}];
		const explanation = exact.get(subjectKey(place, diagnostic.subject));
		return explanation === void 0 ? inOtherWords(diagnostic, here.filter(({ what }) => what === "escapes")) : [{
			...diagnostic,
			flow: explanation.steps
		}];
	});
}
function subjectKey(place, subject) {
	return `${place}\n${subject}`;
}
function inOtherWords(diagnostic, explanations) {
	if (diagnostic.subject === "append") {
		const appends = explanations.filter(({ subject }) => subject.startsWith("append("));
		return appends.length === 0 ? [diagnostic] : appends.map(({ subject, steps }) => ({
			...diagnostic,
			subject,
			flow: steps
		}));
	}
	const start = diagnostic.subject.split(",", 1)[0] ?? "";
	const alike = explanations.filter(({ subject }) => subject.split(",", 1)[0] === start);
	const fitting = alike.length > 0 ? alike : explanations;
	return [fitting[0] !== void 0 && fitting.length === 1 ? {
		...diagnostic,
		flow: fitting[0].steps
	} : diagnostic];
}
function leakFlow({ subject, result }, explanations) {
	const leaks = explanations.filter((leak) => leak.what === "leaks" && leak.subject === subject);
	return (leaks.find(({ to }) => result === void 0 ? to.startsWith("{") : to === result) ?? (result === void 0 ? leaks[0] : void 0))?.steps ?? [];
}
function byPosition(a, b) {
	if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
	return a.at.line - b.at.line || (a.at.column ?? 0) - (b.at.column ?? 0) || textOrder(a, b);
}
function textOrder(a, b) {
	const [first, second] = [JSON.stringify(a), JSON.stringify(b)];
	return first === second ? 0 : first < second ? -1 : 1;
}

// src/core/escape/parse-diagnostics.ts
const mostSamples = 20;
const position$1 = /^((?:[A-Za-z]:)?[^\s:][^:]*):(\d+)(?::(\d+))?: (.*)$/s;
function parseDiagnostics(text, place = (file) => file) {
	const found = /* @__PURE__ */ new Map();
	const explanations = /* @__PURE__ */ new Map();
	const samples = /* @__PURE__ */ new Set();
	let unknown = 0;
	let open;
	for (const line of text.split("\n")) {
		const [, file, number, column, message] = position$1.exec(line) ?? [];
		if (file === void 0 || message === void 0) continue;
		const at = positionOf(place(file), number, column);
		const saying = readMessage$1(message, place);
		if (saying === void 0) {
			unknown++;
			if (samples.size < mostSamples) samples.add(line);
			continue;
		}
		if (saying.kind === "explains") {
			open = [];
			const key = positionKey(at);
			const here = explanations.get(key) ?? [];
			explanations.set(key, here);
			here.push({
				...saying.explains,
				steps: open
			});
		} else if (saying.kind === "step") open?.push(saying.step);
		else if (saying.kind === "diagnostic") {
			const diagnostic = saying.make(at);
			found.set(JSON.stringify(diagnostic), diagnostic);
		}
	}
	return {
		known: withFlows([...found.values()], explanations).toSorted(byPosition),
		unknown: {
			count: unknown,
			samples: [...samples]
		}
	};
}
function positionOf(file, line, column) {
	return {
		file,
		line: Number(line),
		column: column === void 0 ? void 0 : Number(column)
	};
}
function readMessage$1(message, place) {
	if (message.startsWith("  ")) {
		const inner = message.trimStart();
		if (inner.startsWith("flow: ")) return { kind: "flow" };
		if (inner.startsWith("warning: truncated explanation")) return { kind: "flow" };
		return readStep(inner, place);
	}
	return readExplanation(message) ?? readDiagnostic(message);
}
function readStep(text, place) {
	const at = text.lastIndexOf(" at ");
	if (!text.startsWith("from ") || at < 0) return void 0;
	const before = text.slice(5, at);
	const open = before.lastIndexOf(" (");
	const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(text.slice(at + 4)) ?? [];
	if (open < 0 || !before.endsWith(")") || file === void 0) return void 0;
	return {
		kind: "step",
		step: {
			text: before.slice(0, open),
			reason: before.slice(open + 2, -1),
			at: positionOf(place(file), line, column)
		}
	};
}
const escapeEnds = [" escapes to heap in ", " escapes to heap:"];
function readExplanation(message) {
	if (!message.endsWith(":")) return void 0;
	const [start, parameter] = /^parameter (\S+) leaks to /.exec(message) ?? [];
	if (start !== void 0 && parameter !== void 0) {
		const rest = message.slice(start.length, message.lastIndexOf(" with derefs="));
		return {
			kind: "explains",
			explains: {
				what: "leaks",
				subject: parameter,
				to: rest.startsWith("{") ? rest : rest.split(" ", 1)[0] ?? ""
			}
		};
	}
	const end = Math.max(...escapeEnds.map((words) => message.lastIndexOf(words)));
	if (end < 0) return void 0;
	return {
		kind: "explains",
		explains: {
			what: "escapes",
			subject: message.slice(0, end),
			to: ""
		}
	};
}
function readDiagnostic(message) {
	const make = diagnosticOf(message);
	return make === void 0 ? void 0 : {
		kind: "diagnostic",
		make: (at) => ({
			at,
			...make
		})
	};
}
function diagnosticOf(message) {
	const after = (prefix) => message.startsWith(prefix) ? message.slice(prefix.length) : void 0;
	const before = (suffix) => message.endsWith(suffix) ? message.slice(0, -suffix.length) : void 0;
	const moved = after("moved to heap: ");
	if (moved !== void 0) return {
		kind: "moved-to-heap",
		subject: moved,
		flow: []
	};
	const escapes = before(" escapes to heap");
	if (escapes !== void 0) return {
		kind: "escapes",
		subject: escapes,
		flow: []
	};
	const stays = before(" does not escape");
	if (stays !== void 0) return {
		kind: "does-not-escape",
		subject: stays
	};
	return parameterOrInlining(message) ?? remark(message);
}
function parameterOrInlining(message) {
	const [, content, subject, result] = /^leaking param( content)?: (\S+)(?: to result (\S+) level=-?\d+)?$/.exec(message) ?? [];
	if (subject !== void 0) return {
		kind: "leaking-param",
		subject,
		content: content !== void 0,
		result,
		flow: []
	};
	const [, how, captured] = / capturing by (ref|value): (\S+) \(addr=\w+ assign=\w+ width=\d+\)$/.exec(message) ?? [];
	if (captured !== void 0) return {
		kind: "capturing",
		subject: captured,
		how: how === "ref" ? "ref" : "value"
	};
	const [, inlinable, cost] = /^can inline (.+?) with cost (\d+)(?: as: |$)/s.exec(message) ?? [];
	if (inlinable !== void 0) return {
		kind: "can-inline",
		function: inlinable,
		cost: Number(cost)
	};
	const [, called] = /^inlining call to (.+)$/s.exec(message) ?? [];
	if (called !== void 0) return {
		kind: "inlining-call",
		function: called
	};
	if (message.startsWith("cannot inline ") && !message.endsWith(": repeated recursive cycle")) {
		const colon = message.indexOf(": ");
		if (colon > 0) return {
			kind: "cannot-inline",
			function: message.slice(14, colon),
			reason: message.slice(colon + 2)
		};
	}
	const [, target, concrete] = /^(?:partially |PGO )?devirtualizing (?:(?:interface|function) call )?(.+) to (.+)$/s.exec(message) ?? [];
	if (target !== void 0 && concrete !== void 0) return {
		kind: "devirtualizing",
		subject: target,
		to: concrete
	};
}
const remarks = [
	/^zero-copy string->\[\]byte conversion$/,
	/ ignoring self-assignment in /,
	/^assuming \S+ is unsafe uintptr$/,
	/^marking \S+ as escaping (?:\.\.\.)?uintptr$/,
	/^index bounds check elided$/,
	/^cannot inline .+ into .+: repeated recursive cycle$/s,
	/^function .+ considered 'big'; reducing max cost of inlinees$/s,
	/^(?:cannot|should not PGO) devirtualize /,
	/^imprecise interface call$/,
	/^skip inlining within testing\.B\.loop for /,
	/ will be kept alive$/,
	/^expr is unknown to bloop pass$/
];
function remark(message) {
	return remarks.some((form) => form.test(message)) ? {
		kind: "remark",
		text: message
	} : void 0;
}

// src/steps/explain/compiler-view.ts
async function readCompilerView(ports, { work, change: { lines }, settings: { buildFlags }, ...sides }, importPath, folders) {
	const ask = async (side) => {
		const listed = side?.packages.get(importPath);
		if (side === void 0 || listed === void 0) return parseDiagnostics("");
		const request = {
			folder: listed.moduleFolder,
			root: side.root,
			importPaths: [listed.importPath],
			buildFlags,
			folders,
			work
		};
		return parseDiagnostics(await ports.analysis.diagnostics(request), (file) => pathBelow(side.root, file));
	};
	const [base, head] = await Promise.all([ask(sides.base), ask(sides.head)]);
	const { count, samples } = head.unknown;
	if (count > 0) ports.log.debug(`${importPath}: ${count} compiler messages have an unknown format, such as\n${samples.join("\n")}`);
	const index = indexDiagnostics(head);
	return {
		head: index,
		newlySaid: sides.base === void 0 ? [] : compareDiagnostics(indexDiagnostics(base), index, lines)
	};
}
function changedFolders(files) {
	return goFolders(files.flatMap((file) => [...file.kind === "added" ? [] : [file.base], ...file.kind === "deleted" ? [] : [file.head]]));
}
function filesOnPaths(sites) {
	return sites.flatMap(({ paths }) => paths.flatMap(({ frames }) => frames.flatMap(({ owner, file }) => owner === "user" ? [file] : [])));
}
function goFolders(files) {
	return new Set(files.filter((file) => file.endsWith(".go")).map((file) => file.replace(/(?:^|\/)[^/]*$/, "")));
}

// src/core/cause/data-words.ts
const verbs = {
	added: "added",
	deleted: "deleted",
	modified: "replaced"
};
function dataWords({ data }) {
	if (data === void 0) return "";
	const changed = `The change ${verbs[data.change]} ${quoted(data.file)}`;
	return isProfile(data) ? `${changed}, the profile that the compiler uses to decide what to inline (https://go.dev/doc/pgo).` : `${changed}, which decides how much this line allocates.`;
}
function dataAdvice(data) {
	const file = quoted(data.file);
	const undo = {
		added: `Remove ${file} again`,
		deleted: `Restore ${file}`,
		modified: `Restore the previous ${file}`
	}[data.change];
	return isProfile(data) ? `${undo}, or collect a new profile that covers this code.` : `${undo}, or accept the new figure if the data is meant to change.`;
}
function isProfile({ file }) {
	return file.endsWith(".pgo");
}

// src/core/cause/language-words.ts
function languageWords(evidence) {
	const { language } = evidence;
	if (language === void 0) return "";
	const { file, line, before, after } = language;
	const changed = `${quoted(`${line} ${line === "toolchain" ? "go" : ""}${after}`)} in ${file}${before === "" ? "" : ` instead of ${before}`}`;
	if (hasOwnVariables(evidence)) return `The change sets ${changed}, and since Go 1.22 each loop iteration has its own variables (https://go.dev/doc/go1.22).`;
	return line === "go" ? `The change sets ${changed}, which selects the language version the code is built with.` : `The change sets ${changed}, which builds the same code with a different compiler and standard library.`;
}
function hasOwnVariables({ language, escape, facts }) {
	const isInLoop = facts?.loops.some(({ benchmark }) => !benchmark) === true || facts?.allocation?.kind === "moved-to-heap";
	return language?.line === "go" && isBefore122(language.before) && !isBefore122(language.after) && escape?.isVariable === true && isInLoop;
}
function isBefore122(version) {
	const [major = 1, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
	return major === 1 && minor < 22;
}

// src/core/cause/reason.ts
function reasonOf(cause, evidence) {
	return [
		ruleOf(cause).reason(evidence),
		benchmarkLoopWords(evidence),
		dataWords(evidence),
		languageWords(evidence),
		inlining(evidence),
		statusWords(evidence)
	].filter((sentence) => sentence !== "").join(" ");
}
function inlining({ lostInlining }) {
	return lostInlining === void 0 ? "" : `The compiler no longer inlines ${quoted(readableFunction(lostInlining.function))} (${lostInlining.reason}), so its result can't stay on the caller's stack.`;
}
function benchmarkLoopWords({ benchmarkLoop }) {
	if (benchmarkLoop === void 0) return "";
	return keepsCalls(benchmarkLoop) ? "The benchmark now loops with `b.Loop`: Go 1.24 and 1.25 do not inline calls in the body of such a loop, so results that stayed on the stack are allocated on the heap. The package itself did not get worse." : "The benchmark now loops with `b.Loop`, which keeps arguments and results of the calls in its body alive. The package itself did not get worse.";
}
function keepsCalls(goVersion) {
	return /^go1\.2[45](?:\D|$)/.test(goVersion);
}
function statusWords({ site }) {
	if (site.status !== "more" || site.base.objects - site.own.objects + site.ofOther >= .005) return "";
	const before = round$1(site.own.objects);
	return `This line already allocated on base (${before} ${before === "1" ? "object" : "objects"} per operation); it now allocates ${round$1(site.head.objects)}.`;
}
function round$1(value) {
	return String(Math.round(value * 100) / 100);
}

// src/core/cause/advice.ts
function adviceOf(cause, evidence) {
	if (hasOwnVariables(evidence)) return "Take the address of the element (`&list[i]`), or declare one variable before the loop if no pointer to it outlives an iteration.";
	if (evidence.data !== void 0) return dataAdvice(evidence.data);
	if (evidence.benchmarkLoop !== void 0) return keepsCalls(evidence.benchmarkLoop) ? "Build with Go 1.26 or later, or keep `for i := 0; i < b.N; i++` until then; accept the new figure if the loop is meant to change." : "Accept the new figure if the loop is meant to change: it measures the same code in a different way.";
	return ruleOf(cause).advice(evidence);
}

// src/core/cause/edit-words.ts
function editWords(kind, words) {
	return sentences[kind]((name, otherwise) => words[name] === void 0 ? otherwise : quoted(words[name]));
}
const keeps = "Reset its fields first: a pooled object keeps the values of its last use.";
const sentences = {
	"slice-capacity": (say) => `Allocate ${say("variable", "the slice")} with capacity ${say("bound", "for all elements")} before filling it.${say("nil", "") === "" ? "" : " Note: if there are no elements, the result is now empty rather than nil."}`,
	"map-capacity": (say) => `Create ${say("variable", "the map")} with room for ${say("bound", "all entries")} before filling it.`,
	"builder-grow": (say) => say("sum", "") === "" ? `Grow ${say("variable", "the buffer")} once, by ${say("bound", "the size of what will be written")}, before writing.` : `Add up the bytes to be written in ${say("sum", "")}, and grow ${say("variable", "the buffer")} once before writing.`,
	"fmt-to-strconv": (say) => instead(say),
	"fmt-to-concat": (say) => instead(say),
	"fmt-to-append": (say) => `Append to ${say("variable", "a buffer")} with strconv instead of ${say("callee", "formatting")}.`,
	"fmt-to-writer": (say) => `Write the parts themselves instead of ${say("call", "formatting them")}.`,
	"concat-to-builder": (say) => `Collect ${say("variable", "the text")} in a \`strings.Builder\`, which ${growth(say)}.`,
	"concat-at-once": (say) => `Join the parts of ${say("variable", "the text")} in one expression: it allocates once for all of them.`,
	"map-index-conversion": () => "Convert inside the map index: Go needs no copy there.",
	"convert-once": (say) => `Convert once, before the loop: ${say("variable", "a variable")} keeps ${say("conversion", "the result")}.`,
	"pool-put": (say) => `Return ${say("variable", "the object")} to ${say("pool", "its pool")} when the function returns. ${keeps}`,
	"pool-get": (say) => `Take ${say("variable", "the object")} from ${say("pool", "a pool")} instead of allocating it, and put it back when the function returns. A pooled object keeps the values of its last use, so it is reset first.`,
	"value-instead-of-pointer": (say) => `Keep ${say("variable", "the value")} as a value: nothing needs a pointer to it.`,
	"argument-instead-of-capture": (say) => `Give the function literal a copy of ${say("variable", "the variable")}; a variable that is captured by reference moves to the heap.`,
	"hoist-closure": () => "Create the function literal once, before the loop: it uses nothing from a single iteration.",
	"hoist-call": (say) => `Call ${say("call", "it")} once for the whole package: its result is always the same.`,
	"sort-slice": (say) => `Sort ${say("collection", "the slice")} with the package \`slices\`, which needs no reflection.`,
	"interface-to-type-parameter": (say) => `Give ${say("function", "the function")} a type parameter instead of ${say("interface", "an interface")}: ${say("parameter", "the value")} is then converted to an interface only where the function itself needs one.`,
	"order-fields": (say) => `Order the fields of ${say("type", "the struct")} by size: without the padding between them, its size is ${bytes(say, "after")} instead of ${bytes(say, "before")}.`,
	"room-as-before": (say) => `Allocate it with the capacity it had before the change: ${say("made", "as base does")}.`
};
function growth(say) {
	if (say("sum", "") !== "") return `grows once, by the number of bytes added up in ${say("sum", "")}`;
	return say("bound", "") === "" ? "grows in larger steps" : `grows once, by ${say("bound", "")} bytes`;
}
function instead(say) {
	return `Write ${say("replacement", "the text with strconv and concatenation")} instead of ${say("call", "formatting it")}.`;
}
function bytes(say, name) {
	return say(name, "less").replaceAll("`", "") + (say(name, "") === "" ? "" : " B");
}

// src/core/cause/root/link-words.ts
function linkWords(root, site, { reason, reverted }) {
	const { atom, file, line, by, calledAs } = root;
	if (atom.kind === "requirements" || by === "data") return void 0;
	const isSite = file === site.file && line === site.line;
	const isNamed = reason.includes(`(${nameOf(file)}:${line})`) || file === site.file && reason.includes(`(line ${line})`);
	const sentences = [...isSite || isNamed || isAll(root, reverted) ? [] : [tie(root, file === site.file ? "" : ` of ${nameOf(file)}`)], ...calledAs === void 0 ? [] : [`The reverted code calls ${quoted(calledAs)}, which the change adds.`]];
	return sentences.length === 0 ? void 0 : sentences.join(" ");
}
function isAll({ by, name = "" }, reverted) {
	const [only, ...others] = reverted;
	return by === "nearest" && name === "" && only?.kind === "hunk" && others.length === 0 && only.added.length === 1;
}
function tie(root, of) {
	const { atom, line, by, name, isGone = atom.added.length === 0 || isDeletion(atom) } = root;
	const named = name === void 0 || name === "" ? void 0 : quoted(name);
	return isGone ? goneWords(root, named, of) : ties[by](`${line}${of}`, named, atom.added[line - atom.lines.start]);
}
const ties = {
	put: (at, _, changed) => changed !== void 0 && puts(changed) ? `Line ${at} is the changed \`Put\`.` : `A \`Put\` was removed at line ${at}.`,
	type: (at, named = "The type") => `${named} was changed at line ${at}.`,
	operand: (at, named = "the variable that is filled") => `Line ${at} is where ${named} is initialized.`,
	cut: (at, named = "the slice") => `Line ${at} cuts off the front of ${named}.`,
	callee: (at, named = "the function") => `Line ${at} declares ${named}, which takes the value as an interface.`,
	path: (at) => `Line ${at} is the last changed line on the call path.`,
	leak: (at, named) => `Line ${at} is on the path through which ${named === void 0 ? "a parameter" : `the parameter ${named}`} now escapes.`,
	inlining: (at, named = "a function") => `Line ${at} belongs to ${named}, which the compiler no longer inlines.`,
	flow: (at) => `Line ${at} is on the path through which the value escapes.`,
	captured: (at, named = "a variable") => `Line ${at} declares ${named}, which the function literal captures.`,
	build: (at) => `Line ${at} decides whether the file with this allocation is built.`,
	pragma: (at, named = "A pragma") => `${named} was changed at line ${at}.`,
	loop: (at) => `Line ${at} now loops with \`b.Loop\`.`,
	data: () => "",
	nearest: (at, named) => likeliest$1(`line ${at}`, named && `mentions ${named}`)
};
function goneWords({ atom, line, by }, named, of) {
	const where = atom.kind === "file" ? "in the deleted file" : `${isDeletion(atom) ? "below" : "at"} line ${line}${of}`;
	if (by === "put") return `A \`Put\` was deleted ${where}.`;
	if (by === "build") return `The build constraint that was deleted at line ${line}${of} decided whether the file with this allocation is built.`;
	if (by === "pragma") return `${named ?? "A pragma"} was deleted at line ${line}${of}.`;
	if (by === "type") return `The code deleted ${where} belonged to ${named ?? "the type"}.`;
	const code = atom.removed.filter(isCode);
	if (isDeletion(atom) && code.length === 1) return `${quoted((code[0]?.text ?? "").trim())} was deleted ${where}.`;
	return likeliest$1(atom.kind === "file" ? "the deleted file" : `the code deleted ${where}`, named === void 0 ? void 0 : `mentioned ${named}`);
}
function likeliest$1(what, why) {
	return why === void 0 ? `In the reverted part, ${what} is the most likely cause, but nothing singles it out.` : `In the reverted part, ${what} ${why}.`;
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

// src/core/profile/fitting.ts
const slack = (difference, least) => Math.max(least, .02 * Math.abs(difference));
const least$5 = {
	objects: .6,
	bytes: 16
};
function fitting(sites, difference, gainOf) {
	const left = { ...difference };
	return sites.filter((site) => {
		const gain = gainOf(site);
		const fits = ["objects", "bytes"].every((what) => difference[what] <= 0 || gain[what] <= left[what] + slack(difference[what], least$5[what]));
		if (fits) for (const what of ["objects", "bytes"]) left[what] -= gain[what];
		return fits;
	});
}
function openRest(gains, difference) {
	const rest = (what) => difference[what] - gains.reduce((sum, gain) => sum + gain[what], 0);
	const isOpen = (what) => difference[what] > 0 && rest(what) > slack(difference[what], least$5[what]);
	return {
		...isOpen("objects") ? { objects: rest("objects") } : {},
		...isOpen("bytes") ? { bytes: rest("bytes") } : {}
	};
}

// src/steps/explain/evidence.ts
const noExperiments = {
	proof: void 0,
	fixes: /* @__PURE__ */ new Map(),
	untried: void 0,
	varying: /* @__PURE__ */ new Map(),
	rewritten: [],
	undone: /* @__PURE__ */ new Map()
};
function siteKey({ file, line, callee, library }) {
	return [
		file,
		line,
		callee,
		library ?? ""
	].join("\n");
}
const mostSites$1 = 60;
function distinctSites(sites) {
	return [...new Map(sites.map((site) => [siteKey(site), site])).values()].slice(0, mostSites$1);
}
function fixKey(benchmark, site) {
	return `${benchmark}\n${site}`;
}

// src/core/cause/root/type.ts
const grownType = (request) => request.site.status === "new" ? void 0 : changedType(request);
const changedType = ({ atoms, facts }) => {
	for (const type of facts?.types ?? []) {
		if (type.file === "" || type.behind) continue;
		const atom = atoms.find((one) => growsType(one, type));
		if (atom === void 0) continue;
		const held = type.fields.filter(({ line }) => holds(atom, atom.file, line));
		const line = (held.find(({ line }) => isNew(atom, line)) ?? held.find(({ line }) => isWritten(atom, line)) ?? held[0])?.line ?? Math.max(type.line, atom.lines.start);
		return {
			atom,
			file: atom.file,
			line,
			by: "type",
			name: type.name
		};
	}
};
function growsType({ file, lines, added, removed }, type) {
	return file === type.file && lines.start <= type.endLine && lines.end >= type.line && added.filter(isCode).length >= removed.filter(isCode).length;
}
function isNew({ added: head, removed, lines }, line) {
	const added = head[line - lines.start];
	return added !== void 0 && removed.every((before) => codeOf(before) !== codeOf(added));
}

// src/core/cause/effect.ts
function rowKey({ benchmark, unit }) {
	return `${benchmark}\n${unit}`;
}
const provenShare = .8;
const leastShare$2 = .1;
const mostShare = 1.3;
function restoredShare(figures) {
	const { base, head, reverted } = figures;
	return head === base ? 0 : (head - reverted) / (head - base);
}

// src/core/cause/root/data.ts
const changedData = ({ atoms }) => {
	const [atom] = atoms;
	if (atom === void 0 || atoms.some(({ kind }) => kind !== "data")) return void 0;
	return {
		atom,
		file: atom.file,
		line: atom.lines.start,
		by: "data"
	};
};

// src/core/cause/root/build.ts
function isConstraint({ directive }) {
	return directive.startsWith("//go:build ") || directive.slice(2).trimStart().startsWith("+build ");
}
const builtNow = ({ site, atoms }) => {
	if (site.status !== "new") return void 0;
	const files = site.paths[0]?.frames.flatMap(({ owner, file }) => owner === "user" ? [file] : []) ?? [];
	for (const file of [site.file, ...files]) for (const atom of atoms) {
		if (atom.file !== file || atom.kind !== "hunk") continue;
		const index = atom.added.findIndex(isConstraint);
		if (index >= 0) return {
			atom,
			file,
			line: atom.lines.start + index,
			by: "build"
		};
		if (atom.removed.some(isConstraint)) return {
			atom,
			file,
			line: atom.lines.start,
			by: "build",
			isGone: true
		};
	}
};

// src/core/escape/words-in.ts
function wordsIn(message) {
	return message.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}

// src/core/cause/root/names.ts
function siteNames({ facts, escape, site }) {
	const names = /* @__PURE__ */ new Map();
	const add = (found, weight) => {
		for (const name of found) names.set(name, Math.max(names.get(name) ?? 0, name.length < 3 ? weight / 2 : weight));
	};
	const called = (site.paths[0]?.frames ?? []).filter(({ owner }) => owner === "user");
	add([...facts?.names.close ?? [], ...escape?.isVariable === true ? escape.subject.split(".") : []], 2);
	add([...facts?.names.near ?? [], ...called.map((frame) => functionName(frame.function))], 1);
	return names;
}
function functionName(symbol) {
	const plain = symbol.replaceAll(/\[[^\]]*\]/g, "").replace(/(?:[.-](?:func|gowrap|deferwrap|range|fm)\d*|\.\d+)+$/, "");
	return plain.slice(plain.lastIndexOf(".") + 1);
}

// src/core/cause/root/request.ts
function writerOf(atoms, { file, line }) {
	return atoms.find((atom) => holds(atom, file, line) && isWritten(atom, line));
}

// src/core/cause/root/compiler.ts
const leak = ({ atoms, newlySaid, site, escape }) => {
	if (!isPlaced(site)) return void 0;
	const passed = leaksOf(escape?.flow ?? [], newlySaid);
	for (const said of [...passed, ...newlySaid.filter((other) => !passed.includes(other))]) {
		if (said.kind === "escapes") continue;
		if (said.kind === "not-inlined") {
			const found = (said.reason.includes("go:noinline") ? pragmaIn(atoms, said.at) : void 0) ?? firstWritten(atoms, [said.at]);
			if (found !== void 0) return {
				...found,
				by: "inlining",
				name: said.function
			};
			continue;
		}
		const found = firstWritten(atoms, [...said.flow.toReversed().map(({ at }) => at), said.at]);
		if (found !== void 0) return {
			...found,
			by: "leak",
			name: said.subject
		};
	}
};
function leaksOf(flow, newlySaid) {
	const leaks = newlySaid.filter((said) => said.kind === "leaks");
	const found = /* @__PURE__ */ new Set();
	let calls = callsIn(flow);
	while (calls.length > 0) {
		const next = leaks.filter((said) => !found.has(said) && said.function !== void 0 && calls.some((call) => wordsIn(call).includes(functionName(said.function ?? ""))));
		for (const said of next) found.add(said);
		calls = next.flatMap((said) => callsIn(said.flow));
	}
	return [...found];
}
function callsIn(flow) {
	return flow.flatMap(({ text, reason }) => reason === "call parameter" ? [text] : []);
}
function isPlaced({ callee, library }) {
	return library === void 0 && !/^runtime\.(?:growslice|mapassign|makechan|newproc|deferproc)/.test(callee);
}
const escapeFlow = ({ atoms, escape }) => {
	const found = firstWritten(atoms, escape?.flow.toReversed().map(({ at }) => at) ?? []);
	return found && {
		...found,
		by: "flow"
	};
};
const captured = ({ atoms, facts, site }) => {
	for (const { name, line } of facts?.allocation?.captures ?? []) {
		const found = firstWritten(atoms, [{
			file: site.file,
			line
		}]);
		if (found !== void 0) return {
			...found,
			by: "captured",
			name
		};
	}
};
function pragmaIn(atoms, at) {
	for (const atom of atoms) {
		const index = atom.added.findIndex(({ directive }) => directive === "//go:noinline");
		if (index >= 0 && atom.file === at.file && atom.lines.end < at.line + 1) return {
			atom,
			file: atom.file,
			line: atom.lines.start + index
		};
	}
}
function firstWritten(atoms, places) {
	for (const { file, line } of places) {
		const atom = writerOf(atoms, {
			file,
			line
		});
		if (atom !== void 0) return {
			atom,
			file,
			line
		};
	}
}

// src/core/profile/similarity.ts
function similarity(a, b) {
	const [left, right] = [words(a), words(b)];
	if (left.size === 0 && right.size === 0) return 1;
	let shared = 0;
	for (const word of left) if (right.has(word)) shared++;
	return shared / (left.size + right.size - shared);
}
function words(line) {
	return new Set(line.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu));
}

// src/core/cause/root/renamed.ts
const mostCompared$1 = 400;
function isRenamed(atom, line) {
	return hasOnlyNewNames(atom, line, (from, to) => isDeclaredAnew(atom, from, to));
}
function isRenamedAlone(atom, line) {
	return hasOnlyNewNames(atom, line, (from, to) => isRedeclared(atom, from, to));
}
function hasOnlyNewNames(atom, line, isVariable) {
	if (line === void 0 || line.tokens.length === 0 || atom.removed.length > mostCompared$1) return false;
	return atom.removed.some((before) => {
		if (indentOf(before) !== indentOf(line)) return false;
		const renames = renamesBetween(before, line);
		return renames !== void 0 && renames.every(([from, to]) => isVariable(from, to));
	});
}
function isDeclaredAnew({ added, removed }, from, to) {
	return removed.some(({ declares }) => declares.includes(from)) && added.some(({ declares }) => declares.includes(to));
}
function renamesBetween({ tokens: before }, { tokens: after }) {
	if (before.length !== after.length) return void 0;
	const renames = [];
	for (const [index, to] of after.entries()) {
		const from = before[index];
		if (from?.text === to.text) continue;
		if (!(after[index - 1]?.text !== "." && after[index + 1]?.text !== "(") || from?.kind !== "name" || to.kind !== "name") return void 0;
		renames.push([from.text, to.text]);
	}
	return renames;
}
function isRedeclared({ added, removed }, from, to) {
	const declarations = added.filter(({ declares }) => declares.includes(to));
	return removed.some((before) => before.declares.includes(from) && declarations.some((after) => renamesBetween(before, after)?.some(([left, right]) => left === from && right === to) === true));
}
function indentOf({ text }) {
	return text.slice(0, text.length - text.trimStart().length);
}

// src/core/cause/root/nearest.ts
const leastAlike = .5;
const mostCompared = 4e4;
const nearest = (request) => {
	const found = bestOf(request);
	if (found !== void 0) return found.root;
	const atom = request.atoms.find((one) => !isDeleted(one)) ?? request.atoms[0];
	return atom === void 0 ? void 0 : {
		atom,
		file: atom.file,
		line: atom.lines.start,
		by: "nearest"
	};
};
const likeliest = (request) => {
	const found = bestOf(request);
	return found !== void 0 && found.score > 0 ? found.root : void 0;
};
function bestOf(request) {
	const candidates = request.atoms.flatMap(linesOf$1);
	const names = siteNames(request);
	const removed = request.atoms.flatMap((atom) => atom.removed.filter(isCode));
	const isWide = candidates.length * removed.length > mostCompared;
	const [best] = candidates.map((candidate) => {
		const { source, isGone } = candidate;
		const spoken = spokenOf(isGone && isFunction(source) ? [source.function] : namesIn(source), names);
		return {
			candidate,
			spoken,
			score: scoreOf(candidate, request, spoken.weight, isWide ? void 0 : removed)
		};
	}).toSorted((a, b) => b.score - a.score);
	if (best === void 0) return void 0;
	const { atom, line, isGone } = best.candidate;
	return {
		root: {
			atom,
			file: atom.file,
			line,
			by: "nearest",
			name: best.spoken.name,
			isGone
		},
		score: best.score
	};
}
function linesOf$1(atom) {
	if (isDeleted(atom)) return [];
	const kept = new Set(atom.added.map((line) => line.function));
	const isGone = (line) => isDeletion(atom) || isFunction(line) && !kept.has(line.function);
	return (atom.pieces.length === 0 ? [atom] : atom.pieces).flatMap(({ added, removed, lines }) => [...added.map((source, index) => ({
		atom,
		line: lines.start + index,
		source,
		isGone: false
	})), ...removed.filter(isGone).map((source) => ({
		atom,
		line: lines.start,
		source,
		isGone: true
	}))]).filter(({ source }) => isCode(source));
}
function isFunction(line) {
	return line.function !== "";
}
function isDeleted({ kind, changes }) {
	return kind === "file" && changes.every((change) => change.kind === "deleted");
}
function scoreOf({ atom, line, source, isGone }, { site, facts }, spoken, removed) {
	const around = facts?.function;
	const isNear = around !== void 0 && atom.file === site.file && line >= around.line && line <= around.endLine;
	const isChanged = !isGone && removed !== void 0 && isAnother(source, removed);
	const isLow = source.kind === "frame" || source.kind === "signature" && !isGone;
	const isLost = isGone && isFunction(source) && spoken > 0;
	return 2 * spoken + (isLost ? 2 : 0) + (isNear ? 1.5 : 0) + (isChanged ? 1.5 : 0) - (isLow ? 3 : 0) - (!isGone && removed !== void 0 && isRenamed(atom, source) ? 6 : 0);
}
function isAnother(line, removed) {
	const same = codeOf(line);
	return removed.every((before) => codeOf(before) !== same) && removed.some((before) => similarity(before.text, line.text) >= leastAlike);
}
function spokenOf(spoken, names) {
	const [best] = spoken.map((name) => ({
		name,
		weight: names.get(name) ?? 0
	})).toSorted((a, b) => b.weight - a.weight);
	if (best === void 0 || best.weight === 0) return {
		name: void 0,
		weight: 0
	};
	return {
		name: best.name.length < 3 ? void 0 : best.name,
		weight: best.weight
	};
}

// src/core/cause/root/operand.ts
const filled = /* @__PURE__ */ new Set([
	"append",
	"map-assign",
	"call"
]);
const declared = (all) => ({ atoms, facts, site }) => {
	const found = facts?.operand;
	const file = found?.file || site.file;
	if (found === void 0 || !filled.has(facts?.allocation?.kind ?? "")) return void 0;
	if (found.kind === "parameter" || found.kind === "receiver" || found.kind === "field") return void 0;
	const atom = writerOf(atoms, {
		file,
		line: found.line
	});
	if (atom === void 0 || !all && isRenamed(atom, atom.added[found.line - atom.lines.start])) return void 0;
	return {
		atom,
		file,
		line: found.line,
		by: "operand",
		name: found.expression
	};
};
const newDeclaration = declared(false);
const anyDeclaration = declared(true);
const fieldBegins = ({ atoms, facts, site }) => {
	const found = facts?.operand;
	if (found?.kind !== "field" || !filled.has(facts?.allocation?.kind ?? "")) return void 0;
	const folders = new Set([found.file, site.file].map(folderOf$1));
	const owner = found.expression.split(".").length === 2 ? facts?.function?.receiver || void 0 : void 0;
	for (const atom of atoms) {
		if (!folders.has(folderOf$1(atom.file))) continue;
		const index = atom.added.findIndex((line) => begins(line, found.name, owner) && !isRenamed(atom, line));
		if (index >= 0) return rootAt(atom, index, found.expression);
	}
};
const frontCut = ({ atoms, facts, site }) => {
	const found = facts?.operand;
	if (found === void 0 || facts?.allocation?.kind !== "append") return void 0;
	const folders = new Set([found.file, site.file].map(folderOf$1));
	const around = facts.function;
	const isInScope = ({ file, lines }, index) => found.kind === "field" ? folders.has(folderOf$1(file)) : file === site.file && around !== void 0 && lines.start + index >= around.line && lines.start + index <= around.endLine;
	for (const atom of atoms) {
		const known = new Set(atom.removed.map(({ text }) => text));
		const index = atom.added.findIndex((line, at) => cutsFront(line, found.name) && isInScope(atom, at) && !known.has(line.text));
		if (index >= 0) return {
			...rootAt(atom, index, found.expression),
			by: "cut"
		};
	}
};
const boxingCallee = ({ atoms, facts, site }) => {
	const { allocation, function: around } = facts ?? {};
	const { callee } = allocation ?? {};
	if (allocation?.kind !== "boxing" || callee?.dynamic !== true || around === void 0) return void 0;
	for (const atom of atoms) {
		const index = atom.added.findIndex((line, at) => line.declares.includes(callee.name) && holds(atom, site.file, atom.lines.start + at) && atom.lines.start + at >= around.line && atom.lines.start + at <= site.line && !isRenamed(atom, line));
		if (index >= 0) return {
			...rootAt(atom, index, callee.name),
			by: "callee"
		};
	}
};
function cutsFront({ assigns }, name) {
	return assigns.some((one) => one.kind !== "key" && one.name === name && one.value === "cut");
}
function rootAt(atom, index, name) {
	return {
		atom,
		file: atom.file,
		line: atom.lines.start + index,
		by: "operand",
		name
	};
}
function begins({ assigns }, field, owner) {
	return assigns.some(({ kind, name, value, of, within }) => name === field && (kind === "key" ? owner === void 0 || [of, ...within].some((type) => type === "" || type === owner) : kind === "field" && (value === "new" || value === "nil")));
}

// src/core/cause/root/path.ts
const onPath = (all) => ({ site, atoms }) => {
	for (const path of site.paths.slice(0, 2)) for (const { owner, file, line } of path.frames) {
		const atom = owner === "user" ? writerOf(atoms, {
			file,
			line
		}) : void 0;
		if (atom === void 0) continue;
		const hasNewNames = file === site.file && line === site.line ? isRenamedAlone : isRenamed;
		if (all || !hasNewNames(atom, atom.added[line - atom.lines.start])) return {
			atom,
			file,
			line,
			by: "path"
		};
	}
};
const newOnPath = onPath(false);
const anyOnPath = onPath(true);

// src/core/cause/root/pool.ts
const lostPut = (request) => {
	const user = askerOf(request);
	if (user === void 0) return void 0;
	const distance = ({ file, lines }) => file === user.file ? Math.max(0, lines.start - user.line, user.line - lines.end) : Infinity;
	const [found] = movedPuts(request.atoms).toSorted((a, b) => distance(a.atom) - distance(b.atom));
	return found && {
		atom: found.atom,
		file: found.atom.file,
		line: found.line,
		by: "put"
	};
};
function askerOf(request) {
	const { site } = request;
	const [path] = site.paths;
	const get = path?.frames.findIndex(({ function: name }) => name === "sync.(*Pool).Get") ?? -1;
	const user = path?.frames.slice(get + 1).find(({ owner }) => owner === "user");
	if (user === void 0 || get >= 0) return user;
	return couldBePooled(request) && asksBefore(request) ? user : void 0;
}
function couldBePooled({ site, facts }) {
	const kind = facts?.allocation?.kind ?? "";
	return /^runtime\.(?:newobject|mallocgc|makeslice)/.test(site.callee) && ![
		"boxing",
		"variadic-slice",
		"func-literal",
		"method-value",
		"moved-to-heap"
	].includes(kind);
}
function asksBefore({ atoms, facts }) {
	const changed = movedPuts(atoms).flatMap(({ atom: { added, removed } }) => [...added, ...removed]);
	const pools = new Set(changed.flatMap((line) => receivers(line, "Put")));
	return facts?.gets.some((pool) => pools.has(pool)) === true;
}
function movedPuts(atoms) {
	const removed = atoms.flatMap((atom) => partsOf$1(atom).flatMap((part) => part.removed.filter(puts).map((line) => ({
		atom,
		part,
		line
	}))));
	const added = [];
	for (const atom of atoms) for (const [index, line] of atom.added.entries()) {
		if (!puts(line)) continue;
		const same = removed.findIndex((old) => old.atom.file === atom.file && (old.line.text === line.text || old.atom === atom && isRenamed(atom, line)));
		if (same < 0) added.push({
			atom,
			line: atom.lines.start + index
		});
		else removed.splice(same, 1);
	}
	return [...added, ...removed.map(({ atom, part }) => ({
		atom,
		line: part.lines.start
	}))];
}
function partsOf$1(atom) {
	return atom.pieces.length === 0 ? [atom] : atom.pieces;
}

// src/core/cause/root/pragma.ts
const noescape = "//go:noescape";
function loops(line) {
	return line.tokens[0]?.text === "for" && receivers(line, "Loop").length > 0;
}
const lostNoescape = ({ atoms, escape }) => {
	if (escape?.flow.some(({ reason }) => reason === "call parameter") !== true) return void 0;
	const atom = atoms.find((one) => has(one.removed, noescape) && !has(one.added, noescape));
	return atom && {
		atom,
		file: atom.file,
		line: atom.lines.start,
		by: "pragma",
		name: noescape,
		isGone: true
	};
};
const newBenchmarkLoop = ({ atoms, site }) => {
	const frames = (site.paths[0]?.frames ?? []).filter(({ owner }) => owner === "user");
	if (frames.some(({ file, line }) => atoms.some((atom) => !atom.isTest && holds(atom, file, line)))) return void 0;
	const files = new Set(frames.map(({ file }) => file));
	for (const atom of atoms) {
		if (!files.has(atom.file) || atom.removed.some(loops)) continue;
		const index = atom.added.findIndex(loops);
		if (index >= 0) return {
			atom,
			file: atom.file,
			line: atom.lines.start + index,
			by: "loop"
		};
	}
};
function has(lines, pragma) {
	return lines.some(({ directive }) => directive === pragma);
}

// src/core/cause/root.ts
const pointing = [
	newBenchmarkLoop,
	lostPut,
	grownType,
	newDeclaration,
	fieldBegins,
	frontCut,
	boxingCallee,
	newOnPath,
	lostNoescape,
	leak,
	escapeFlow,
	captured,
	builtNow
];
const renamed = [anyDeclaration, anyOnPath];
function rootOf(request) {
	if (request.site.status === "unchanged") return void 0;
	return first(request.proven ? [
		changedData,
		...pointing,
		changedType,
		likeliest,
		...renamed,
		nearest
	] : [...pointing, ...renamed], request);
}
function pointedAt(request) {
	return first(pointing, request);
}
function first(finders, request) {
	for (const find of finders) {
		const root = find(request);
		if (root !== void 0) return root;
	}
}

// src/core/cause/root/reached.ts
function withReached(part, all, { paths }) {
	const atoms = new Map([...part].map((atom) => [atom, void 0]));
	for (const { owner, file, line, function: symbol } of paths[0]?.frames.toReversed() ?? []) {
		if (owner !== "user") continue;
		const name = functionName(symbol);
		const home = all.find((atom) => !atom.isTest && holds(atom, file, line) && isNewHome(atom, name));
		if (home === void 0 || atoms.has(home)) continue;
		if ([...atoms.keys()].some(({ added }) => added.some((one) => mentions(one, [name])))) atoms.set(home, name);
	}
	return atoms;
}
function isNewHome({ added, removed }, name) {
	return removed.length === 0 && added.some((line) => line.function === name);
}

// src/core/escape/explain-escape.ts
function escapeAt(index, frames, callee, isNew = () => false) {
	let found;
	for (const { file, line, inlined } of frames) {
		const fitting = index.at(file, line).flatMap((diagnostic) => escapeOf(diagnostic) ?? []).filter((escape) => fits$1(escape, callee) && (found === void 0 || sameSubject(escape, found)));
		const isOwn = (escape) => found !== void 0 || !isInlinedCopy(escape, index);
		const next = fitting.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || likelihood(b, callee) - likelihood(a, callee) || Number(isNew(b)) - Number(isNew(a)) || b.flow.length - a.flow.length)[0];
		if (next !== void 0) found = next;
		const returned = found === void 0 || found.flow.at(-1)?.reason === "return";
		if (!inlined || !returned) break;
	}
	return found;
}
function escapeOf(diagnostic) {
	if (diagnostic.kind !== "escapes" && diagnostic.kind !== "moved-to-heap") return void 0;
	const { subject, flow, at, kind } = diagnostic;
	return {
		subject,
		flow,
		at,
		isVariable: kind === "moved-to-heap"
	};
}
function isInlinedCopy({ subject, isVariable, at }, index) {
	if (isVariable || !/^(?:func literal$|[&[]|map\[|(?:new|make)\()/.test(subject)) return false;
	return index.at(at.file, at.line).some((other) => other.kind === "inlining-call" && at.column !== void 0 && other.at.column === at.column);
}
function fits$1({ subject, isVariable }, callee) {
	const name = callee.slice(callee.lastIndexOf(".") + 1);
	const isMake = subject.startsWith("make(");
	const isAppend = subject === "append" || subject.startsWith("append(");
	if (name === "growslice") return isAppend;
	if (/^(?:makeslice|mallocgc)/.test(name)) return isMake || subject.startsWith("make([]") || isVariable;
	if (name.startsWith("makechan")) return subject.startsWith("make(chan");
	if (/^(?:makemap|mapassign)/.test(name)) return subject.startsWith("make(map") || subject.startsWith("map[") || isVariable;
	if (/^(?:slicebytetostring|slicerunetostring|intstring)/.test(name)) return /\bstring\(|^\w[\w.]*\(/.test(subject);
	if (name.startsWith("stringtoslice")) return /\(\[\](?:byte|rune)\)\(|^\[\](?:byte|rune)\(|\]\)\(/.test(subject);
	if (name.startsWith("concatstring")) return subject.includes(" + ");
	if (name.startsWith("convT")) return !isMake && !isAppend && !isVariable;
	return !isAppend && !isMake;
}
function likelihood({ subject, isVariable }, callee) {
	const isObject = isVariable || subject === "func literal" || /^(?:&|new\()/.test(subject);
	const isLiteral = subject === "... argument" || /^(?:\[|map\[).*\}$/s.test(subject);
	if (callee.endsWith("newobject")) return isObject ? 2 : isLiteral || subject.endsWith("}") ? 1 : 0;
	const isConstant = /^(?:["'`\d]|-\d|true$|false$|nil$)/.test(subject);
	if (/(?:^|\.)convT\w*$/.test(callee)) return isConstant ? -1 : isObject || isLiteral ? 0 : 1;
	return 0;
}
function sameSubject(a, b) {
	return a.isVariable || b.isVariable || form(a.subject) === form(b.subject);
}
function form(text) {
	const subject = text.replaceAll(/\b[A-Za-z_]\w*\.(?=[A-Za-z_])/g, "");
	if (/^(?:make|append|new)\b/.test(subject)) return subject.startsWith("append") ? "append" : subject.split(",", 1)[0] ?? "";
	return /^(?:[&([]|map\[|func literal$|\.\.\.)/.test(subject) ? subject : "value";
}

// src/steps/explain/trace-site.ts
function partsOf({ plan, units }, { proof, varying }) {
	if (varying.has(plan.benchmark)) return [];
	const sharesIn = (shares) => new Map(units.flatMap(({ unit }) => {
		const share = shares.get(rowKey({
			benchmark: plan.benchmark,
			unit
		}));
		return share === void 0 ? [] : [[unit, share]];
	}));
	return (proof?.parts ?? []).map((part) => {
		const shares = sharesIn(part.shares);
		return {
			part,
			share: largest(shares),
			units: shares,
			alone: part.alone && sharesIn(part.alone)
		};
	}).filter(({ share }) => share >= leastShare$2).toSorted((a, b) => b.share - a.share);
}
function traceSite({ change }, { profiled, evidence, parts }, site) {
	const { compiler } = evidence;
	const [path] = site.paths;
	const escape = path && escapeAt(compiler.head, path.frames, site.callee, isNewlySaid(compiler.newlySaid));
	const common = {
		site,
		facts: evidence.facts.get(siteKey(site)),
		escape,
		newlySaid: compiler.newlySaid
	};
	const atoms = change.atoms.filter(({ isTest }) => !isTest);
	const needed = shareOf$1(site, profiled);
	const found = pointedRoot(common, parts, atoms) ?? (isAllProven(parts) || rootOf({
		...common,
		atoms,
		proven: false
	}) === void 0 ? unpointedRoot(common, parts, needed) : void 0);
	const whole = found && narrowed(together(found.part === void 0 ? parts : [found.part], parts, needed), change.atoms.length);
	if (whole === void 0 || !undoes(evidence.undone.get(profiled.benchmark), site)) return {
		escape,
		proven: void 0,
		root: rootOf({
			...common,
			atoms,
			proven: false
		})
	};
	return {
		escape,
		proven: whole,
		root: found?.root
	};
}
function isNewlySaid(newlySaid) {
	const keys = new Set(newlySaid.flatMap((said) => said.kind === "escapes" ? [`${said.at.file}:${said.at.line} ${said.subject}`] : []));
	return ({ at, subject }) => keys.has(`${at.file}:${at.line} ${subject}`);
}
function pointedRoot(common, parts, all) {
	const reached = parts.map((part) => ({
		part,
		atoms: withReached(part.part.atoms, all, common.site)
	}));
	const root = pointedAt({
		...common,
		atoms: reached.flatMap(({ atoms }) => [...atoms.keys()]),
		proven: false
	});
	const found = root && reached.find(({ atoms }) => atoms.has(root.atom));
	if (root === void 0 || found === void 0) return void 0;
	const calledAs = found.atoms.get(root.atom);
	return {
		part: found.part,
		root: calledAs === void 0 ? root : {
			...root,
			calledAs
		}
	};
}
function unpointedRoot(common, parts, needed) {
	const [only, ...more] = parts.filter(({ share }) => share >= provenShare * needed);
	const others = parts.filter((part) => part !== only);
	const part = more.length > 0 || largest(sumOf$1(others)) >= .8 * needed ? void 0 : only;
	const atoms = (part === void 0 ? parts : [part]).flatMap((one) => [...one.part.atoms]);
	const code = atoms.filter(({ isTest }) => !isTest);
	const root = rootOf({
		...common,
		atoms: code.length === 0 ? atoms : code,
		proven: true
	});
	return root && {
		part,
		root
	};
}
function isAllProven(parts) {
	return largest(sumOf$1(parts)) >= provenShare;
}
function sumOf$1(parts) {
	const sum = /* @__PURE__ */ new Map();
	for (const { units } of parts) for (const [unit, share] of units) sum.set(unit, (sum.get(unit) ?? 0) + share);
	return sum;
}
function largest(units) {
	return Math.max(0, ...units.values());
}
function together(first, parts, needed) {
	const enough = provenShare * needed;
	const taken = [...first];
	for (const part of parts) {
		if (largest(sumOf$1(taken)) >= enough) break;
		if (!taken.includes(part)) taken.push(part);
	}
	const units = sumOf$1(taken);
	const [only, ...others] = taken;
	const said = (others.length === 0 ? only?.alone : void 0) ?? units;
	return {
		atoms: taken.flatMap(({ part }) => [...part.atoms]),
		share: largest(said),
		units: said,
		suffices: largest(units) >= enough
	};
}
const wide = 30;
function narrowed(cause, all) {
	return cause.atoms.length > wide && cause.atoms.length > all / 2 ? {
		...cause,
		suffices: false
	} : cause;
}
function undoes(diff, site) {
	if (diff === void 0) return true;
	const key = siteKey(site);
	return diff.sites.filter((other) => siteKey(other) === key).reduce((sum, other) => sum + gainOf(other), 0) >= provenShare * gainOf(site);
}
function shareOf$1(site, { diff }) {
	const total = diff.sites.reduce((sum, other) => sum + gainOf(other), 0);
	return total <= 0 ? 1 : Math.min(1, gainOf(site) / total);
}

// src/steps/explain/examine-site.ts
function examineSite(context, tracing, site) {
	const { change } = context;
	const { evidence } = tracing;
	const facts = evidence.facts.get(siteKey(site));
	const traced = traceSite(context, tracing, site);
	const { escape, proven, root } = traced;
	const responsible = proven === void 0 ? root === void 0 ? [] : [root.atom] : proven.atoms;
	const isReturned = escape === void 0 || escape.flow.at(-1)?.reason === "return";
	const requirements = isDependency(site, responsible) ? change.requirements : void 0;
	const { language } = requirements ?? {};
	const isLanguage = requirements?.modules.length === 0 || site.library === void 0 && hasOwnVariables({
		language,
		escape,
		facts
	});
	const about = {
		site,
		escape,
		facts,
		grownType: grownTypeOf(site, facts, responsible, change.atoms),
		lostInlining: isReturned && root?.by !== "loop" ? lostInliningOf(evidence, site) : void 0,
		benchmarkLoop: root?.by === "loop" ? context.head.environment.goVersion : void 0,
		data: root?.by === "data" ? {
			file: root.file,
			change: root.atom.changes[0]?.kind ?? "modified"
		} : void 0,
		dependency: isLanguage && language !== void 0 ? void 0 : requirements && dependencyWords(requirements),
		language: isLanguage ? language : void 0,
		...replacedBy(site, root, responsible),
		poolCalls: [...facts?.poolCalls ?? [], ...poolCallsOf(change.sources)],
		rootLine: root && lineOf(change.sources, root)
	};
	return {
		...traced,
		about,
		cause: causeOf(about)
	};
}
function poolCallsOf({ described }) {
	return [...described.base.values()].flatMap((file) => file.pools).flatMap((pool) => [`${pool}.Get`, `${pool}.Put`]);
}
function lineOf(sources, { file, line }) {
	return sources.head.has(file) ? lineAt(fileIn(sources, "head", file), line) : void 0;
}
const mostTogether = 3;
function replacedBy(site, root, responsible) {
	const onPath = (root !== void 0 && root.by !== "nearest" && responsible.length > mostTogether ? [root.atom] : [.../* @__PURE__ */ new Set([...root === void 0 ? [] : [root.atom], ...responsible])]).filter(({ file }) => isOnPath(site, file));
	return {
		removed: onPath.flatMap(({ removed }) => removed),
		added: onPath.flatMap(({ added }) => added)
	};
}
function isOnPath({ paths, file: own }, file) {
	return own === file || paths[0]?.frames.some((frame) => frame.owner === "user" && frame.file === file) === true;
}
function isDependency({ paths }, responsible) {
	const moved = responsible.filter(({ kind }) => kind === "requirements");
	const inside = paths[0]?.frames.slice(0, paths[0].site).some(({ owner }) => owner === "library") === true;
	return moved.length > 0 && (inside || moved.length === responsible.length);
}
function grownTypeOf(site, facts, responsible, atoms) {
	const isOutsideOfMap = keepsOutsideOfMap({ facts });
	const isNewLine = responsible.some((atom) => holds(atom, site.file, site.line) && isWritten(atom, site.line));
	if (site.status === "new" && (!isOutsideOfMap || isNewLine)) return void 0;
	const touched = (among) => {
		for (const type of facts?.types ?? []) {
			if (type.file === "" || type.kind === "interface" || type.behind) continue;
			const atom = among.find((one) => growsType(one, type));
			if (atom !== void 0) return {
				name: type.name,
				file: type.file,
				line: Math.max(type.line, atom.lines.start)
			};
		}
	};
	return touched(responsible) ?? (site.status === "larger" && responsible.length === 0 ? touched(atoms) : void 0);
}
function lostInliningOf({ compiler }, site) {
	if (site.callee !== "runtime.newobject" || site.status !== "new") return void 0;
	const [path] = site.paths;
	const containing = path?.frames.slice(path.site).find(({ inlined }) => !inlined)?.function ?? "";
	const name = containing.slice(containing.lastIndexOf("/") + 1).replace(/^[^.]*\./, "");
	const said = compiler.newlySaid.find((entry) => entry.kind === "not-inlined" && entry.function === name && !/^(?:Benchmark|Test|Fuzz)/.test(entry.function));
	return said?.kind === "not-inlined" ? {
		function: said.function,
		reason: said.reason
	} : void 0;
}
function dependencyWords({ modules, language }) {
	if (modules.length === 0) return language === void 0 ? "The dependencies changed" : void 0;
	const told = modules.map(({ path, before, after }) => `\`${path}\` ${before ?? "added"} → ${after}`);
	return `${told.length === 1 ? "The dependency" : "Dependencies"} changed: ${told.slice(0, 4).join(", ")}${told.length > 4 ? ` and ${told.length - 4} more` : ""}`;
}

// src/core/profile/slope.ts
const benchmarkLoop = /* @__PURE__ */ new Set(["testing.(*B).runN", "testing.(*B).RunParallel.func1"]);
const least$4 = {
	objects: .004,
	bytes: .5
};
function slope(few, many) {
	const stacks = /* @__PURE__ */ new Map();
	const add = ({ profile }, sign) => {
		for (const { frames, objects, bytes, blockSize } of profile.samples) {
			const below = belowLoop(frames);
			if (below === void 0) continue;
			const key = `${stackKey(below)}#${blockSize}`;
			const stack = stacks.get(key) ?? {
				frames: below,
				objects: 0,
				bytes: 0,
				blockSize
			};
			stack.objects += sign * objects;
			stack.bytes += sign * bytes;
			stacks.set(key, stack);
		}
	};
	add(many, 1);
	add(few, -1);
	const operations = many.iterations - few.iterations;
	return amortized([...stacks.values()], operations).map(({ frames, objects, bytes, blockSize }) => ({
		frames,
		objectsPerOp: objects / operations,
		bytesPerOp: bytes / operations,
		blockSize
	})).filter(({ objectsPerOp, bytesPerOp }) => Math.abs(objectsPerOp) >= least$4.objects || Math.abs(bytesPerOp) >= least$4.bytes);
}
function amortized(stacks, operations) {
	const groups = /* @__PURE__ */ new Map();
	for (const stack of stacks) {
		const key = stackKey(stack.frames);
		groups.set(key, [...groups.get(key) ?? [], stack]);
	}
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (first === void 0 || !group.some(({ objects }) => objects < 0)) return group;
		const bytes = group.reduce((sum, stack) => sum + stack.bytes, 0);
		const objects = Math.max(1, group.reduce((sum, stack) => sum + stack.objects, 0));
		if (objects / operations >= least$4.objects) return group;
		return [{
			frames: first.frames,
			objects,
			bytes,
			blockSize: Math.max(1, Math.round(bytes / objects))
		}];
	});
}
function belowLoop(frames) {
	const loop = frames.findIndex(({ function: name }) => benchmarkLoop.has(name));
	if (loop >= 0) return loop === 0 ? void 0 : frames.slice(0, loop);
	const outermost = frames.findLastIndex(({ function: name }) => !name.startsWith("runtime."));
	if (outermost < 0 || frames[outermost]?.function.startsWith("testing.") === true) return void 0;
	return frames.slice(0, outermost + 1);
}
function stackKey(frames) {
	return frames.map(({ function: name, line, address }) => `${name}:${line}@${address}`).join("|");
}

// src/core/profile/call-tree.ts
function callStacks(few, many) {
	const sums = /* @__PURE__ */ new Map();
	const add = ({ profile }, sign) => {
		for (const { frames, objects, bytes } of profile.samples) {
			const functions = pathOf$1(frames);
			const key = functions.join("\n");
			const sum = sums.get(key) ?? {
				functions,
				objects: 0,
				bytes: 0
			};
			sum.objects += sign * objects;
			sum.bytes += sign * bytes;
			sums.set(key, sum);
		}
	};
	add(many, 1);
	add(few, -1);
	const stacks = [...sums.values()].filter(({ functions, objects, bytes }) => functions.length > 0 && (objects !== 0 || bytes !== 0));
	return {
		operations: many.iterations - few.iterations,
		stacks
	};
}
function pathOf$1(frames) {
	const functions = (belowLoop(frames) ?? []).map((frame) => frame.function).toReversed();
	return isHarness(functions) ? [] : functions;
}
function isHarness(functions) {
	const [outermost = ""] = functions;
	return outermost === "main.main" || outermost.startsWith("testing.") || functions.includes("testing.(*B).Run");
}
function mergeStacks(base, head) {
	const root = nodeOf("");
	for (const [side, stacks] of [["base", base], ["head", head]]) for (const { functions, objects, bytes } of stacks) {
		let node = root;
		for (const name of functions) {
			const child = node.children.get(name) ?? nodeOf(name);
			node.children.set(name, child);
			node = child;
		}
		node.self[side].objects += objects;
		node.self[side].bytes += bytes;
	}
	return root;
}
function nodeOf(name) {
	return {
		function: name,
		self: {
			base: nothing(),
			head: nothing()
		},
		children: /* @__PURE__ */ new Map()
	};
}
function nothing() {
	return {
		objects: 0,
		bytes: 0
	};
}

// src/core/profile/prune-tree.ts
const leastShare$1 = .001;
const longestName$1 = 400;
function pruneTree(root, operations, most) {
	const weights = /* @__PURE__ */ new Map();
	const all = weigh(root, weights);
	const next = [...weights].filter(([node]) => node !== root).map(([, weight]) => shareOf(weight, all)).toSorted((a, b) => b - a)[most] ?? 0;
	const isKept = (node) => {
		const share = shareOf(weights.get(node) ?? all, all);
		return share >= leastShare$1 && share > next;
	};
	const functions = /* @__PURE__ */ new Map();
	const frames = [];
	const visit = (node, depth) => {
		let summed = 0;
		const rest = [
			depth,
			0,
			0,
			0,
			0,
			0
		];
		const children = [...node.children.values()].toSorted((a, b) => a.function < b.function ? -1 : 1);
		for (const child of children) if (!isKept(child)) summed += addUp(child, rest);
		else {
			frames.push([
				depth,
				indexOf(functions, child.function),
				...selfOf(child)
			]);
			visit(child, depth + 1);
		}
		if (summed > 0) {
			rest[1] = -summed;
			frames.push(rest);
		}
	};
	visit(root, 0);
	const names = [...functions.keys()].map((name) => name.length > longestName$1 ? `${name.slice(0, longestName$1)}…` : name);
	return {
		operations,
		leastShare: Math.max(leastShare$1, next),
		functions: names,
		frames
	};
}
function weigh(node, weights) {
	const { base, head } = node.self;
	const sum = {
		objects: Math.max(base.objects, head.objects, 0),
		bytes: Math.max(base.bytes, head.bytes, 0),
		objectsChange: Math.abs(head.objects - base.objects),
		bytesChange: Math.abs(head.bytes - base.bytes)
	};
	for (const child of node.children.values()) {
		const weight = weigh(child, weights);
		for (const what of [
			"objects",
			"bytes",
			"objectsChange",
			"bytesChange"
		]) sum[what] += weight[what];
	}
	weights.set(node, sum);
	return sum;
}
function shareOf(weight, all) {
	return Math.max(...[
		"objects",
		"bytes",
		"objectsChange",
		"bytesChange"
	].map((what) => all[what] === 0 ? 0 : weight[what] / all[what]));
}
function selfOf({ self: { base, head } }) {
	return [
		base.objects,
		head.objects,
		base.bytes,
		head.bytes
	];
}
function addUp(node, rest) {
	selfOf(node).forEach((value, index) => rest[index + 2] = (rest[index + 2] ?? 0) + value);
	return [...node.children.values()].reduce((sum, child) => sum + addUp(child, rest), 1);
}
function indexOf(functions, name) {
	const index = functions.get(name) ?? functions.size;
	functions.set(name, index);
	return index;
}

// src/steps/explain/call-tree.ts
const most$4 = {
	benchmark: 2e3,
	report: 4e4
};
const least$3 = 100;
function callTreeOf({ base, head }, benchmarks) {
	const { operations, stacks } = head.calls;
	if (base !== void 0 && base.calls.operations !== operations) return void 0;
	const room = Math.max(least$3, Math.min(most$4.benchmark, Math.floor(most$4.report / Math.max(1, benchmarks))));
	return {
		...pruneTree(mergeStacks(base?.calls.stacks ?? [], stacks), operations, room),
		...head.tinyObjects ? { tinyObjects: true } : {}
	};
}

// src/steps/explain/reported-experiments.ts
const most$3 = 12;
const testsEnd = {
	sound: "same",
	broken: "different",
	unknown: "unknown"
};
function reportedExperiments(trials, benchmark) {
	return trials.slice(0, most$3).map(({ atoms, result }) => {
		const figures = result?.figures.get(benchmark);
		const [objects, bytes] = [figures?.get("allocs/op"), figures?.get("B/op")];
		return {
			reverted: [...atoms].map(revertedPart),
			...objects === void 0 ? {} : { allocsPerOp: objects },
			...bytes === void 0 ? {} : { bytesPerOp: bytes },
			...result === void 0 ? {} : { tests: testsEnd[result.soundness] }
		};
	});
}
const mostQuoted = {
	lines: 3,
	letters: 100
};
function revertedPart(atom) {
	const { kind, file, lines, removed, changes } = atom;
	const [change] = changes;
	const how = change?.kind === "modified" ? "changed" : change?.kind;
	const whole = kind === "data" || kind === "file" && how !== "changed" ? how : void 0;
	const deleted = isDeletion(atom) ? removed.filter((line) => line.kind !== "kept").length : 0;
	return {
		file,
		lines: [lines.start, lines.end],
		...whole === void 0 ? {} : { whole },
		...deleted === 0 ? {} : { deleted },
		...kind === "hunk" ? quotable(removed) : {}
	};
}
function quotable(removed) {
	const was = removed.filter(isCode).map(({ text }) => text.trim());
	const fits = was.every((line) => line.length <= mostQuoted.letters && !line.includes("`"));
	return was.length === 0 || was.length > mostQuoted.lines || !fits ? {} : { was };
}

// src/steps/explain/explanation-notes.ts
const tolerated$1 = (objects) => Math.max(.5, .05 * objects);
const hidden = "Go packs small pointer-free objects into shared 16-byte blocks, and the profile shows only the first object in each";
const unseen = "the profile doesn't show them (it never shows the goroutines that the runtime allocates, for example)";
function* explanationNotes({ base, head, change }, { plan }, profiled, { proof, untried, varying, rewritten, declarations, facts }) {
	const { missing, counted, tinyObjects } = profiled.head;
	if (missing > tolerated$1(counted.objects)) yield `In ${plan.benchmark}, ${round(missing)} of ${round(counted.objects)} objects per operation can't be attributed: ${tinyObjects ? unseen : hidden}.`;
	if (missing < -tolerated$1(counted.objects)) yield `The profile has ${round(-missing)} more objects per operation than the benchmark counts, because setup runs while the timer is stopped or grows with b.N.`;
	if (tinyObjects) yield "Go packs small pointer-free objects into shared 16-byte blocks, which hides some from the profile, so they were counted individually.";
	if (base === void 0) yield "There is no base to compare with, so all allocations of head are shown.";
	else if (profiled.base === void 0) yield plan.sides.includes("base") ? "Base could not be profiled, so all allocations of head are shown." : "Base does not have this benchmark, so all allocations of head are shown.";
	else if (base.environment.goVersion !== head.environment.goVersion) yield `Base is built with ${base.environment.goVersion} and head with ${head.environment.goVersion}: the compiler, runtime and standard library are part of the change, so nothing could be proven.`;
	const variation = varying.get(plan.benchmark);
	if (variation === "differs") yield `${plan.benchmark} is nondeterministic: a second run of head's own sources gives different figures, so no experiment can prove a cause.`;
	if (variation === "no figures") yield `A second run of ${plan.benchmark} on head's own sources failed or timed out, so no experiment can prove a cause.`;
	if (variation === "no build") yield `A second build of ${plan.importPath} from head's own sources failed, so no experiment can prove a cause.`;
	if (rewritten.length > 0) yield `A test or benchmark modifies source files while it runs (${someOf(rewritten)}), so experiments with these files prove nothing.`;
	if (proof?.broken === true) yield `After the revert, the tests of ${plan.importPath} give different results than on head: they may test this very change, or lines that were kept may depend on the reverted ones.`;
	if (proof?.cutShort === "time") yield `Time ran out after ${count(proof.builds, "build")}, before everything was proven. Raise --explain-timeout to allow more.`;
	if (proof?.cutShort === "builds") yield `Not everything was proven after ${count(proof.builds, "experiment")}: the limit for one package, or for reverts that don't compile, was reached.`;
	if (untried !== void 0) yield `${untried.count} of ${untried.of} candidate fixes were not tried.`;
	if (change.atoms.some(({ isTest, file }) => isTest && profiled.diff.sites.some((site) => site.file === file))) yield `The change edits test code next to the benchmark: check that ${plan.benchmark} still measures the same thing.`;
	const generated = profiled.diff.sites.find(({ file }) => declarations.isGenerated(file));
	if (generated !== void 0) yield `${generated.file} is generated. Change its generator instead.`;
	if (profiled.diff.sites.length > 0 && facts.size === 0) yield "Go's parser could not read the source, so reasons and advice are less specific.";
}
function round(value) {
	return String(Math.round(value * 100) / 100);
}
function someOf(files) {
	return files.length > 3 ? `${files.slice(0, 3).join(", ")} and ${files.length - 3} more` : files.join(", ");
}

// src/steps/explain/table-difference.ts
function findingDifference(finding) {
	return finding === void 0 || finding.head === null ? void 0 : finding.head.median - (finding.base?.median ?? 0);
}
function tableDifference({ units }, { base, head }) {
	const of = (unit, counted) => findingDifference(units.find((one) => one.unit === unit)?.finding) ?? counted;
	return {
		objects: of("allocs/op", head.counted.objects - (base?.counted.objects ?? 0)),
		bytes: of("B/op", head.counted.bytes - (base?.counted.bytes ?? 0))
	};
}

// src/steps/explain/compose.ts
const tellMost = 8;
const mostSteps = 8;
function composeExplanation(context, regressed, profiled, evidence, mostSites = tellMost) {
	const { benchmark, importPath } = regressed.plan;
	const parts = partsOf(regressed, evidence);
	const ordered = worthTelling(profiled.diff.sites.map((site) => explainSite(context, regressed, {
		profiled,
		evidence,
		parts
	}, site)).toSorted((a, b) => rank$1(b) - rank$1(a)));
	const difference = tableDifference(regressed, profiled);
	const shown = fitting(ordered, difference, costOf).slice(0, mostSites);
	const gains = shown.map(costOf);
	const experiments = evidence.varying.has(benchmark) ? [] : reportedExperiments(evidence.proof?.trials ?? [], benchmark);
	const callTree = callTreeOf(profiled, context.benchmarks);
	return {
		package: importPath,
		benchmark,
		sites: [...shown],
		explained: explainedShares(gains, difference),
		...experiments.length === 0 ? {} : { experiments: [...experiments] },
		...callTree === void 0 ? {} : { callTree },
		notes: [...explanationNotes(context, regressed, profiled, evidence)]
	};
}
function costOf({ status, allocsPerOp, bytesPerOp }) {
	return status === "unchanged" ? {
		objects: 0,
		bytes: 0
	} : {
		objects: allocsPerOp.head - allocsPerOp.base,
		bytes: bytesPerOp.head - bytesPerOp.base
	};
}
const leastShare = .05;
const leastObjects = .5;
const leastMore = .04;
function worthTelling(sites) {
	const total = sites.reduce((sum, site) => sum + rank$1(site), 0);
	return sites.filter((site, index) => index === 0 || site.status === "unchanged" || rank$1(site) >= leastShare * total || site.allocsPerOp.head - site.allocsPerOp.base >= leastObjects);
}
function rank$1(site) {
	if (site.status === "unchanged") return 0;
	return gainOfSite(site) * (site.confidence === "proven" ? 1.2 : 1);
}
function explainSite(context, { plan, units }, { profiled, evidence, parts }, site) {
	const { declarations } = evidence;
	const { about, cause, escape, proven, root } = examineSite(context, {
		profiled,
		evidence,
		parts
	}, site);
	const fix = evidence.fixes.get(fixKey(plan.benchmark, siteKey(site)));
	const measured = fix?.figures.get(plan.benchmark);
	const reason = reasonOf(cause, about);
	return {
		file: site.file,
		line: site.line,
		function: nameAt$1(declarations, site) ?? site.function,
		root: root === void 0 ? null : rootOn(root, site, declarations, {
			reason,
			reverted: proven?.atoms ?? []
		}),
		confidence: proven?.suffices === true ? "proven" : root !== void 0 ? "likely" : "site",
		proof: proven === void 0 ? null : {
			reverted: proven.atoms.map(revertedPart),
			restores: tidy$2(proven.share),
			...unitShares(proven.units, units.length)
		},
		allocsPerOp: {
			base: tidy$2(site.base.objects),
			head: tidy$2(site.head.objects)
		},
		bytesPerOp: {
			base: tidy$2(site.base.bytes),
			head: tidy$2(site.head.bytes)
		},
		cause,
		status: statusOf(site),
		callee: calleeOf(about),
		reason,
		flow: (escape?.flow ?? []).slice(0, mostSteps).map((step) => ({
			file: step.at.file,
			line: step.at.line,
			text: `${step.text} (${step.reason})`
		})),
		fix: fixOf(fix, measured) ?? { advice: adviceOf(cause, about) }
	};
}
function unitShares(units, regressed) {
	return new Set([...units.values()].map(percentOf)).size < 2 && units.size === regressed ? {} : { units: [...units].map(([unit, share]) => ({
		unit,
		restores: tidy$2(share)
	})) };
}
function statusOf({ status, base, head }) {
	if (status === "unchanged") return status;
	if (head.objects - base.objects < leastMore) return "larger";
	return base.objects < leastMore ? "new" : "more";
}
function rootOn(root, site, declarations, told) {
	const link = linkWords(root, site, told);
	return {
		file: root.file,
		line: root.line,
		function: nameAt$1(declarations, root) ?? "",
		...link === void 0 ? {} : { link },
		...root.by === "data" ? { whole: true } : {}
	};
}
function fixOf(fix, measured) {
	if (fix === void 0 || measured === void 0) return void 0;
	const { kind, words, edit, imports } = fix.candidate;
	return {
		advice: editWords(kind, words),
		edit: {
			file: edit.file,
			line: edit.line,
			endLine: edit.endLine,
			text: edit.text,
			was: fix.was
		},
		imports: {
			add: [...imports.add],
			remove: [...imports.remove]
		},
		measured: {
			allocsPerOp: tidy$2(measured.get("allocs/op") ?? 0),
			bytesPerOp: tidy$2(measured.get("B/op") ?? 0)
		},
		...fix.tested ? {} : { untested: true }
	};
}
function nameAt$1(declarations, place) {
	const found = declarations.at(place);
	return found === void 0 || found.kind !== "func" && found.kind !== "method" ? void 0 : `${found.packageName}.${found.name}`;
}
function explainedShares(gains, difference) {
	const share = (what) => difference[what] < .01 ? 1 : Math.min(1, gains.reduce((sum, gain) => sum + gain[what], 0) / difference[what]);
	return {
		allocsPerOp: tidy$2(share("objects")),
		bytesPerOp: tidy$2(share("bytes"))
	};
}
function tidy$2(value) {
	return Math.round(value * 1e3) / 1e3;
}

// src/steps/explain/declarations.ts
function importName({ path, name }) {
	return name ?? path.split("/").at(-1) ?? "";
}
async function readDeclarationView(ports, listed, root, files) {
	const byFile = await readDeclarations(ports, listed, root, files);
	return {
		at: ({ file, line }) => {
			const found = byFile.get(file);
			const declaration = found?.declarations.find(({ docLine, endLine }) => line >= docLine && line <= endLine);
			if (found === void 0 || declaration === void 0) return void 0;
			const { docLine, endLine, name, kind } = declaration;
			return {
				file,
				start: docLine,
				end: endLine,
				name,
				kind,
				packageName: found.package
			};
		},
		isGenerated: (file) => byFile.get(file)?.generated === true
	};
}
async function readImports(ports, listed, root, files) {
	const byFile = await readDeclarations(ports, listed, root, files);
	return new Map([...byFile].map(([file, { imports }]) => [file, imports.map(({ path, name }) => ({
		path,
		name: name === "" ? void 0 : name
	}))]));
}
async function readDeclarations(ports, listed, root, files) {
	const wanted = [...new Set(files)].filter((file) => file.endsWith(".go"));
	if (wanted.length === 0) return /* @__PURE__ */ new Map();
	const absolute = wanted.map((file) => `${root}/${file}`);
	const reply = await ports.analysis.declarations(listed.moduleFolder, absolute);
	return new Map(reply.map((found) => [pathBelow(root, found.file), found]));
}

// src/steps/explain/excerpts.ts
async function withExcerpts(ports, context, profiled, explanation) {
	const { sites } = explanation;
	const sources = /* @__PURE__ */ new Map();
	for (const file of pointsOf(sites).keys()) {
		const source = await readSource(ports, context, file);
		if (source !== void 0) sources.set(file, source);
	}
	const costs = {
		base: lineCosts(profiled.base?.paths ?? []),
		head: lineCosts(profiled.head.paths)
	};
	const excerpts = excerptsOf({
		sites,
		sources,
		costs
	});
	return excerpts.length === 0 ? explanation : {
		...explanation,
		excerpts: [...excerpts]
	};
}
async function readSource(ports, { base, head, change }, file) {
	const changed = change.files.find((one) => pathOf$2(one) === file);
	const read = async (root, path) => root === void 0 ? void 0 : ports.repository.readSnapshot(root, path).catch(() => void 0);
	const [before, after] = [changed === void 0 || changed.kind === "added" ? void 0 : await read(base?.root, changed.base), changed?.kind === "deleted" ? void 0 : await read(head.root, file)];
	return before === void 0 && after === void 0 ? void 0 : {
		change: changed,
		base: before ?? "",
		head: after ?? ""
	};
}

// src/core/profile/set-off.ts
const trace$1 = {
	objects: .002,
	bytes: .5
};
function setOff(base, head) {
	const gone = openOf(base, true);
	const more = openOf(head, false);
	const taken = /* @__PURE__ */ new Map();
	const pairs = more.flatMap((to) => gone.map((from) => ({
		from,
		to,
		near: nearness$1(from.site, to.site)
	}))).toSorted((a, b) => b.near - a.near || b.to.bytes - a.to.bytes || b.to.objects - a.to.objects);
	for (const { from, to, near } of pairs) {
		const objects = Math.max(0, Math.min(from.objects, to.objects));
		const bytes = near >= inPlace && objects > trace$1.objects ? from.bytes : Math.max(0, Math.min(from.bytes, to.bytes));
		if (objects <= trace$1.objects && bytes <= trace$1.bytes) continue;
		from.objects -= objects;
		from.bytes -= bytes;
		to.objects -= objects;
		to.bytes -= bytes;
		add(taken, to.site, {
			objects,
			bytes
		});
	}
	shareSavings(more, taken);
	return taken;
}
function shareSavings(more, taken) {
	for (const from of more.filter(({ bytes }) => bytes < -trace$1.bytes)) {
		const others = more.filter(({ bytes }) => bytes > trace$1.bytes).toSorted((a, b) => nearness$1(from.site, b.site) - nearness$1(from.site, a.site) || b.bytes - a.bytes);
		for (const to of others) {
			const bytes = Math.max(0, Math.min(-from.bytes, to.bytes));
			from.bytes += bytes;
			to.bytes -= bytes;
			add(taken, from.site, {
				objects: 0,
				bytes: -bytes
			});
			add(taken, to.site, {
				objects: 0,
				bytes
			});
		}
	}
}
function add(costs, site, { objects, bytes }) {
	const sum = costs.get(site) ?? {
		objects: 0,
		bytes: 0
	};
	costs.set(site, {
		objects: sum.objects + objects,
		bytes: sum.bytes + bytes
	});
}
function openOf(sites, isBase) {
	return sites.map((site) => {
		const { objects, bytes } = totalCost(site.paths);
		const { ownObjects, ownBytes, bytes: otherBytes } = site.matched;
		return {
			site,
			objects: objects - ownObjects,
			bytes: bytes - (isBase ? Math.min(ownBytes, otherBytes) : ownBytes)
		};
	}).filter(({ objects, bytes }) => objects > trace$1.objects || bytes > trace$1.bytes);
}
const inPlace = 3;
function nearness$1(from, to) {
	if (from.function === to.function && from.file === to.file) return inPlace;
	return (from.file === to.file ? 1 : 0) + sharedWay(from, to);
}
function sharedWay(from, to) {
	const [before, after] = [from, to].map(({ paths }) => new Set(paths[0]?.frames.map((frame) => frame.function)));
	if (before === void 0 || after === void 0 || after.size === 0) return 0;
	return [...after].filter((name) => before.has(name)).length / after.size;
}

// src/core/profile/site.ts
const ownAllocators = /^(?:runtime|reflect|internal\/[\w/]+)\./;
function pathsOf(stacks, code, calls) {
	return stacks.flatMap((stack) => pathOf(stack, code, calls) ?? []);
}
function pathOf(stack, code, calls) {
	const frames = stack.frames.map((frame) => own(frame, code));
	const [leaf] = frames;
	if (leaf === void 0) return void 0;
	let callee = leaf.owner === "standard" ? leaf.function : calls.callAt(leaf.address) ?? leaf.function;
	if (leaf.owner !== "standard" && callee !== leaf.function && !ownAllocators.test(callee)) {
		const made = calls.callTo(callee, "runtime.mallocgc");
		if (made !== void 0) frames.unshift(own({
			...made,
			function: callee,
			address: leaf.address,
			inlined: false
		}, code));
		callee = made === void 0 ? callee : "runtime.mallocgc";
	}
	const site = frames.findIndex(({ owner }) => owner === "user");
	if (site < 0) return void 0;
	const { objectsPerOp, bytesPerOp, blockSize } = stack;
	return {
		frames,
		site,
		callee,
		library: frames[site - 1]?.function,
		objectsPerOp,
		bytesPerOp,
		blockSize
	};
}
function own(frame, code) {
	const { file } = frame;
	const folder = !/^(?:\/|[A-Za-z]:|\.\.)/.test(file) ? code.folders?.get(packageOf$1(frame.function)) : void 0;
	return folder === void 0 ? ownFrame(frame, code) : {
		...frame,
		file: `${folder}${file}`,
		owner: "user"
	};
}
function foldersOf(stacks, root) {
	const folders = /* @__PURE__ */ new Map();
	for (const { frames } of stacks) for (const { function: name, file } of frames) if (file.startsWith(`${root}/`)) folders.set(packageOf$1(name), file.slice(root.length + 1).replace(/[^/]*$/, ""));
	return folders;
}
function packageOf$1(symbol) {
	const plain = plainFunction(symbol);
	const last = plain.lastIndexOf("/") + 1;
	return plain.slice(0, last) + (plain.slice(last).split(".", 1)[0] ?? "");
}
function ownFrame(frame, { root, goroot }) {
	const { file } = frame;
	if (file.startsWith(`${root}/`)) {
		const path = file.slice(root.length + 1);
		return /(?:^|\/)vendor\//.test(path) ? {
			...frame,
			owner: "library"
		} : {
			...frame,
			file: path,
			owner: "user"
		};
	}
	return {
		...frame,
		owner: file.startsWith(`${goroot}/`) ? "standard" : "library"
	};
}
function functionsWithLeaves(stacks, code) {
	const names = /* @__PURE__ */ new Set();
	for (const { frames } of stacks) {
		const [leaf] = frames;
		if (leaf === void 0 || own(leaf, code).owner === "standard") continue;
		const physical = frames.findLast(({ address }) => address === leaf.address);
		if (physical !== void 0) names.add(physical.function);
	}
	return [...names].toSorted();
}
function calledByLeaves(stacks, code, calls) {
	const names = /* @__PURE__ */ new Set();
	for (const { frames } of stacks) {
		const [leaf] = frames;
		if (leaf === void 0 || own(leaf, code).owner === "standard") continue;
		const callee = calls.callAt(leaf.address);
		if (callee !== void 0 && callee !== leaf.function && !ownAllocators.test(callee)) names.add(callee);
	}
	return [...names].toSorted();
}
function plainFunction(name) {
	let depth = 0;
	let plain = "";
	for (const char of name) {
		if (char === "[") depth++;
		if (depth === 0) plain += char;
		if (char === "]") depth = Math.max(0, depth - 1);
	}
	return plain;
}

// src/core/profile/group-sites.ts
function groupSites(paths, { toHead, text }) {
	const sites = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const frame = path.frames[path.site];
		if (frame === void 0) continue;
		const { file, line } = frame;
		const mapped = toHead({
			file,
			line
		});
		const where = mapped === void 0 ? `gone ${file}:${line}` : `${mapped.file}:${mapped.line}`;
		const library = path.library === void 0 ? void 0 : plainFunction(path.library);
		const callee = plainFunction(path.callee);
		const key = [
			where,
			callee,
			library ?? ""
		].join("\n");
		const site = sites.get(key) ?? {
			...mapped ?? {
				file,
				line
			},
			function: plainFunction(frame.function),
			callee,
			library,
			text: text({
				file,
				line
			}),
			paths: [],
			rest: /* @__PURE__ */ new Map(),
			matched: {
				objects: 0,
				bytes: 0,
				ownObjects: 0,
				ownBytes: 0,
				ofOther: 0
			}
		};
		site.paths.push(path);
		site.rest.set(path.blockSize, (site.rest.get(path.blockSize) ?? 0) + path.objectsPerOp);
		sites.set(key, site);
	}
	return sites;
}

// src/core/profile/match-sites.ts
const trace = .002;
const traceBytes = .5;
const nearlyEqual = .6;
function matchSame(base, head) {
	for (const [key, to] of head) {
		const from = base.get(key);
		if (from !== void 0) matchSizes(from, to);
	}
}
function matchMoved(base, head) {
	const pairs = pairsOf(base, head).filter(({ from, to }) => [...to.rest.keys()].some((size) => isWorth(left(from, size), size)));
	for (const pair of pairs) matchSizes(pair.from, pair.to, isSame(pair));
}
function isSame({ from, to, likeness }) {
	return likeness >= (from.function === to.function ? 1.4 : nearlyEqual);
}
function matchGrown(base, head) {
	for (const [key, to] of head) {
		const from = base.get(key);
		if (from !== void 0) matchObjects(from, to);
	}
	const pairs = pairsOf([...base.values()], [...head.values()]);
	for (const { from, to, likeness } of pairs) if (likeness >= 1.4) matchObjects(from, to);
	const rest = pairsOf([...base.values()], [...head.values()]).filter(({ likeness }) => likeness >= 1.15);
	for (const { from, to } of rest) if (rest.every((other) => other.from === from === (other.to === to))) matchObjects(from, to);
	for (const { from, to, likeness } of pairsOf([...base.values()], [...head.values()])) if (from.function !== to.function && likeness >= nearlyEqual) matchObjects(from, to);
}
function pairsOf(base, head) {
	const pairs = [];
	for (const to of head.filter(isOpen$1)) for (const from of base.filter(isOpen$1)) {
		if (from.callee !== to.callee || from.library !== to.library) continue;
		pairs.push({
			from,
			to,
			likeness: (from.function === to.function ? 1 : 0) + similarity(from.text, to.text)
		});
	}
	return pairs.toSorted((a, b) => b.likeness - a.likeness);
}
function isOpen$1({ rest }) {
	return [...rest].some(([size, objects]) => isWorth(objects, size));
}
function isWorth(objects, size) {
	return objects > trace || objects * size > traceBytes;
}
function left({ rest }, size) {
	return rest.get(size) ?? 0;
}
function matchSizes(from, to, same = true) {
	for (const size of to.rest.keys()) {
		const objects = Math.min(left(from, size), left(to, size));
		move(from, size, to, size, objects);
		if (!same && isWorth(objects, size)) to.matched.ofOther += objects;
	}
}
function matchObjects(from, to) {
	for (const size of to.rest.keys()) for (const other of from.rest.keys()) move(from, other, to, size, Math.min(left(from, other), left(to, size)));
}
function move(from, fromSize, to, toSize, objects) {
	if (!isWorth(objects, Math.max(fromSize, toSize))) return;
	from.rest.set(fromSize, left(from, fromSize) - objects);
	to.rest.set(toSize, left(to, toSize) - objects);
	from.matched.objects += objects;
	from.matched.bytes += objects * toSize;
	from.matched.ownObjects += objects;
	from.matched.ownBytes += objects * fromSize;
	to.matched.objects += objects;
	to.matched.bytes += objects * fromSize;
	to.matched.ownObjects += objects;
	to.matched.ownBytes += objects * toSize;
}

// src/core/profile/site-diff.ts
const least$2 = {
	objects: .04,
	bytes: 3
};
function diffSites({ base, head, lines, text, all }) {
	const onBase = groupSites(base, {
		toHead: (place) => lines.toHead(place),
		text: (place) => text("base", place)
	});
	const onHead = groupSites(head, {
		toHead: (place) => place,
		text: (place) => text("head", place)
	});
	matchSame(onBase, onHead);
	matchMoved([...onBase.values()], [...onHead.values()]);
	matchGrown(onBase, onHead);
	const inFor = setOff([...onBase.values()], [...onHead.values()]);
	const before = pathObjects(base, lines);
	const sites = [...onHead.values()].flatMap((site) => changeOf(site, inFor.get(site), before, all === true));
	const [from, to] = [totalCost(base), totalCost(head)];
	const weight = (site) => all === true ? weightOf(site.head) : gainOf(site);
	return {
		sites: sites.toSorted((a, b) => weight(b) - weight(a) || a.line - b.line),
		net: {
			objects: to.objects - from.objects,
			bytes: to.bytes - from.bytes
		}
	};
}
function changeOf(site, inFor = {
	objects: 0,
	bytes: 0
}, before, all) {
	const { file, line, callee, library } = site;
	const own = {
		objects: site.matched.objects,
		bytes: site.matched.bytes
	};
	const base = {
		objects: own.objects + inFor.objects,
		bytes: own.bytes + inFor.bytes
	};
	const head = totalCost(site.paths);
	const isMore = head.objects - base.objects >= least$2.objects || head.bytes - base.bytes >= least$2.bytes;
	if (!isMore && (!all || head.bytes < least$2.bytes)) return [];
	const gain = (path) => path.objectsPerOp - (before.get(pathKey(path)) ?? 0);
	return [{
		file,
		line,
		function: site.function,
		callee,
		library,
		status: !isMore ? "unchanged" : head.objects - own.objects < least$2.objects ? "larger" : own.objects < least$2.objects ? "new" : "more",
		base,
		own,
		ofOther: site.matched.ofOther,
		head,
		paths: site.paths.toSorted((a, b) => gain(b) - gain(a) || b.bytesPerOp - a.bytesPerOp)
	}];
}
function pathObjects(paths, lines) {
	const objects = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const key = pathKey(path, lines);
		objects.set(key, (objects.get(key) ?? 0) + path.objectsPerOp);
	}
	return objects;
}
function pathKey({ frames, callee }, lines) {
	return [callee, ...frames.filter(({ owner }) => owner === "user").map((frame) => {
		if (lines === void 0) return `${frame.file}:${frame.line}`;
		const mapped = lines.toHead(frame);
		return mapped === void 0 ? `gone ${frame.file}:${frame.line}` : `${mapped.file}:${mapped.line}`;
	})].join("\n");
}

// src/core/profile/direct-calls.ts
function directCalls(calls) {
	const sorted = calls.toSorted((a, b) => a.from - b.from);
	return {
		callAt: (address) => {
			let [low, high] = [0, sorted.length - 1];
			while (low <= high) {
				const middle = low + high >> 1;
				const call = sorted[middle];
				if (call === void 0) return void 0;
				if (address < call.from) high = middle - 1;
				else if (address >= call.to) low = middle + 1;
				else return call.target;
			}
		},
		callTo: (functionName, target) => {
			const call = sorted.find((one) => one.function === functionName && one.target === target);
			return call && {
				file: call.file,
				line: call.line
			};
		}
	};
}

// src/core/profile/protobuf.ts
var WireError = class extends Error {};
function* readFields(message) {
	let at = 0;
	while (at < message.length) {
		const tag = readVarint(message, at);
		at = tag.end;
		const number = Math.floor(tag.value / 8);
		if (number === 0) throw new WireError("a field has the number 0");
		switch (tag.value % 8) {
			case 0: {
				const { value, end } = readVarint(message, at);
				at = end;
				yield {
					number,
					kind: "varint",
					value
				};
				break;
			}
			case 1:
				at = advance(message, at, 8);
				yield {
					number,
					kind: "fixed"
				};
				break;
			case 2: {
				const length = readVarint(message, at);
				const end = advance(message, length.end, length.value);
				yield {
					number,
					kind: "bytes",
					value: message.subarray(length.end, end)
				};
				at = end;
				break;
			}
			case 5:
				at = advance(message, at, 4);
				yield {
					number,
					kind: "fixed"
				};
				break;
			default: throw new WireError(`field ${number} has the unknown wire type ${tag.value % 8}`);
		}
	}
}
function readNumbers(field) {
	if (field.kind === "varint") return [field.value];
	if (field.kind === "fixed") throw new WireError(`field ${field.number} is not a varint`);
	const numbers = [];
	for (let at = 0; at < field.value.length;) {
		const { value, end } = readVarint(field.value, at);
		numbers.push(value);
		at = end;
	}
	return numbers;
}
const highest = 2n ** 63n;
function readVarint(message, start) {
	let value = 0;
	let factor = 1;
	for (let at = start; at < start + 7; at++) {
		const byte = message[at];
		if (byte === void 0) throw new WireError("it ends within a number");
		value += (byte & 127) * factor;
		if (byte < 128) return {
			value,
			end: at + 1
		};
		factor *= 128;
	}
	return readLongVarint(message, start);
}
function readLongVarint(message, start) {
	let value = 0n;
	for (let index = 0; index < 10; index++) {
		const byte = message[start + index];
		if (byte === void 0) throw new WireError("it ends within a number");
		value |= BigInt(byte & 127) << BigInt(7 * index);
		if (byte < 128) {
			if (value >= highest * 2n) throw new WireError("a number has more than 64 bits");
			return {
				value: Number(value >= highest ? value - highest * 2n : value),
				end: start + index + 1
			};
		}
	}
	throw new WireError("a number has more than ten bytes");
}
function advance(message, at, length) {
	if (length < 0 || at + length > message.length) throw new WireError("it ends within a field");
	return at + length;
}

// src/core/profile/read-profile.ts
var ProfileError = class extends Error {};
const most$2 = {
	samples: 2e6,
	frames: 5e6,
	strings: 4e6,
	partBytes: 1048576
};
function readProfile(message) {
	try {
		return resolve(readMessage(message));
	} catch (error) {
		if (error instanceof WireError) throw new ProfileError(`is damaged: ${error.message}`, { cause: error });
		throw error;
	}
}
function readMessage(message) {
	const raw = {
		sampleTypes: [],
		samples: [],
		locations: /* @__PURE__ */ new Map(),
		functions: /* @__PURE__ */ new Map(),
		strings: []
	};
	const decoder = new TextDecoder();
	let frames = 0;
	for (const field of readFields(message)) {
		if (field.kind === "bytes" && field.value.length > most$2.partBytes) throw new ProfileError("is larger than any real one");
		switch (field.number) {
			case 1: {
				const { 1: type = 0, 2: unit = 0 } = numbersOf(field);
				raw.sampleTypes.push({
					type,
					unit
				});
				break;
			}
			case 2:
				raw.samples.push(readSample(field));
				frames += raw.samples.at(-1)?.locations.length ?? 0;
				break;
			case 4: {
				const { id, location } = readLocation(field);
				raw.locations.set(id, location);
				break;
			}
			case 5: {
				const { 1: id = 0, 2: name = 0, 4: file = 0 } = numbersOf(field);
				raw.functions.set(id, {
					name,
					file
				});
				break;
			}
			case 6: raw.strings.push(decoder.decode(bytesOf(field)));
		}
		if (raw.samples.length > most$2.samples || raw.strings.length > most$2.strings || frames > most$2.frames) throw new ProfileError("is larger than any real one");
	}
	return raw;
}
function readSample(field) {
	const locations = [];
	const values = [];
	let size = 0;
	for (const part of readFields(bytesOf(field))) if (part.number === 1) for (const number of readNumbers(part)) locations.push(number);
	else if (part.number === 2) for (const number of readNumbers(part)) values.push(number);
	else if (part.number === 3) size = numbersOf(part)[3] ?? size;
	return {
		locations,
		values,
		size
	};
}
function readLocation(field) {
	let id = 0;
	let address = 0;
	const lines = [];
	for (const part of readFields(bytesOf(field))) if (part.number === 1 && part.kind === "varint") id = part.value;
	else if (part.number === 3 && part.kind === "varint") address = part.value;
	else if (part.number === 4) {
		const { 1: functionId = 0, 2: line = 0 } = numbersOf(part);
		lines.push({
			functionId,
			line
		});
	}
	return {
		id,
		location: {
			address,
			lines
		}
	};
}
function numbersOf(field) {
	const numbers = {};
	for (const part of readFields(bytesOf(field))) if (part.kind === "varint") numbers[part.number] = part.value;
	return numbers;
}
function bytesOf(field) {
	if (field.kind !== "bytes") throw new WireError(`field ${field.number} is not a message`);
	return field.value;
}
function resolve(raw) {
	const string = (index) => {
		const found = raw.strings[index];
		if (found === void 0) throw new ProfileError(`is damaged: there is no string ${index}`);
		return found;
	};
	const types = raw.sampleTypes.map(({ type, unit }) => `${string(type)}/${string(unit)}`);
	const [objects, bytes] = [types.indexOf("alloc_objects/count"), types.indexOf("alloc_space/bytes")];
	if (objects < 0 || bytes < 0) throw new ProfileError(`is not a heap profile: it counts ${types.join(", ") || "nothing"}`);
	const frames = /* @__PURE__ */ new Map();
	for (const [id, location] of raw.locations) frames.set(id, framesOf(location, raw, string));
	let total = 0;
	return { samples: raw.samples.map(({ locations, values, size }) => {
		const count = values[objects];
		const space = values[bytes];
		if (count === void 0 || space === void 0 || values.length !== types.length || count < 0 || space < 0) throw new ProfileError("is damaged: a sample lacks values that the profile announces");
		const stack = locations.flatMap((id) => present(frames.get(id), `location ${id}`));
		total += stack.length;
		if (total > most$2.frames) throw new ProfileError("is larger than any real one");
		return {
			frames: stack,
			objects: count,
			bytes: space,
			blockSize: size
		};
	}) };
}
function framesOf({ address, lines }, raw, string) {
	return lines.map(({ functionId, line }, index) => {
		const { name, file } = present(raw.functions.get(functionId), `function ${functionId}`);
		return {
			function: string(name),
			file: string(file),
			line,
			address,
			inlined: index < lines.length - 1
		};
	});
}
function present(value, what) {
	if (value === void 0) throw new ProfileError(`is damaged: there is no ${what}`);
	return value;
}

// src/steps/explain/profile-benchmark.ts
const mostAllocations = 2e5;
const mostOfWhole = 1e6;
const leastIterations = 2;
async function profileBenchmark(analysis, request) {
	const many = Math.max(3, Math.min(request.iterations, Math.floor((request.whole ? mostOfWhole : mostAllocations) / Math.max(1, request.allocsPerOp))));
	const first = await runOnce(analysis, request, request.whole ? leastIterations : Math.max(leastIterations, Math.floor(many / 10)), request.keep?.few);
	const second = first === void 0 ? void 0 : await runOnce(analysis, request, many, request.keep?.many);
	if (first === void 0 || second === void 0) return void 0;
	const stacks = slope(first, second);
	const { root } = request;
	const code = {
		root,
		goroot: request.binary.goroot,
		folders: foldersOf(stacks, root)
	};
	const callsIn = async (names) => names.length === 0 ? [] : analysis.calls(request.binary, request.moduleFolder, names);
	const byLeaves = await callsIn(functionsWithLeaves(stacks, code));
	const further = await callsIn(calledByLeaves(stacks, code, directCalls(byLeaves)));
	return {
		stacks,
		calls: callStacks(first, second),
		paths: pathsOf(stacks, code, directCalls([...byLeaves, ...further])),
		counted: {
			objects: difference(first, second, "objects"),
			bytes: difference(first, second, "bytes")
		}
	};
}
async function runOnce(analysis, request, iterations, keep) {
	let bytes;
	const run = async (given) => {
		const profiled = await analysis.heapProfile(given, keep);
		bytes = profiled.profile;
		return profiled.outcome;
	};
	const { binary, benchmark, timeoutMs } = request;
	const select = {
		bench: benchPattern([benchmark]),
		skip: belowPattern([benchmark])
	};
	const limits = {
		iterations,
		count: 1,
		gomaxprocs: 1,
		timeoutMs
	};
	const { output } = await runTestProcess({ run }, {
		binary,
		...select,
		...limits
	});
	const result = output.outcomes.find((outcome) => outcome.kind === "result" && outcome.name === benchmark);
	if (bytes === void 0 || result?.kind !== "result") return void 0;
	const figures = figuresOf(result.iterations, result.measurements);
	const [objects, space] = [figures.get("allocs/op"), figures.get("B/op")];
	if (objects === void 0 || space === void 0) return void 0;
	try {
		return {
			profile: readProfile(bytes),
			iterations: result.iterations,
			objects: counted(objects),
			bytes: counted(space)
		};
	} catch (error) {
		if (error instanceof ProfileError) return void 0;
		throw error;
	}
}
function difference(few, many, what) {
	const total = (run) => perOperation(run[what]) * run.iterations;
	return (total(many) - total(few)) / (many.iterations - few.iterations);
}

// src/steps/explain/profile-side.ts
const tinyBlock = 16;
const tolerated = (objects) => Math.max(.05, .01 * objects);
async function profileSide(ports, request) {
	const binary = (await request.side.binaries([request.importPath])).get(request.importPath);
	if (binary === void 0) return void 0;
	const profile = await profileWith(ports, request, binary, request.keep);
	if (profile === void 0) return void 0;
	const { objects } = totalCost(profile.paths);
	return {
		paths: profile.paths,
		calls: profile.calls,
		counted: profile.counted,
		missing: profile.counted.objects - objects,
		tinyObjects: false
	};
}
function hidesObjects({ missing, counted }) {
	return missing > tolerated(counted.objects);
}
async function profileTiny(ports, request, plain, others = /* @__PURE__ */ new Map()) {
	const { side, importPath, buildFlags, work } = request;
	const listed = side.packages.get(importPath);
	if (listed === void 0) return void 0;
	const runtime = await ports.analysis.tinyObjects(listed.moduleFolder);
	if (runtime === void 0) return void 0;
	const variant = {
		name: "tiny",
		replace: others,
		runtime
	};
	const { binaries } = await ports.go.build({
		side: side.side,
		packages: [listed],
		buildFlags,
		work,
		variant
	});
	const [binary] = binaries;
	const profile = binary && await profileWith(ports, request, binary, tinyFiles(request.keep));
	if (profile === void 0) return void 0;
	const paths = withPlainBytes(profile.paths, plain);
	const missing = plain.counted.objects - totalCost(paths).objects;
	if (!isAsComplete(missing, plain)) return void 0;
	return {
		paths,
		calls: profile.calls,
		counted: plain.counted,
		missing,
		tinyObjects: true
	};
}
function tinyFiles(keep) {
	return keep && {
		few: tinyFile(keep.few),
		many: tinyFile(keep.many)
	};
}
function tinyFile(path) {
	return path.replace(/(?:\.few)?\.pb\.gz$/, ".tiny$&");
}
function isAsComplete(missing, plain) {
	return Math.abs(missing) <= Math.max(Math.abs(plain.missing), tolerated(plain.counted.objects));
}
async function profileWith(ports, request, binary, keep) {
	const { side, importPath, benchmark, iterations, allocsPerOp, whole, timeoutMs } = request;
	const moduleFolder = side.packages.get(importPath)?.moduleFolder ?? side.folder;
	return profileBenchmark(ports.analysis, {
		binary,
		root: side.root,
		moduleFolder,
		benchmark,
		iterations,
		allocsPerOp,
		whole,
		timeoutMs,
		keep
	});
}
function withPlainBytes(paths, { paths: plain, counted: { bytes } }) {
	const [ours, theirs] = [paths, plain].map(blocksOf);
	const isWhole = (path) => {
		const key = stackOf(path);
		const [own, others] = [ours?.get(key) ?? 0, theirs?.get(key) ?? 0];
		return Math.abs(own - others) <= .01 * own;
	};
	const packed = new Set(paths.filter((path) => path.blockSize === tinyBlock && !isWhole(path)));
	const tiny = packed.size > 0 ? packed : new Set(paths.filter(({ blockSize }) => blockSize === tinyBlock));
	const taken = [...tiny].reduce((sum, path) => sum + path.bytesPerOp, 0);
	const excess = totalCost(paths).bytes - bytes;
	if (taken <= 0 || excess <= 0) return paths;
	const factor = Math.max(1 / tinyBlock, (taken - excess) / taken);
	return paths.map((path) => tiny.has(path) ? {
		...path,
		bytesPerOp: path.bytesPerOp * factor
	} : path);
}
function blocksOf(paths) {
	const blocks = /* @__PURE__ */ new Map();
	for (const path of paths.filter(({ blockSize }) => blockSize === tinyBlock)) blocks.set(stackOf(path), (blocks.get(stackOf(path)) ?? 0) + path.objectsPerOp);
	return blocks;
}
function stackOf({ frames, callee }) {
	return [callee, ...frames.map(({ function: name, file, line }) => `${name} ${file}:${line}`)].join("\n");
}

// src/steps/explain/source-lines.ts
async function readSiteLines(ports, roots, paths) {
	const texts = /* @__PURE__ */ new Map();
	for (const side of ["base", "head"]) {
		const root = roots[side];
		if (root === void 0) continue;
		const files = new Set(paths[side].flatMap(({ frames, site }) => frames[site]?.file ?? []));
		for (const file of files) {
			const text = await ports.repository.readSnapshot(root, file).catch(() => void 0);
			texts.set(`${side}:${file}`, text?.split("\n") ?? []);
		}
	}
	return (side, { file, line }) => texts.get(`${side}:${file}`)?.[line - 1]?.trim() ?? "";
}
const longestQuote = 200;
function isGone({ root, proof }) {
	const parts = (proof?.reverted ?? []).filter(({ file, lines: [start, end] }) => file === root?.file && start <= root.line && root.line <= end);
	return parts.length > 0 && parts.every(({ deleted }) => deleted !== void 0);
}
async function quoteSources(ports, root, explanations) {
	const places = explanations.flatMap(({ sites }) => sites.flatMap((site) => site.root ? [site, site.root] : [site]));
	const texts = /* @__PURE__ */ new Map();
	for (const file of new Set(places.map((place) => place.file))) {
		const text = await ports.repository.readSnapshot(root, file).catch(() => void 0);
		texts.set(file, text?.split("\n") ?? []);
	}
	const quoted = (place) => {
		const source = texts.get(place.file)?.[place.line - 1]?.trim() ?? "";
		return !/\w/.test(source) || source.length > longestQuote ? place : {
			...place,
			source
		};
	};
	return explanations.map((explanation) => ({
		...explanation,
		sites: explanation.sites.map((site) => ({
			...quoted(site),
			root: site.root === null || site.root.whole === true || isGone(site) ? site.root : quoted(site.root)
		}))
	}));
}

// src/steps/explain/profile-sites.ts
const tolerance = {
	share: .25,
	objects: 1,
	bytes: 64
};
async function profileSites(ports, request) {
	const profiled = await profileBoth(ports, request, {
		iterations: request.iterations,
		whole: false
	});
	const { table } = request;
	if (profiled === void 0 || table === void 0 || fits(table, profiled.head.counted)) return profiled;
	const again = await profileBoth(ports, request, {
		iterations: table.iterations,
		whole: true
	});
	return again !== void 0 && fits(table, again.head.counted) ? again : profiled;
}
function fits(table, { objects, bytes }) {
	const isNear = (said, counted, least) => said === void 0 || Math.abs(said - counted) <= Math.max(least, tolerance.share * said);
	return isNear(table.objects, objects, tolerance.objects) && isNear(table.bytes, bytes, tolerance.bytes);
}
async function profileBoth(ports, request, run) {
	const { benchmark, base, head, lines } = request;
	const [baseRequest, headRequest] = [requestFor(request, run, "base"), requestFor(request, run, "head")];
	if (headRequest === void 0) return void 0;
	let [before, after] = await Promise.all([baseRequest && profileSide(ports, baseRequest), profileSide(ports, headRequest)]);
	if (after === void 0) return void 0;
	if (hidesObjects(after) || before !== void 0 && hidesObjects(before)) {
		const [tinyBefore, tinyAfter] = await Promise.all([before && baseRequest && profileTiny(ports, baseRequest, before), profileTiny(ports, headRequest, after)]);
		if (tinyAfter !== void 0 && (before === void 0 || tinyBefore !== void 0)) [before, after] = [tinyBefore, tinyAfter];
	}
	const paths = {
		base: before?.paths ?? [],
		head: after.paths
	};
	const text = await readSiteLines(ports, {
		base: base?.root,
		head: head.root
	}, paths);
	return {
		benchmark,
		run,
		base: before,
		head: after,
		diff: diffSites({
			...paths,
			lines,
			text,
			all: request.all === true
		}),
		text
	};
}
const longestName = 90;
function requestFor(request, run, name) {
	const { importPath, benchmark, timeoutMs, buildFlags, work, profiles } = request;
	const side = request[name];
	if (side?.packages.has(importPath) !== true) return void 0;
	const kept = `${profiles}/${fileName(importPath)}.${fileName(benchmark)}.${name}`;
	const keep = profiles === void 0 ? void 0 : {
		few: `${kept}.few.pb.gz`,
		many: `${kept}.pb.gz`
	};
	const allocsPerOp = Math.max(request.allocsPerOp.base, request.allocsPerOp.head);
	return {
		side,
		importPath,
		benchmark,
		...run,
		allocsPerOp,
		timeoutMs,
		buildFlags,
		work,
		keep
	};
}
function fileName(name) {
	const folded = name.replaceAll("/", "_");
	const plain = folded.replaceAll(/[^\w.=-]+/g, "_").replace(/^\.+/, "_");
	return plain === folded && plain.length <= longestName ? plain : `${plain.slice(0, longestName)}-${checksum(name)}`;
}
function checksum(text) {
	let sum = 2166136261;
	for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 16777619) >>> 0;
	return sum.toString(16).padStart(8, "0");
}

// src/core/cause/facts-by-id.ts
function factsById(sites, place) {
	const placed = (fact) => ({
		...fact,
		file: place(fact.file)
	});
	return new Map(sites.filter(({ found }) => found).map((facts) => [facts.id, {
		...facts,
		operand: facts.operand && placed(facts.operand),
		types: facts.types.map(placed),
		calls: facts.calls.map(placed),
		candidates: facts.candidates.map((offered) => ({
			...offered,
			edit: placed(offered.edit)
		}))
	}]));
}

// src/steps/explain/site-facts.ts
async function readSiteFacts(ports, context, listed, sites) {
	const places = sites.map((site) => {
		const { file, line, callee, library } = site;
		return [siteKey(site), {
			file,
			line,
			callee: library ?? callee
		}];
	});
	return readPlaceFacts(ports, context, listed, new Map(places));
}
async function readPlaceFacts(ports, { head, settings, work }, listed, places) {
	const asked = [...places].filter(([, { file }]) => file.endsWith(".go"));
	if (asked.length === 0) return /* @__PURE__ */ new Map();
	const reply = await ports.analysis.sites({
		folder: listed.moduleFolder,
		root: head.root,
		importPaths: [listed.importPath],
		buildFlags: settings.buildFlags,
		work,
		sites: asked.map(([id, { file, line, callee, before = [] }]) => ({
			id,
			file: `${head.root}/${file}`,
			line,
			column: 0,
			callee,
			before
		}))
	});
	return factsById(reply, (file) => pathBelow(head.root, file));
}

// src/core/leak/rule.ts
const suspicious = {
	goroutines: .2,
	bytes: 12
};
function isSuspicious(base, head) {
	return head.goroutines - Math.max(0, base?.goroutines ?? 0) >= suspicious.goroutines || head.bytes - Math.max(0, base?.bytes ?? 0) >= suspicious.bytes;
}
function leavesAnything({ goroutines, bytes }) {
	return goroutines >= .5 || bytes >= 16;
}
const noise = {
	"goroutines/op": .05,
	"retained-B/op": 4
};
function leakFigures(samples, unit) {
	return samples.map(({ goroutines, bytes }) => {
		const exact = unit === "goroutines/op" ? Math.round(goroutines * 100) / 100 : Math.round(bytes);
		return {
			kind: "reported",
			value: exact < noise[unit] ? 0 : exact
		};
	});
}
const lasting = .6;
function levelsOff(samples, unit) {
	const amount = (of) => unit === "goroutines/op" ? of.goroutines : of.bytes;
	const [first, last] = [samples[0], samples.at(-1)];
	return first !== void 0 && last !== void 0 && amount(last) < lasting * amount(first);
}
const shown = .25;
function sidesOfExperiments(confirmed, { base, head }) {
	if (base === void 0 || head === void 0) return {
		base: confirmed.base,
		head: confirmed.head
	};
	return head - base >= shown * (confirmed.head - confirmed.base) ? {
		base,
		head
	} : {
		base: confirmed.base,
		head: confirmed.head
	};
}

// src/core/leak/iterations.ts
const ratio = 4;
const looks = [
	1e3,
	128,
	16,
	4
];
const fewest = 2;
const lookWork = 2e7;
const slowest = 5e8;
function lookIterations(speed) {
	if (speed > slowest) return void 0;
	const many = looks.find((number) => number * speed <= lookWork) ?? looks.at(-1) ?? ratio;
	return {
		few: Math.max(fewest, Math.floor(many / ratio)),
		many
	};
}
const most$1 = {
	work: 7e8,
	goroutines: 2e3,
	bytes: 100663296,
	iterations: 3e5
};
const profiled = 1e3;
function confirmingIterations(request) {
	const { looked, speed, allocsPerOp, left } = request;
	const largest = Math.min(most$1.iterations, most$1.work / Math.max(1, speed + allocsPerOp * profiled), most$1.goroutines / Math.max(.001, left.goroutines), most$1.bytes / Math.max(1, left.bytes));
	const top = Math.max(8, Math.floor(largest), Math.floor(looked.many / 2));
	return [
		4,
		2,
		1
	].map((share) => {
		const many = Math.max(3, Math.floor(top / share));
		return {
			few: Math.max(fewest, Math.floor(many / ratio)),
			many
		};
	});
}

// src/core/leak/leftovers.ts
const most = {
	runs: 8,
	records: 2e5,
	frames: 128
};
const runLine = /^(before|after) (\d{1,12})$/;
const heapLine = /^heap (\d{1,15}) (\d{1,18})$/;
const frameLine = /^\t([^\t]*)\t([^\t]*):(\d{1,9})$/;
const stacksLine = /^stacks \d{1,9}$/;
function readLeftovers(text) {
	const runs = [];
	let inStacks = false;
	for (const line of text.split("\n")) {
		const run = runs.at(-1);
		const started = runLine.exec(line);
		if (started !== null) {
			if (runs.length >= most.runs) break;
			runs.push({
				when: started[1] === "before" ? "before" : "after",
				iterations: Number(started[2]),
				memory: [],
				stacks: []
			});
			inStacks = false;
		} else if (run === void 0) continue;
		else if (inStacks) run.stacks.push(line);
		else if (stacksLine.test(line)) inStacks = true;
		else addHeapLine(run.memory, line);
	}
	return runs.map(({ when, iterations, memory, stacks }) => ({
		when,
		iterations,
		memory,
		goroutines: readStacks(stacks)
	}));
}
function addHeapLine(memory, line) {
	const held = heapLine.exec(line);
	if (held !== null) {
		if (memory.length < most.records) memory.push({
			frames: [],
			objects: Number(held[1]),
			bytes: Number(held[2])
		});
		return;
	}
	const [, name, file, number] = frameLine.exec(line) ?? [];
	const frames = memory.at(-1)?.frames;
	if (name !== void 0 && file !== void 0 && frames !== void 0 && frames.length < most.frames) frames.push({
		function: name,
		file,
		line: Number(number)
	});
}
const goroutineLine = /^goroutine \d+ [^[]*\[([^\]]*)\]:$/;
const placeLine = /^\t(.*):(\d{1,9})(?: \+0x[0-9a-f]+)?$/;
const createdLine = /^created by (.*?)(?: in goroutine \d+)?$/;
function readStacks(lines) {
	const goroutines = [];
	let name = "";
	for (const line of lines) {
		const head = goroutineLine.exec(line);
		if (head !== null) {
			if (goroutines.length >= most.records) break;
			goroutines.push({
				words: head[1] ?? "",
				frames: [],
				startedAt: void 0
			});
			name = "";
			continue;
		}
		const current = goroutines.at(-1);
		const place = placeLine.exec(line);
		if (current === void 0 || place === null) {
			name = line;
			continue;
		}
		const created = createdLine.exec(name);
		const frame = {
			file: place[1] ?? "",
			line: Number(place[2])
		};
		if (created !== null) current.startedAt = {
			function: created[1] ?? "",
			...frame
		};
		else if (name !== "" && current.frames.length < most.frames) current.frames.push({
			function: withoutArguments(name),
			...frame
		});
		name = "";
	}
	return goroutines.map(({ words, frames, startedAt }) => ({
		state: (words.split(",")[0] ?? "").replace(" (leaked)", ""),
		isUnreachable: words.includes(" (leaked)"),
		frames,
		startedAt
	}));
}
function withoutArguments(call) {
	return call.replace(/\([^()]*\)$/, "");
}

// src/core/leak/sites.ts
const least$1 = {
	goroutines: .05,
	bytes: 4
};
function leakBetween(runs, { few, many }, code) {
	const at = (when, iterations) => runs.findLast((run) => run.when === when && run.iterations === iterations);
	const terms = [
		{
			run: at("after", many),
			sign: 1
		},
		{
			run: at("before", many),
			sign: -1
		},
		{
			run: at("after", few),
			sign: -1
		},
		{
			run: at("before", few),
			sign: 1
		}
	];
	if (many <= few || terms.some(({ run }) => run === void 0)) return void 0;
	const operations = many - few;
	const goroutines = slopes(terms, operations, ({ goroutines: all }) => all, goroutineKey, () => 1);
	const memory = slopes(terms, operations, usersMemory, memoryKey, ({ bytes }) => bytes);
	const objects = new Map(slopes(terms, operations, usersMemory, memoryKey, (of) => of.objects).map(({ one, perOp }) => [memoryKey(one), perOp]));
	const sites = [...goroutines.filter(({ perOp }) => perOp >= least$1.goroutines).flatMap(({ one, perOp }) => goroutineSite(one, perOp, code) ?? []), ...merged(memory.filter(({ perOp }) => perOp >= least$1.bytes).flatMap(({ one, perOp }) => memorySite(one, perOp, objects.get(memoryKey(one)) ?? 0, code) ?? []))];
	return {
		goroutines: Math.max(0, sumOf(goroutines)),
		bytes: Math.max(0, sumOf(memory)),
		sites: sites.toSorted((a, b) => b.goroutines - a.goroutines || b.bytes - a.bytes)
	};
}
function slopes(terms, operations, itemsOf, keyOf, amount) {
	const totals = /* @__PURE__ */ new Map();
	const add = (of, sign) => {
		const key = keyOf(of);
		const total = (totals.get(key)?.total ?? 0) + sign * amount(of);
		totals.set(key, {
			one: of,
			total
		});
	};
	for (const { run, sign } of terms.toReversed()) for (const of of run === void 0 ? [] : itemsOf(run)) add(of, sign);
	return [...totals.values()].map(({ one, total }) => ({
		one,
		perOp: total / operations
	}));
}
function sumOf(all) {
	return all.reduce((sum, { perOp }) => sum + perOp, 0);
}
function goroutineKey({ state, frames, startedAt }) {
	return JSON.stringify([
		state,
		startedAt,
		frames.map(({ function: name, line }) => [name, line])
	]);
}
function memoryKey({ frames }) {
	return JSON.stringify(frames.map(({ function: name, line }) => [name, line]));
}
function usersMemory({ memory }) {
	return memory.filter(({ frames }) => !isRuntimeOwn(frames.map(({ function: name }) => name)));
}
function goroutineSite(goroutine, perOp, code) {
	const frames = goroutine.frames.map((frame) => ownFrame(frame, code));
	const startedAt = goroutine.startedAt && ownFrame(goroutine.startedAt, code);
	const waitingAt = frames.find(({ owner }) => owner === "user") ?? frames.find(({ function: name }) => !isRuntimeFunction(name));
	const anywhere = (startedAt?.owner === "user" ? startedAt : frames.find(({ owner }) => owner === "user")) ?? startedAt ?? waitingAt;
	if (anywhere === void 0) return void 0;
	return {
		kind: waitKind(goroutine.state, frames.map(({ function: name }) => name)),
		at: anywhere,
		startedAt,
		waitingAt,
		state: goroutine.state,
		isUnreachable: goroutine.isUnreachable,
		frames: [...startedAt === void 0 ? [] : [startedAt], ...frames],
		goroutines: perOp,
		bytes: 0
	};
}
const ownObjects = .5;
function memorySite(memory, perOp, objects, code) {
	const frames = memory.frames.map((frame) => ownFrame(frame, code));
	const at = frames.find(({ owner }) => owner === "user") ?? frames.find(({ function: name }) => !isRuntimeFunction(name));
	if (at === void 0) return void 0;
	const called = frames.findIndex(({ owner }) => owner !== "standard");
	const made = memoryKind(frames.slice(0, called < 0 ? frames.length : called).map(({ function: name }) => name));
	return {
		kind: (made === "map" || made === "slice") && objects >= ownObjects ? "memory" : made,
		at,
		frames,
		bytes: perOp,
		startedAt: void 0,
		waitingAt: void 0,
		state: "",
		isUnreachable: false,
		goroutines: 0
	};
}
function isRuntimeFunction(name) {
	return name.startsWith("runtime.") || name.startsWith("internal/");
}
function merged(sites) {
	const found = /* @__PURE__ */ new Map();
	for (const site of sites) {
		const key = `${site.at.file}:${site.at.line} ${site.kind}`;
		const known = found.get(key);
		found.set(key, known === void 0 ? site : {
			...known,
			bytes: known.bytes + site.bytes
		});
	}
	return [...found.values()];
}

// src/steps/leaks/sample.ts
const memoryShare$1 = .25;
async function sampleLeak(ports, request) {
	const { binary, benchmark, iterations, gomaxprocs, timeoutMs, root } = request;
	let text;
	const run = async (given) => {
		const { outcome, leftovers } = await ports.analysis.leftovers(given);
		text = leftovers;
		return outcome;
	};
	const { failure } = await runTestProcess({ run }, {
		binary,
		bench: benchPattern([benchmark]),
		skip: belowPattern([benchmark]),
		iterations: iterations.many,
		few: iterations.few,
		count: 1,
		gomaxprocs,
		timeoutMs,
		memoryShare: memoryShare$1
	});
	if (failure !== void 0 || text === void 0) return void 0;
	return leakBetween(readLeftovers(text), iterations, {
		root,
		goroot: binary.goroot
	});
}

// src/steps/leaks/confirm-leaks.ts
async function confirmLeak(ports, suspect, request) {
	const { plan, speed, head: figures } = suspect.measured;
	const [allocations] = figures?.get("allocs/op") ?? [];
	const rounds = confirmingIterations({
		looked: suspect.iterations,
		speed,
		allocsPerOp: allocations === void 0 ? 0 : perOperation(allocations),
		left: {
			goroutines: suspect.head.goroutines,
			bytes: suspect.head.bytes
		}
	});
	const samples = {
		base: [],
		head: []
	};
	let complete = true;
	for (const iterations of rounds) {
		for (const side of plan.sides) {
			const tested = request.sides[side];
			if (tested === void 0) continue;
			const binary = (await tested.binaries([plan.importPath])).get(plan.importPath);
			const late = ports.clock.now() >= request.deadline;
			const sample = binary === void 0 || late ? void 0 : await sampleLeak(ports, {
				binary,
				root: tested.root,
				benchmark: plan.benchmark,
				iterations,
				gomaxprocs: plan.gomaxprocs,
				timeoutMs: request.timeoutMs
			});
			if (sample === void 0) complete = false;
			else samples[side].push(sample);
		}
		if (!complete) break;
	}
	return {
		suspect,
		...samples,
		complete,
		iterations: rounds.at(-1) ?? suspect.iterations
	};
}

// src/core/leak/rank-sites.ts
const least = {
	goroutines: .1,
	bytes: 8
};
const keepers = /* @__PURE__ */ new Set([
	"map",
	"sync-map",
	"slice",
	"list",
	"timer",
	"ticker",
	"context",
	"http-body"
]);
function leakGains(base, head, lines) {
	const before = /* @__PURE__ */ new Map();
	for (const site of base?.sites ?? []) {
		const key = keyOf(site, (lines.toHead(site.at) ?? site.at).line);
		const known = before.get(key) ?? {
			goroutines: 0,
			bytes: 0
		};
		before.set(key, {
			goroutines: known.goroutines + site.goroutines,
			bytes: known.bytes + site.bytes
		});
	}
	return head.sites.map((site) => ({
		site,
		base: before.get(keyOf(site, site.at.line)) ?? {
			goroutines: 0,
			bytes: 0
		}
	})).filter(({ site, base: of }) => site.goroutines - of.goroutines >= least.goroutines || site.bytes - of.bytes >= least.bytes).toSorted((a, b) => rank(b) - rank(a));
}
function keyOf({ kind, at }, line) {
	return [
		kind,
		at.function,
		at.file,
		line
	].join("\n");
}
function rank({ site, base }) {
	const goroutines = site.goroutines - base.goroutines;
	const bytes = site.bytes - base.bytes;
	if (goroutines > 0) return (site.at.owner === "user" ? 0xe8d4a51000 : 1e9) * goroutines;
	return bytes * (site.at.owner === "user" && !site.at.file.endsWith("_test.go") ? 1 : .001) * (keepers.has(site.kind) ? 1e3 : 1);
}
function withUserLines(gains) {
	const [first] = gains;
	const users = gains.find(({ site }) => site.goroutines === 0 && site.at.owner === "user" && !site.at.file.endsWith("_test.go"));
	if (first === void 0 || first.site.at.owner === "user" || users === void 0) return gains;
	return [{
		...first,
		site: {
			...first.site,
			at: users.site.at,
			frames: [...users.site.frames, ...first.site.frames]
		}
	}, ...gains.filter((gain) => gain !== first && gain.site.goroutines === 0)];
}

// src/steps/explain/budget.ts
const failuresForBuild = 3;
function budgetOf(builds, deadline) {
	return {
		builds,
		failures: failuresForBuild * builds,
		deadline
	};
}
function spentBy({ clock }, budget) {
	if (clock.now() >= budget.deadline) return "time";
	return budget.builds <= 0 || budget.failures <= 0 ? "builds" : void 0;
}
function isSpent(ports, budget) {
	return spentBy(ports, budget) !== void 0;
}
function shareOfTime(clock, end, parts) {
	const now = clock.now();
	return now + Math.max(0, end - now) / parts;
}

// src/core/leak/reason.ts
function leakReason({ kind, at, startedAt, waitingAt, state, isUnreachable, goroutines }) {
	if (goroutines === 0) return `\`${shortName(at)}\` ${heldWords(kind)}.`;
	const started = startedAt === void 0 ? "" : `\`${shortName(startedAt)}\` starts it`;
	const where = startedAt === void 0 || startedAt.owner !== "user" ? "" : ` at ${placeOf$1(startedAt)}`;
	const waits = waitingAt === void 0 ? "" : `, and it ${isBlocked(state) ? "remains blocked" : "stays"} in \`${shortName(waitingAt)}\`${waitingAt.owner === "user" ? ` at ${placeOf$1(waitingAt)}` : ""}`;
	const doing = state === "" ? "" : ` (${state})`;
	const proof = isUnreachable ? " The garbage collector confirms that nothing can wake it." : "";
	const told = `${started}${where}${waits}${doing}.`.replace(/^, and it/, "it");
	return `${memoryKinds.has(kind) ? `It leaves a goroutine behind: ${told}` : capital(told)}${proof}`;
}
function asCaused(site, others) {
	const cause = isForeign(site) ? others.find(({ kind }) => kind === "http-body" || kind === "context") : void 0;
	return cause === void 0 ? site : {
		...site,
		kind: cause.kind
	};
}
function leakAdvice(site, deleted) {
	if (deleted !== void 0) return `The change deleted \`${deleted}\`. Restore it, or do what it did in another way, on every path.`;
	return isForeign(site) ? endIt : leakWords[site.kind].advice;
}
function isForeign({ kind, waitingAt }) {
	return waitingAt !== void 0 && waitingAt.owner !== "user" && !memoryKinds.has(kind);
}
const memoryKinds = /* @__PURE__ */ new Set([
	"http-body",
	"ticker",
	"timer",
	"context"
]);
const endIt = "The goroutine runs code of a package that this one calls. End it when the operation ends: call the `Close`, `Stop` or `Wait` method, or the cancel function, of what started it.";
function heldWords(kind) {
	if (kind === "map" || kind === "sync-map" || kind === "slice" || kind === "list") return kind === "list" ? "adds them, and something still refers to them" : "adds to it, and what it adds stays";
	if (kind === "memory") return "allocates it, and something keeps a reference to it";
	return kind === "http-body" ? "opens it" : "creates it";
}
function isBlocked(state) {
	return /^(?:chan|select|sync|semacquire|IO wait)/.test(state);
}
function placeOf$1({ file, line }) {
	return `${file}:${line}`;
}
function shortName({ function: name }) {
	const path = name.replace(/\[.*$/, "");
	return name.slice(path.lastIndexOf("/") + 1);
}
function capital(text) {
	return text.replace(/^./, (first) => first.toUpperCase());
}

// src/steps/leaks/compose-leak.ts
const leastScore$1 = .25;
function composeLeakSite({ site: found, base }, row, { ranked, proof, declarations }, others) {
	const key = row === void 0 ? "" : rowKey(row);
	const isFirst = others !== void 0;
	const site = isFirst ? asCaused(found, others) : found;
	const parts = isFirst ? (proof?.parts ?? []).filter(({ shares }) => (shares.get(key) ?? 0) > 0) : [];
	const restores = parts.reduce((sum, { shares }) => sum + (shares.get(key) ?? 0), 0);
	const atoms = parts.flatMap((part) => [...part.atoms]);
	const isProven = restores >= provenShare;
	const reverted = atoms.map(revertedPart);
	const [likeliest] = ranked;
	const suspect = likeliest !== void 0 && likeliest.score >= leastScore$1 ? [likeliest.atom] : [];
	const cause = rootAmong(atoms.length > 0 ? atoms : isFirst ? suspect : [], site, ranked);
	return {
		file: site.at.file,
		line: site.at.line,
		function: shortName(site.at),
		kind: site.kind,
		goroutinesPerOp: {
			base: tidy$1(base.goroutines),
			head: tidy$1(site.goroutines)
		},
		bytesPerOp: {
			base: tidy$1(base.bytes),
			head: tidy$1(site.bytes)
		},
		...site.startedAt === void 0 ? {} : { startedAt: placeOf(site.startedAt) },
		...site.waitingAt === void 0 ? {} : { waitingAt: placeOf(site.waitingAt) },
		...site.state === "" ? {} : { state: site.state },
		...site.isUnreachable ? { unreachable: true } : {},
		root: cause === void 0 ? null : {
			...cause,
			function: nameAt(declarations, cause)
		},
		confidence: isProven ? "proven" : cause === void 0 ? "site" : "likely",
		proof: atoms.length === 0 ? null : {
			reverted,
			restores: tidy$1(restores)
		},
		reason: leakReason(site),
		advice: leakAdvice(site, isProven ? deletedLine(atoms) : void 0)
	};
}
function deletedLine([atom, ...more]) {
	if (atom === void 0 || more.length > 0) return void 0;
	const { deleted, was = [] } = revertedPart(atom);
	if (deleted === void 0) return void 0;
	const text = atom.removed.find((line) => deleted === 1 || endsSomething(line))?.text.trim();
	return was.find((quoted) => quoted === text);
}
const enders = "close cancel Close Stop Done Unlock RUnlock Shutdown Cancel Signal Broadcast Release".split(" ");
function endedThere({ added, removed }) {
	return removed.filter(endsSomething).length > added.filter(endsSomething).length;
}
function endsSomething(line) {
	return mentions(line, enders);
}
function rootAmong(atoms, site, ranked) {
	const ended = atoms.flatMap((atom) => atom.pieces.length > 0 ? atom.pieces : [atom]).find(endedThere);
	if (ended !== void 0) return {
		file: ended.file,
		line: ended.lines.start
	};
	const frame = [site.at, ...site.frames].find(({ owner, file, line }) => owner === "user" && atoms.some((atom) => holds(atom, file, line) && isWritten(atom, line)));
	if (frame !== void 0) return {
		file: frame.file,
		line: frame.line
	};
	const best = ranked.find(({ atom }) => atoms.some(({ id }) => id === atom.id))?.atom ?? atoms[0];
	return best === void 0 ? void 0 : {
		file: best.file,
		line: best.lines.start
	};
}
function nameAt(declarations, place) {
	const found = declarations?.at(place);
	return found === void 0 ? "" : `${found.packageName}.${found.name}`;
}
function placeOf({ file, line, function: name }) {
	return {
		file,
		line,
		function: name
	};
}
function tidy$1(value) {
	return Math.round(value * 1e3) / 1e3;
}

// src/core/cause/rank-atoms.ts
function rankAtoms({ atoms, sites, hints, declarationAt }) {
	const total = Math.max(1, sites.reduce((sum, site) => sum + gainOf(site), 0));
	const score = (atom) => {
		if (atom.kind === "data") return dataScore(atom, sites);
		let sum = 0;
		for (const site of sites) sum += gainOf(site) / total * nearness(atom, site, declarationAt);
		for (const hint of hints) if (holds(atom, hint.file, hint.line)) sum += hint.weight;
		return sum * (atom.isTest ? .3 : 1);
	};
	return atoms.map((atom) => ({
		atom,
		score: score(atom)
	})).toSorted((a, b) => b.score - a.score || a.atom.id - b.atom.id);
}
function dataScore({ file }, sites) {
	if (file.endsWith(".pgo")) return .09;
	return sites.flatMap(({ paths }) => paths.slice(0, 3).flatMap((path) => path.frames)).some(({ owner, file: code }) => owner === "user" && file.startsWith(folderOf(code))) ? .07 : .01;
}
function folderOf(path) {
	return path.slice(0, path.lastIndexOf("/") + 1);
}
function nearness(atom, site, declarationAt) {
	let best = 0;
	for (const path of site.paths.slice(0, 3)) {
		let depth = 0;
		for (const frame of path.frames) {
			if (frame.owner !== "user") continue;
			const near = 1 / (1 + .5 * depth);
			if (holds(atom, frame.file, frame.line)) best = Math.max(best, near);
			const declaration = declarationAt(frame);
			if (declaration !== void 0 && atom.file === declaration.file && atom.lines.start <= declaration.end && atom.lines.end >= declaration.start) best = Math.max(best, .6 * near + .2 * near * closeness(atom, frame.line));
			else if (atom.file === frame.file) best = Math.max(best, .1 * near);
			depth++;
		}
		if (path.frames.some(({ function: name }) => name === "sync.(*Pool).Get") && atom.removed.some(puts)) best = Math.max(best, 1.5);
	}
	if (atom.kind === "requirements" && site.library !== void 0 && site.paths[0]?.frames.some(({ owner }) => owner === "library") === true) best = Math.max(best, .9);
	return best;
}
function closeness({ lines }, line) {
	return 1 / (1 + Math.max(0, lines.start - line, line - lines.end));
}

// src/core/cause/units.ts
const tries = {
	hunk: 4,
	declaration: 3,
	file: 3,
	folder: 1
};
const leastScore = .05;
function unitsOf(ranked, declarationAt) {
	const single = ranked.filter(({ score }) => score >= leastScore).slice(0, tries.hunk).map(({ atom }) => unit(atom.kind === "requirements" ? "requirements" : "hunk", [atom]));
	const groups = (kind, key) => {
		const found = /* @__PURE__ */ new Map();
		for (const { atom, score } of ranked) {
			const name = atom.kind === "requirements" ? void 0 : key(atom);
			if (name === void 0) continue;
			const group = found.get(name) ?? {
				atoms: [],
				score: 0
			};
			group.atoms.push(atom);
			group.score += score;
			found.set(name, group);
		}
		return [...found.values()].filter(({ atoms, score }) => atoms.length > 1 && score >= leastScore).toSorted((a, b) => b.score - a.score).slice(0, tries[kind]).map(({ atoms }) => unit(kind, atoms));
	};
	const declarations = groups("declaration", (atom) => {
		const span = declarationAt({
			file: atom.file,
			line: atom.lines.start
		}) ?? declarationAt({
			file: atom.file,
			line: atom.lines.end
		});
		return span === void 0 ? void 0 : `${span.file}:${span.start}`;
	});
	const files = groups("file", ({ file }) => file);
	const folders = groups("folder", ({ file, isTest }) => isTest ? void 0 : file.slice(0, file.lastIndexOf("/") + 1));
	const requirements = ranked.filter(({ atom }) => atom.kind === "requirements").map(({ atom }) => unit("requirements", [atom]));
	const everything = [ranked.filter(({ atom }) => !atom.isTest && atom.kind !== "requirements").map(({ atom }) => atom), ranked.map(({ atom }) => atom)].filter((atoms) => atoms.length > 0).map((atoms) => unit("everything", atoms));
	return distinct([
		...single,
		...declarations,
		...files,
		...folders,
		...requirements,
		...everything
	]);
}
function unit(kind, atoms) {
	return {
		kind,
		atoms
	};
}
function distinct(units) {
	const seen = /* @__PURE__ */ new Set();
	return units.filter(({ atoms }) => {
		const key = atomsKey(atoms);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
function atomsKey(atoms) {
	return [...atoms].map(({ id }) => id).toSorted((a, b) => a - b).join(",");
}

// src/steps/explain/experiment.ts
const memoryShare = .25;
const leastMs = 2e3;
const mostSlowdown = 10;
function boundedBench(bench, headMs) {
	return {
		...bench,
		timeoutMs: Math.min(bench.timeoutMs, Math.max(leastMs, mostSlowdown * headMs))
	};
}
async function experiment(ports, bench, replaced, name = "experiment") {
	const binary = await buildExperiment(ports, bench, replaced, name);
	if (typeof binary === "string") return {
		kind: "build-failed",
		message: binary
	};
	const figures = await measureOnce(ports, bench, binary);
	return bench.plans.every(({ benchmark }) => figures.has(benchmark)) ? {
		kind: "measured",
		binary,
		figures
	} : {
		kind: "run-failed",
		figures
	};
}
async function buildExperiment(ports, bench, replaced, name = "experiment") {
	const { side, listed, buildFlags, work } = bench;
	const variant = {
		name,
		replace: new Map([...replaced].map(([path, text]) => [`${bench.root}/${path}`, text]))
	};
	const build = await ports.go.build({
		side,
		packages: [listed],
		buildFlags,
		work,
		variant
	});
	const [binary] = build.binaries;
	return binary ?? build.failures.map(({ message }) => message).join("\n");
}
async function measureOnce(ports, bench, binary) {
	if (bench.measure !== void 0) return bench.measure(binary);
	const timeoutMs = timeLeft(ports, bench);
	const requests = processGroups(bench.plans).map(({ names, iterations, gomaxprocs }) => ({
		binary,
		select: {
			kind: "names",
			names
		},
		iterations,
		gomaxprocs,
		count: 1,
		timeoutMs,
		memoryShare
	}));
	const harvests = await harvestOnce(ports.go, requests);
	const figures = /* @__PURE__ */ new Map();
	for (const { results } of harvests) for (const [benchmark, [result]] of results) if (result !== void 0) figures.set(benchmark, quotients(result.figures, (unit) => bench.isReported(benchmark, unit)));
	return figures;
}
function timeLeft(ports, { timeoutMs, deadline }) {
	return Math.min(timeoutMs, Math.max(leastMs, deadline - ports.clock.now()));
}
function quotients(figures, isReported) {
	const compared = [...figures].map(([unit, figure]) => [unit, isReported(unit) ? figure : counted(figure)]);
	return new Map(compared.map(([unit, figure]) => [unit, perOperation(figure)]));
}

// src/steps/explain/shares.ts
function sharesOf(rows, figures) {
	const shares = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const reverted = figures.get(row.benchmark)?.get(row.unit);
		if (reverted !== void 0) shares.set(rowKey(row), restoredShare({
			base: row.base,
			head: row.head,
			reverted
		}));
	}
	return shares;
}
function gains(from, to) {
	return new Map([...to].map(([key, share]) => [key, share - (from.get(key) ?? 0)]));
}
function without(atoms, taken) {
	return new Set([...atoms].filter((atom) => !taken.has(atom)));
}

// src/steps/explain/narrow.ts
const keptShare = .9;
const mostLeftOut = 6;
async function narrow(ports, { rows, budget, score }, { taken, restored }, whole, attempt) {
	const wanted = gains(restored, sharesOf(rows, whole.figures));
	const suffices = ({ figures, soundness }) => {
		const got = gains(restored, sharesOf(rows, figures));
		return (soundness !== "broken" || whole.soundness === "broken") && [...wanted].every(([key, share]) => share < .1 || (got.get(key) ?? 0) >= .9 * share);
	};
	const smaller = async (best, candidates) => {
		for (const kept of candidates) {
			if (isSpent(ports, budget)) return void 0;
			const result = await attempt([...taken, ...kept]);
			if (result !== void 0 && sizeOf(result) < sizeOf(best) && suffices(result)) return result;
		}
	};
	let best = whole;
	for (;;) {
		const part = [...without(best.atoms, taken)].toSorted((a, b) => score(b) - score(a));
		const half = Math.ceil(part.length / 2);
		const halves = part.length < 2 ? [] : [part.slice(0, half), part.slice(half)];
		const others = part.length < 3 || part.length > mostLeftOut ? [] : part.toReversed();
		const found = await smaller(best, halves) ?? await smaller(best, others.map((left) => part.filter((atom) => atom !== left))) ?? await smaller(best, piecemeal(part));
		if (found === void 0) return best;
		best = found;
	}
}
function piecemeal(part) {
	const [only, ...others] = part;
	return only === void 0 || others.length > 0 ? [] : only.pieces.map((piece) => [piece]);
}
function sizeOf({ atoms }) {
	return [...atoms].reduce((sum, { hunks }) => sum + Math.max(1, hunks.length), 0);
}

// src/core/cause/compile-errors.ts
const position = /^(?:vet: )?(?:\.\/)?([^\s:][^:]*\.go):(\d+)(?::\d+)?: (.*)$/;
function parseCompileErrors(message) {
	return message.split("\n").flatMap((line) => {
		const [, file, number, text] = position.exec(line.trim()) ?? [];
		return file === void 0 || number === void 0 || text === void 0 ? [] : [{
			file,
			line: Number(number),
			text
		}];
	});
}
const common = new Set("undefined declared and not used imported as in call to argument arguments enough too many have want cannot use value variable constant type of for struct literal field method missing return assignment mismatch returns but is required expected func string int error bool byte any map chan interface redeclared this block other declaration unknown the a an no new variables on left side has does implement pointer receiver non name invalid operation operator not defined mismatched types untyped nil values struct with by from must be or at end".split(" "));
const specific = [
	/^undefined: (\S+)$/,
	/^\S+ undefined \(type .* has no field or method ([^\s,)]+)/,
	/^unknown field (\S+) in struct literal/,
	/^(?:not enough|too many) arguments in call to ([^\s(]+)/,
	/^declared and not used: (\S+)$/,
	/^(\S+) redeclared in this block$/,
	/^assignment mismatch: .* but ([^\s(]+).* returns? /,
	/missing method ([^\s)]+)/,
	/^method (\S+) already declared/
];
const missingModule = /^(?:no required module provides package|missing go\.sum entry for|cannot find module providing package) /;
const newerLanguage = /requires go1\.\d+(?:\.\d+)? or later\b/;
function repairOf({ file, line, text }) {
	if (/^"[^"]+" imported(?: as \S+)? and not used/.test(text)) return {
		kind: "drop-import",
		file,
		line
	};
	if (missingModule.test(text) || newerLanguage.test(text)) return { kind: "requirements" };
	const [named] = specific.flatMap((form) => form.exec(text)?.[1] ?? []);
	if (named !== void 0) return {
		kind: "names",
		file,
		names: [named.split(".").at(-1) ?? named]
	};
	const words = wordsIn(text);
	return {
		kind: "names",
		file,
		names: [...new Set(words)].filter((word) => !common.has(word))
	};
}

// src/core/cause/close-unit.ts
function closeUnit(taken, all, errors, isImport = () => false) {
	const atoms = new Set(taken);
	const dropImports = /* @__PURE__ */ new Map();
	const undefinedNames = /* @__PURE__ */ new Map();
	for (const error of errors) {
		const repair = repairOf(error);
		if (repair.kind === "requirements") {
			for (const atom of all) if (atom.kind === "requirements") atoms.add(atom);
			continue;
		}
		const file = fileOf(repair.file, all);
		if (repair.kind === "drop-import") {
			dropImports.set(file, (dropImports.get(file) ?? /* @__PURE__ */ new Set()).add(repair.line));
			continue;
		}
		const [, missing] = /^undefined: (\w+)$/.exec(error.text) ?? [];
		if (missing !== void 0) undefinedNames.set(file, (undefinedNames.get(file) ?? /* @__PURE__ */ new Set()).add(missing));
		if (missing !== void 0 && isImport(file, missing)) continue;
		for (const atom of speakingOf(repair.names, file, all.filter((candidate) => !atoms.has(candidate)))) atoms.add(atom);
	}
	return {
		atoms,
		dropImports,
		undefinedNames
	};
}
function fileOf(path, all) {
	return all.filter(({ file }) => file === path || file.endsWith(`/${path}`)).toSorted((a, b) => a.file.length - b.file.length)[0]?.file ?? path;
}
function isDirectiveOf({ directive }, names) {
	return wordsIn(directive).some((word) => names.includes(word));
}
function speakingOf(names, file, atoms) {
	const folder = file.slice(0, file.lastIndexOf("/") + 1);
	const speaking = atoms.filter(({ added, removed, kind }) => kind !== "requirements" && [...added, ...removed].some((line) => mentions(line, names) || isDirectiveOf(line, names)));
	return [
		speaking.filter((atom) => atom.file === file),
		speaking.filter((atom) => atom.file.slice(0, atom.file.lastIndexOf("/") + 1) === folder),
		speaking
	].find((found) => found.length > 0) ?? [];
}

// src/core/patch/revert.ts
function revertHunks(base, head, hunks, reverted) {
	const [baseLines, headLines] = [linesOf(base), linesOf(head)];
	let text = "";
	let next = 0;
	for (const hunk of hunks) {
		const start = firstIndex(hunk.head);
		text += headLines.slice(next, start).join("");
		const [lines, span] = reverted.has(hunk) ? [baseLines, hunk.base] : [headLines, hunk.head];
		text += lines.slice(firstIndex(span), firstIndex(span) + span.count).join("");
		next = start + hunk.head.count;
	}
	return text + headLines.slice(next).join("");
}
function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function firstIndex({ start, count }) {
	return count === 0 ? start : start - 1;
}

// src/core/cause/take-back.ts
function takenData(atoms) {
	const taken = /* @__PURE__ */ new Map();
	for (const { kind, changes } of atoms) {
		if (kind !== "data") continue;
		for (const change of changes) {
			if (change.kind !== "deleted") taken.set(change.head, void 0);
			if (change.kind !== "added") taken.set(change.base, change.base);
		}
	}
	return taken;
}
function takeBack(atoms, sources) {
	const replaced = /* @__PURE__ */ new Map();
	const hunks = /* @__PURE__ */ new Map();
	const inPart = /* @__PURE__ */ new Map();
	for (const atom of atoms) {
		if (atom.kind === "data") continue;
		if (atom.kind === "hunk") {
			const reverted = hunks.get(atom.file) ?? /* @__PURE__ */ new Set();
			for (const hunk of atom.hunks) reverted.add(hunk);
			hunks.set(atom.file, reverted);
			inPart.set(atom.file, atom);
			continue;
		}
		for (const change of atom.changes) {
			if (change.kind !== "deleted") replaced.set(change.head, void 0);
			if (change.kind !== "added") replaced.set(change.base, sources.base.get(change.base));
		}
	}
	for (const [file, reverted] of hunks) {
		const [change] = inPart.get(file)?.changes ?? [];
		if (change?.kind !== "modified") continue;
		const base = sources.base.get(change.base) ?? "";
		const head = sources.head.get(change.head) ?? "";
		const sides = sidesOf$1(change, sources);
		if (change.hunks.every((hunk) => reverted.has(hunk) || isInert(file, hunk, sides)) && change.base !== change.head) {
			replaced.set(change.head, void 0);
			replaced.set(change.base, base);
		} else replaced.set(change.head, revertHunks(base, head, change.hunks, reverted));
	}
	return replaced;
}

// \0@oxc-project+runtime@0.156.0/helpers/esm/usingCtx.js
function _usingCtx() {
	var r = "function" == typeof SuppressedError ? SuppressedError : function(r, e) {
		var n = Error();
		return n.name = "SuppressedError", n.error = r, n.suppressed = e, n;
	}, e = {}, n = [];
	function using(r, e) {
		if (null != e) {
			if (Object(e) !== e) throw new TypeError("using declarations can only be used with objects, functions, null, or undefined.");
			if (r) var o = e[Symbol.asyncDispose || Symbol["for"]("Symbol.asyncDispose")];
			if (void 0 === o && (o = e[Symbol.dispose || Symbol["for"]("Symbol.dispose")], r)) var t = o;
			if ("function" != typeof o) throw new TypeError("Object is not disposable.");
			t && (o = function o() {
				try {
					t.call(e);
				} catch (r) {
					return Promise.reject(r);
				}
			}), n.push({
				v: e,
				d: o,
				a: r
			});
		} else r && n.push({
			d: e,
			a: r
		});
		return e;
	}
	return {
		e,
		u: using.bind(null, !1),
		a: using.bind(null, !0),
		d: function d() {
			var o, t = this.e, s = 0;
			function next() {
				for (; o = n.pop();) try {
					if (!o.a && 1 === s) return s = 0, n.push(o), Promise.resolve().then(next);
					if (o.d) {
						var r = o.d.call(o.v);
						if (o.a) return s |= 2, Promise.resolve(r).then(next, err);
					} else s |= 1;
				} catch (r) {
					return err(r);
				}
				if (1 === s) return t !== e ? Promise.reject(t) : Promise.resolve();
				if (t !== e) throw t;
			}
			function err(n) {
				return t = t !== e ? new r(n, t) : n, next();
			}
			return next();
		}
	};
}

// src/steps/explain/take-back-trial.ts
const mostRounds = 8;
async function tryTakingBack(ports, bench, change, wanted, budget, judge) {
	let atoms = new Set(wanted);
	const repairs = /* @__PURE__ */ new Map();
	for (let round = 0; round < mostRounds && !isSpent(ports, budget); round++) try {
		var _usingCtx$1 = _usingCtx();
		const replaced = new Map(takeBack(atoms, change.sources));
		const textOf = (file) => replaced.get(file) ?? change.sources.head.get(file);
		if (!await mendImports(ports, bench, repairs, textOf, replaced)) return void 0;
		if (_usingCtx$1.a(await exchangeData(ports, bench, atoms)) === void 0) return void 0;
		const outcome = await experiment(ports, bench, replaced);
		if (outcome.kind === "measured") {
			budget.builds--;
			ports.log.debug(`Reverted ${atoms.size} parts of the change: measured.`);
			const soundness = await judge(outcome.binary, outcome.figures);
			return {
				atoms,
				figures: outcome.figures,
				soundness,
				replaced,
				binary: outcome.binary
			};
		}
		if (outcome.kind === "run-failed") {
			budget.builds--;
			ports.log.debug(`Reverted ${atoms.size} parts of the change: the benchmarks do not run.`);
			return;
		}
		budget.failures--;
		ports.log.debug(`Reverted ${atoms.size} parts of the change: the package does not build:\n${outcome.message}`);
		const errors = parseCompileErrors(outcome.message);
		if (errors.length === 0) return void 0;
		const closure = closeUnit(atoms, change.atoms, errors, (file, name) => change.importsOf(file).some((entry) => importName(entry) === name));
		const grown = atomsKey(closure.atoms) !== atomsKey(atoms);
		if (grown) repairs.clear();
		let repaired = false;
		for (const [file, lines] of grown ? [] : closure.dropImports) {
			repairsOf(repairs, file).drop = /* @__PURE__ */ new Set([...repairsOf(repairs, file).drop, ...lines]);
			repaired = true;
		}
		for (const [file, names] of closure.undefinedNames) {
			const fresh = change.importsOf(file).filter((entry) => names.has(importName(entry))).filter(({ path }) => !repairsOf(repairs, file).add.some((added) => added.path === path));
			repairsOf(repairs, file).add.push(...fresh);
			repaired ||= fresh.length > 0;
		}
		if (!grown && !repaired) return void 0;
		({atoms} = closure);
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
async function exchangeData(ports, { root, baseRoot }, atoms) {
	const files = takenData(atoms);
	if (files.size === 0) return { [Symbol.asyncDispose]: () => Promise.resolve() };
	return baseRoot === void 0 ? void 0 : ports.repository.exchange(root, baseRoot, files);
}
async function mendImports(ports, { listed }, repairs, textOf, replaced) {
	const wanted = [...repairs].flatMap(([file, { drop, add }]) => {
		const text = textOf(file);
		const added = add.map(({ path, name = "" }) => ({
			path,
			name
		}));
		return text === void 0 ? [] : [{
			file,
			text,
			drop: [...drop],
			add: added
		}];
	});
	if (wanted.length === 0) return true;
	const texts = await ports.analysis.imports(listed.moduleFolder, wanted);
	for (const [index, { file }] of wanted.entries()) if (texts[index] !== void 0) replaced.set(file, texts[index]);
	return texts.length === wanted.length;
}
function repairsOf(repairs, file) {
	const repair = repairs.get(file) ?? {
		drop: /* @__PURE__ */ new Set(),
		add: []
	};
	repairs.set(file, repair);
	return repair;
}

// src/steps/explain/prove.ts
const mostBroken = 4;
async function prove(ports, request) {
	const { bench, change, rows, budget, soundnessOf } = request;
	const before = budget.builds;
	const tried = /* @__PURE__ */ new Map();
	const trials = [];
	const judge = async (binary, figures) => [...sharesOf(rows, figures).values()].some((share) => share >= .1) ? soundnessOf(binary) : "unknown";
	const attempt = async (atoms) => {
		const wanted = new Set(atoms);
		const key = atomsKey(wanted);
		if (tried.has(key)) return tried.get(key);
		const result = await tryTakingBack(ports, bench, change, wanted, budget, judge);
		tried.set(key, result);
		trials.push({
			atoms: result?.atoms ?? wanted,
			result
		});
		if (result !== void 0) tried.set(atomsKey(result.atoms), result);
		return result;
	};
	let found = await search(ports, request, attempt, {
		parts: [],
		taken: /* @__PURE__ */ new Set(),
		restored: new Map(rows.map((row) => [rowKey(row), 0])),
		broken: false
	}, false);
	if (isOpen(rows, found) && [...tried.values()].some((result) => result?.soundness === "broken")) found = await search(ports, request, attempt, found, true);
	const { parts: inOrder, taken, restored, broken } = await withoutEarlier(ports, request, attempt, found);
	const parts = await measuredAlone(ports, request, attempt, inOrder);
	const last = tried.get(atomsKey(taken));
	return {
		parts,
		restored,
		broken,
		reverted: parts.length === 0 || last === void 0 ? void 0 : {
			atoms: taken,
			replaced: last.replaced,
			binary: trials.at(-1)?.result === last ? last.binary : void 0
		},
		builds: before - budget.builds,
		trials,
		cutShort: isOpen(rows, found) ? spentBy(ports, budget) : void 0
	};
}
function isOpen(rows, { restored }) {
	return rows.some((row) => (restored.get(rowKey(row)) ?? 0) < provenShare);
}
async function search(ports, request, attempt, from, brokenToo) {
	const { units, rows, budget } = request;
	let found = from;
	let passedOver = 0;
	for (const unit of units) {
		if (!isOpen(rows, found) || passedOver >= mostBroken || isSpent(ports, budget)) break;
		const fresh = unit.atoms.filter((atom) => !found.taken.has(atom));
		if (fresh.length === 0) continue;
		const result = await attempt([...found.taken, ...fresh]);
		if (result === void 0 || !isProgress(rows, found.restored, result)) continue;
		if (result.soundness === "broken" && !brokenToo) {
			passedOver++;
			continue;
		}
		const narrowed = await narrow(ports, request, found, result, attempt);
		const restored = sharesOf(rows, narrowed.figures);
		const part = {
			atoms: without(narrowed.atoms, found.taken),
			shares: gains(found.restored, restored)
		};
		const broken = found.broken || narrowed.soundness === "broken";
		found = {
			parts: [...found.parts, part],
			taken: narrowed.atoms,
			restored,
			broken
		};
	}
	return found;
}
function isProgress(rows, restored, { figures, soundness }) {
	const shares = sharesOf(rows, figures);
	const most = soundness === "sound" ? 2 : mostShare;
	return rows.some((row) => {
		const [from, to] = [restored.get(rowKey(row)) ?? 0, shares.get(rowKey(row)) ?? 0];
		return from < .8 && to - from >= .1 && to <= most;
	}) && (soundness !== "broken" || [...shares.values()].every((share) => share <= 1.3));
}
async function withoutEarlier(ports, { rows, budget }, attempt, found) {
	const last = found.parts.at(-1);
	if (last === void 0 || !sharesRow(rows, last, found.parts) || isSpent(ports, budget)) return found;
	const alone = await attempt(last.atoms);
	if (alone === void 0 || alone.soundness === "broken") return found;
	const restored = sharesOf(rows, alone.figures);
	return rows.every((row) => {
		const [together, single] = [found.restored.get(rowKey(row)) ?? 0, restored.get(rowKey(row)) ?? 0];
		return single >= .8 || single >= .9 * together;
	}) ? {
		parts: [{
			atoms: alone.atoms,
			shares: restored
		}],
		taken: alone.atoms,
		restored,
		broken: false
	} : found;
}
async function measuredAlone(ports, { rows, budget }, attempt, parts) {
	const measured = [];
	for (const [index, part] of parts.entries()) {
		if (index > 0 && !sharesRow(rows, part, parts)) {
			measured.push({
				...part,
				alone: part.shares
			});
			continue;
		}
		const result = index === 0 || isSpent(ports, budget) ? void 0 : await attempt(part.atoms);
		const isSame = result !== void 0 && atomsKey(result.atoms) === atomsKey(part.atoms);
		measured.push({
			...part,
			alone: index === 0 ? part.shares : isSame ? sharesOf(rows, result.figures) : void 0
		});
	}
	return measured;
}
function sharesRow(rows, part, parts) {
	return rows.some((row) => counts(part, row) && parts.some((other) => other !== part && counts(other, row)));
}
function counts(part, row) {
	return (part.shares.get(rowKey(row)) ?? 0) >= leastShare$2;
}

// src/steps/turns.ts
var Turns = class {
	#last = /* @__PURE__ */ new Map();
	async take(key, work) {
		const mine = (this.#last.get(key) ?? Promise.resolve()).then(work);
		this.#last.set(key, mine.catch(() => void 0));
		return mine;
	}
};

// src/steps/explain/own-tests.ts
const timeoutMs = 3e4;
async function runOwnTests(ports, bench, listed, variant) {
	const { side, buildFlags, work } = bench;
	const build = await ports.go.build({
		side,
		packages: [listed],
		buildFlags,
		work,
		variant: variant ?? {
			name: "tests",
			replace: /* @__PURE__ */ new Map()
		}
	});
	if (build.empty.includes(listed.importPath)) return "";
	const [binary] = build.binaries;
	return binary && await endOfOwnTests(ports, binary);
}
async function endOfOwnTests(ports, binary) {
	return endOfTests(ports, binary, timeoutMs);
}
async function endOfTests(ports, binary, limitMs) {
	const { exit, stdout } = await ports.go.run({
		binary,
		args: [
			"-test.short",
			"-test.paniconexit0",
			"-test.v=test2json",
			`-test.timeout=${Math.round(limitMs)}ms`
		],
		gomaxprocs: void 0,
		timeoutMs: limitMs,
		memoryShare
	});
	if (exit.kind !== "code") return void 0;
	const failed = stdout.split("\n").flatMap((line) => {
		const at = line.indexOf("--- FAIL: ");
		return at < 0 ? [] : line.slice(at).split(/\s+/)[2] ?? [];
	});
	if (!(failed.length > 0 || stdout.includes("=== RUN ")) && exit.code === 0) return "";
	failed.sort((a, b) => a < b ? -1 : 1);
	return JSON.stringify([exit.code, failed]);
}

// src/steps/explain/soundness.ts
const mostMs = 5e3;
function soundnessBy(ports, bench, head, turns = new Turns()) {
	const limit = (ms = mostMs) => timeLeft(ports, {
		...bench,
		timeoutMs: ms
	});
	let onHead;
	const judge = async (binary) => {
		if (onHead === void 0) {
			const both = [head, binary].map(async (one) => endOfTests(ports, one, limit(2 * mostMs)));
			const [wanted, end] = await Promise.all(both);
			const isClear = wanted === "" || wanted !== void 0 && wanted === end;
			onHead = isClear ? Promise.resolve(wanted) : endOfTests(ports, head, limit());
			if (isClear) return wanted === "" ? "unknown" : "sound";
		}
		const wanted = await onHead;
		if (wanted === void 0 || wanted === "") return "unknown";
		return await endOfTests(ports, binary, limit()) === wanted ? "sound" : "broken";
	};
	return async (binary) => turns.take(bench.listed.importPath, async () => judge(binary));
}

// src/steps/leaks/prove-leaks.ts
const mostBuilds = 16;
function rankLeakAtoms({ atoms }, leaks, declarations) {
	const sites = leaks.flatMap(({ gains }) => gains.slice(0, 4).map(asSiteChange));
	return rankAtoms({
		atoms,
		sites,
		hints: [],
		declarationAt: (place) => declarations.at(place)
	});
}
function asSiteChange({ site, base }) {
	const frames = site.frames.map((frame) => ({
		...frame,
		address: 0,
		inlined: false
	}));
	const weight = site.goroutines > 0 ? 100 : 1;
	const cost = {
		objects: site.goroutines * weight,
		bytes: site.bytes
	};
	const before = {
		objects: base.goroutines * weight,
		bytes: base.bytes
	};
	const first = frames.findIndex(({ owner }) => owner === "user");
	return {
		file: site.at.file,
		line: site.at.line,
		function: site.at.function,
		callee: "",
		library: void 0,
		status: "new",
		base: before,
		own: before,
		ofOther: 0,
		head: cost,
		paths: [{
			frames,
			site: Math.max(0, first),
			callee: "",
			library: void 0,
			objectsPerOp: cost.objects,
			bytesPerOp: cost.bytes,
			blockSize: 0
		}]
	};
}
async function proveLeaks(ports, request, ranked) {
	const { base, head, listed, change, declarations, leaks, settings, work, deadline } = request;
	const binary = (await head.binaries([listed.importPath])).get(listed.importPath);
	if (binary === void 0 || request.rows.length === 0 || change.atoms.length === 0) return void 0;
	if (base.environment.goVersion !== head.environment.goVersion) return void 0;
	const start = ports.clock.now();
	const { buildFlags, timeoutMs } = settings;
	const measure = async (tested, root = head.root) => measureLeaks(ports, root, leaks, tested, bench);
	const whole = {
		side: "head",
		listed,
		root: head.root,
		baseRoot: base.root,
		buildFlags,
		work,
		timeoutMs,
		deadline,
		plans: leaks.map(({ plan }) => plan),
		measure,
		isReported: () => false
	};
	let bench = whole;
	const onHead = await measure(binary);
	bench = {
		...boundedBench(whole, ports.clock.now() - start),
		measure
	};
	const baseBinary = (await base.binaries([listed.importPath])).get(listed.importPath);
	const onBase = baseBinary === void 0 ? void 0 : await measure(baseBinary, base.root);
	const rows = request.rows.map((row) => {
		const of = (figures) => figures?.get(row.benchmark)?.get(row.unit);
		return {
			...row,
			...sidesOfExperiments(row, {
				base: of(onBase),
				head: of(onHead)
			})
		};
	});
	const scores = new Map(ranked.map(({ atom, score }) => [atom, score]));
	const imports = await readImports(ports, listed, base.root, change.sources.base.keys());
	const headNames = new Map(change.files.flatMap((file) => file.kind === "modified" ? [[file.head, file.base]] : []));
	const proof = await prove(ports, {
		bench,
		change: {
			...change,
			importsOf: (file) => imports.get(headNames.get(file) ?? file) ?? []
		},
		units: unitsOf(ranked, (place) => declarations.at(place)),
		rows,
		budget: budgetOf(mostBuilds, deadline),
		score: (atom) => scores.get(atom) ?? 0,
		soundnessOf: soundnessBy(ports, bench, binary)
	});
	return proof.parts.length > 0 && !await isUndisturbed(ports, bench, rows) ? void 0 : proof;
}
async function measureLeaks(ports, root, leaks, binary, { timeoutMs }) {
	const figures = /* @__PURE__ */ new Map();
	for (const { plan, iterations } of leaks) {
		const { benchmark, gomaxprocs } = plan;
		const left = await sampleLeak(ports, {
			binary,
			root,
			benchmark,
			iterations,
			gomaxprocs,
			timeoutMs
		});
		if (left === void 0) continue;
		const values = [left.goroutines, left.bytes];
		figures.set(benchmark, new Map(leakUnits.map((unit, index) => [unit, values[index] ?? 0])));
	}
	return figures;
}
async function isUndisturbed(ports, bench, rows) {
	const control = await experiment(ports, bench, /* @__PURE__ */ new Map());
	return control.kind === "measured" && [...sharesOf(rows, control.figures).values()].every((share) => Math.abs(share) < .2);
}

// src/steps/leaks/explain-leaks.ts
const mostSites = 5;
async function explainLeaks(ports, request) {
	const { samples, base, head, provesUntil } = request;
	const leaking = samples.filter((sample) => sample.head.length > 0);
	if (leaking.length === 0) return {
		leaks: [],
		notes: []
	};
	const leaks = [];
	const notes = [];
	try {
		const change = base === void 0 ? noChange : await readChange(ports, base, head);
		const packages = [...new Set(leaking.map(packageOf))];
		for (const [index, importPath] of packages.entries()) {
			const ofPackage = leaking.filter((sample) => packageOf(sample) === importPath);
			ports.log.progress({
				stage: "explain leaks",
				done: 0,
				total: leaking.length,
				detail: importPath
			});
			const found = await explainPackage(ports, request, change, importPath, ofPackage, provesUntil && shareOfTime(ports.clock, provesUntil, packages.length - index));
			leaks.push(...found.filter((leak) => leak.goroutinesPerOp.head > 0 || leak.retainedBytesPerOp.head > 0));
		}
	} catch (error) {
		if (ports.signal.aborted) throw error;
		notes.push(`The leaks could not all be explained: ${error instanceof Error ? error.message : String(error)}`);
	}
	return {
		leaks: await quoteSources(ports, head.root, leaks),
		notes
	};
}
function packageOf({ suspect }) {
	return suspect.measured.plan.importPath;
}
async function explainPackage(ports, request, change, importPath, samples, deadline) {
	const { base, head, settings, work } = request;
	const listed = head.packages.get(importPath);
	if (listed === void 0) return [];
	const tests = samples.map((sample) => ({
		sample,
		plan: sample.suspect.measured.plan,
		iterations: sample.suspect.iterations,
		gains: withUserLines(leakGains(sample.base.at(-1), sample.head.at(-1) ?? nothingLeft, change.lines))
	}));
	const files = tests.flatMap(({ gains }) => gains.flatMap(({ site }) => site.frames.filter(({ owner }) => owner === "user").map(({ file }) => file)));
	const atomFiles = change.atoms.filter(({ added }) => added.length > 0).map(({ file }) => file);
	const declarations = await readDeclarationView(ports, listed, head.root, [...files, ...atomFiles]);
	const ranked = rankLeakAtoms(change, tests, declarations);
	const rows = tests.flatMap(({ sample }) => rowOf(sample, request.findings) ?? []);
	const proof = deadline !== void 0 && base !== void 0 ? await proveLeaks(ports, {
		base,
		head,
		listed,
		change,
		declarations,
		leaks: tests,
		rows,
		settings,
		work,
		deadline
	}, ranked) : void 0;
	const evidence = {
		ranked,
		proof,
		declarations
	};
	return tests.map(({ sample, gains, plan }) => {
		const row = rowOf(sample, request.findings);
		return {
			package: importPath,
			benchmark: plan.benchmark,
			goroutinesPerOp: sidesOf(sample, ({ goroutines }) => goroutines),
			retainedBytesPerOp: sidesOf(sample, ({ bytes }) => bytes),
			sites: gains.slice(0, mostSites).map((gain, index) => composeLeakSite(gain, row, evidence, index === 0 ? gains.slice(1).map(({ site }) => site) : void 0)),
			notes: proof?.cutShort === "time" ? ["Time ran out before everything was proven. Raise --explain-timeout to allow more."] : []
		};
	});
}
const nothingLeft = {
	goroutines: 0,
	bytes: 0,
	sites: []
};
function rowOf({ suspect, base, head }, findings) {
	const { importPath, benchmark } = suspect.measured.plan;
	const worse = (unit) => findings.some((finding) => finding.package === importPath && finding.benchmark === benchmark && finding.unit === unit && [
		"warning",
		"regression",
		"over-budget",
		"waived"
	].includes(finding.level));
	const row = (unit, amount) => worse(unit) && base.length > 0 ? {
		benchmark,
		unit,
		base: middle(base.map(amount)),
		head: middle(head.map(amount))
	} : void 0;
	return row("goroutines/op", ({ goroutines }) => goroutines) ?? row("retained-B/op", ({ bytes }) => bytes);
}
function sidesOf({ base, head }, amount) {
	return {
		base: tidy(middle(base.map(amount))),
		head: tidy(middle(head.map(amount)))
	};
}
function middle(values) {
	return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
function tidy(value) {
	return Math.round(value * 100) / 100;
}

// src/core/leak/left-per-operation.ts
function leftPerOperation(figures, iterations) {
	const value = (unit) => {
		const figure = figures.get(unit);
		return figure === void 0 ? void 0 : perOperation(figure);
	};
	const fewOps = value("few-ops");
	if (fewOps === void 0 || fewOps >= iterations) return void 0;
	const slope = (what) => {
		const [few, many] = [value(`few-${what}`), value(`many-${what}`)];
		return few === void 0 || many === void 0 ? void 0 : (many - few) / (iterations - fewOps);
	};
	const [goroutines, bytes] = [slope("goroutines"), slope("bytes")];
	return goroutines === void 0 || bytes === void 0 ? void 0 : {
		goroutines,
		bytes
	};
}

// src/steps/leaks/look.ts
function looksAt(benchmarks) {
	return benchmarks.flatMap((measured) => {
		const iterations = lookIterations(measured.speed);
		return iterations === void 0 ? [] : [{
			measured,
			iterations
		}];
	});
}
async function lookAtSides(ports, sides, looked, timeoutMs) {
	const asked = await Promise.all(sides.map((side) => requestsOf(side, looked, timeoutMs)));
	const harvests = await harvestOnce(ports.go, asked.flat());
	let first = 0;
	return asked.map((requests) => {
		const found = /* @__PURE__ */ new Map();
		for (const [index, { binary }] of requests.entries()) for (const [benchmark, [result]] of harvests[first + index]?.results ?? []) {
			const left = result && leftPerOperation(result.figures, result.iterations);
			if (left !== void 0) found.set(subjectKey$1({
				importPath: binary.importPath,
				benchmark
			}), left);
		}
		first += requests.length;
		return found;
	});
}
async function requestsOf(side, looked, timeoutMs) {
	const few = new Map(looked.map(({ iterations }) => [iterations.many, iterations.few]));
	const plans = looked.filter(({ measured }) => measured.plan.sides.includes(side.side)).map(({ measured, iterations }) => ({
		...measured.plan,
		iterations: iterations.many
	}));
	const binaries = await side.binaries([...new Set(plans.map(({ importPath }) => importPath))]);
	return processGroups(plans).flatMap(({ importPath, names, iterations, gomaxprocs }) => {
		const binary = binaries.get(importPath);
		const select = {
			kind: "names",
			names
		};
		const limits = {
			gomaxprocs,
			timeoutMs,
			count: 1,
			few: few.get(iterations) ?? 1
		};
		return binary === void 0 ? [] : [{
			binary,
			select,
			iterations,
			...limits
		}];
	});
}

export { readCompilerView as $, quoteSources as A, findingDifference as B, isSuspicious as C, readPlaceFacts as D, levelsOff as E, readDeclarationView as F, distinctSites as G, partsOf as H, readImports as I, siteKey as J, fixKey as K, composeExplanation as L, profileTiny as M, diffSites as N, readSiteFacts as O, withExcerpts as P, goFolders as Q, costOf as R, confirmLeak as S, leavesAnything as T, leastShare$2 as U, examineSite as V, rowKey as W, changedFolders as X, openRest as Y, filesOnPaths as Z, unitsOf as _, endOfOwnTests as a, lineMapOf as at, isSpent as b, prove as c, takenData as d, parseDiagnostics as et, sharesOf as f, measureOnce as g, experiment as h, soundnessBy as i, readChange as it, profileSide as j, profileSites as k, exchangeData as l, buildExperiment as m, looksAt as n, compareDiagnostics as nt, runOwnTests as o, boundedBench as p, noExperiments as q, explainLeaks as r, noChange as rt, Turns as s, lookAtSides as t, indexDiagnostics as tt, _usingCtx as u, rankAtoms as v, leakFigures as w, shareOfTime as x, budgetOf as y, explainedShares as z };