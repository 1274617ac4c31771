/** The forms that a report can be written in, as `--format` names them. */
export const formats = ['text', 'markdown', 'json', 'html', 'benchfmt', 'gitlab', 'sarif', 'junit', 'csv'] as const;

export type Format = (typeof formats)[number];
