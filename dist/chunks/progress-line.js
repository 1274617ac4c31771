// src/entry/progress-line.ts
function progressLine({ stage, done, total, detail, running }, elapsedMs) {
	const counted = total > 1 ? ` ${done}/${total}` : "";
	const seconds = done > 0 && done < total ? Math.round(elapsedMs / done * (total - done) / 1e3) : 0;
	const left = seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
	const time = seconds >= 2 ? `, about ${left} left` : "";
	const slow = running === void 0 ? "" : ` ${running.benchmark} (${Math.round(running.elapsedMs / 1e3)} s)`;
	return `allocgate: ${stage}${counted}${time}${detail === "" ? "" : `  ${detail}`}${slow}`;
}

export { progressLine as t };