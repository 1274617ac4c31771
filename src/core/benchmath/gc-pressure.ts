/** Units of what the garbage collector has to do, for each second that a benchmark's timer runs. They are never judged. */
export const pressureUnits = { cycles: 'gc-cycles/s', allocated: 'allocated-B/s' } as const;
