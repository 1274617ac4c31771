import { f as floorOf, m as createUnitCatalog, p as hasMoved } from "./screen.js";
import { v as tidy } from "./row-words.js";
import { t as isExpired } from "./settings.js";
import { a as counted, s as perOperation } from "./base.js";
import { i as order, n as fractionOf, r as minus, t as summarize } from "./summary.js";
import { n as exceeds } from "./change.js";

// src/core/benchmath/common-ground.ts
function onCommonGround({ base, head }) {
	if (isOwn([...base ?? [], ...head ?? []])) return {
		base,
		head
	};
	return {
		base: base?.map(counted),
		head: head?.map(counted)
	};
}
function isOwn(figures) {
	return figures.every((figure) => figure.kind === "reported" && figure.value >= 0);
}

// src/core/benchunit/standing.ts
function standingUnits({ base, head, onBase }) {
	const standing = new Set([...onBase].map(idOf));
	const isNew = ({ unit, key }) => key !== "better" || !standing.has(idOf(unit));
	const settings = [...base, ...head.filter(isNew)];
	const [counts, proposed] = [createUnitCatalog(settings), createUnitCatalog(head)];
	return {
		settings,
		postponed: [...onBase].filter((unit) => (counts.better(unit) ?? "lower") !== (proposed.better(unit) ?? "lower"))
	};
}
function idOf(unit) {
	return tidy(1, unit).unit;
}

// src/core/policy/doubts.ts
const smallestObject = 8;
function rowDoubts(row, level) {
	return [...level === "unchanged" ? [] : roundingDoubt(row), ...iterationsDoubt(row)];
}
function roundingDoubt({ unit, base, head, bytes }) {
	if (unit !== "allocs/op" || base === void 0 || head === void 0) return [];
	const difference = head.median - base.median;
	if (Math.abs(difference) !== 1 || !base.floored && !head.floored) return [];
	if (bytes?.base !== void 0 && bytes.head !== void 0) {
		if ((bytes.head.median - bytes.base.median) * difference >= smallestObject) return [];
	}
	return ["the printed figures, which Go rounds down, are one allocation apart, but B/op doesn’t show a matching change, so this may just be rounding"];
}
function iterationsDoubt({ base, head, iterations }) {
	if (iterations === void 0 || base === void 0 || head === void 0) return [];
	if (iterations.base === iterations.head && iterations.base > 0) return [];
	return ["iteration counts differ, so one-off costs carry different weight"];
}

// src/core/policy/rule.ts
const nothing = fractionOf(0);
function compareSides(base, head, unit, percent, better) {
	const [good, bad] = better === "lower" ? [base, head] : [head, base];
	const difference = minus(bad.exactMedian, good.exactMedian);
	const added = order(difference, nothing) > 0 && order(difference, fractionOf(floorOf(unit))) >= 0;
	const relative = exceeds(base.median, head.median, percent, better);
	const fromZero = base.median === 0 && (better === "lower" ? head.median > 0 : head.median < 0);
	return {
		beyond: added && (relative || fromZero),
		separated: bad.min > good.max,
		added
	};
}

// src/core/policy/judge-row.ts
function judgeRow(row, settings, today) {
	const { level, warnings } = bareLevel(row, settings);
	const doubts = [...warnings, ...rowDoubts(row, level)];
	const { head } = row;
	const { waiver } = settings;
	if (!(level === "regression" || level === "over-budget" || level === "unstable" && settings.strict) || head === void 0 || waiver === void 0) return {
		level,
		warnings: doubts,
		waiver: void 0
	};
	const refusal = refuseWaiver(waiver, head, row.better, today);
	if (refusal !== void 0) return {
		level,
		warnings: [...doubts, refusal],
		waiver: void 0
	};
	return {
		level: "waived",
		warnings: doubts,
		waiver
	};
}
function needsMoreSamples({ unit, better, base, head }, { fail, strict }) {
	if (base === void 0 || head === void 0) return false;
	const { beyond, added, separated } = compareSides(base, head, unit, fail, better);
	return (beyond || strict && added && unit === "allocs/op") && !separated;
}
function bareLevel(row, settings) {
	const { base, head } = row;
	if (head === void 0) return {
		level: "removed",
		warnings: []
	};
	if (base !== void 0) return comparedLevel(row, base, head, settings);
	return isOverBudget(head, row.better, settings) ? red("over-budget", row, []) : {
		level: "added",
		warnings: []
	};
}
function red(level, { confirmation }, warnings) {
	return {
		level: confirmation === "confirmed" || confirmation === "not-asked" ? level : "unconfirmed",
		warnings
	};
}
function comparedLevel(row, base, head, settings) {
	const { unit, better, confirmation } = row;
	const moved = confirmation !== "not-needed";
	const { beyond, separated, added } = compareSides(base, head, unit, settings.fail, better);
	const addedAllocation = moved && added && unit === "allocs/op";
	const overBudget = isOverBudget(head, better, settings);
	const breaksNow = (limit) => breaks(head, better, limit) && !breaks(base, better, limit);
	const brokenBefore = overBudget && !breaksNow(settings.budget) && !breaksNow(settings.standingBudget);
	const budget = `its budget of ${settings.budget ?? ""} ${unit}`;
	if (moved && separated && (beyond || settings.strict && addedAllocation)) return red("regression", row, overBudget ? [`also over ${budget}`] : []);
	if (overBudget && (!brokenBefore || moved && added && separated)) return red("over-budget", row, []);
	if (moved && beyond) return {
		level: confirmation === "not-reached" ? "unconfirmed" : "unstable",
		warnings: []
	};
	if (moved && separated && settings.warn !== void 0) {
		if (compareSides(base, head, unit, settings.warn, better).beyond) return {
			level: "warning",
			warnings: []
		};
	}
	if (brokenBefore) return {
		level: "notice",
		warnings: [`over ${budget}, as it already was on base`]
	};
	if (addedAllocation && separated) return {
		level: "notice",
		warnings: []
	};
	if (addedAllocation && settings.strict) return {
		level: "notice",
		warnings: ["the medians show an added allocation, but the samples overlap"]
	};
	const backwards = compareSides(head, base, unit, settings.fail, better);
	if (backwards.beyond && backwards.separated) return {
		level: "improvement",
		warnings: []
	};
	return {
		level: "unchanged",
		warnings: []
	};
}
function isOverBudget(side, better, { budget }) {
	return breaks(side, better, budget);
}
function breaks(side, better, limit) {
	if (limit === void 0) return false;
	return better === "lower" ? side.median > limit : side.median < limit;
}
function refuseWaiver(waiver, head, better, today) {
	const { ceiling } = waiver;
	if (isExpired(waiver, today)) return `its waiver expired on ${waiver.until ?? ""}`;
	if (better === "lower" && head.median > ceiling) return `above its waiver's ceiling of ${ceiling}`;
	if (better === "higher" && head.median < ceiling) return `below its waiver's limit of ${ceiling}`;
}

// src/steps/criteria.ts
const steadyShare = .01;
function criteriaOf(rules) {
	const pairs = (subject, base, head) => judgedUnits(rules, subject).flatMap((unit) => {
		const sides = onCommonGround({
			base: base?.get(unit),
			head: head.get(unit)
		});
		if (sides.head === void 0 || sides.head.length === 0) return [];
		const better = rules.better(unit);
		const settings = rules.policy.row(subject, unit, better);
		return [{
			unit,
			better,
			base: sides.base,
			head: sides.head,
			settings
		}];
	});
	return {
		moves: (...of) => pairs(...of).some((pair) => differs(pair) || isOver(pair) || isAddedUnderBudget(pair)),
		worse: (...of) => pairs(...of).some((pair) => isWorse(pair) || isOver(pair) || isAddedUnderBudget(pair)),
		stands: (...of) => pairs(...of).some((pair) => regresses(pair) || isOver(pair) || isAddedUnderBudget(pair)),
		overBudget: (...of) => pairs(...of).some((pair) => isOver(pair) || isAddedUnderBudget(pair)),
		changes: (...of) => pairs(...of).flatMap(({ unit, base, head }) => {
			const [from, to] = [middle(base), middle(head)];
			return from === void 0 || to === void 0 ? [] : [{
				unit,
				from: perOperation(from),
				to: perOperation(to)
			}];
		}),
		overlaps: (...of) => pairs(...of).some(({ unit, better, base, head, settings }) => needsMoreSamples({
			unit,
			better,
			base: summarize(base),
			head: summarize(head)
		}, settings)),
		levels: (...of) => pairs(...of).map(levelOf).join(" "),
		steady: (...of) => pairs(...of).every(({ base, head }) => isSteady(base) && isSteady(head))
	};
}
function judgedUnits({ policy }, subject) {
	return policy.metrics(subject).filter((unit) => unit !== "ns/op");
}
function differs({ unit, base, head }) {
	const [from, to] = [middle(base), middle(head)];
	return from !== void 0 && to !== void 0 && hasMoved(unit, from, to);
}
function isWorse(pair) {
	const [from, to] = [middle(pair.base), middle(pair.head)];
	if (from === void 0 || to === void 0 || !differs(pair)) return false;
	const difference = perOperation(to) - perOperation(from);
	return pair.better === "lower" ? difference > 0 : difference < 0;
}
function regresses({ unit, better, base, head, settings }) {
	const [from, to] = [summarize(base), summarize(head)];
	if (from === void 0 || to === void 0) return false;
	const percent = Math.min(settings.fail, settings.warn ?? settings.fail);
	const { beyond, added } = compareSides(from, to, unit, percent, better);
	return beyond || added && unit === "allocs/op";
}
function levelOf({ unit, better, base, head, settings }) {
	const row = {
		unit,
		better,
		base: summarize(base),
		head: summarize(head),
		bytes: void 0
	};
	return judgeRow({
		...row,
		confirmation: "confirmed"
	}, settings, "").level;
}
function isOver({ head, better, settings }) {
	const summary = summarize(head);
	return summary !== void 0 && isOverBudget(summary, better, settings);
}
function isSteady(figures) {
	const samples = (figures ?? []).map(perOperation);
	return Math.max(...samples) - Math.min(...samples) <= steadyShare * Math.max(...samples);
}
function isAddedUnderBudget({ base, settings }) {
	return (base === void 0 || base.length === 0) && settings.budget !== void 0;
}
function middle(figures) {
	const sorted = (figures ?? []).toSorted((a, b) => perOperation(a) - perOperation(b));
	return sorted[Math.floor((sorted.length - 1) / 2)];
}

// src/steps/row-rules.ts
function rowRules(policy, settings) {
	const units = createUnitCatalog(settings);
	return {
		policy,
		better: (unit) => units.better(unit) ?? "lower"
	};
}
function standingRules(policy, words) {
	const { settings, postponed } = standingUnits(words);
	const rules = rowRules(policy, settings);
	return {
		rules,
		notes: postponed.map((unit) => `The change reverses the direction of ${unit}: “${rules.better(unit) === "higher" ? "less" : "more"} is better” takes effect after the merge.`)
	};
}

export { isOverBudget as a, isOwn as c, judgedUnits as i, onCommonGround as l, standingRules as n, judgeRow as o, criteriaOf as r, compareSides as s, rowRules as t };