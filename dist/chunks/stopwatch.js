// src/steps/stopwatch.ts
function createStopwatch(clock) {
	const timings = {
		snapshotMs: 0,
		planMs: 0,
		buildMs: 0,
		screenMs: 0,
		confirmMs: 0,
		explainMs: 0,
		proveMs: 0,
		blindSpotsMs: 0
	};
	const spent = { ...timings };
	const running = [];
	let last = 0;
	const settle = () => {
		const now = clock.now();
		for (const phase of running) spent[phase] += (now - last) / running.length;
		for (const phase of running) timings[phase] = Math.round(spent[phase]);
		last = now;
	};
	return {
		timings,
		async time(phase, work) {
			settle();
			running.push(phase);
			try {
				return await work();
			} finally {
				settle();
				running.splice(running.indexOf(phase), 1);
			}
		}
	};
}

export { createStopwatch as t };