// src/core/policy/package-pattern.ts
function checkPackagePattern(pattern) {
	if (/\s/.test(pattern)) return `a package pattern has no spaces: ${JSON.stringify(pattern)}`;
	if (pattern.startsWith("/")) return "expected a pattern such as ./order/... or an import path, not an absolute folder";
}
function matchPackage(pattern, name) {
	return pattern === "." || pattern === ".." || pattern.startsWith("./") || pattern.startsWith("../") ? matchFolders(pattern, name.path) : matchWildcards(pattern, name.importPath);
}
function matchFolders(pattern, path) {
	const [wanted, given] = [climb(pattern), climb(path)];
	if (wanted.up === given.up) return matchWildcards(wanted.rest, given.rest);
	return wanted.up > given.up && wanted.rest === "...";
}
function climb(path) {
	const parts = path.split("/").filter((part) => part !== "." && part !== "");
	const up = parts.findIndex((part) => part !== "..");
	const levels = up === -1 ? parts.length : up;
	return {
		up: levels,
		rest: parts.slice(levels).join("/")
	};
}
function matchWildcards(pattern, text) {
	return matchPieces(pattern, text) || pattern.endsWith("/...") && matchPieces(pattern.slice(0, -4), text);
}
function matchPieces(pattern, text) {
	const [first = "", ...rest] = pattern.split("...");
	if (rest.length === 0) return pattern === text;
	if (!text.startsWith(first)) return false;
	const last = rest.pop() ?? "";
	let at = first.length;
	for (const piece of rest) {
		const found = text.indexOf(piece, at);
		if (found === -1) return false;
		at = found + piece.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

export { matchPackage as n, checkPackagePattern as t };