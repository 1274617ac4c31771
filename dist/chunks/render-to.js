import { l as pageAssets, n as render, t as writeReport } from "./write-report.js";
import "./options.js";
import { n as wantsColour, r as writeFully } from "./start.js";
import { resolve } from "node:path";

// src/cli/render-to.ts
async function renderTo(report, options, streams) {
	const { format, output, verbose } = options;
	if (output === void 0) {
		const { stdout, env } = streams;
		await writeFully(stdout, render(report, format, {
			width: widthOf(streams),
			colour: wantsColour(stdout, env),
			verbose,
			page: pageAssets
		}));
		return;
	}
	await writeReport(report, {
		format,
		verbose
	}, resolve(streams.cwd, output));
}
function widthOf({ stdout, env }) {
	const columns = stdout.isTTY === true ? stdout.columns : Number(env["COLUMNS"]);
	return columns !== void 0 && columns >= 20 && columns <= 1e3 ? columns : 100;
}

export { widthOf as n, renderTo as t };