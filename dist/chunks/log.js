import { c as startGroup, i as info, t as endGroup } from "./actions-core.js";
import { b as visibleLines, x as withoutOrders } from "./start.js";
import { t as progressLine } from "./progress-line.js";

// src/adapters/github/api/api-error.ts
var ApiError = class extends Error {
	name = "ApiError";
	status;
	kind;
	constructor(status, kind, message, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.status = status;
		this.kind = kind;
	}
	get inDoubt() {
		return this.kind === "failed";
	}
};

// src/adapters/github/api/describe-failure.ts
function describeFailure(error, permission, fromFork) {
	if (!(error instanceof ApiError)) return {
		level: "warning",
		message: error instanceof Error ? error.message : String(error)
	};
	if (error.status === 403 && error.kind === "refused") return fromFork ? {
		level: "info",
		message: `the token of a pull request from a fork lacks ${permission}`
	} : {
		level: "warning",
		message: `the token lacks a permission; give the job \`permissions: ${permission}\` (${error.message})`
	};
	if (error.status === 401) return {
		level: "warning",
		message: `the token is not accepted; see the input github-token (${error.message})`
	};
	if (error.status === 404) return {
		level: "warning",
		message: `the token cannot see this pull request; give the job \`permissions: ${permission}\` (${error.message})`
	};
	return {
		level: "warning",
		message: error.message
	};
}

// src/action/log.ts
const progressEvery = 15e3;
function createActionLog(verbose, now) {
	let stage;
	let started = 0;
	let last = -Infinity;
	const end = () => {
		if (stage !== void 0) endGroup();
		stage = void 0;
	};
	return {
		info: tell,
		debug(message) {
			if (verbose) tell(message);
		},
		progress(progress) {
			if (progress.stage !== stage) {
				end();
				stage = progress.stage;
				started = now();
				last = -Infinity;
				startGroup(`allocgate: ${stage}`);
			}
			if (progress.done !== progress.total && now() - last < progressEvery) return;
			last = now();
			tell(progressLine(progress, now() - started));
		},
		end
	};
}
function tell(text) {
	for (const line of visibleLines(text)) info(withoutOrders(line));
}

export { ApiError as i, tell as n, describeFailure as r, createActionLog as t };