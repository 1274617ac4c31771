import { a as times, i as order, n as fractionOf, r as minus } from "./summary.js";

// src/core/benchmath/change.ts
const hundred = fractionOf(100);
function changeOf(base, head) {
	if (base === head) return { kind: "none" };
	if (base === 0) return { kind: "from-zero" };
	if (head === 0) return { kind: "to-zero" };
	return {
		kind: "ratio",
		percent: (head - base) / Math.abs(base) * 100
	};
}
function exceeds(base, head, percent, better) {
	if (base === 0) return false;
	const [from, to] = [fractionOf(base), fractionOf(head)];
	const worse = better === "lower" ? minus(to, from) : minus(from, to);
	return order(times(worse, hundred), times(fractionOf(Math.abs(base)), fractionOf(percent))) > 0;
}

export { exceeds as n, changeOf as t };