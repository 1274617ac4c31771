/** The Go versions that the gate is tried with, oldest first. The go command downloads those that are missing. */
export const goVersions = ['go1.22.12', 'go1.24.4', 'go1.25.8', 'go1.26.8', 'go1.27.4'] as const;

/** The oldest supported version. */
export const [oldestGo] = goVersions;
