import { m as pageAssets, n as render, t as writeReport } from "./write-report.js";
import "./options.js";
import { n as wantsColour, r as writeFully } from "./start.js";
import { resolve } from "node:path";

// src/cli/render-to.ts
async function renderTo(report, options, streams) {
	const { format, output, verbose } = options;
	if (output === void 0) {
		await writeFully(streams.stdout, render(report, format, {
			...textOptions(options, streams),
			page: pageAssets
		}));
		return;
	}
	await writeReport(report, {
		format,
		verbose
	}, resolve(streams.cwd, output));
}
function textOptions({ verbose }, streams) {
	return {
		width: widthOf(streams),
		colour: wantsColour(streams.stdout, streams.env),
		verbose
	};
}
function widthOf({ stdout, env }) {
	const columns = stdout.isTTY === true ? stdout.columns : Number(env["COLUMNS"]);
	return columns !== void 0 && columns >= 20 && columns <= 1e3 ? columns : 100;
}

export { textOptions as n, widthOf as r, renderTo as t };