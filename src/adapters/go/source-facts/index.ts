export { createSourceFacts, type SourceFacts, type SourceReply } from './source-facts.ts';
