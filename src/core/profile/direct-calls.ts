import type { DirectCall } from '../cause/source-facts.ts';

/** The direct calls in some functions of a program. */
export interface DirectCalls {
  /** Returns the target of the call whose instruction contains an address, or `undefined` if there is none. */
  callAt(address: number): string | undefined;
  /** Returns the file and line of the first call to `target` in a function, or `undefined` if there is no such call. */
  callTo(functionName: string, target: string): { readonly file: string; readonly line: number } | undefined;
}

/** `directCalls` prepares calls for being looked up by address and by function. */
export function directCalls(calls: readonly DirectCall[]): DirectCalls {
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
    callTo: (functionName, target) => {
      const call = sorted.find((one) => one.function === functionName && one.target === target);
      return call && { file: call.file, line: call.line };
    },
  };
}
