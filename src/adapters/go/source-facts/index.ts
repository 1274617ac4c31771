export { createSourceFacts, type SourceReply } from './source-facts.ts';
