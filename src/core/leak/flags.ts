/**
 * The flag that makes a test binary's benchmarks report what they leave behind. The value of the flag is the smaller of
 * the two iteration counts.
 */
export const fewFlag = 'test.allocgate.few';
/** The flag that names the file to which the test binary writes its goroutines and the memory in use. */
export const fileFlag = 'test.allocgate.file';
