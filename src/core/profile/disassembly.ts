/** The calls in some functions of a binary. */
export interface Disassembly {
  /** Returns the target of the direct call whose instruction contains an address, or `undefined` if there is none. */
  callAt(address: number): string | undefined;
  /** Returns the file and line of the first call to `target` in a function, or `undefined` if there is no such call. */
  callTo(functionName: string, target: string): { readonly file: string; readonly line: number } | undefined;
}

const header = /^TEXT (.+)\(SB\) (.*)$/;
/** Matches `  lib.go:32  0x523189  e8f2...  CALL runtime.growslice(SB)`; objdump also prints CALL for arm64. */
const instruction = /^\s+(\S+):(\d+)\s+0x([0-9a-f]+)\s+([0-9a-f]+)\s+(?:CALL|BL)\s+(.+)\(SB\)\s*$/;

/** `readDisassembly` parses the output of `go tool objdump`. */
export function readDisassembly(text: string): Disassembly {
  const calls: { from: number; to: number; target: string }[] = [];
  const byFunction = new Map<string, { file: string; target: string; line: number }[]>();
  let current: { file: string; target: string; line: number }[] = [];
  let path = '';
  for (const line of text.split('\n')) {
    const start = header.exec(line);
    if (start !== null) {
      current = [];
      [, , path = ''] = start;
      byFunction.set(start[1] ?? '', current);
      continue;
    }
    const call = instruction.exec(line);
    if (call === null) continue;
    const [, file = '', number, address = '0', code = '', target = ''] = call;
    const from = Number.parseInt(address, 16);
    calls.push({ from, to: from + code.length / 2, target });
    // objdump prints only the base name of an instruction's file; the full path is known only for the function's own
    // file.
    current.push({ file: path.endsWith(`/${file}`) ? path : file, target, line: Number(number) });
  }
  const sorted = calls.toSorted((a, b) => a.from - b.from);
  return {
    callAt: (address) => {
      let [low, high] = [0, sorted.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const call = sorted[middle];
        if (call === undefined) return undefined;
        if (address < call.from) high = middle - 1;
        else if (address >= call.to) low = middle + 1;
        else return call.target;
      }
      return undefined;
    },
    callTo: (functionName, target) => byFunction.get(functionName)?.find((call) => call.target === target),
  };
}
