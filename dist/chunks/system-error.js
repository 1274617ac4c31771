import { getSystemErrorMap } from "node:util";

// src/core/report/visible.ts
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
function visible(text) {
	return text.replaceAll(steering, (character) => {
		const code = character.codePointAt(0) ?? 0;
		if (code < 32) return String.fromCodePoint(9216 + code);
		return code === 127 ? "␡" : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
	});
}
function visibleLines(text) {
	return text.replaceAll("\r\n", "\n").replaceAll("	", "    ").split("\n").map(visible);
}
function withoutOrders(line) {
	return line.replace(/^(\s*):(?=:)/, "$1∶").replaceAll("##[", "♯#[");
}
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
function displayWidth(text) {
	let width = 0;
	for (const character of text) width += widthOf(character);
	return width;
}
function widthOf(character) {
	if (character >= " " && character <= "~") return 1;
	if (/\p{Mark}/u.test(character)) return 0;
	return wide.test(character) ? 2 : 1;
}
function fit(text, width) {
	if (displayWidth(text) <= width) return text;
	const characters = Array.from(text);
	const half = Math.max(1, Math.floor((width - 1) / 2));
	return `${take(characters, half)}…${take(characters.toReversed(), width - 1 - half, true)}`;
}
function take(characters, width, reversed = false) {
	const taken = [];
	let used = 0;
	for (const character of characters) {
		used += widthOf(character);
		if (used > width) break;
		taken.push(character);
	}
	return (reversed ? taken.toReversed() : taken).join("");
}
function wrap(text, width) {
	const lines = [];
	const words = text.split(" ");
	let line = words.shift() ?? "";
	let used = displayWidth(line);
	for (const word of words) {
		const size = displayWidth(word);
		if (used + 1 + size > width) {
			lines.push(line);
			[line, used] = [word, size];
		} else [line, used] = [`${line} ${word}`, used + 1 + size];
	}
	return [...lines, line];
}

// src/system-error.ts
const remedies = {
	EMFILE: "Raise the limit on open files (`ulimit -n 1024`) and run it again.",
	ENFILE: "Close programs that hold many files open, and run it again.",
	ENOSPC: "Free some space on that disk, or set ALLOCGATE_CACHE to another folder, and run it again.",
	EDQUOT: "Free some of your disk quota, or set ALLOCGATE_CACHE to another folder, and run it again.",
	EROFS: "Make that place writable, or set ALLOCGATE_CACHE to another folder.",
	EACCES: "Check the permissions of that path, and run it again.",
	EPERM: "Check the permissions of that path, and run it again.",
	ENOMEM: "Free some memory, and run it again.",
	EAGAIN: "Raise the limit of processes (`ulimit -u`) or end some, and run it again."
};
function systemRefusal(error) {
	if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return void 0;
	const { code, errno, path, syscall, message } = error;
	if (code === void 0) return void 0;
	const words = errno === void 0 ? void 0 : getSystemErrorMap().get(errno)?.[1];
	const where = path === void 0 || syscall?.endsWith(path) === true ? syscall : `${syscall} ${path}`;
	return {
		message: words === void 0 ? message : `${words} (${code}, ${where})`,
		remedy: remedies[code] ?? "Check that path and its disk, and run it again; --verbose shows the commands."
	};
}

export { visibleLines as a, visible as i, displayWidth as n, withoutOrders as o, fit as r, wrap as s, systemRefusal as t };