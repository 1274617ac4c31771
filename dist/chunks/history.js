import { d as html, f as cellText, l as pageDocument, p as historyAssets, s as textStyle, u as breakable } from "./write-report.js";
import { f as strictObject, p as string, r as array, s as literal } from "./zod.js";
import { n as writeFileAtomically, r as writeOwnFile } from "./file.js";
import { t as changeOf } from "./change.js";
import { a as takenOf, c as stepsOf, d as releasesOf, l as ancestorsOf, n as isStep, s as sparkline, t as addRecord } from "./levels.js";
import { I as checkPackagePattern, L as matchPackage, f as formatChange, m as formatFigure, p as formatDuration, x as count } from "./row-words.js";
import { D as GateError, S as wrap, n as wantsColour, o as exitCodes, r as writeFully, v as fit, x as withoutOrders, y as visible } from "./start.js";
import { r as escapeMarkdown, t as codeMarkdown } from "./escape-markdown.js";
import { d as baselineSchema, f as floorOf, u as parseBaseline } from "./screen.js";
import { E as compileBenchExpression, T as checkBenchExpression } from "./test-arguments.js";
import { i as storedFigures } from "./base.js";
import { t as summarize } from "./summary.js";
import { t as readPolicy } from "./read-policy.js";
import { r as someNames, t as isOutside } from "./problems.js";
import { r as conditionsOf } from "./records.js";
import { t as defaults } from "./options.js";
import { i as atCommit, n as ownFaults } from "./measure-commit.js";
import { t as fingerprintOf } from "./fit-baseline.js";
import { s as planHead, u as prepareSides } from "./survey.js";
import { t as takeRecord } from "./take-record.js";
import { i as packagePath } from "./remedies.js";
import { n as refusePattern, t as parseArguments } from "./arguments.js";
import { t as terminalPorts } from "./ports.js";
import { r as widthOf } from "./render-to.js";
import { join, resolve } from "node:path";
import { readFile } from "node:fs/promises";

// src/core/history/pull-request.ts
function pullRequestOf(subject) {
	const [, merged, squashed] = /^Merge pull request #(\d{1,9})\b|\(#(\d{1,9})\)\s*$/.exec(subject) ?? [];
	const number = merged ?? squashed;
	return number === void 0 ? void 0 : Number(number);
}

// src/core/history/conditions.ts
function newConditions({ conditions }, previous) {
	return conditions === (previous?.conditions ?? conditions) ? void 0 : conditions.replace(/-[0-9a-f]{12}$/, "");
}
function conditionsDoubt(conditions) {
	return `measured with ${conditions} from here on, which may be the cause`;
}

// src/core/history/site/model.ts
function createSite(request) {
	const { title, marks, lineage, details, repository, notes } = request;
	const places = /* @__PURE__ */ new Map();
	for (const { commit } of marks) if (!places.has(commit)) places.set(commit, places.size);
	const tags = new Map(request.releases.map(({ tag, commit }) => [commit, tag]));
	const commits = [...places.keys()].map((commit) => siteCommit(commit, details.get(commit), tags.get(commit)));
	const releases = /* @__PURE__ */ new Map();
	for (const { tag, commit } of request.releases) {
		const ancestors = ancestorsOf(lineage, commit);
		const own = places.get(commit);
		const at = own ?? commits.findLastIndex((one) => ancestors.has(one.commit));
		if (own !== void 0 || at !== -1 && commits[at]?.tag === void 0) releases.set(at, tag);
	}
	const rows = request.rows.map((row) => siteRow(row, places, request));
	return {
		title,
		commits,
		releases: [...releases].map(([at, tag]) => ({
			at,
			tag
		})).toSorted((a, b) => a.at - b.at),
		rows,
		repository,
		notes
	};
}
function siteCommit(commit, details, tag) {
	const { date, author, subject } = details ?? {};
	const pullRequest = pullRequestOf(subject ?? "");
	return {
		commit,
		...date === void 0 ? {} : { date },
		...author === void 0 ? {} : { author: author.slice(0, longest) },
		...subject === void 0 ? {} : { subject: subject.slice(0, longest) },
		...pullRequest === void 0 ? {} : { pullRequest },
		...tag === void 0 ? {} : { tag }
	};
}
const longest = 160;
function siteRow(row, places, request) {
	const { package: importPath, benchmark, unit, levels, last, records } = row;
	const placeOf = (mark) => places.get(mark.commit) ?? 0;
	const placed = levels.map(({ mark, previous, figure }) => ({
		at: placeOf(mark),
		figure,
		after: placeOf(previous ?? mark),
		exact: previous && request.details.get(mark.commit)?.parents.includes(previous.commit),
		conditions: newConditions(mark, previous)
	}));
	const sorted = [...new Map(placed.map((level) => [level.at, level])).values()].toSorted((a, b) => a.at - b.at);
	return {
		package: importPath,
		benchmark,
		unit,
		levels: sorted,
		last: Math.max(placeOf(last), sorted.at(-1)?.at ?? 0),
		records,
		...request.limits(row, sorted.at(-1)?.figure ?? 0)
	};
}
function figureAt({ levels, last }, at) {
	return at > last ? void 0 : levels.findLast((level) => level.at <= at)?.figure;
}

// src/core/history/site/movers.ts
const month = 30;
function moversOf(site) {
	const end = site.commits.length - 1;
	const [previous, last] = [site.releases.at(-2), site.releases.at(-1)];
	const start = monthAgo(site);
	const stretches = [
		...previous && last ? [{
			title: `In ${last.tag}`,
			start: previous.at,
			end: last.at
		}] : [],
		...last && last.at < end ? [{
			title: `Since ${last.tag}`,
			start: last.at,
			end
		}] : [],
		...start === void 0 ? [] : [{
			title: `In the last ${month} days`,
			start,
			end
		}],
		{
			title: "Since the first commit",
			start: 0,
			end
		}
	];
	return [...new Map(stretches.toReversed().map((stretch) => [`${stretch.start} ${stretch.end}`, stretch])).values()].toReversed().map((stretch) => ({
		...stretch,
		movers: moversBetween(site.rows, stretch.start, stretch.end)
	}));
}
function monthAgo({ commits }) {
	const limit = Date.parse(commits.at(-1)?.date ?? "") - 2592e6;
	const index = commits.findLastIndex(({ date }) => Date.parse(date ?? "") <= limit);
	return index <= 0 ? void 0 : index;
}
function moversBetween(rows, start, end) {
	return rows.flatMap((row) => {
		const to = figureAt(row, end);
		const from = figureAt(row, start) ?? row.levels[0]?.figure;
		if (to === void 0 || from === void 0 || from === to) return [];
		return [{
			row,
			from,
			to,
			change: changeOf(from, to)
		}];
	}).toSorted((a, b) => sizeOf$1(b) - sizeOf$1(a));
}
function sizeOf$1({ from, to }) {
	return from <= 0 || to <= 0 ? Infinity : Math.abs(Math.log(to / from));
}

// src/core/history/site/badge.ts
const alarming = 15;
function badgeOf(site) {
	const end = site.commits.length - 1;
	const rows = site.rows.filter(({ unit }) => unit === "allocs/op");
	const points = site.releases.filter(({ at }) => at < end);
	const since = points.at(-1) ?? firstOf(site);
	const moved = moversBetween(rows, since.at, end);
	if (moved.length === 0) return badge(`steady since ${([firstOf(site), ...points].find(({ at }) => moversBetween(rows, at, end).length === 0) ?? since).tag}`, "brightgreen");
	const ratios = rows.flatMap((row) => {
		const [from, to] = [figureAt(row, since.at), figureAt(row, end)];
		return from === void 0 || to === void 0 || from <= 0 || to <= 0 ? [] : [Math.log(to / from)];
	});
	const mean = ratios.length === 0 ? 0 : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
	const percent = 100 * (Math.exp(mean) - 1);
	const color = !(percent > 0 || moved.some(({ from, to }) => from <= 0 && to > 0)) ? "brightgreen" : percent < alarming ? "yellow" : "red";
	return badge(`${signed(percent)} since ${since.tag}`, color);
}
function badge(message, color) {
	return {
		schemaVersion: 1,
		label: "allocations",
		message,
		color
	};
}
function firstOf({ commits, releases }) {
	const [first] = commits;
	return {
		at: 0,
		tag: releases.find(({ at }) => at === 0)?.tag ?? first?.date?.slice(0, 10) ?? first?.commit.slice(0, 7) ?? ""
	};
}
function signed(percent) {
	const size = Math.abs(percent);
	const digits = size < 9.95 && size !== 0 ? 1 : 0;
	const text = size.toFixed(digits);
	return Number(text) === 0 ? "±0%" : `${percent < 0 ? "−" : "+"}${text}%`;
}

// src/core/history/site/data.ts
function packageData(site, rows) {
	const { commits, releases, repository } = site;
	const named = new Set(rows.flatMap(({ levels, last }) => [...levels.flatMap(({ at, after }) => [at, after]), last]));
	const benchmarks = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const units = benchmarks.get(row.benchmark) ?? [];
		benchmarks.set(row.benchmark, units);
		units.push(unitData(row));
	}
	return {
		end: commits.length - 1,
		dates: [dayOf(commits[0]), dayOf(commits.at(-1))],
		commits: Object.fromEntries([...named].toSorted((a, b) => a - b).flatMap((at) => {
			const commit = commits[at];
			return commit === void 0 ? [] : [[at, shown(commit)]];
		})),
		releases: releases.map(({ tag, at }) => [visible(tag), at]),
		benchmarks: [...benchmarks].map(([name, units]) => ({
			name: visible(name),
			...visible(name) === name ? {} : { id: name },
			units: units.toSorted((a, b) => Number(b.unit === "allocs/op") - Number(a.unit === "allocs/op"))
		})),
		...repository === void 0 ? {} : { repository }
	};
}
function unitData({ unit, levels, last, budget, limit }) {
	return {
		unit: visible(unit),
		levels: levels.map(levelData),
		last,
		...budget === void 0 ? {} : { budget },
		...limit === void 0 ? {} : { limit }
	};
}
function levelData({ at, figure, after, exact, conditions }) {
	const level = [
		at,
		figure,
		after,
		exact === void 0 ? 2 : exact ? 1 : 0
	];
	return conditions === void 0 ? level : [...level, visible(conditions)];
}
function shown({ date, author, subject, tag, ...rest }) {
	return {
		...rest,
		...date === void 0 ? {} : { date: date.slice(0, 10) },
		...author === void 0 ? {} : { author: visible(author) },
		...subject === void 0 ? {} : { subject: visible(subject) },
		...tag === void 0 ? {} : { tag: visible(tag) }
	};
}
function dayOf(commit) {
	return commit?.date?.slice(0, 10) ?? commit?.commit.slice(0, 12) ?? "";
}
function isGone(row, site) {
	return figureAt(row, site.commits.length - 1) === void 0;
}

// src/core/history/site/places.ts
const reserved = /* @__PURE__ */ new Set(["index.html", "badge.json"]);
function folderOf(importPath) {
	const parts = importPath.split("/");
	return parts.every(isFit) ? parts : void 0;
}
function isFit(part) {
	return /^[^\p{C}\\:*?"<>|]{1,200}$/u.test(part) && !/^\.+$/.test(part) && !reserved.has(part.toLowerCase());
}
function hrefOf(folders, benchmark) {
	const path = [...folders.map(encodeURIComponent), "index.html"].join("/");
	const anchor = benchmark?.replaceAll(/\p{Surrogate}/gu, "�");
	return anchor === void 0 ? path : `${path}#${encodeURIComponent(anchor)}`;
}
function upFrom(folders) {
	return "../".repeat(folders.length);
}

// src/core/history/site/plot.ts
function round(pixels) {
	return Number.isFinite(pixels) ? Math.round(pixels * 10) / 10 : 0;
}
function sparkPath(unit, end, width, height) {
	const { levels, last } = unit;
	const figures = levels.map(([, figure]) => figure);
	const [least, most] = [Math.min(...figures), Math.max(...figures)];
	const x = (at) => round(1 + (end === 0 ? 0 : at / end * (width - 2)));
	const y = (figure) => round(most === least ? height / 2 : height - 2 - (figure - least) / (most - least) * (height - 4));
	return `${levels.map(([at, figure], index) => index === 0 ? `M${x(at)} ${y(figure)}` : `H${x(at)}V${y(figure)}`).join("")}H${x(last)}`;
}

// src/core/history/site/overview-page.ts
const most$3 = 10;
const mostUnits = 3;
function overviewPage(site, packages, assets) {
	const body = html`<main id="report">
    <header class="top">
      <p class="brand">allocgate history</p>
      <h1>${breakable(site.title)}</h1>
      <p class="hint">${spanWords(site)}</p>
    </header>
    ${moversOf(site).map((movers) => moversHtml(movers, site))} ${packagesHtml(packages, site)} ${notesHtml(site)}
  </main>`;
	return pageDocument(`history of ${site.title}`, body, {}, assets);
}
function spanWords({ commits, releases }) {
	const [first, last] = [commits[0]?.date, commits.at(-1)?.date].map((date) => date?.slice(0, 10));
	const days = first === void 0 || last === void 0 ? "" : ` from ${first} to ${last}`;
	return `${count(commits.length, "commit")} measured${days}${releases.length === 0 ? "" : `, ${count(releases.length, "release")}`}`;
}
function notesHtml({ notes }) {
	if (notes.length === 0) return void 0;
	return html`<section aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <ul class="notes">
      ${notes.map((note) => html`<li>${note}</li> `)}
    </ul>
  </section>`;
}
function moversHtml({ title, start, end, movers }, site) {
	const benchmarks = groupsOf(movers);
	const units = [...new Set(movers.map(({ row }) => row.unit))].toSorted().toReversed().slice(0, mostUnits);
	const left = benchmarks.length - most$3;
	const range = [start, end].map((at) => site.commits[at]).map((commit) => commit?.tag ?? commit?.commit.slice(0, 9));
	return html`<section>
    <h2>${title} <span class="range">${range.join(" → ")}</span></h2>
    ${benchmarks.length === 0 ? html`<p class="hint">Nothing changed.</p>` : html`<table class="movers">
            <caption class="out">
              Benchmarks that moved furthest: ${title}
            </caption>
            <thead>
              <tr>
                <th scope="col">Benchmark</th>
                <th scope="col" class="spark"><span class="out">Since the first commit</span></th>
                ${units.map((unit) => html`<th scope="col" class="num">${unit}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${benchmarks.slice(0, most$3).map((group) => groupHtml(group, units, site))}
            </tbody>
          </table>`}
    ${left > 0 ? html`<p class="hint">${count(left, "more benchmark")} changed less.</p>` : ""}
  </section>`;
}
function groupsOf(movers) {
	const groups = /* @__PURE__ */ new Map();
	for (const mover of movers) {
		const key = `${mover.row.package}\n${mover.row.benchmark}`;
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [mover]);
		else group.push(mover);
	}
	return [...groups.values()];
}
function groupHtml(group, units, site) {
	const [{ row }] = group;
	const folders = folderOf(row.package);
	const name = html`<code>${breakable(row.benchmark)}</code>`;
	return html`<tr>
    <th scope="row">
      ${folders === void 0 ? name : html`<a href="${hrefOf(folders, row.benchmark)}">${name}</a>`}
      <span class="package">${breakable(shortPath(row.package, site.title))}</span>
    </th>
    <td class="spark">${sparkHtml(row, site)}</td>
    ${units.map((unit) => figuresHtml(group.find((mover) => mover.row.unit === unit)))}
  </tr> `;
}
function figuresHtml(mover) {
	if (mover === void 0) return html`<td class="num"><span class="none">–</span></td>`;
	const { from, to, change } = mover;
	return html`<td class="num ${to > from ? "grew" : "shrank"}">
    <span class="fig">${formatFigure(from)} → <b>${formatFigure(to)}</b></span>
    <span class="change">${formatChange(change)}</span>
  </td>`;
}
const spark = {
	width: 120,
	height: 26
};
function sparkHtml(row, site) {
	const levels = row.levels.map(({ at, figure }) => [
		at,
		figure,
		at,
		2
	]);
	const path = sparkPath({
		levels,
		last: row.last
	}, site.commits.length - 1, spark.width, spark.height);
	return html`<svg
    class="sparkline"
    viewBox="0 0 ${spark.width} ${spark.height}"
    width="${spark.width}"
    height="${spark.height}"
    aria-hidden="true"
  >
    <path d="${path}"></path>
  </svg>`;
}
function shortPath(importPath, module) {
	if (importPath === module) return ".";
	return importPath.startsWith(`${module}/`) ? `./${importPath.slice(module.length + 1)}` : importPath;
}
function packagesHtml(packages, site) {
	return html`<section aria-labelledby="packages">
    <h2 id="packages">Packages</h2>
    <form class="tools" role="search" aria-label="Filter packages" hidden>
      <input
        type="search"
        id="filter"
        placeholder="Filter by name"
        aria-label="Filter packages by name"
        autocomplete="off"
        spellcheck="false"
      />
      <output id="shown" aria-live="polite"></output>
    </form>
    <table class="movers" id="rows">
      <caption class="out">
        Every package with its benchmarks
      </caption>
      <thead>
        <tr>
          <th scope="col">Package</th>
          <th scope="col" class="num">Benchmarks</th>
          <th scope="col" class="num">Steps</th>
          <th scope="col" class="num">Up since the first commit</th>
          <th scope="col" class="num">Down</th>
        </tr>
      </thead>
      <tbody>
        ${[...packages].map(([importPath, rows]) => packageHtml(importPath, rows, site))}
      </tbody>
    </table>
  </section>`;
}
function packageHtml(importPath, rows, site) {
	const folders = folderOf(importPath);
	const here = rows.filter((row) => !isGone(row, site));
	const moved = moversBetween(rows, 0, site.commits.length - 1);
	const name = html`<code>${breakable(importPath)}</code>`;
	const steps = rows.reduce((sum, { levels }) => sum + levels.length - 1, 0);
	const [up, down] = [true, false].map((isUp) => benchmarksOf(moved.filter(({ from, to }) => to > from === isUp).map(({ row }) => row)));
	return html`<tr>
    <th scope="row">${folders === void 0 ? name : html`<a href="${hrefOf(folders)}">${name}</a>`}</th>
    <td class="num">${benchmarksOf(here)}</td>
    <td class="num">${steps}</td>
    <td class="num ${(up ?? 0) > 0 ? "grew" : ""}">${up}</td>
    <td class="num ${(down ?? 0) > 0 ? "shrank" : ""}">${down}</td>
  </tr> `;
}
function benchmarksOf(rows) {
	return new Set(rows.map(({ benchmark }) => benchmark)).size;
}

// src/core/history/site/package-page.ts
function packagePage(site, { importPath, folders, rows }, assets) {
	const body = html`<main id="report">
    <header class="top">
      <p class="brand"><a href="${upFrom(folders)}index.html">allocgate history</a></p>
      <h1>${breakable(importPath)}</h1>
      <p class="hint">${spanWords(site)}</p>
    </header>
    <form class="tools" role="search" aria-label="Choose benchmarks" hidden>
      <input
        type="search"
        id="filter"
        placeholder="Filter by name"
        aria-label="Filter benchmarks by name"
        autocomplete="off"
        spellcheck="false"
      />
      <select id="order" aria-label="Order of benchmarks">
        <option value="moved">Largest change first</option>
        <option value="rise">Largest rise first</option>
        <option value="latest">Latest step first</option>
        <option value="name">By name</option>
      </select>
      <output id="shown" aria-live="polite"></output>
    </form>
    <p class="key" id="key" hidden>
      <span class="up">rise</span> <span class="down">fall</span> <span class="budget">budget</span>
      <span class="limit">threshold of the next change</span> <span class="release">release</span>
    </p>
    <noscript
      ><p>
        The charts need JavaScript. <code>allocgate history --format markdown</code> prints the same steps.
      </p></noscript
    >
    <div id="benchmarks"></div>
  </main>`;
	return pageDocument(`history of ${importPath}`, body, packageData(site, rows), assets);
}

// src/core/history/site/files.ts
function* siteFiles(site, assets) {
	const packages = /* @__PURE__ */ new Map();
	for (const row of site.rows) {
		const rows = packages.get(row.package);
		if (rows === void 0) packages.set(row.package, [row]);
		else rows.push(row);
	}
	const left = [];
	for (const [importPath, rows] of packages) {
		const folders = folderOf(importPath);
		if (folders === void 0) left.push(importPath);
		else yield {
			path: [...folders, "index.html"],
			text: packagePage(site, {
				importPath,
				folders,
				rows
			}, assets)
		};
	}
	const notes = left.length === 0 ? [] : [`There is no page for packages whose path can't be used as a folder: ${left.slice(0, 5).join(", ")}.`];
	yield {
		path: ["index.html"],
		text: overviewPage({
			...site,
			notes: [...site.notes, ...notes]
		}, packages, assets)
	};
	yield {
		path: ["badge.json"],
		text: `${JSON.stringify(badgeOf(site))}\n`
	};
}

// src/core/report/render-history.ts
const most$2 = {
	rows: 20,
	steps: 10
};
function renderHistoryText(report, options) {
	const style = textStyle(options.colour);
	const { moved, still } = sorted(report);
	const shown = options.verbose ? moved : moved.slice(0, most$2.rows);
	const more = moved.length - shown.length;
	return [
		...shown.flatMap((row) => [...rowLines(row, options, style), ""]),
		...more > 0 ? [style.dim(`… and ${count(more, "more row")} with steps: --verbose or --format json shows them`)] : [],
		...moved.length === 0 || options.verbose ? still.map((row) => stillLine(row, options.width)) : [],
		...wrap(summary(report, still.length), options.width).map((line) => style.dim(line)),
		...report.notes.flatMap((note) => wrap(visible(note), options.width)).map((line) => style.yellow(line))
	].map((line) => `${withoutOrders(line)}\n`).join("");
}
function renderHistoryMarkdown(report) {
	const { moved, still } = sorted(report);
	return `${[
		...moved.flatMap((row) => [
			`### ${codeMarkdown(row.benchmark)} ${escapeMarkdown(row.package)}`,
			escapeMarkdown(rowWords(row)),
			[
				"| commit | date | figure | change | subject |",
				"| --- | --- | ---: | ---: | --- |",
				...row.steps.toReversed().map((step) => [
					"",
					codeMarkdown(step.commit.slice(0, 12)),
					step.date?.slice(0, 10) ?? "",
					`${formatFigure(step.from)} → ${formatFigure(step.to)}`,
					formatChange(step.change),
					escapeMarkdown([step.subject ?? "", doubt(step)].filter((part) => part !== "").join("; ")),
					""
				].join(" | ").trim())
			].join("\n")
		]),
		escapeMarkdown(summary(report, still.length)),
		...report.notes.map((note) => escapeMarkdown(note))
	].join("\n\n")}\n`;
}
const columns = [...[
	"package",
	"benchmark",
	"unit",
	"commit",
	"after",
	"exact",
	"date",
	"author",
	"subject"
], ...[
	"from",
	"to",
	"change_percent",
	"conditions"
]];
function renderHistoryCsv({ rows }) {
	const lines = rows.flatMap((row) => row.steps.map((step) => [
		row.package,
		row.benchmark,
		row.unit,
		step.commit,
		step.after,
		step.exact === null ? void 0 : String(step.exact),
		step.date,
		step.author,
		step.subject,
		step.from,
		step.to,
		step.change.kind === "ratio" ? step.change.percent : void 0,
		step.conditions
	]));
	return [columns, ...lines].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}
function sorted({ rows }) {
	return {
		moved: rows.filter(({ steps }) => steps.length > 0).toSorted((a, b) => sizeOf(b) - sizeOf(a)),
		still: rows.filter(({ steps }) => steps.length === 0)
	};
}
function sizeOf({ change }) {
	if (change.kind === "ratio") return change.percent;
	return change.kind === "from-zero" ? Infinity : change.kind === "to-zero" ? -100 : 0;
}
function rowLines(row, { width, verbose }, style) {
	const steps = row.steps.toReversed();
	const shown = verbose ? steps : steps.slice(0, most$2.steps);
	const more = steps.length - shown.length + row.dropped;
	return [
		`${style.bold(fit(visible(row.benchmark), width))}  ${visible(row.package)}`,
		`  ${rowWords(row)}`,
		...shown.flatMap((step) => stepLines(step, width, style)),
		...more > 0 ? [style.dim(`    … and ${count(more, "older step")}`)] : []
	];
}
function rowWords({ unit, sparkline, first, last, change, records, goneAfter }) {
	const gone = goneAfter === void 0 ? "" : `; gone after ${goneAfter.slice(0, 12)}`;
	return `${sparkline}  ${[
		formatFigure(first),
		"→",
		formatFigure(last),
		visible(unit),
		formatChange(change)
	].join(" ").trim()} over ${count(records, "record")}${gone}`;
}
function stepLines(step, width, style) {
	const { commit, date, from, to, change, subject } = step;
	const figures = `${formatFigure(from)} → ${formatFigure(to)}`;
	const percent = formatChange(change);
	const paint = to > from ? style.red : style.green;
	const start = `    ${commit.slice(0, 12)}  ${(date ?? "").slice(0, 10).padEnd(10)}  `;
	const rest = Math.max(20, width - start.length - figures.length - percent.length - 4);
	const notes = doubt(step);
	return [`${start}${paint(figures)} ${percent}  ${fit(visible(subject ?? ""), rest)}`.trimEnd(), ...notes === "" ? [] : wrap(notes, width - 6).map((line) => style.dim(`      ${line}`))];
}
function doubt({ commit, exact, after, conditions }) {
	const isTwice = after === commit;
	return [
		...conditions === void 0 ? [] : [conditionsDoubt(conditions)],
		...isTwice && conditions === void 0 ? ["this commit was recorded twice, with different figures"] : [],
		...exact === false && !isTwice ? [`or another commit after ${after.slice(0, 12)}, the one recorded before`] : []
	].join("; ");
}
function stillLine({ benchmark, package: importPath, unit, last }, width) {
	return fit(`${visible(benchmark)}  ${visible(importPath)}  ${formatFigure(last)} ${visible(unit)}`, width);
}
function summary({ records, branch, rows, backfill }, still) {
	const measured = backfill === void 0 ? [] : [backfillWords(backfill)];
	const recorded = backfill !== void 0 && records === 0 ? [] : [`${count(records, "record")} on ${visible(branch)}`];
	return `${[...measured, ...recorded].join("; ")}, ${count(rows.length, "row")}, ${still} of them without a step.`;
}
function backfillWords(backfill) {
	const { commits, measured, skipped, stored, recorded, packagesMeasured, packagesReused, ms } = backfill;
	const sources = [
		`${measured} measured`,
		...skipped > 0 ? [`${skipped} skipped`] : [],
		...stored > 0 ? [`${stored} from an earlier run`] : [],
		...recorded > 0 ? [`${recorded} from records`] : []
	];
	const packages = `${count(packagesMeasured, "package")} measured, ${packagesReused} reused from the same sources`;
	return `${count(commits, "commit")} in ${formatDuration(ms)} (${sources.join(", ")}; ${packages})`;
}

// src/entry/repository-page.ts
function repositoryPage({ GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY: name = "" }) {
	return /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(name) ? `${server}/${name}` : void 0;
}

// src/steps/history/backfill-notes.ts
const most$1 = 20;
function backfillNotes({ summary, known }) {
	const problems = summary?.problems ?? [];
	const tags = new Map(known.releases.map(({ tag, commit }) => [commit, tag]));
	const left = problems.length - most$1;
	return [...problems.slice(0, most$1).map((problem) => noteOf(problem, tags.get(problem.commit))), ...left > 0 ? [`… and ${left} more; --format json has them all.`] : []];
}
function noteOf({ commit, package: importPath, message, skipped }, tag) {
	const name = tag ?? commit.slice(0, 12);
	const what = importPath === void 0 ? "" : `${importPath}: `;
	return `${skipped ? "Skipped" : "Incomplete"} ${name}: ${what}${message.trim().split("\n", 1)[0]}`;
}

// src/core/history/chain.ts
function chainOf(tracks) {
	const [newest, ...older] = tracks.toSorted((a, b) => b.last.number - a.last.number);
	if (newest === void 0) return void 0;
	let levels = newest.levels;
	let { records, dropped, first } = newest;
	for (const track of older) {
		if (!isAlike(track.fingerprint, newest.fingerprint) || track.first.number >= first.number) continue;
		const before = track.levels.filter(({ mark }) => mark.number < first.number);
		const [next, ...rest] = levels;
		const latest = before.at(-1);
		if (latest === void 0 || next === void 0) continue;
		const moved = isStep(newest.unit, latest, next);
		levels = [
			...before,
			...moved ? [{
				...next,
				previous: latestMark(track, first.number, latest)
			}] : [],
			...rest
		];
		records += track.records;
		dropped += track.dropped;
		first = track.first;
	}
	const { package: importPath, benchmark, unit, last } = newest;
	return {
		package: importPath,
		benchmark,
		unit,
		levels,
		last,
		records,
		dropped
	};
}
function latestMark(track, before, level) {
	return track.last.number < before ? track.last : level.mark;
}
function isAlike(a, b) {
	return lineOf(a) === lineOf(b);
}
function lineOf({ goos, goarch, buildFlags, testArgs = [], mode }) {
	return JSON.stringify([
		goos,
		goarch,
		buildFlags,
		testArgs,
		mode
	]);
}

// src/core/history/ledger.ts
const mostLevels = 500;
var Ledger = class {
	#request;
	#tracks = /* @__PURE__ */ new Map();
	constructor(request) {
		this.#request = request;
	}
	add(mark, { packages, fingerprint }) {
		for (const [importPath, { benchmarks }] of Object.entries(packages)) for (const [benchmark, stored] of Object.entries(benchmarks)) {
			if (!this.#request.wants(importPath, benchmark)) continue;
			for (const unit of Object.keys(stored.units)) {
				if (this.#request.units?.includes(unit) === false) continue;
				this.#note({
					package: importPath,
					benchmark,
					unit
				}, mark, fingerprint, stored);
			}
		}
	}
	#note(row, mark, fingerprint, stored) {
		const summary = summarize(storedFigures(stored, row.unit, fingerprint.totals));
		if (summary === void 0) return;
		const taken = takenOf(summary, stored.iterations);
		const key = [
			row.package,
			row.benchmark,
			row.unit
		].join("\n");
		const tracks = this.#tracks.get(key) ?? /* @__PURE__ */ new Map();
		this.#tracks.set(key, tracks);
		const track = tracks.get(mark.conditions);
		if (track === void 0) {
			const { conditions } = mark;
			const levels = [{
				mark,
				...taken
			}];
			const first = {
				...row,
				conditions,
				fingerprint,
				levels,
				first: mark,
				last: mark,
				records: 1,
				dropped: 0
			};
			tracks.set(conditions, first);
			return;
		}
		addRecord(track.levels, row.unit, {
			mark,
			previous: track.last,
			...taken
		});
		if (track.levels.length > 2 * mostLevels) {
			track.dropped += track.levels.length - mostLevels;
			track.levels = track.levels.slice(-500);
		}
		track.last = mark;
		track.records++;
	}
	rows() {
		return [...this.#tracks].toSorted(([a], [b]) => a < b ? -1 : 1).flatMap(([, tracks]) => chainOf([...tracks.values()]) ?? []);
	}
};

// src/core/history/backfill-entry.ts
const schemaVersion = 1;
const entrySchema = strictObject({
	schemaVersion: literal(schemaVersion),
	baseline: baselineSchema.optional(),
	problems: array(strictObject({
		package: string().max(2e3).optional(),
		message: string().max(1e4)
	}))
});
function renderEntry({ baseline, problems }) {
	const short = problems.map(({ message, ...rest }) => ({
		...rest,
		message: message.slice(0, 2e3)
	}));
	return `${JSON.stringify({
		schemaVersion,
		baseline,
		problems: short
	})}\n`;
}
function parseEntry(text, commit) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	const parsed = entrySchema.safeParse(value);
	if (!parsed.success) return void 0;
	const { baseline, problems } = parsed.data;
	if (baseline === void 0) return { problems };
	return baseline.commit === commit ? {
		baseline,
		problems
	} : void 0;
}

// src/steps/history/known-figures.ts
var KnownFigures = class {
	#packages = /* @__PURE__ */ new Map();
	#iterations = /* @__PURE__ */ new Map();
	add({ baseline, problems }) {
		if (baseline === void 0) return;
		for (const [importPath, stored] of Object.entries(baseline.packages)) {
			for (const [benchmark, { iterations }] of Object.entries(stored.benchmarks)) {
				const name = keyOf([importPath, benchmark]);
				if (!this.#iterations.has(name)) this.#iterations.set(name, iterations);
			}
			if (problems.some((problem) => problem.package === void 0 || problem.package === importPath)) continue;
			this.#packages.set(placeOf(baseline.fingerprint, importPath, stored.key), stored);
		}
	}
	find(fingerprint, importPath, key) {
		return this.#packages.get(placeOf(fingerprint, importPath, key));
	}
	iterations({ importPath, benchmark }) {
		return this.#iterations.get(keyOf([importPath, benchmark]));
	}
};
function placeOf(fingerprint, importPath, key) {
	return keyOf([
		importPath,
		key,
		fingerprint
	]);
}
function keyOf(parts) {
	return JSON.stringify(parts);
}

// src/steps/history/measure-entry.ts
async function measureEntry(ports, { revisions, inForce }, commit, known) {
	try {
		return await inSnapshot(ports, {
			revisions: atCommit(revisions, commit),
			inForce
		}, commit, known);
	} catch (error) {
		if (!(error instanceof GateError) || !(ownFaults.has(error.code) || error.code === "no-benchmarks")) throw error;
		const isFinal = error.code === "no-benchmarks" || error.code === "build-failed";
		return {
			entry: { problems: [{ message: error.message }] },
			isFinal,
			reused: 0
		};
	}
}
async function inSnapshot(ports, { revisions, inForce }, commit, known) {
	const { settings } = inForce;
	const snapshots = await ports.repository.snapshot(revisions, { copy: settings.copy });
	try {
		await prepareSides(ports, revisions, snapshots, settings);
		const side = await planHead(ports, {
			revisions,
			snapshots,
			inForce
		});
		const fingerprint = fingerprintOf(side.environment, settings, snapshots.pathLength);
		const reused = /* @__PURE__ */ new Map();
		for (const { importPath, key } of side.packages.values()) {
			const stored = known.find(fingerprint, importPath, key);
			if (stored !== void 0) reused.set(importPath, stored);
		}
		const { baseline } = await takeRecord(ports, side, inForce, {
			fingerprint,
			commit,
			keep: (subject) => known.iterations(subject),
			known: reused
		});
		const problems = side.incidents.map(({ package: importPath, benchmark, message }) => ({
			...importPath === void 0 ? {} : { package: importPath },
			message: benchmark === void 0 ? message : `${benchmark}: ${message}`
		}));
		const failed = new Set(problems.map((problem) => problem.package));
		for (const { importPath, key } of side.packages.values()) if (!failed.has(importPath)) baseline.packages[importPath] ??= {
			key,
			benchmarks: {}
		};
		const entry = {
			...Object.keys(baseline.packages).length === 0 && problems.length > 0 ? {} : { baseline },
			problems
		};
		known.add(entry);
		return {
			entry,
			isFinal: !side.incidents.some(isOutside),
			reused: reused.size
		};
	} finally {
		await snapshots[Symbol.asyncDispose]();
	}
}

// src/steps/history/backfill.ts
async function backfill(ports, request) {
	const { commits } = request;
	const started = ports.clock.now();
	const { store, conditions, nameOf } = await openStore(ports, request);
	const recorded = request.recorded(conditions);
	const known = new KnownFigures();
	const entries = /* @__PURE__ */ new Map();
	const counts = {
		measured: 0,
		skipped: 0,
		stored: 0,
		recorded: 0,
		packagesMeasured: 0,
		packagesReused: 0
	};
	const progress = (detail) => ports.log.progress({
		stage: "backfill",
		done: entries.size + counts.recorded,
		total: commits.length,
		detail
	});
	const toMeasure = [];
	for (const commit of commits) {
		const stored = recorded.has(commit) ? void 0 : await readEntry(ports, store, commit);
		if (recorded.has(commit)) counts.recorded++;
		else if (stored === void 0) toMeasure.push(commit);
		else {
			counts.stored++;
			entries.set(commit, {
				...stored,
				conditions: nameOf(stored)
			});
			known.add(stored);
		}
	}
	for (const commit of toMeasure) {
		progress(commit.slice(0, 12));
		const { entry, isFinal, reused } = await measureEntry(ports, request, commit, known);
		if (isFinal) await store.write(commit, renderEntry(entry));
		entries.set(commit, {
			...entry,
			conditions: nameOf(entry)
		});
		if (entry.baseline === void 0) counts.skipped++;
		else counts.measured++;
		counts.packagesReused += reused;
		counts.packagesMeasured += Object.keys(entry.baseline?.packages ?? {}).length - reused;
	}
	progress("");
	const problems = commits.flatMap((commit) => {
		const found = entries.get(commit);
		return (found?.problems ?? []).map((problem) => ({
			commit,
			...problem,
			skipped: found?.baseline === void 0
		}));
	});
	const ms = ports.clock.now() - started;
	return {
		entries,
		summary: {
			commits: commits.length,
			...counts,
			problems,
			ms,
			store: store.folder
		}
	};
}
async function openStore(ports, { revisions, inForce, store }) {
	const { settings, sources } = inForce;
	const at = atCommit(revisions, revisions.head.commit ?? "");
	const snapshots = await ports.repository.snapshot(at, { copy: settings.copy });
	try {
		await prepareSides(ports, at, snapshots, settings);
		const { environment } = await planHead(ports, {
			revisions: at,
			snapshots,
			inForce
		});
		const fingerprint = fingerprintOf(environment, settings, snapshots.pathLength);
		const conditionsWith = (bench, of = fingerprint) => conditionsOf(of, revisions.prefix, bench);
		const { patterns, count, prepare, copy } = settings;
		const rules = [sources.standing, sources.head].map((source) => [source?.config.exclude, source?.config.rules?.filter(({ gomaxprocs }) => gomaxprocs !== void 0)]);
		const opened = ports.backfillStore(store, JSON.stringify([
			conditionsWith(settings.bench).text,
			patterns,
			count,
			prepare,
			copy,
			rules
		]));
		const bench = (sources.standing ?? sources.head)?.config.bench ?? defaults.bench;
		const conditions = opened.conditionsName(conditionsWith(bench));
		const nameOf = ({ baseline }) => baseline === void 0 ? conditions : opened.conditionsName(conditionsWith(bench, baseline.fingerprint));
		return {
			store: opened,
			conditions,
			nameOf
		};
	} finally {
		await snapshots[Symbol.asyncDispose]();
	}
}
async function readEntry(ports, store, commit) {
	const found = await store.read(commit);
	if (found.kind === "absent") return void 0;
	const entry = found.kind === "text" ? parseEntry(found.text, commit) : void 0;
	if (entry === void 0) ports.log.info(`The stored figures of ${commit.slice(0, 12)} are damaged, so the commit is measured again.`);
	return entry;
}

// src/steps/history/choose-commits.ts
const most = 5e3;
function chooseCommits(lineage, releases, head, { kind, from }) {
	if (from !== void 0 && !lineage.parents.has(from)) throw new GateError("usage", `${from.slice(0, 12)} is not an ancestor of ${head.slice(0, 12)}, so there is no range between them.`, "Name an ancestor in --range; in a shallow clone, run `git fetch --unshallow` first.");
	const before = from === void 0 ? /* @__PURE__ */ new Set() : ancestorsOf(lineage, from);
	const wanted = new Set(candidates(lineage, releases, head, kind));
	const isChosen = (commit) => wanted.has(commit) && (!before.has(commit) || commit === from);
	const found = [...lineage.parents.keys()].filter(isChosen);
	const chosen = found.every((commit) => commit === from) && kind !== "tags" ? [] : found;
	if (chosen.length > 0 && chosen.length <= most) return chosen;
	throw chosen.length === 0 ? new GateError("usage", nothing[kind], "Name other commits with --backfill or --range.") : new GateError("usage", `The range has ${chosen.length.toLocaleString("en-US")} commits; one backfill measures at most ${most.toLocaleString("en-US")}.`, "Name a shorter range with --range, or use --backfill tags.");
}
const nothing = {
	tags: "No commit in this range has a release tag of this module (v1.2.3, or codec/v1.2.3 for a module in codec).",
	merges: "There are no commits in this range.",
	commits: "There are no commits in this range."
};
function candidates({ parents }, releases, head, kind) {
	switch (kind) {
		case "tags": return releases.map(({ commit }) => commit);
		case "commits": return parents.keys();
		case "merges": {
			const line = [];
			for (let next = head; next !== void 0; next = parents.get(next)?.[0]) line.push(next);
			return line;
		}
		default: return kind;
	}
}
async function knownHistory({ repository }, revisions, enough) {
	const lineage = await repository.lineage(revisions, revisions.head.commit ?? "HEAD", enough);
	return {
		lineage,
		releases: releasesOf(lineage, revisions.prefix)
	};
}

// src/steps/history/package-filter.ts
async function packageFilter({ repository }, revisions, patterns) {
	for (const pattern of patterns) {
		const fault = checkPackagePattern(pattern);
		if (fault !== void 0) throw new GateError("usage", `Package pattern ${JSON.stringify(pattern)}: ${fault}.`, "Name packages as you would for the go command.");
	}
	const wanted = patterns.filter((pattern) => pattern !== "./...");
	if (wanted.length < patterns.length || patterns.length === 0) return () => true;
	const module = await moduleOf({ repository }, revisions);
	if (module === void 0 && wanted.some((pattern) => pattern.startsWith("."))) throw new GateError("usage", "There is no go.mod here, so package folders can't be resolved.", "Name packages by import path, or start in the folder of the module (-C DIR).");
	return (importPath) => {
		const path = pathInModule(module, importPath) ?? "../..";
		return wanted.some((pattern) => matchPackage(pattern, {
			importPath,
			path
		}));
	};
}
async function moduleOf({ repository }, revisions) {
	const { prefix } = revisions;
	const file = await repository.readHeadFile(revisions, prefix === "" ? "go.mod" : `${prefix}/go.mod`);
	return /^module\s+"?([^\s"]+)/m.exec(file ?? "")?.[1];
}
function pathInModule(module, importPath) {
	if (module === void 0) return void 0;
	if (importPath === module) return ".";
	return importPath.startsWith(`${module}/`) ? `./${importPath.slice(module.length + 1)}` : void 0;
}

// src/steps/history/collect.ts
async function collectHistory(ports, request) {
	const { folder, branch, bench = ".", packages, units } = request;
	const fault = checkBenchExpression(bench);
	if (fault !== void 0) throw new GateError("usage", `${bench}: ${fault}`, "See -bench in `go help testflag`.");
	const { from, to } = request.backfill ?? {};
	const revisions = await ports.repository.resolve({
		folder,
		base: from ?? "HEAD",
		head: to ?? "HEAD",
		options: {
			base: "--range",
			head: "--range"
		},
		event: void 0
	});
	const isNamed = compileBenchExpression(bench);
	const isIn = await packageFilter(ports, revisions, packages);
	const found = await ports.branchRecords(revisions, branch);
	const records = found.kind === "missing" ? [] : found.records;
	const filled = request.backfill === void 0 ? void 0 : await fill(ports, request, revisions, records);
	if (filled === void 0) {
		if (found.kind === "missing") throw noRecords(`There are no records: ${found.reason}.`);
		if (records.length === 0) throw noRecords(`The branch ${branch} has no records.`);
	}
	const ledger = new Ledger({
		units,
		wants: (importPath, benchmark) => isIn(importPath) && isNamed(benchmark)
	});
	const hasAll = ({ parents }) => records.every(({ commit }) => parents.has(commit));
	const known = filled?.known ?? await knownHistory(ports, revisions, hasAll);
	const { marks, notes } = await readInto(ledger, ordered([...records, ...filled?.commits ?? []], known), found, ports);
	const rows = ledger.rows();
	if (marks.length === 0 && filled === void 0) throw noRecords(`No record on the branch ${branch} can be read. ${notes.join(" ")}`.trim());
	if (rows.length === 0) {
		const where = filled === void 0 ? `No record on the branch ${branch}` : "No commit that was measured";
		throw new GateError("no-benchmarks", `${where} has a benchmark that matches. ${notes.join(" ")}`.trim(), "Check the benchmark and the packages: `allocgate history --verbose` lists every recorded benchmark.");
	}
	const { inForce, summary } = filled ?? {};
	return {
		revisions,
		inForce,
		known,
		rows,
		marks,
		records: records.length,
		summary,
		notes
	};
}
function noRecords(message) {
	return new GateError("missing-baseline", message, "Measure commits with --backfill, record the default branch in a workflow with `stage: record`, or name another branch with --baseline-branch.");
}
async function fill(ports, { folder, bench, packages, backfill: asked }, revisions, records) {
	const { head, base } = revisions;
	if (asked === void 0 || head.commit === void 0) return void 0;
	const explicit = {
		...asked.explicit,
		mode: "fast",
		...bench === void 0 ? {} : { bench },
		...packages.length === 0 ? {} : { packages: [...packages] }
	};
	const inForce = await readPolicy(ports, revisions, {
		folder,
		explicit
	});
	const known = await knownHistory(ports, revisions, () => false);
	const from = asked.from === void 0 || base.kind === "missing" ? void 0 : base.commit;
	const commits = chooseCommits(known.lineage, known.releases, head.commit, {
		kind: asked.kind,
		from
	});
	const recorded = (conditions) => new Set(records.filter((record) => record.conditions === conditions).map(({ commit }) => commit));
	const { entries, summary } = await backfill(ports, {
		revisions,
		inForce,
		commits,
		recorded,
		store: asked.store
	});
	return {
		inForce,
		known,
		commits: [...entries].flatMap(([commit, { baseline, conditions }]) => baseline === void 0 ? [] : [{
			commit,
			conditions,
			baseline
		}]),
		summary
	};
}
function ordered(sources, { lineage }) {
	const places = new Map([...lineage.parents.keys()].toReversed().map((commit, index) => [commit, index]));
	let last = -1;
	return sources.map((source) => {
		last = places.get(source.commit) ?? last;
		return {
			source,
			place: last
		};
	}).toSorted((a, b) => a.place - b.place).map(({ source }) => source);
}
async function readInto(ledger, sources, found, ports) {
	const damaged = [];
	const marks = [];
	const records = sources.filter((source) => "path" in source);
	const texts = found.kind === "missing" ? void 0 : found.readAll(records)[Symbol.asyncIterator]();
	for (const [index, source] of sources.entries()) {
		const { commit, conditions } = source;
		const mark = {
			number: index + 1,
			commit,
			conditions
		};
		if (!("path" in source)) {
			ledger.add(mark, source.baseline);
			marks.push(mark);
			continue;
		}
		const next = await texts?.next();
		const text = next?.done === false && next.value[0].path === source.path ? next.value[1] : void 0;
		const reading = text === void 0 ? void 0 : parseBaseline(text);
		if (reading?.kind === "baseline") {
			ledger.add(mark, reading.baseline);
			marks.push(mark);
		} else damaged.push(`${source.path} (${reading?.reason ?? "it is missing or too large"})`);
		ports.log.progress({
			stage: "read records",
			done: index + 1,
			total: sources.length,
			detail: source.path
		});
	}
	if (damaged.length === 0) return {
		marks,
		notes: []
	};
	const verb = damaged.length === 1 ? "record is damaged and was" : "records are damaged and were";
	return {
		marks,
		notes: [`${damaged.length} ${verb} left out: ${someNames(damaged)}.`]
	};
}

// src/steps/history/row-limits.ts
async function rowLimits(ports, folder, { revisions, inForce }) {
	const { policy, configFolder } = inForce ?? await readPolicy(ports, revisions, {
		folder,
		explicit: {}
	});
	const module = await moduleOf(ports, revisions);
	const top = revisions.prefix === "" ? "/" : `/${revisions.prefix}/`;
	return ({ package: importPath, benchmark, unit }, figure) => {
		const below = pathInModule(module, importPath);
		const place = below === void 0 ? void 0 : `${top}${below === "." ? "" : below.slice(2)}`.replace(/\/$/, "");
		const path = place === void 0 ? importPath : packagePath("", configFolder, place);
		const { fail, budget, strict } = policy.row({
			importPath,
			path,
			benchmark
		}, unit);
		return {
			budget,
			limit: figure > 0 && !(strict && unit === "allocs/op") ? Math.max(figure * (1 + fail / 100), figure + floorOf(unit)) : void 0
		};
	};
}

// src/history.ts
const bars = 20;
async function readHistory(ports, request) {
	const collected = await collectHistory(ports, request);
	const { revisions, rows, marks, records, summary, notes } = collected;
	const commits = new Set(rows.flatMap((row) => stepsOf(row).map(({ mark }) => mark.commit)));
	const details = await ports.repository.describeCommits(revisions, [...commits]);
	const newest = newestOf(marks);
	return {
		schemaVersion: 1,
		branch: request.branch,
		records,
		...summary === void 0 ? {} : { backfill: summary },
		rows: rows.map((row) => reportedRow(row, details, newest)),
		notes: [...notes, ...backfillNotes(collected)]
	};
}
async function readSite(ports, request) {
	const collected = await collectHistory(ports, request);
	const { revisions, rows, marks, notes } = collected;
	const { lineage, releases } = collected.known;
	const details = await ports.repository.describeCommits(revisions, [...new Set(marks.map(({ commit }) => commit))]);
	return createSite({
		title: await moduleOf(ports, revisions) ?? rows[0]?.package ?? "",
		rows,
		marks,
		lineage,
		releases,
		details,
		limits: await rowLimits(ports, request.folder, collected),
		repository: request.repository,
		notes: [...notes, ...backfillNotes(collected)]
	});
}
function newestOf(marks) {
	return new Map(marks.map((mark) => [mark.conditions, mark]));
}
function reportedRow(row, details, newest) {
	const { package: importPath, benchmark, unit, levels, records, last, dropped } = row;
	const isGone = (newest.get(last.conditions)?.number ?? 0) > last.number;
	return {
		package: importPath,
		benchmark,
		unit,
		first: levels[0]?.figure ?? 0,
		last: levels.at(-1)?.figure ?? 0,
		change: changeOf(levels[0]?.figure ?? 0, levels.at(-1)?.figure ?? 0),
		records,
		sparkline: sparkline(row, bars),
		steps: stepsOf(row).map((step) => reportedStep(step, details.get(step.mark.commit))),
		...isGone ? { goneAfter: last.commit } : {},
		dropped
	};
}
function reportedStep(step, details) {
	const { mark, previous, before, after, change } = step;
	const { date, author, subject } = details ?? {};
	const pullRequest = pullRequestOf(subject ?? "");
	const conditions = newConditions(mark, previous);
	return {
		commit: mark.commit,
		after: previous.commit,
		exact: details === void 0 ? null : details.parents.includes(previous.commit),
		...date === void 0 ? {} : { date },
		...author === void 0 ? {} : { author },
		...subject === void 0 ? {} : { subject },
		...pullRequest === void 0 ? {} : { pullRequest },
		from: before,
		to: after,
		change,
		...conditions === void 0 ? {} : { conditions }
	};
}

// src/cli/history.ts
async function history(argv, streams, signal) {
	const parsed = parseArguments("history", argv);
	const { explicit } = parsed;
	const { format = defaults.format, verbose = defaults.verbose, output } = explicit;
	const request = requestOf(parsed, streams);
	if (format === "html") {
		if (output === void 0) throw new GateError("usage", "--format html needs a folder to write the site to.", "Name one: --format html -o DIR.");
		await writeSite(terminalPorts(streams, signal, verbose), request, resolve(streams.cwd, output), streams);
		return exitCodes.pass;
	}
	const toTerminal = output === void 0;
	const render = rendererOf(format, {
		width: toTerminal ? widthOf(streams) : 100,
		colour: toTerminal && wantsColour(streams.stdout, streams.env),
		verbose
	});
	const ports = terminalPorts(streams, signal, verbose);
	const report = await readHistory(ports, request);
	ports.log.end();
	if (toTerminal) await writeFully(streams.stdout, render(report));
	else await writeFileAtomically(resolve(streams.cwd, output), render(report));
	return exitCodes.pass;
}
function requestOf({ folder, explicit, positionals, own }, streams) {
	const [bench, ...packages] = positionals;
	refusePattern("history", bench);
	const { backfill, range, "backfill-store": store } = own;
	if (backfill === void 0 && (range !== void 0 || store !== void 0)) throw new GateError("usage", `--${range === void 0 ? "backfill-store" : "range"} has no effect without --backfill.`, "Add --backfill tags, merges or commits.");
	return {
		folder: resolve(streams.cwd, folder),
		branch: explicit["baseline-branch"] ?? defaults["baseline-branch"],
		bench,
		packages,
		units: explicit.metrics ?? defaults.metrics,
		...typeof backfill === "string" ? { backfill: {
			kind: backfill,
			...rangeOf(range),
			store: typeof store === "string" ? resolve(streams.cwd, store) : void 0,
			explicit
		} } : {}
	};
}
function rangeOf(range) {
	if (typeof range !== "string") return {
		from: void 0,
		to: void 0
	};
	const [, from, to] = /^(.*?[^.]|)\.\.([^.].*|)$/.exec(range) ?? [];
	if (from === void 0 || to === void 0) throw new GateError("usage", `--range ${JSON.stringify(range)}: expected a range of commits in git's two-dot notation.`, "Give it as A..B, A.. or ..B.");
	return {
		from: from === "" ? void 0 : from,
		to: to === "" ? void 0 : to
	};
}
async function writeSite(ports, request, folder, streams) {
	const site = await readSite(ports, {
		...request,
		repository: repositoryPage(streams.env)
	});
	await refuseForeignSite(folder);
	let files = 0;
	for (const { path, text } of siteFiles(site, historyAssets())) {
		await writeOwnFile(folder, path, text);
		files++;
	}
	ports.log.end();
	await writeFully(streams.stdout, `wrote ${count(files, "file")} to ${folder}; open ${join(folder, "index.html")}\n`);
}
async function refuseForeignSite(folder) {
	const index = await readFile(join(folder, "index.html"), "utf8").catch(() => void 0);
	if (index === void 0 || index.includes("allocgate history")) return;
	throw new GateError("usage", `${join(folder, "index.html")} already exists and isn't a page that allocgate wrote, so nothing was written.`, "Name a separate folder for the history with --output.");
}
function rendererOf(format, text) {
	switch (format) {
		case "text": return (report) => renderHistoryText(report, text);
		case "markdown": return renderHistoryMarkdown;
		case "csv": return renderHistoryCsv;
		case "json": return (report) => `${JSON.stringify(report, null, 2)}\n`;
		case "benchfmt":
		case "gitlab":
		case "sarif":
		case "junit": throw new GateError("usage", `history doesn't support --format ${format}.`, "Choose --format text, markdown, json, csv or html.");
		default: return format;
	}
}

export { history };