/** Flag of a test binary that has its benchmarks report what they leave behind; its value is the smaller number of iterations. */
export const fewFlag = 'test.allocgate.few';
/** Flag that names the file to which the origins of what is left behind are written. */
export const fileFlag = 'test.allocgate.file';
