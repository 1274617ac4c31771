import { n as hasMoved } from "./units.js";
import { r as summarize, t as changeOf } from "./change.js";

// src/core/history/levels.ts
function isStep(unit, before, after) {
	return hasMoved(unit, {
		kind: "reported",
		value: before
	}, {
		kind: "reported",
		value: after
	});
}
function medianOf({ figures }) {
	return summarize(figures)?.median;
}
function levelsOf(unit, points) {
	const levels = [];
	let previous;
	for (const point of points) {
		const figure = medianOf(point);
		if (figure === void 0) continue;
		const before = levels.at(-1)?.figure;
		if (before === void 0) levels.push({
			mark: point,
			figure
		});
		else if (isStep(unit, before, figure)) levels.push({
			mark: point,
			figure,
			...previous && { previous }
		});
		previous = point;
	}
	return levels;
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

export { levelsOf as a, isStep as i, sparkline as n, medianOf as o, stepsOf as r, bars as t };