// src/version.ts
const version = "0.1.0";
const versionLine = `allocgate ${version}\n`;
function isVersionCommand(name) {
	return name === "version" || name === "--version" || name === "-v";
}

export { version as n, versionLine as r, isVersionCommand as t };