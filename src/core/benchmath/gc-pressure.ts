/** Units of the garbage collector's work, per second that a benchmark's timer ran. They are never judged. */
export const pressureUnits = { cycles: 'gc-cycles/s', allocated: 'allocated-B/s' } as const;
