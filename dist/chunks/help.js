import { n as helpText, t as describeFor } from "./help2.js";

export { helpText };