import { t as causeGroups } from "./explanation-groups.js";

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

export { lineCosts as i, leadingExcerpts as n, pointsOf as r, excerptsOf as t };