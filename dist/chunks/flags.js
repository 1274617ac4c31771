// src/core/leak/flags.ts
const fewFlag = "test.allocgate.few";
const fileFlag = "test.allocgate.file";

export { fileFlag as n, fewFlag as t };