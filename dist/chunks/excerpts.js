import { n as causeGroups } from "./array.js";

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

// src/core/patch/reorder.ts
function piecesOf(lines, { units, headEnd }) {
	const [first] = units;
	if (first === void 0 || first.start <= headEnd) return void 0;
	let end = headEnd;
	if (headEnd === 0) for (end = first.start - 1; end > 0 && lines[end - 1]?.trim() === ""; end--);
	const preface = {
		start: 1,
		count: end
	};
	const parts = [];
	for (const unit of units) {
		if (unit.start <= end || unit.end < unit.start || unit.end > lines.length) return void 0;
		parts.push({
			key: unit.key,
			start: end + 1,
			count: unit.end - end
		});
		({end} = unit);
	}
	return {
		preface,
		parts,
		tail: {
			start: end + 1,
			count: lines.length - end
		}
	};
}
function reordered(base, head) {
	const places = new Map(head.parts.map(({ key }, index) => [key, index]));
	const groups = [{
		place: -1,
		parts: []
	}];
	for (const part of base.parts) {
		const place = places.get(part.key);
		if (place === void 0) groups.at(-1)?.parts.push(part);
		else groups.push({
			place,
			parts: [part]
		});
	}
	const sorted = groups.toSorted((a, b) => a.place - b.place);
	if (sorted.every((group, index) => group === groups[index])) return void 0;
	return {
		...base,
		parts: sorted.flatMap(({ parts }) => parts)
	};
}
function spansOf({ preface, parts, tail }) {
	return [
		preface,
		...parts.map(({ start, count }) => ({
			start,
			count
		})),
		tail
	];
}
function linesIn(lines, order) {
	return order.flatMap(({ start, count }) => lines.slice(start - 1, start - 1 + count));
}
function placeIn(order, line) {
	let before = 0;
	for (const { start, count } of order) {
		if (line >= start && line < start + count) return before + line - start + 1;
		before += count;
	}
}
function lineAt(order, place) {
	let before = 0;
	for (const { start, count } of order) {
		if (place > before && place <= before + count) return start + place - before - 1;
		before += count;
	}
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
		case "modified": return mergedInOrder(base, head, change);
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
function mergedInOrder(base, head, { hunks, order }) {
	if (order === void 0) return mergedLines(base, head, hunks);
	return mergedLines(linesIn(base.split(/\r?\n/), order).join("\n"), head, hunks).map((line) => ({
		...line,
		base: line.base === void 0 ? void 0 : lineAt(order, line.base)
	}));
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

export { linesIn as a, reordered as c, lineCosts as i, spansOf as l, leadingExcerpts as n, piecesOf as o, pointsOf as r, placeIn as s, excerptsOf as t };