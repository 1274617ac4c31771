/** An answer that the server gives instead of its own. */
export interface Fault {
  /** `createComment` … as GitHub names it: `issues/create-comment`. */
  readonly operation: string;
  /** How often; then the server is itself again. Default 1. */
  readonly times?: number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** The request is carried out all the same, as where a gateway gives up too early. */
  readonly performed?: boolean;
  readonly delayMs?: number;
}

/** Faults that wait for a request. */
export class Faults {
  readonly #waiting: (Fault & { left: number })[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, left: fault.times ?? 1 });
  }

  /** The fault that a request of this operation meets; it is used up by that. */
  take(operation: string | undefined): Fault | undefined {
    const found = this.#waiting.find((fault) => fault.left > 0 && fault.operation === operation);
    if (found !== undefined) found.left--;
    return found;
  }
}

/** The request is over the primary limit: told by the time to wait. */
export function rateLimited(operation: string, retryAfter: number, times = 1): Fault {
  return {
    operation,
    times,
    status: 429,
    headers: { 'retry-after': String(retryAfter) },
    message: 'API rate limit exceeded',
  };
}

/** Too many writes in a short time, as GitHub tells it. */
export function secondaryLimit(operation: string, retryAfter: number, times = 1): Fault {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return { operation, times, status: 403, headers: { 'retry-after': String(retryAfter) }, message };
}
