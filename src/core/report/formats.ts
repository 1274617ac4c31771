/** The formats in which a report can be written, as `--format` names them. */
export const formats = ['text', 'markdown', 'json', 'html', 'benchfmt', 'gitlab', 'sarif', 'junit', 'csv'] as const;

export type Format = (typeof formats)[number];
