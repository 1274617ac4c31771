import { t as buildFault } from "./environment-fault.js";
import { D as GateError, O as onSide } from "./start.js";
import { i as packagePath } from "./remedies.js";

// src/steps/side.ts
const listingFaults = {
	pattern: {
		kind: "no-benchmarks",
		remedy: "Name packages of the module: patterns are relative to the folder that -C DIR names, and `go list ./...` lists the packages."
	},
	module: {
		kind: "build-failed",
		remedy: "Run `go list ./...` in the module’s folder and fix what it reports about go.mod or go.work."
	}
};
function planSide(ports, request) {
	return onSide(request.side, () => plan(ports, request));
}
async function plan(ports, request) {
	const { side, root, folder, work, patterns, buildFlags, testArgs, aside } = request;
	const modules = await ports.go.modules(folder);
	if (modules.length === 0 && request.fallback === void 0) throw await nothingHere(ports, folder, root);
	const folders = modules.map((module) => module === "" ? folder : `${folder}/${module}`);
	const environment = folders.length === 0 && request.fallback !== void 0 ? request.fallback : await ports.go.environment(folders[0] ?? folder, work, buildFlags);
	const packages = /* @__PURE__ */ new Map();
	const excluded = [];
	const incidents = [];
	const shown = (message) => message.replaceAll(`${root}/`, "");
	const failed = (failure) => {
		const { importPath, message, cause } = failure;
		incidents.push({
			...natureOf(failure),
			side,
			package: importPath,
			message: shown(message),
			cause
		});
	};
	const unnamed = [];
	const testingFiles = /* @__PURE__ */ new Set();
	const files = [];
	for (const moduleFolder of folders) {
		const listing = await listTwice(ports, {
			folder: moduleFolder,
			root,
			patterns,
			buildFlags,
			aside,
			testArgs
		});
		files.push(listing.files);
		for (const file of listing.testingFiles ?? []) testingFiles.add(file);
		for (const found of listing.packages) {
			const listed = testArgs.length === 0 ? found : {
				...found,
				testArgs
			};
			const path = packagePath(root, request.configFolder, listed.folder);
			const name = {
				importPath: listed.importPath,
				path
			};
			if (request.excludes(name)) excluded.push(name);
			else packages.set(listed.importPath, listed);
		}
		for (const failure of listing.failures) if (failure.fault === "pattern") unnamed.push(failure);
		else failed(failure);
	}
	for (const failure of new Map(unnamed.map((one) => [one.importPath, one])).values()) if (unnamed.filter(({ importPath }) => importPath === failure.importPath).length >= folders.length) failed(failure);
	const built = /* @__PURE__ */ new Map();
	const builds = /* @__PURE__ */ new Map();
	const binaries = async (importPaths) => {
		const wanted = importPaths.flatMap((path) => builds.has(path) ? [] : packages.get(path) ?? []);
		const run = async () => {
			const build = await onSide(side, () => buildTwice(ports, {
				side,
				packages: wanted,
				buildFlags,
				work
			}));
			for (const binary of build.binaries) built.set(binary.importPath, binary);
			for (const failure of build.failures) failed(failure);
		};
		if (wanted.length > 0) {
			const building = run();
			for (const { importPath } of wanted) builds.set(importPath, building);
		}
		await Promise.all(importPaths.flatMap((path) => builds.get(path) ?? []));
		return new Map(importPaths.flatMap((path) => entry(path, built.get(path))));
	};
	return {
		side,
		root,
		folder,
		environment,
		packages,
		excluded,
		files: files.every((list) => list !== void 0) ? new Set(files.flat()) : void 0,
		testingFiles,
		incidents,
		binaries
	};
}
function natureOf({ message, fault, cause }) {
	if (cause === "environment") {
		const remedy = buildFault(message)?.remedy;
		return {
			kind: "environment-failed",
			...remedy === void 0 ? {} : { remedy }
		};
	}
	return fault === void 0 ? { kind: "build-failed" } : listingFaults[fault];
}
async function listTwice(ports, request) {
	const first = await ports.go.list(request);
	if (first.failures.every(({ fault }) => fault === "pattern")) return first;
	const second = await ports.go.list(request);
	return {
		...second,
		failures: second.failures.map((failure) => settled(failure, first.failures))
	};
}
async function buildTwice(ports, request) {
	const first = await ports.go.build(request);
	if (first.failures.length === 0) return first;
	const failed = new Set(first.failures.map(({ importPath }) => importPath));
	const packages = request.packages.filter(({ importPath }) => failed.has(importPath));
	const second = await ports.go.build({
		...request,
		packages
	});
	return {
		binaries: [...first.binaries, ...second.binaries],
		failures: second.failures.map((failure) => settled(failure, first.failures)),
		empty: [...first.empty, ...second.empty]
	};
}
function settled(failure, before) {
	const earlier = before.find(({ importPath }) => importPath === failure.importPath);
	if (failure.cause !== "code" || earlier?.cause === "code") return failure;
	return earlier ?? {
		...failure,
		cause: "unclear"
	};
}
async function nothingHere(ports, folder, root) {
	const module = await ports.go.enclosingModule(folder, root);
	if (module === void 0) return new GateError("no-benchmarks", "There is no Go module here (no go.mod or go.work in this folder, above it in the repository, or below it).", "Start allocgate in the folder of a Go module, or name it with -C DIR; `go mod init` makes one.");
	const below = (path) => path.slice(root.length + 1);
	const place = module.folder === root ? "the top of the repository" : below(module.folder);
	return new GateError("usage", `The folder ${below(folder)} has no Go packages. It is in the module ${module.path}, whose folder is ${place}.`, "Start allocgate in the module’s folder or in one that has packages, or name it with -C DIR.");
}
function entry(path, binary) {
	return binary === void 0 ? [] : [[path, binary]];
}
function only(side, names) {
	return {
		...side,
		packages: new Map([...side.packages].filter(([importPath]) => names.has(importPath)))
	};
}
function pathsOf(sides, configFolder) {
	return (importPath) => {
		for (const side of sides) {
			const listed = side?.packages.get(importPath);
			if (side !== void 0 && listed !== void 0) return packagePath(side.root, configFolder, listed.folder);
		}
		return importPath;
	};
}

export { pathsOf as n, planSide as r, only as t };