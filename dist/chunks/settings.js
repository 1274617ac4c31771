// src/core/policy/settings.ts
function isExpired({ until }, today) {
	return until !== void 0 && until < today;
}

export { isExpired as t };