// src/core/report/program-words.ts
function commandWords(sentence, program) {
	return sentence.replaceAll(/`allocgate (?=[a-z])/g, () => `\`${program} `);
}
function withProgram(report, program) {
	const { reproduce } = report;
	return {
		...report,
		problems: report.problems.map((problem) => ({
			...problem,
			remedy: commandWords(problem.remedy, program)
		})),
		...reproduce === void 0 ? {} : { reproduce: reproduce.replace(/^allocgate(?= )/, () => program) }
	};
}

export { withProgram as n, commandWords as t };