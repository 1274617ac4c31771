import { D as GateError, o as exitCodes, r as writeFully, w as withProgram } from "./start.js";
import { n as createGit } from "./git.js";
import { s as makeTemporary } from "./look-for-go.js";
import { t as check } from "./gate.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { t as createReportPrinter } from "./report-printer.js";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tmpdir } from "node:os";
import { cp, readFile, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";

// src/adapters/demo/repository.ts
const identity = {
	GIT_AUTHOR_NAME: "Orders Team",
	GIT_AUTHOR_EMAIL: "orders@example.com",
	GIT_COMMITTER_NAME: "Orders Team",
	GIT_COMMITTER_EMAIL: "orders@example.com"
};
async function createDemoRepository(assets, folder, { packages, signal = new AbortController().signal } = {}) {
	const git = gitIn(folder, signal);
	const module = join(folder, "orders");
	await cp(join(assets, "orders"), module, { recursive: true });
	await rm(join(module, ".allocgate"), {
		recursive: true,
		force: true
	});
	await git([
		"init",
		"-q",
		"-b",
		"main",
		"--template="
	]);
	const base = await commit(git, "Order processing", "2026-01-05T09:00:00Z");
	await git([
		"switch",
		"-q",
		"-c",
		"shipping-labels"
	]);
	const pullRequest = join(assets, "pull-request");
	const isPart = (name) => name !== "COMMIT_MESSAGE" && packages?.includes(name) !== false;
	for (const name of await readdir(pullRequest)) if (isPart(name)) await cp(join(pullRequest, name), join(module, name), { recursive: true });
	const whole = await readFile(join(pullRequest, "COMMIT_MESSAGE"), "utf8");
	return {
		module,
		base,
		head: await commit(git, packages === void 0 ? whole : whole.split("\n", 1)[0] ?? "", "2026-01-06T15:30:00Z")
	};
}
async function commit(git, message, date) {
	await git(["add", "-A"]);
	await git([
		"commit",
		"-q",
		"--no-verify",
		"--no-gpg-sign",
		"-m",
		message
	], {
		GIT_AUTHOR_DATE: date,
		GIT_COMMITTER_DATE: date
	});
	return git(["rev-parse", "HEAD"]);
}
function gitIn(folder, signal) {
	const git = createGit({
		log: { debug: () => void 0 },
		signal
	});
	const { PATH, HOME } = process.env;
	const own = {
		PATH,
		HOME,
		LC_ALL: "C",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		...identity
	};
	return async (args, env) => {
		const { code, stdout, stderr } = await git({
			args,
			folder,
			settings: ["core.autocrlf=false", "maintenance.auto=false"],
			env: {
				...own,
				...env
			}
		});
		if (code === 0) return stdout.toString().trim();
		throw new GateError("snapshot-failed", `The demo's repository could not be created: git ${args[0] ?? ""}: ${stderr.trim()}`, "See git’s message above; the demo needs git 2.28 or newer.");
	};
}

// src/adapters/demo/assets.ts
const places = [
	"./demo",
	"../demo",
	"../../../examples"
];
function demoAssets() {
	for (const place of places) {
		const folder = fileURLToPath(new URL(place, import.meta.url));
		if (existsSync(`${folder}/orders/go.mod`)) return folder;
	}
	throw new GateError("usage", "The demo's files are missing: the folder dist/demo was not copied with the program.", "Copy the whole dist folder.");
}

// src/cli/demo.ts
const packages = [
	"audit",
	"catalog",
	"parse",
	"stock"
];
async function demo(argv, streams, signal) {
	const { explicit } = parseArguments("demo", argv);
	const options = {
		format: defaults.format,
		verbose: defaults.verbose,
		output: void 0,
		...explicit
	};
	const ports = terminalPorts(streams, signal, options.verbose);
	const temporary = await makeTemporary(tmpdir(), "demo");
	try {
		const repository = await createDemoRepository(demoAssets(), temporary.folder, {
			packages,
			signal
		});
		ports.log.info(`allocgate: demo: a throwaway repository with the bundled module; base ${repository.base.slice(0, 12)}, pull request ${repository.head.slice(0, 12)}`);
		const printer = createReportPrinter(options, streams, () => {
			ports.log.end();
		});
		const report = await check(ports, {
			folder: repository.module,
			explicit: {
				base: repository.base,
				head: repository.head
			},
			onJudged: (judged) => printer.verdict(withProgram(judged, streams.program))
		});
		await printer.finish(withProgram({
			...report,
			reproduce: "allocgate demo"
		}, streams.program));
		if (report.conclusion !== "fail") throw new GateError(report.problems[0]?.kind ?? "no-result", `The demo's pull request should fail the gate, but the conclusion was ${report.conclusion}.`, report.problems[0]?.remedy ?? "Please report this, with the output of `go version`.");
		const closing = `\nThe demo exits 0 because the gate failed this pull request, as intended. Now try: ${streams.program} check\n`;
		if (options.format === "text") await writeFully(streams.stdout, closing);
		return exitCodes.pass;
	} finally {
		await temporary.remove();
	}
}

export { demo };