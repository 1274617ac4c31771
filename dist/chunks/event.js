import { D as GateError } from "./start.js";

// src/cli/event.ts
function withEvent(said) {
	if (said.event !== void 0) return {
		head: "HEAD",
		...said
	};
	if (said["config-base"] === void 0) return said;
	throw new GateError("usage", "--config-base needs --event.", "Name the event too, or leave --config-base out.");
}

export { withEvent as t };