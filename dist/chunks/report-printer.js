import { g as renderVerdict, m as renderDetails } from "./write-report.js";
import { n as textOptions, t as renderTo } from "./render-to.js";
import { r as writeFully } from "./start.js";

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
			return renderTo(report, options, streams);
		}
	};
}

export { createReportPrinter as t };