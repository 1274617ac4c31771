export {
  createSourceFacts,
  type DeclarationsRequest,
  type SitesRequest,
  type SourceFacts,
  type SourceFactsOptions,
  type SourceReply,
} from './source-facts.ts';
