import { D as GateError } from "./start.js";
import { l as number, p as string, u as object } from "./zod.js";
import { promisify } from "node:util";
import { hostname } from "node:os";
import { chmod, lstat, readFile, readdir, readlink, rm } from "node:fs/promises";
import { execFile, spawn } from "node:child_process";

// src/adapters/process-identity.ts
const identitySchema = object({
	pid: number().int().positive(),
	start: string(),
	realm: string()
});
const FOREIGN_LIFETIME_MS = 864e5;
let own$1;
async function ownIdentity() {
	return own$1 ??= Promise.all([processRealm(), processStart(process.pid)]).then(([realm, start]) => ({
		pid: process.pid,
		start: start ?? "",
		realm
	}));
}
async function isAlive({ pid, start, realm }, sinceMs) {
	if (realm === await processRealm()) return await processStart(pid) === start;
	return Date.now() - sinceMs < FOREIGN_LIFETIME_MS;
}
async function processRealm() {
	const namespace = await readlink("/proc/self/ns/pid").catch(() => "");
	return `${hostname()} ${namespace}`.trim();
}
async function processStart(pid) {
	if (!isRunning(pid)) return void 0;
	return process.platform === "linux" ? startOnLinux(pid) : startElsewhere(pid);
}
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}
async function startOnLinux(pid) {
	const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => void 0);
	if (stat === void 0) return void 0;
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	if (fields[0] === "Z" || fields[0] === "X") return void 0;
	return `${(await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim()} ${fields[19] ?? ""}`.trim();
}
async function startElsewhere(pid) {
	try {
		const env = {
			...process.env,
			LC_ALL: "C",
			TZ: "UTC"
		};
		const { stdout } = await promisify(execFile)("ps", [
			"-o",
			"lstart=",
			"-p",
			String(pid)
		], { env });
		return stdout.trim() === "" ? void 0 : stdout.trim();
	} catch {
		return;
	}
}

// src/adapters/remove-tree.ts
async function removeTree(folder) {
	try {
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	} catch (error) {
		const code = error.code;
		if (code !== "EACCES" && code !== "EPERM" && code !== "ENOTEMPTY") throw error;
		await makeFoldersWritable(Buffer.from(folder));
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
async function makeFoldersWritable(folder) {
	if (!(await lstat(folder)).isDirectory()) return;
	await chmod(folder, 448);
	for (const entry of await readdir(folder, {
		withFileTypes: true,
		encoding: "buffer"
	})) if (entry.isDirectory()) await makeFoldersWritable(Buffer.concat([
		folder,
		Buffer.from("/"),
		entry.name
	]));
}

// src/adapters/runner-variables.ts
const own = /^(?:INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/;
const tokenVariables = [
	"GITHUB_TOKEN",
	"GH_TOKEN",
	"GITHUB_ENTERPRISE_TOKEN",
	"GH_ENTERPRISE_TOKEN"
];
function isForRunnerAlone(name) {
	return own.test(name);
}

// src/adapters/process/interruption.ts
function interrupted() {
	return new GateError("interrupted", "Interrupted; allocgate has stopped the processes that it started and removed its temporary files.", "Run allocgate again.");
}
function refuseWhenAborted(signal) {
	if (signal.aborted) throw interrupted();
}

// src/adapters/process/output-buffer.ts
var HeadBuffer = class {
	#chunks = [];
	#limit;
	#kept = 0;
	overflowed = false;
	constructor(limit) {
		this.#limit = limit;
	}
	push(chunk) {
		const room = this.#limit - this.#kept;
		if (chunk.length > room) this.overflowed = true;
		if (room <= 0) return;
		const part = chunk.subarray(0, room);
		this.#chunks.push(part);
		this.#kept += part.length;
	}
	bytes() {
		return Buffer.concat(this.#chunks);
	}
};
var HeadTailBuffer = class {
	#head;
	#half;
	#tail = [];
	#tailBytes = 0;
	#total = 0;
	constructor(limit) {
		this.#half = Math.floor(limit / 2);
		this.#head = new HeadBuffer(this.#half);
	}
	push(chunk) {
		const headRoom = Math.max(0, this.#half - this.#total);
		this.#total += chunk.length;
		this.#head.push(chunk.subarray(0, headRoom));
		if (chunk.length <= headRoom) return;
		const rest = chunk.subarray(headRoom);
		this.#tail.push(rest);
		this.#tailBytes += rest.length;
		if (this.#tailBytes > 2 * this.#half) this.#compact();
	}
	bytes() {
		this.#compact();
		const left = this.#total - Math.min(this.#total, this.#half) - this.#tailBytes;
		const gap = left > 0 ? [Buffer.from(`\n… ${left} bytes left out …\n`)] : [];
		return Buffer.concat([
			this.#head.bytes(),
			...gap,
			...this.#tail
		]);
	}
	#compact() {
		if (this.#tailBytes <= this.#half) return;
		const last = Buffer.from(Buffer.concat(this.#tail).subarray(this.#tailBytes - this.#half));
		this.#tail = [last];
		this.#tailBytes = last.length;
	}
};

// src/adapters/process/memory-watch.ts
const POLL_MS = 50;
function watchMemory(pid, limitBytes, onExceeded) {
	let ended = false;
	const look = async () => {
		const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
		const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
		if (ended || kibibytes * 1024 <= limitBytes) return;
		end();
		onExceeded();
	};
	const timer = setInterval(() => void look(), POLL_MS);
	const end = () => {
		ended = true;
		clearInterval(timer);
	};
	return end;
}

// src/adapters/process/watchdog.ts
const script = `
trap '' HUP INT QUIT TERM PIPE
groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;
let watchdog;
function watch(group, others) {
	if (watchdog === void 0) {
		watchdog = start();
		for (const other of others) tell("+", other);
	}
	tell("+", group);
}
function unwatch(group) {
	tell("-", group);
}
function tell(sign, group) {
	watchdog?.stdin?.write(`${sign} ${group}\n`);
}
function start() {
	const child = spawn("/bin/sh", ["-c", script], {
		cwd: "/",
		env: {},
		stdio: [
			"pipe",
			"ignore",
			"ignore"
		],
		detached: true
	});
	const forget = () => {
		if (watchdog === child) watchdog = void 0;
	};
	child.on("error", forget).on("exit", forget).unref();
	child.stdin?.on("error", forget);
	child.stdin?.unref?.();
	return child;
}

// src/adapters/process/process-group.ts
const live = /* @__PURE__ */ new Set();
function addGroup(leader) {
	if (live.size === 0) process.on("exit", killAllGroups);
	watch(leader, live);
	live.add(leader);
}
function removeGroup(leader) {
	signalGroup(leader, "SIGKILL");
	live.delete(leader);
	unwatch(leader);
	if (live.size === 0) process.off("exit", killAllGroups);
}
function signalGroup(leader, signal) {
	try {
		process.kill(-leader, signal);
	} catch (error) {
		const code = error.code;
		if (code !== "ESRCH" && code !== "EPERM") throw error;
	}
}
function killAllGroups() {
	for (const leader of live) signalGroup(leader, "SIGKILL");
}

// src/adapters/process/run-process.ts
const MEBIBYTE = 1048576;
const STDERR_LIMIT = MEBIBYTE;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const QUIT_GRACE_MS = 3e3;
const CLOSE_GRACE_MS = 500;
const CLOSE_LIMIT_MS = 5e3;
async function runProcess(request) {
	const outcome = await runForBytes(request);
	return {
		...outcome,
		stdout: outcome.stdout.toString("utf8")
	};
}
async function runForBytes(request) {
	refuseWhenAborted(request.signal);
	const { limitBytes, overflow } = request.stdout ?? {
		limitBytes: 64 * MEBIBYTE,
		overflow: "stop"
	};
	const stdout = overflow === "stop" ? new HeadBuffer(limitBytes) : new HeadTailBuffer(limitBytes);
	const stderr = new HeadTailBuffer(request.stderrLimitBytes ?? STDERR_LIMIT);
	const started = performance.now();
	const child = spawn(request.command, request.args, {
		cwd: request.folder,
		env: {
			...request.env,
			PWD: request.folder
		},
		stdio: [
			request.stdin === void 0 ? "ignore" : "pipe",
			"pipe",
			"pipe"
		],
		detached: true
	});
	child.stdin?.on("error", () => void 0).end(request.stdin);
	let stopped;
	let killTimer;
	const stop = (why, signal) => {
		if (stopped !== void 0 || child.pid === void 0) return;
		stopped = why;
		const leader = child.pid;
		signalGroup(leader, signal);
		killTimer = setTimeout(() => {
			signalGroup(leader, "SIGKILL");
		}, QUIT_GRACE_MS);
	};
	const stopSignal = request.stopSignal ?? "SIGQUIT";
	const abort = () => {
		stop("interrupted", stopSignal);
	};
	const timeOut = () => {
		stop("timeout", stopSignal);
	};
	const timer = setTimeout(timeOut, Math.min(request.timeoutMs, LONGEST_TIMER_MS));
	request.overdue?.addEventListener("abort", timeOut, { once: true });
	child.stdout?.on("data", (chunk) => {
		stdout.push(chunk);
		request.onStdout?.(chunk);
		if (stdout instanceof HeadBuffer && stdout.overflowed) stop("output-limit", "SIGKILL");
	});
	child.stderr?.on("data", (chunk) => {
		stderr.push(chunk);
	});
	request.signal.addEventListener("abort", abort, { once: true });
	if (child.pid !== void 0) addGroup(child.pid);
	const endWatch = child.pid === void 0 || request.memoryBytes === void 0 ? void 0 : watchMemory(child.pid, request.memoryBytes, () => {
		stop("memory-limit", "SIGKILL");
	});
	try {
		const exit = await ended(child);
		if (stopped === "interrupted") throw interrupted();
		return {
			stdout: stdout.bytes(),
			stderr: stderr.bytes().toString("utf8"),
			exit: stopped === void 0 ? exit : { kind: stopped },
			durationMs: performance.now() - started
		};
	} finally {
		endWatch?.();
		clearTimeout(timer);
		clearTimeout(killTimer);
		request.signal.removeEventListener("abort", abort);
	}
}
async function ended(child) {
	return new Promise((resolve, reject) => {
		let exit;
		let grace;
		let limit;
		const close = () => {
			child.stdout?.destroy();
			child.stderr?.destroy();
		};
		const wait = () => {
			clearTimeout(grace);
			grace = setTimeout(close, CLOSE_GRACE_MS);
		};
		child.once("error", (error) => {
			if (child.pid === void 0) reject(error);
		});
		child.once("exit", (code, signal) => {
			exit = signal === null ? {
				kind: "code",
				code: code ?? 0
			} : {
				kind: "signal",
				signal
			};
			if (child.pid !== void 0) removeGroup(child.pid);
			limit = setTimeout(close, CLOSE_LIMIT_MS);
			wait();
			for (const stream of [child.stdout, child.stderr]) stream?.on("data", wait);
		});
		child.once("close", () => {
			clearTimeout(grace);
			clearTimeout(limit);
			if (exit !== void 0) resolve(exit);
		});
	});
}

export { isForRunnerAlone as a, identitySchema as c, refuseWhenAborted as i, isAlive as l, runProcess as n, tokenVariables as o, interrupted as r, removeTree as s, runForBytes as t, ownIdentity as u };