// src/errors.ts
const problemKinds = [
	"build-failed",
	"benchmark-failed",
	"benchmark-panicked",
	"benchmark-exited",
	"benchmark-timeout",
	"no-result",
	"no-benchmarks",
	"no-base",
	"damaged-output",
	"missing-baseline",
	"damaged-baseline",
	"foreign-baseline",
	"toolchain-missing",
	"toolchain-too-old",
	"snapshot-failed",
	"prepare-failed",
	"unconfirmed"
];
var GateError = class extends Error {
	name = "GateError";
	code;
	remedy;
	constructor(code, message, remedy, cause) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.remedy = remedy;
	}
};

export { problemKinds as n, GateError as t };