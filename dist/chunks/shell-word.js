// src/core/report/shell-word.ts
function shellWord(word) {
	return /^[\w./:=@%+,#-]+$/.test(word) && !word.startsWith("#") ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

export { shellWord as t };