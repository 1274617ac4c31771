/**
 * The flag that makes a test binary's benchmarks report what they leave behind; its value is the smaller iteration
 * count.
 */
export const fewFlag = 'test.allocgate.few';
/** The flag that names the file to which the test binary writes its goroutines and the memory in use. */
export const fileFlag = 'test.allocgate.file';
