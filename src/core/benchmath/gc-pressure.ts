/** Units of the garbage collector's work, per second of a benchmark's timer. They are never judged. */
export const pressureUnits = { cycles: 'gc-cycles/s', allocated: 'allocated-B/s' } as const;
