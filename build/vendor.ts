/** Matches modules of third-party packages. */
export const vendor = /[\\/]node_modules[\\/]/;
