// src/core/inputs/documentation.ts
const builds = /(?:^|\/)(?:testdata|vendor)\/|\.(?:go|mod|sum|work|pgo|s|S|c|cc|cpp|cxx|h|hh|hpp|hxx|m|f|F|for|f90|swig|swigcxx|syso)$/;
const documentation = [
	/\.(?:md|markdown|rst|adoc)$/i,
	/(?:^|\/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS)(?:[.-]\w+)?$/i,
	/^(?:\.github|docs)\//
];
function isDocumentation(path) {
	return !builds.test(path) && documentation.some((pattern) => pattern.test(path));
}

export { isDocumentation as t };