import { a as renderVerdict, r as renderDetails } from "./write-report.js";
import { n as textOptions, t as renderTo } from "./render-to.js";
import { i as writeIfPossible, r as writeFully, y as visible } from "./start.js";

// src/cli/report-printer.ts
function createReportPrinter(options, streams, end) {
	const { format, output } = options;
	const print = async (text) => {
		end();
		await writeFully(streams.stdout, text);
	};
	let isPrinted = false;
	return {
		async verdict(report) {
			if (format !== "text" || output !== void 0) return;
			isPrinted = true;
			await print(renderVerdict(report, textOptions(options, streams)));
		},
		async finish(report) {
			if (isPrinted) return print(renderDetails(report, textOptions(options, streams)));
			end();
			await renderTo(report, options, streams);
			if (output === void 0 || streams.quiet === true) return;
			const [verdict = ""] = renderVerdict(report, {
				width: Infinity,
				colour: false,
				verbose: false
			}).split("\n");
			await writeIfPossible(streams.stderr, `allocgate: ${verdict}\nallocgate: wrote ${visible(output)}\n`);
		}
	};
}

export { createReportPrinter as t };