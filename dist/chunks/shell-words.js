import { D as GateError } from "./start.js";
import { i as optionsSchema } from "./options.js";

// src/entry/read-options.ts
const numbers = /* @__PURE__ */ new Set(["count", "threshold"]);
function readOptions(said, naming) {
	const values = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, numbers.has(name) ? asNumber(value) : value]));
	if (values["baseline-file"] !== void 0 && values["baseline"] === void 0) values["baseline"] = "file";
	if (values["baseline-branch"] !== void 0 && values["baseline"] === void 0) values["baseline"] = "branch";
	if (values["shard-times"] !== void 0 && values["shard"] === void 0) throw new GateError("usage", `${naming.nameOf("shard-times")} has no effect if no shard is set.`, "Set --shard too, for example to 2/3.");
	const parsed = optionsSchema.partial().safeParse(values);
	if (parsed.success) return stripUndefined(parsed.data);
	const [issue] = parsed.error.issues;
	const name = String(issue?.path[0] ?? "");
	const given = JSON.stringify(values[name]);
	throw new GateError("usage", `${naming.nameOf(name)} ${given}: ${issue?.message ?? "not understood"}.`, naming.remedy);
}
function splitList(text) {
	return text.split(/[,\n]/).map((item) => item.trim()).filter((item) => item !== "");
}
function asNumber(value) {
	return typeof value === "string" && /^\d+(?:\.\d+)?%?$/.test(value) ? Number(value.replace("%", "")) : value;
}
function stripUndefined(options) {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0));
}

// src/entry/shell-words.ts
function shellWords(text, name) {
	const words = [];
	let word;
	let quote;
	for (let at = 0; at < text.length; at++) {
		const character = text.charAt(at);
		const next = text.charAt(at + 1);
		if (quote === "'") {
			if (character === "'") quote = void 0;
			else word = `${word ?? ""}${character}`;
		} else if (character === "\\" && (quote === void 0 || /["\\$`\n]/.test(next))) {
			word = `${word ?? ""}${next === "\n" ? "" : next}`;
			at++;
		} else if (character === quote) quote = void 0;
		else if (quote === void 0 && (character === "\"" || character === "'")) {
			quote = character;
			word ??= "";
		} else if (quote === void 0 && /\s/.test(character)) {
			if (word !== void 0) words.push(word);
			word = void 0;
		} else word = `${word ?? ""}${character}`;
	}
	if (quote !== void 0) throw new GateError("usage", `${name}: the quote ${quote} is not closed.`, "Close it, or escape it.");
	return word === void 0 ? words : [...words, word];
}

export { readOptions as n, splitList as r, shellWords as t };