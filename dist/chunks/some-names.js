// src/steps/some-names.ts
const mostNames = 5;
function someNames(names, most = mostNames) {
	const all = [...new Set(names)];
	const more = all.length > most ? ` and ${all.length - most} more` : "";
	return `${all.slice(0, most).join(", ")}${more}`;
}

export { someNames as t };