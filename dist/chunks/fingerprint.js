// src/core/report/fingerprint.ts
const prime = 309485009821345068724781371n;
const start = 144066263297769815596495629667062367629n;
const mask = (1n << 128n) - 1n;
function fingerprint(parts) {
	let hash = start;
	const add = (byte) => {
		hash = (hash ^ BigInt(byte)) * prime & mask;
	};
	const text = JSON.stringify(parts);
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		add(unit & 255);
		add(unit >> 8);
	}
	return hash.toString(16).padStart(32, "0");
}

export { fingerprint as t };