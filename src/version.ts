/** The version of allocgate; a test checks that package.json has the same one. */
export const version = '0.1.0';
