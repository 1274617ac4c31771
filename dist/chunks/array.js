import { W as listed, t as capital } from "./row-words.js";

// src/core/report/explanation-words.ts
function costWords({ allocsPerOp, bytesPerOp }) {
	const moved = (words, { base, head }) => Math.abs(head - base) < .005 ? [] : [`${figure(base)} → ${words}`];
	const [allocs, bytes] = [allocsWords(allocsPerOp.head), `${figure(bytesPerOp.head)} B/op`];
	const parts = [...moved(allocs, allocsPerOp), ...moved(bytes, bytesPerOp)];
	return (parts.length === 0 ? [allocs, bytes] : parts).join(", ");
}
function allocsWords(allocs) {
	return `${figure(allocs)} ${figure(allocs) === "1" ? "alloc" : "allocs"}/op`;
}
function isSameLine(one, other) {
	return one.file === other.file && one.line === other.line;
}
const mostFurther = 3;
function furtherOf({ site: cause, further: all }) {
	const further = onceEach(all, cause);
	const [first, rest] = [further.slice(0, mostFurther), further.slice(mostFurther)];
	const sum = (figures) => ({
		base: rest.reduce((total, site) => total + figures(site).base, 0),
		head: rest.reduce((total, site) => total + figures(site).head, 0)
	});
	if (rest.length === 0) return {
		listed: first,
		rest: void 0
	};
	const cost = {
		allocsPerOp: sum(({ allocsPerOp }) => allocsPerOp),
		bytesPerOp: sum(({ bytesPerOp }) => bytesPerOp)
	};
	return {
		listed: first,
		rest: `${rest.length} more: ${costWords(cost)}`
	};
}
function onceEach(sites, site) {
	const merged = /* @__PURE__ */ new Map();
	for (const other of sites) {
		const key = JSON.stringify([
			other.file,
			other.line,
			isSameLine(other, site) ? other.callee : ""
		]);
		const known = merged.get(key);
		merged.set(key, known === void 0 ? other : {
			...known,
			allocsPerOp: addUp(known.allocsPerOp, other.allocsPerOp),
			bytesPerOp: addUp(known.bytesPerOp, other.bytesPerOp)
		});
	}
	return [...merged.values()];
}
function addUp(one, other) {
	return {
		base: one.base + other.base,
		head: one.head + other.head
	};
}
function reasonWords({ reason, root }) {
	return root?.link === void 0 ? reason : `${reason} ${root.link}`;
}
function proofWords(site, what = "regression") {
	const { confidence, proof } = site;
	if (confidence !== "site" && proof !== null) {
		const found = `${confidence}: reverting ${partsWords(proof.reverted, site)} removes ${shareWords(proof, what)}`;
		if (confidence === "proven") return found;
		return `${found}; ${percentOf(proof.restores) === 100 ? "no smaller revert was found that does" : "no other revert got closer"}`;
	}
	return confidence === "likely" ? `likely: this changed line leads to the ${what === "leak" ? "leak" : "allocation"}, but no experiment confirmed it` : `not proven: no changed line was found that leads to this ${what === "leak" ? "leak" : "allocation"}`;
}
function shareWords({ restores, units = [] }, what) {
	const share = (part) => {
		const percent = percentOf(part);
		return percent === 100 ? `the whole ${what}` : `${percent === 0 ? "none" : `${percent}%`} of the ${what}`;
	};
	return units.length === 0 ? share(restores) : listed(units.map((one) => `${share(one.restores)} in ${one.unit}`));
}
const wholeShare = .975;
function percentOf(share) {
	return share >= wholeShare ? 100 : Math.max(0, Math.round(share * 100));
}
function proofParts(...of) {
	const [, certainty = "", why = ""] = /^([^:]*): (.*)$/s.exec(proofWords(...of)) ?? [];
	return {
		certainty: capital(certainty),
		why: `${why}.`
	};
}
const mostNamed = 3;
function partsWords(parts, { file, root }) {
	const files = [...new Set(parts.map((part) => part.file))];
	if (parts.length > mostNamed) return `${parts.length} parts of the change${files.length > 1 ? ` in ${files.length} files` : ""}`;
	const isPlain = files.length === 1 && files[0] === (root?.file ?? file);
	const linesIn = (some) => listed(files.flatMap((name) => {
		const lines = linesOf(some.filter((part) => part.file === name));
		return lines.length === 0 ? [] : [isPlain ? listed(lines) : `${listed(lines)} of ${name}`];
	}));
	const whole = (kind) => parts.filter((part) => part.whole === kind);
	const partial = whole(void 0);
	const [added, deleted, replaced] = [
		whole("added"),
		whole("deleted"),
		whole("changed")
	];
	const changed = partial.filter((part) => part.deleted === void 0);
	const gone = partial.filter((part) => part.deleted !== void 0);
	return listed([
		...changed.length === 0 ? [] : [linesIn(changed)],
		...gone.length === 0 ? [] : [linesIn(gone)],
		...filesOf("new", added),
		...filesOf("deleted", deleted),
		...replaced.map((part) => part.file)
	]);
}
function filesOf(kind, parts) {
	return parts.map(({ file }) => `the ${kind} file ${file}`);
}
function linesOf(parts) {
	const ranges = parts.filter(({ deleted }) => deleted === void 0).map(({ lines }) => lines).toSorted(([a], [b]) => a - b);
	const isOne = ranges.length === 1 && ranges.every(([start, end]) => start === end);
	const shown = listed(ranges.map(([start, end]) => start === end ? `${start}` : `${start}–${end}`));
	return [...ranges.length === 0 ? [] : [`${isOne ? "line" : "lines"} ${shown}`], ...parts.flatMap(deletionOf)];
}
function deletionOf({ lines: [start, end], deleted, was = [] }) {
	if (deleted === void 0) return [];
	const lines = deleted === 1 ? "the line deleted" : `the ${deleted} lines deleted`;
	const [line] = was;
	const what = deleted === 1 && line !== void 0 ? `the deletion of \`${line}\`` : lines;
	return start === end ? `${what} before line ${start}` : `${what} between lines ${start} and ${end}`;
}
function fixWords({ fix }) {
	if (fix.measured === void 0) return void 0;
	const [objects, bytes] = [Math.round(fix.measured.allocsPerOp), Math.round(fix.measured.bytesPerOp)];
	const tests = fix.untested === true ? "the package has no tests to check it" : "test results unchanged";
	return `measured with this edit: ${allocsWords(objects)}, ${figure(bytes)} B/op; ${tests}`;
}
function adviceWords({ fix }) {
	return fix.measured === void 0 ? `Advice (not measured): ${fix.advice}` : fix.advice;
}
const mostBenchmarks = 4;
function benchmarksOf({ benchmarks }, show) {
	const names = [...new Set(benchmarks.map(({ benchmark }) => benchmark))].slice(0, mostBenchmarks);
	const [first = "", ...others] = names;
	const packages = new Set(benchmarks.map((subject) => subject.package)).size;
	const more = benchmarks.length - names.length;
	const items = [...others.map(show), ...more > 0 ? [`${more} more`] : []];
	const also = items.flatMap((item, index) => [index === 0 ? "; also affects " : index === items.length - 1 ? " and " : ", ", item]);
	return {
		first: show(first),
		also: [...also, ...packages > 1 ? [` (${packages} packages in all)`] : []]
	};
}
function figure(value) {
	return (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100).toLocaleString("en-US", {
		useGrouping: true,
		maximumFractionDigits: 2
	});
}
function causePlace(site) {
	const { file, line } = site.root ?? site;
	return site.root?.whole === true ? file : `${file}:${line}`;
}

// src/core/leak/words.ts
const goroutine = (what, advice) => ({
	title: `a goroutine ${what}`,
	advice
});
const leakWords = {
	"channel-receive": goroutine("is left waiting to receive from a channel", "Either close the channel when nothing more will be sent, or receive in a `select` that also waits for `ctx.Done()`."),
	"channel-send": goroutine("is left waiting to send on a channel", "Either give the channel a buffer with room for every send, so that no send blocks when nobody is receiving any more, or send in a `select` that also waits for `ctx.Done()`."),
	select: goroutine("is left waiting in a select", "When the operation ends, cancel the context or close the channel that a case of the `select` waits for; if there is no such case, add one."),
	"wait-group": goroutine("is left waiting for a WaitGroup", "Call `Done` on every path, preferably with `defer wg.Done()` at the start."),
	mutex: goroutine("is left waiting for a lock", "Unlock on every path: `defer mu.Unlock()` right after `Lock`."),
	condition: goroutine("is left waiting for a sync.Cond", "Wake it when the operation ends (`Broadcast`), and check a stop flag in its loop."),
	network: goroutine("is left waiting for the network", "Close the connection when the operation ends, or give it a deadline."),
	file: goroutine("is left waiting for a file or pipe", "When the operation ends, close the file, or the other end of the pipe."),
	"http-body": {
		title: "an HTTP response or connection stays open",
		advice: "Close the response body on every path: `defer resp.Body.Close()` right after the error check."
	},
	ticker: {
		title: "a ticker stays in memory",
		advice: "Stop it when the operation ends: `defer ticker.Stop()`. A ticker of `time.Tick` can't be stopped; use `time.NewTicker`."
	},
	sleep: goroutine("is left sleeping", "Wait for a timer and `ctx.Done()` in a `select` instead of sleeping, and cancel the context."),
	goroutine: goroutine("is left behind", "Stop it with a context or a channel, and wait for it to end."),
	map: {
		title: "a map grows in every operation",
		advice: "Delete entries that are no longer needed, or bound the map, for example as an LRU cache."
	},
	"sync-map": {
		title: "a sync.Map grows in every operation",
		advice: "Delete entries that are no longer needed, or bound the map, for example as an LRU cache."
	},
	slice: {
		title: "a slice grows in every operation",
		advice: "Remove elements that are no longer needed, or bound the slice, for example as a ring buffer."
	},
	list: {
		title: "list elements stay reachable",
		advice: "Remove elements that are no longer needed from the list, and from a map or slice that also refers to them."
	},
	timer: {
		title: "a timer stays in memory",
		advice: "Stop it when the operation ends: `defer timer.Stop()`. A timer of `time.After` can't be stopped; use `time.NewTimer`."
	},
	context: {
		title: "a context stays in memory",
		advice: "Call the cancel function on every path: `defer cancel()`."
	},
	memory: {
		title: "memory stays reachable",
		advice: "Find what keeps it, and drop the reference: a package-level variable, a cache, a callback that is never removed, or a finalizer on an object that is part of a cycle. If a short slice or substring keeps a large value, copy it with `slices.Clone` or `strings.Clone`."
	}
};

// src/core/benchmath/gc-pressure.ts
const pressureUnits = {
	cycles: "gc-cycles/s",
	allocated: "allocated-B/s"
};

// src/core/profile/cost.ts
function totalCost(paths) {
	return {
		objects: paths.reduce((sum, { objectsPerOp }) => sum + objectsPerOp, 0),
		bytes: paths.reduce((sum, { bytesPerOp }) => sum + bytesPerOp, 0)
	};
}
function weightOf({ objects, bytes }) {
	return 16 * objects + bytes;
}
function gainOf({ base, head }) {
	return weightOf(head) - weightOf(base);
}

// src/core/report/explanation-groups.ts
function causeGroups(report) {
	const origins = new Origins();
	const members = [];
	for (const explanation of report.explanations) for (const site of explanation.sites) {
		const keys = originsOf(site).map((origin) => [origin, site.cause].join("\n"));
		members.push({
			explanation,
			site,
			key: origins.join(keys)
		});
	}
	const groups = /* @__PURE__ */ new Map();
	for (const { key, ...member } of members) {
		const first = origins.firstOf(key);
		const known = groups.get(first);
		if (known === void 0) groups.set(first, [member]);
		else known.push(member);
	}
	return [...groups.values()].flatMap((group) => groupOf(group) ?? []).toSorted((a, b) => gainOfSite(b.site) - gainOfSite(a.site));
}
var Origins = class {
	#parents = /* @__PURE__ */ new Map();
	join([first = "", ...others]) {
		for (const other of others) this.#parents.set(this.firstOf(other), this.firstOf(first));
		return first;
	}
	firstOf(key) {
		let at = key;
		for (;;) {
			const parent = this.#parents.get(at) ?? at;
			if (parent === at) return at;
			const above = this.#parents.get(parent) ?? parent;
			this.#parents.set(at, above);
			at = above;
		}
	}
};
function originsOf({ file, line, root, function: name, proof, confidence }) {
	return [root === null ? `site ${file}:${line}` : `${root.file}:${root.line}`, ...confidence === "proven" && proof !== null ? [JSON.stringify([
		"proof",
		name,
		proof.reverted
	])] : []];
}
function groupOf(members) {
	const ordered = members.toSorted((a, b) => gainOfSite(b.site) - gainOfSite(a.site));
	const [first] = ordered;
	if (first === void 0) return void 0;
	const benchmarks = new Map(ordered.map(({ explanation: { package: importPath, benchmark } }) => [`${importPath}\n${benchmark}`, {
		package: importPath,
		benchmark
	}]));
	const { explanation, site } = first;
	const further = members.filter((member) => member.explanation === explanation && member.site !== site).map((member) => member.site);
	return {
		benchmarks: [...benchmarks.values()],
		site,
		further
	};
}
function gainOfSite({ allocsPerOp, bytesPerOp }) {
	return gainOf({
		base: {
			objects: allocsPerOp.base,
			bytes: bytesPerOp.base
		},
		head: {
			objects: allocsPerOp.head,
			bytes: bytesPerOp.head
		}
	});
}

// node_modules/diff/libesm/diff/base.js
var Diff = class {
	diff(oldStr, newStr, options = {}) {
		let callback;
		if (typeof options === "function") {
			callback = options;
			options = {};
		} else if ("callback" in options) callback = options.callback;
		const oldString = this.castInput(oldStr, options);
		const newString = this.castInput(newStr, options);
		const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
		const newTokens = this.removeEmpty(this.tokenize(newString, options));
		return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
	}
	diffWithOptionsObj(oldTokens, newTokens, options, callback) {
		var _a;
		const done = (value) => {
			value = this.postProcess(value, options);
			if (callback) {
				setTimeout(function() {
					callback(value);
				}, 0);
				return;
			} else return value;
		};
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let editLength = 1;
		let maxEditLength = newLen + oldLen;
		if (options.maxEditLength != null) maxEditLength = Math.min(maxEditLength, options.maxEditLength);
		const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
		const abortAfterTimestamp = Date.now() + maxExecutionTime;
		const bestPath = [{
			oldPos: -1,
			lastComponent: void 0
		}];
		let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
		if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
		let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
		const execEditLength = () => {
			for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
				let basePath;
				const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
				if (removePath) bestPath[diagonalPath - 1] = void 0;
				let canAdd = false;
				if (addPath) {
					const addPathNewPos = addPath.oldPos - diagonalPath;
					canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
				}
				const canRemove = removePath && removePath.oldPos + 1 < oldLen;
				if (!canAdd && !canRemove) {
					bestPath[diagonalPath] = void 0;
					continue;
				}
				if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) basePath = this.addToPath(addPath, true, false, 0, options);
				else basePath = this.addToPath(removePath, false, true, 1, options);
				newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
				if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
				else {
					bestPath[diagonalPath] = basePath;
					if (basePath.oldPos + 1 >= oldLen) maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
					if (newPos + 1 >= newLen) minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
				}
			}
			editLength++;
		};
		if (callback) (function exec() {
			setTimeout(function() {
				if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) return callback(void 0);
				if (!execEditLength()) exec();
			}, 0);
		})();
		else while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
			const ret = execEditLength();
			if (ret) return ret;
		}
	}
	addToPath(path, added, removed, oldPosInc, options) {
		const last = path.lastComponent;
		if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: last.count + 1,
				added,
				removed,
				previousComponent: last.previousComponent
			}
		};
		else return {
			oldPos: path.oldPos + oldPosInc,
			lastComponent: {
				count: 1,
				added,
				removed,
				previousComponent: last
			}
		};
	}
	extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
		const newLen = newTokens.length, oldLen = oldTokens.length;
		let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
		while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
			newPos++;
			oldPos++;
			commonCount++;
			if (options.oneChangePerToken) basePath.lastComponent = {
				count: 1,
				previousComponent: basePath.lastComponent,
				added: false,
				removed: false
			};
		}
		if (commonCount && !options.oneChangePerToken) basePath.lastComponent = {
			count: commonCount,
			previousComponent: basePath.lastComponent,
			added: false,
			removed: false
		};
		basePath.oldPos = oldPos;
		return newPos;
	}
	equals(left, right, options) {
		if (options.comparator) return options.comparator(left, right);
		else return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
	}
	removeEmpty(array) {
		const ret = [];
		for (let i = 0; i < array.length; i++) if (array[i]) ret.push(array[i]);
		return ret;
	}
	castInput(value, options) {
		return value;
	}
	tokenize(value, options) {
		return Array.from(value);
	}
	join(chars) {
		return chars.join("");
	}
	postProcess(changeObjects, options) {
		return changeObjects;
	}
	get useLongestToken() {
		return false;
	}
	buildValues(lastComponent, newTokens, oldTokens) {
		const components = [];
		let nextComponent;
		while (lastComponent) {
			components.push(lastComponent);
			nextComponent = lastComponent.previousComponent;
			delete lastComponent.previousComponent;
			lastComponent = nextComponent;
		}
		components.reverse();
		const componentLen = components.length;
		let componentPos = 0, newPos = 0, oldPos = 0;
		for (; componentPos < componentLen; componentPos++) {
			const component = components[componentPos];
			if (!component.removed) {
				if (!component.added && this.useLongestToken) {
					let value = newTokens.slice(newPos, newPos + component.count);
					value = value.map(function(value, i) {
						const oldValue = oldTokens[oldPos + i];
						return oldValue.length > value.length ? oldValue : value;
					});
					component.value = this.join(value);
				} else component.value = this.join(newTokens.slice(newPos, newPos + component.count));
				newPos += component.count;
				if (!component.added) oldPos += component.count;
			} else {
				component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
				oldPos += component.count;
			}
		}
		return components;
	}
};

// node_modules/diff/libesm/diff/array.js
var ArrayDiff = class extends Diff {
	tokenize(value) {
		return value.slice();
	}
	join(value) {
		return value;
	}
	removeEmpty(value) {
		return value;
	}
};
const arrayDiff = new ArrayDiff();
function diffArrays(oldArr, newArr, options) {
	return arrayDiff.diff(oldArr, newArr, options);
}

export { reasonWords as S, isSameLine as _, totalCost as a, proofParts as b, leakWords as c, benchmarksOf as d, causePlace as f, furtherOf as g, fixWords as h, gainOf as i, adviceWords as l, figure as m, causeGroups as n, weightOf as o, costWords as p, gainOfSite as r, pressureUnits as s, diffArrays as t, allocsWords as u, partsWords as v, proofWords as x, percentOf as y };