/** Units of garbage collections and of allocated bytes, per second of timed work. They never affect the verdict. */
export const pressureUnits = { cycles: 'gc-cycles/s', allocated: 'allocated-B/s' } as const;
