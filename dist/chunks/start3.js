import { t as start } from "./start.js";

export { start };