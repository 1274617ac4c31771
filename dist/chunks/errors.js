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
	"environment-failed",
	"unconfirmed",
	"skip-unsound"
];
var GateError = class extends Error {
	name = "GateError";
	code;
	remedy;
	side;
	constructor(code, message, remedy, cause, side) {
		super(message, cause === void 0 ? void 0 : { cause });
		this.code = code;
		this.remedy = remedy;
		this.side = side;
	}
};
async function onSide(side, work) {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof GateError) || error.side !== void 0) throw error;
		throw new GateError(error.code, error.message, error.remedy, error, side);
	}
}

export { onSide as n, problemKinds as r, GateError as t };