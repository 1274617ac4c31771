/** A failed request to GitHub: an error response, or no response. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** The HTTP status, or `undefined` if there was no response. */
  readonly status: number | undefined;
  /** `limited` means that GitHub asks for a longer wait than a job should take. */
  readonly kind: 'refused' | 'limited' | 'failed';

  constructor(status: number | undefined, kind: ApiError['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.kind = kind;
  }

  /** Reports whether GitHub may have carried out the request although no response confirms it. */
  get inDoubt(): boolean {
    return this.kind === 'failed';
  }
}
