/** A request to GitHub that failed: an error response, or no response. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** `undefined`: there was no answer. */
  readonly status: number | undefined;
  /** `limited`: GitHub asks to wait for longer than a job should. */
  readonly kind: 'refused' | 'limited' | 'failed';

  constructor(status: number | undefined, kind: ApiError['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.kind = kind;
  }

  /** Reports whether the request may have been carried out although nothing confirms it. */
  get inDoubt(): boolean {
    return this.kind === 'failed';
  }
}
