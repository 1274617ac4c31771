// src/core/policy/nearest.ts
const formerNames = {
	budget: "explain-timeout",
	"confirm-budget": "confirm-timeout"
};
const longest = 120;
function nearest(word, known) {
	const renamed = Object.hasOwn(formerNames, word) ? formerNames[word] : void 0;
	if (renamed !== void 0 && known.includes(renamed)) return renamed;
	const [best] = known.map((candidate) => ({
		candidate,
		distance: distance(word.toLowerCase(), candidate.toLowerCase())
	})).toSorted((a, b) => a.distance - b.distance);
	return best !== void 0 && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : void 0;
}
function distance(a, b) {
	if (a.length > longest || b.length > longest) return Infinity;
	const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
	for (let i = 1; i <= a.length; i++) {
		const above = rows[i - 1] ?? [];
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1 : Infinity;
			row.push(Math.min(substituted, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? Infinity;
}

export { nearest as t };