import { t as writeNew } from "./write-new.js";
import { D as GateError, o as exitCodes, r as writeFully } from "./start.js";
import { t as defaults } from "./options.js";
import { t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { join, relative, resolve } from "node:path";

// src/core/scaffold/function-name.ts
const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;
function parseFunctionName(text) {
	const plain = text.replaceAll(/\[[^\]]*\]/g, "").replace(/\(\*?([^()]+)\)/, "$1");
	const slash = plain.lastIndexOf("/");
	if (slash < 0) return named(".", plain);
	const [, element = "", rest = ""] = /^((?:[^.]|\.v\d+(?=\.)|^\.{1,2}(?=\.))*)\.(.*)$/.exec(plain.slice(slash + 1)) ?? [];
	const path = plain.slice(0, slash);
	return named(element === "" ? `${path}/` : `${path}/${element}`, rest);
}
function named(pattern, name) {
	const parts = name.split(".");
	return parts.length <= 2 && parts.every((part) => identifier.test(part)) ? {
		pattern,
		name
	} : void 0;
}
function scaffoldFile(name) {
	return `${name.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, "_").replaceAll(".", "_").toLowerCase()}_bench_test.go`;
}

// src/cli/scaffold.ts
async function scaffold(argv, streams, signal) {
	const { folder, explicit, positionals } = parseArguments("scaffold", argv);
	const [text = ""] = positionals;
	const wanted = parseFunctionName(text);
	if (wanted === void 0 || positionals.length > 1) throw new GateError("usage", text === "" ? "No function was given." : `${positionals.join(" ")} doesn't name a function.`, "Name one after `allocgate scaffold`: `Encode`, `Writer.Flush`, `./codec.Encode` or `example.com/m/codec.(*Writer).Flush`.");
	const ports = terminalPorts(streams, signal, explicit.verbose ?? defaults.verbose);
	const from = resolve(streams.cwd, folder);
	const written = await ports.analysis.scaffold({
		folder: from,
		...wanted
	});
	ports.log.end();
	const problem = typeof written === "string" ? written : written.error;
	if (typeof written === "string" || problem !== "") throw new GateError("usage", `No benchmark was written for ${text}: ${problem}.`, "Check the name, and that its package builds (`go vet`); `allocgate scaffold --help` shows how to name a function.");
	const path = join(written.packageFolder, scaffoldFile(wanted.name));
	const shown = relative(from, path);
	if (!await writeNew(path, written.text)) throw new GateError("usage", `${shown} already exists.`, "Rename or remove that file first.");
	await writeFully(streams.stdout, [
		`wrote  ${shown}`,
		...nextSteps(shown, written),
		""
	].join("\n"));
	return written.open.length === 0 ? exitCodes.pass : exitCodes.unmeasurable;
}
function nextSteps(path, { benchmark, open }) {
	const folder = path.includes("/") ? `./${path.slice(0, path.lastIndexOf("/"))}` : ".";
	if (open.length > 0) return [`It doesn't compile yet. Replace each TODO in it: ${open.join(", ")}.`];
	return ["Its arguments are made up: replace them with realistic ones.", `Run it with: go test -run '^$' -bench '^${benchmark}$' ${folder}`];
}

export { scaffold };