import { p as hasMoved } from "./screen.js";
import { o as toNumber, t as summarize } from "./summary.js";
import { t as changeOf } from "./change.js";

// src/core/history/lineage.ts
function ancestorsOf({ parents }, commit) {
	const found = /* @__PURE__ */ new Set();
	const open = [commit];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		if (found.has(next) || !parents.has(next)) continue;
		found.add(next);
		open.push(...parents.get(next) ?? []);
	}
	return found;
}
const version = /^v(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]{1,60})?$/;
function releasesOf({ parents, tags }, moduleFolder) {
	const folder = moduleFolder.replace(/(?:^|\/)v\d+$/, "");
	const own = folder === "" ? [] : versionsIn(`${folder}/`);
	const found = own.length > 0 ? own : versionsIn("");
	const releases = found.filter(({ isPrerelease }) => !isPrerelease);
	return (releases.length > 0 ? releases : found).toSorted(byVersion);
	function versionsIn(prefix) {
		return [...tags].flatMap(([tag, commit]) => {
			const [, major, minor, patch, suffix] = tag.startsWith(prefix) ? version.exec(tag.slice(prefix.length)) ?? [] : [];
			if (major === void 0 || !parents.has(commit)) return [];
			return [{
				tag,
				commit,
				numbers: [
					major,
					minor,
					patch
				].map(Number),
				isPrerelease: suffix !== void 0
			}];
		});
	}
}
function byVersion(a, b) {
	const differs = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
	if (differs !== -1) return (a.numbers[differs] ?? 0) - (b.numbers[differs] ?? 0);
	return a.tag.localeCompare(b.tag, "en", { numeric: true });
}
function firstReleaseWith(lineage, releases, commit) {
	return releases.find((release) => ancestorsOf(lineage, release.commit).has(commit));
}

// src/core/history/steps.ts
function stepsOf({ levels }) {
	return levels.slice(1).map(({ mark, previous, figure }, index) => {
		const before = levels[index]?.figure ?? figure;
		return {
			mark,
			previous: previous ?? mark,
			before,
			after: figure,
			change: changeOf(before, figure)
		};
	});
}
const heights = [
	"▁",
	"▂",
	"▃",
	"▄",
	"▅",
	"▆",
	"▇",
	"█"
];
function sparkline({ levels }, width) {
	return bars(levels.slice(-width).map(({ figure }) => figure));
}
function bars(figures) {
	const [least, most] = [Math.min(...figures), Math.max(...figures)];
	const height = (figure) => (figure - least) / (most - least) * (heights.length - 1);
	return figures.map((figure) => heights[most === least ? 0 : Math.round(height(figure))]).join("");
}

// src/core/history/levels.ts
const once = {
	"B/op": 65536,
	"allocs/op": 64
};
const mostOfOnce = .01;
const leastShare = 1e-4;
const mostOfSpread = .05;
function isStep(unit, before, after) {
	const [from, to] = [before.figure, after.figure];
	if (!hasMoved(unit, {
		kind: "reported",
		value: from
	}, {
		kind: "reported",
		value: to
	})) return false;
	if (Math.abs(to - from) <= leastShare * Math.abs(from)) return false;
	if (!isApart(before, after)) return false;
	if (before.iterations === void 0 || after.iterations === void 0) return true;
	if (before.iterations === after.iterations || !Object.hasOwn(once, unit)) return true;
	const explained = (once[unit] ?? 0) / Math.min(before.iterations, after.iterations);
	return !(Math.abs(to - from) <= Math.min(explained, mostOfOnce * Math.abs(from)));
}
function isApart({ range: before }, { range: after }) {
	if (before === void 0 || after === void 0) return true;
	if (Math.abs(after[1] - before[1]) > mostOfSpread * Math.abs(before[1])) return true;
	const gap = Math.max(before[0], after[0]) - Math.min(before[2], after[2]);
	return gap > 0 && gap >= Math.max(before[2] - before[0], after[2] - after[0]);
}
function withSamples(unit, held, [least, , most]) {
	const varies = hasMoved(unit, {
		kind: "reported",
		value: least
	}, {
		kind: "reported",
		value: most
	});
	const [low, median, high] = held.range ?? [
		held.figure,
		held.figure,
		held.figure
	];
	if (!varies || low <= least && high >= most) return held;
	return {
		...held,
		range: [
			Math.min(low, least),
			median,
			Math.max(high, most)
		]
	};
}
function medianOf({ figures }) {
	return summarize(figures)?.median;
}
function takenOf({ median, exactMedian, samples }, iterations) {
	return {
		figure: median,
		iterations,
		range: [
			Math.min(...samples),
			toNumber(exactMedian),
			Math.max(...samples)
		]
	};
}
function addRecord(levels, unit, record) {
	const held = levels.at(-1);
	if (held === void 0 || isStep(unit, held, record)) levels.push(record);
	else levels[levels.length - 1] = withSamples(unit, held, record.range);
}
function levelsOf(unit, points) {
	const levels = [];
	let previous;
	for (const point of points) {
		const summary = summarize(point.figures);
		if (summary === void 0) continue;
		addRecord(levels, unit, {
			mark: point,
			...takenOf(summary, point.iterations),
			...previous && { previous }
		});
		previous = point;
	}
	return levels;
}

export { takenOf as a, stepsOf as c, releasesOf as d, medianOf as i, ancestorsOf as l, isStep as n, bars as o, levelsOf as r, sparkline as s, addRecord as t, firstReleaseWith as u };