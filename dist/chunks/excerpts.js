import { t as defaults } from "./options.js";
import { N as causeGroups } from "./write-report.js";

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

// src/steps/no-benchmarks.ts
function noBenchmarks({ bench, patterns }) {
	const packages = patterns.join(" ");
	return {
		kind: "no-benchmarks",
		side: "head",
		message: bench === defaults.bench ? `There is no benchmark in ${packages}` : `No benchmark in ${packages} matches -bench ${bench}`
	};
}

// src/core/patch/merged-lines.ts
function mergedLines(base, head, hunks) {
	const texts = {
		base: linesOf(base),
		head: linesOf(head)
	};
	const merged = [];
	let [onBase, onHead] = [1, 1];
	const shared = (end) => {
		while (onHead < end) merged.push({
			base: onBase++,
			head: onHead,
			text: texts.head[onHead++ - 1] ?? ""
		});
	};
	for (const hunk of hunks) {
		shared(hunk.head.count === 0 ? hunk.head.start + 1 : hunk.head.start);
		for (let left = hunk.base.count; left > 0; left--) merged.push({
			base: onBase,
			head: void 0,
			text: texts.base[onBase++ - 1] ?? ""
		});
		for (let left = hunk.head.count; left > 0; left--) merged.push({
			base: void 0,
			head: onHead,
			text: texts.head[onHead++ - 1] ?? ""
		});
	}
	shared(texts.head.length + 1);
	return merged;
}
function linesOf(text) {
	return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

// src/core/profile/line-costs.ts
function lineKey(file, line) {
	return `${file}:${line}`;
}
function lineCosts(paths) {
	const costs = /* @__PURE__ */ new Map();
	for (const { frames, objectsPerOp, bytesPerOp } of paths) {
		const lines = frames.flatMap(({ owner, file, line }) => owner === "user" ? [lineKey(file, line)] : []);
		for (const key of new Set(lines)) {
			const { objects, bytes } = costs.get(key) ?? {
				objects: 0,
				bytes: 0
			};
			costs.set(key, {
				objects: objects + objectsPerOp,
				bytes: bytes + bytesPerOp
			});
		}
	}
	return costs;
}

// src/core/report/excerpts.ts
const around = {
	lines: 3,
	changed: 24
};
const leastGap = 3;
const most = {
	lines: 160,
	reverted: 16,
	text: 240
};
const least = {
	objects: .004,
	bytes: .5
};
function excerptsOf({ sites, sources, costs }) {
	const excerpts = [];
	let left = most.lines;
	for (const [file, lines] of pointsOf(sites)) {
		const source = sources.get(file);
		if (source === void 0) continue;
		const merged = mergedOf(source);
		const baseFile = source.change !== void 0 && "base" in source.change ? source.change.base : file;
		for (const [start, end] of windowsOf(merged, lines)) {
			if (left <= 0) return excerpts;
			const shown = merged.slice(start, Math.min(end, start + left));
			left -= shown.length;
			excerpts.push({
				file,
				lines: shown.map((line) => withCost(line, {
					base: baseFile,
					head: file
				}, costs))
			});
		}
	}
	return excerpts;
}
function pointsOf(sites) {
	const points = /* @__PURE__ */ new Map();
	const add = (file, start, end = start) => {
		const lines = points.get(file) ?? /* @__PURE__ */ new Set();
		for (let line = start; line <= Math.min(end, start + most.reverted); line++) lines.add(line);
		points.set(file, lines);
	};
	for (const { file, line, root, proof, fix } of sites) {
		if (root !== null) add(root.file, root.line);
		add(file, line);
		for (const part of proof?.reverted ?? []) if (part.whole === void 0) add(part.file, ...part.lines);
		if (fix.edit !== void 0) add(fix.edit.file, fix.edit.line, fix.edit.endLine);
	}
	return points;
}
function mergedOf({ change, base, head }) {
	switch (change?.kind) {
		case void 0: return mergedLines(head, head, []);
		case "modified": return mergedLines(base, head, change.hunks);
		case "added": return mergedLines("", head, []).map((line) => ({
			...line,
			base: void 0
		}));
		case "deleted": return mergedLines(base, base, []).map((line) => ({
			...line,
			head: void 0
		}));
		default: return change;
	}
}
function windowsOf(merged, points) {
	const windows = [];
	const isChanged = (index) => {
		const line = merged[index];
		return line !== void 0 && (line.base === void 0 || line.head === void 0);
	};
	for (const [index, { head }] of merged.entries()) {
		if (head === void 0 || !points.has(head)) continue;
		let [start, end] = [Math.max(0, index - around.lines), Math.min(merged.length, index + around.lines + 1)];
		while (index - start < around.changed && isChanged(start - 1)) start--;
		while (end - index < around.changed && isChanged(end)) end++;
		const last = windows.at(-1);
		if (last !== void 0 && start <= last[1] + leastGap) last[1] = Math.max(last[1], end);
		else windows.push([start, end]);
	}
	return windows;
}
function withCost({ base, head, text }, files, costs) {
	const onBase = base === void 0 ? void 0 : costs.base.get(lineKey(files.base, base));
	const onHead = head === void 0 ? void 0 : costs.head.get(lineKey(files.head, head));
	const both = (what) => ({
		base: tidy(onBase?.[what] ?? 0),
		head: tidy(onHead?.[what] ?? 0)
	});
	const costly = [onBase, onHead].some((cost) => cost !== void 0 && (cost.objects >= least.objects || cost.bytes >= least.bytes));
	return {
		...base === void 0 ? {} : { base },
		...head === void 0 ? {} : { head },
		text: text.length > most.text ? `${text.slice(0, most.text)}…` : text,
		...costly ? {
			allocsPerOp: both("objects"),
			bytesPerOp: both("bytes")
		} : {}
	};
}
function tidy(value) {
	return Math.round(value * 1e3) / 1e3;
}
function leadingExcerpts(explanations) {
	const leading = /* @__PURE__ */ new Set();
	for (const { site } of causeGroups({ explanations })) for (const explanation of explanations) if (explanation.sites.includes(site)) leading.add(explanation);
	return explanations.map((explanation) => {
		if (leading.has(explanation)) return explanation;
		const { excerpts: _, ...rest } = explanation;
		return rest;
	});
}

export { noBenchmarks as a, parsePatch as c, lineCosts as i, pathOf as l, leadingExcerpts as n, prefixesOf as o, pointsOf as r, parseBinaryChanges as s, excerptsOf as t };