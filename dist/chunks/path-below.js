// src/core/patch/path-below.ts
function pathBelow(folder, path) {
	return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

export { pathBelow as t };