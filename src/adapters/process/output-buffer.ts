/** Collects output up to a limit in bytes. It drops the bytes beyond the limit, and then `overflowed` is true. */
export class HeadBuffer {
  readonly #chunks: Buffer[] = [];
  readonly #limit: number;
  #kept = 0;
  overflowed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(chunk: Buffer): void {
    const room = this.#limit - this.#kept;
    if (chunk.length > room) this.overflowed = true;
    if (room <= 0) return;
    const part = chunk.subarray(0, room);
    this.#chunks.push(part);
    this.#kept += part.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

/** Collects output of any length and keeps its beginning and its end, each up to half of the limit. */
export class HeadTailBuffer {
  readonly #head: HeadBuffer;
  readonly #half: number;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #total = 0;

  constructor(limit: number) {
    this.#half = Math.floor(limit / 2);
    this.#head = new HeadBuffer(this.#half);
  }

  push(chunk: Buffer): void {
    const headRoom = Math.max(0, this.#half - this.#total);
    this.#total += chunk.length;
    this.#head.push(chunk.subarray(0, headRoom));
    if (chunk.length <= headRoom) return;
    const rest = chunk.subarray(headRoom);
    this.#tail.push(rest);
    this.#tailBytes += rest.length;
    // Compact rarely, so that many small chunks cost linear time.
    if (this.#tailBytes > 2 * this.#half) this.#compact();
  }

  bytes(): Buffer {
    this.#compact();
    const left = this.#total - Math.min(this.#total, this.#half) - this.#tailBytes;
    const gap = left > 0 ? [Buffer.from(`\n… ${left} bytes left out …\n`)] : [];
    return Buffer.concat([this.#head.bytes(), ...gap, ...this.#tail]);
  }

  #compact(): void {
    if (this.#tailBytes <= this.#half) return;
    // This is a copy, so that the memory of the discarded bytes can be freed.
    const last = Buffer.from(Buffer.concat(this.#tail).subarray(this.#tailBytes - this.#half));
    this.#tail = [last];
    this.#tailBytes = last.length;
  }
}
