import { D as GateError, c as commands, d as specOf, l as commonOptions, o as exitCodes, r as writeFully, s as commandNames, u as shortOptions } from "./start.js";
import { t as ZodEnum } from "./zod.js";
import { t as parseArguments } from "./arguments.js";
import { a as valueNames, i as optionsSchema, r as isOnByDefault } from "./options.js";
import { t as describeFor } from "./help2.js";

// src/cli/completion/flags.ts
function flagsOf(command) {
	const { options, own = {} } = specOf(command);
	const rest = {
		...own,
		...commonOptions
	};
	return [...options.map((name) => ({
		name: isOnByDefault(name) ? `no-${name}` : name,
		short: shortOptions[name],
		what: describeFor(command, name),
		value: valueOf(valueNames[name], choicesOf(command, name))
	})), ...Object.entries(rest).map(([name, option]) => ({
		name,
		short: "short" in option ? option.short : void 0,
		what: option.what,
		value: valueOf(option.value, option.choices)
	}))];
}
function valueOf(placeholder, choices) {
	if (choices !== void 0) return {
		kind: "choice",
		choices
	};
	if (placeholder === void 0) return { kind: "switch" };
	return { kind: placeholder === "FILE" ? "file" : placeholder === "DIR" ? "folder" : "free" };
}
function choicesOf(command, name) {
	const { formats } = specOf(command);
	if (name === "format" && formats !== void 0) return formats;
	const schema = optionsSchema.shape[name];
	return schema instanceof ZodEnum ? schema.options.map(String) : void 0;
}
const longest = 70;
function shortened(description) {
	const [text = ""] = description.split("\n");
	return text.length <= longest ? text : `${text.slice(0, 69).trimEnd()}…`;
}

// src/cli/completion/bash.ts
function bashScript() {
	const all = commandNames.flatMap(flagsOf);
	const valued = [...new Map(all.map((flag) => [flag.name, flag])).values()].filter(({ value }) => value.kind !== "switch");
	const values = valued.flatMap(({ name, short, value }) => value.kind === "choice" ? [`    ${patterns(name, short)}) ${choiceWords(name, value.choices)} ;;`] : []);
	const free = valued.filter(({ value }) => value.kind !== "choice").map(({ name, short }) => patterns(name, short));
	const flags = commandNames.map((command) => `      ${command}) words='${flagsOf(command).map(({ name }) => `--${name}`).join(" ")}' ;;`);
	const words = commandNames.flatMap((command) => {
		const { words: given } = specOf(command);
		return given === void 0 ? [] : [`      ${command}) words='${given.join(" ")}' ;;`];
	});
	return `# Completions of allocgate for bash: source <(allocgate completion bash)
_allocgate() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  # bash splits --mode=fast into three words.
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [ "$COMP_CWORD" -eq 1 ]; then words='${commandNames.join(" ")} help version'
  else case $prev in
${values.join("\n")}
    ${free.join("|")}) return ;;
    *) case $cur in -*) case $command in
${flags.join("\n")}
    esac ;; *) case $command in
${words.join("\n")}
    esac ;; esac ;;
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _allocgate allocgate
`;
}
function choiceWords(name, usual) {
	const others = commandNames.flatMap((command) => {
		const value = flagsOf(command).find((flag) => flag.name === name)?.value;
		const choices = value?.kind === "choice" ? value.choices.join(" ") : usual.join(" ");
		return choices === usual.join(" ") ? [] : [`${command}) words='${choices}' ;;`];
	});
	const words = `words='${usual.join(" ")}'`;
	return others.length === 0 ? words : `case $command in ${others.join(" ")} *) ${words} ;; esac`;
}
function patterns(name, short) {
	return short === void 0 ? `--${name}` : `--${name}|-${short}`;
}

// src/cli/completion/fish.ts
function fishScript() {
	return `# Completions of allocgate for fish: allocgate completion fish | source\n${commandNames.flatMap((command) => {
		const { what, words } = specOf(command);
		const behind = `complete -c allocgate -n '__fish_seen_subcommand_from ${command}'`;
		return [
			`complete -c allocgate -n __fish_use_subcommand -f -a ${command} -d ${quoted(what)}`,
			...words === void 0 ? [] : [`${behind} -f -a '${words.join(" ")}'`],
			...flagsOf(command).map(({ name, short, what: said, value }) => `${behind}${short === void 0 ? "" : ` -s ${short}`} -l ${name}${argument(value)} -d ${quoted(said)}`)
		];
	}).join("\n")}\n`;
}
function quoted(text) {
	return `'${shortened(text).replaceAll(/['\\]/g, "\\$&")}'`;
}
function argument(value) {
	switch (value.kind) {
		case "switch": return " -f";
		case "file": return " -r -F";
		case "folder": return " -x -a '(__fish_complete_directories)'";
		case "free": return " -x";
		case "choice": return ` -x -a '${value.choices.join(" ")}'`;
		default: return value;
	}
}

// src/cli/completion/zsh.ts
function zshScript() {
	const cases = commandNames.map((command) => {
		const { words } = specOf(command);
		const positional = words === void 0 ? "'*:file:_files'" : `'1:word:(${words.join(" ")})'`;
		return `    ${command})\n      _arguments -s \\\n${[...flagsOf(command).map(flag), positional].map((spec) => `        ${spec}`).join(" \\\n")}\n      ;;`;
	});
	return `#compdef allocgate
# Completions of allocgate for zsh: source <(allocgate completion zsh)
_allocgate() {
  if (( CURRENT == 2 )); then
    local -a names
    names=(
${commandNames.map((name) => `      '${name}:${described(specOf(name).what)}'`).join("\n")}
    )
    _describe command names
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = _allocgate ]; then _allocgate "$@"; else compdef _allocgate allocgate; fi
`;
}
function described(text) {
	return shortened(text).replaceAll(/[[\]\\:]/g, "\\$&").replaceAll("'", "'\\''");
}
function action(value) {
	switch (value.kind) {
		case "switch": return "";
		case "file": return ":file:_files";
		case "folder": return ":folder:_files -/";
		case "free": return ":value:";
		case "choice": return `:value:(${value.choices.join(" ")})`;
		default: return value;
	}
}
function flag({ name, short, what, value }) {
	const equals = value.kind === "switch" ? "" : "=";
	const rest = `'[${described(what)}]${action(value)}'`;
	return short === void 0 ? `'--${name}${equals}'${rest}` : `'(-${short} --${name})'{-${short}${equals === "" ? "" : "+"},--${name}${equals}}${rest}`;
}

// src/cli/completion.ts
const shells = {
	bash: bashScript,
	zsh: zshScript,
	fish: fishScript
};
async function completion(argv, streams) {
	const [shell, ...more] = parseArguments("completion", argv).positionals;
	if (shell === void 0 || more.length > 0 || !Object.hasOwn(shells, shell)) throw new GateError("usage", shell === void 0 ? "No shell was given." : `There are no completions for ${JSON.stringify([shell, ...more].join(" "))}.`, `Name one of ${commands.completion.words.join(", ")}: \`allocgate completion bash\`.`);
	await writeFully(streams.stdout, shells[shell]());
	return exitCodes.pass;
}

export { completion };