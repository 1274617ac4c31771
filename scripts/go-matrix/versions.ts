/** What the gate is tried with, oldest first; the go command fetches what is not there. */
export const goVersions = ['go1.22.12', 'go1.24.4', 'go1.25.8', 'go1.26.8', 'go1.27.4'] as const;

/** The oldest that is supported. */
export const [oldestGo] = goVersions;
