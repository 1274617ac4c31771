import { version } from '../../version.ts';
import type { MeasuredPlace } from './head-lines.ts';
import { headline } from './headline.ts';
import type { ExplainedSite, GateReport } from './model.ts';
import type { ReportResult } from './result-draft.ts';
import { resultsOf, unknownPlace } from './results.ts';
import { type ResultRule, ruleId, ruleWords } from './result-rules.ts';
import { capital } from './row-words.ts';
import { tableOf } from './table.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The base of all paths: the top of the repository. */
const root = '%SRCROOT%';

/**
 * `renderSarif` returns the report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning.
 */
export function renderSarif(report: GateReport): string {
  const results = resultsOf(report);
  const rules = new Map<string, ResultRule>(results.map(({ rule }) => [ruleId(rule), rule]));
  const ids = [...rules.keys()];
  const hasAccepted = results.some(({ accepted }) => accepted !== undefined);
  const run = {
    tool: {
      driver: {
        name: 'allocgate',
        version,
        semanticVersion: version,
        shortDescription: { text: 'The memory gate for Go benchmarks.' },
        rules: [...rules].map(([id, rule]) => descriptor(id, rule)),
      },
    },
    automationDetails: { id: 'allocgate/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [root]: { description: { text: 'The top of the repository.' } } },
    invocations: [
      {
        executionSuccessful: report.conclusion !== 'unmeasurable',
        exitCodeDescription: headline(report, tableOf(report)),
      },
    ],
    properties: { conclusion: report.conclusion, advisory: report.advisory },
    results: results.map((result) => ({
      ...resultObject(result, ids.indexOf(ruleId(result.rule))),
      // Either all results of a run must have suppressions, or none (§3.27.23).
      ...(hasAccepted ? { suppressions: suppressionsOf(result) } : {}),
    })),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function descriptor(id: string, rule: ResultRule): object {
  const { short, full, help } = ruleWords(rule);
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: help, markdown: help },
    properties: { tags: ['performance', 'memory', 'go'], precision: 'very-high' },
  };
}

/**
 * `nameOf` returns the name of a rule. It must differ from the identifier in more than letter case (SARIF1001 of
 * Microsoft's validator).
 */
function nameOf(id: string): string {
  const name = id.split(/[/-]/).map(capital).join('');
  return id.includes('/') ? name : `Benchmark${name}`;
}

function resultObject(result: ReportResult, ruleIndex: number): object {
  const { rule, severity, place = unknownPlace, related, subjects, site } = result;
  const fix = site === undefined ? undefined : fixOf(site);
  return {
    ruleId: ruleId(rule),
    ruleIndex,
    level: severity,
    message: { text: messageOf(result) },
    locations: [
      {
        // Code scanning rejects the whole file if one result has no physical location.
        physicalLocation: physicalLocation(place),
        logicalLocations: subjects.flatMap(({ package: importPath = '', benchmark }) =>
          importPath === '' && benchmark === undefined
            ? []
            : [
                {
                  ...(benchmark === undefined ? {} : { name: benchmark }),
                  fullyQualifiedName: [importPath, benchmark].filter(Boolean).join('.'),
                  kind: benchmark === undefined ? 'module' : 'function',
                },
              ],
        ),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ text, ...at }, index) => ({
            id: index + 1,
            physicalLocation: physicalLocation(at),
            message: { text: `${capital(text)}.` },
          })),
        }),
    // GitHub matches alerts by the first of these fingerprints.
    partialFingerprints: {
      primaryLocationLineHash: `${result.fingerprint}:1`,
      'allocgate/v1': result.fingerprint,
    },
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

/**
 * `messageOf` returns the message of a result, with each sentence on its own line. It links related lines by their
 * numbers, because readers see only those that are linked (§3.11.6).
 */
function messageOf({ summary, details, related }: ReportResult): string {
  return [
    ...[summary, ...details].map(withoutLinks),
    ...related.map(({ file, line, text }, index) => {
      const label = `${file}:${line}`.replaceAll(/[[\]\\]/g, '\\$&');
      return `[${label}](${index + 1}): ${withoutLinks(text)}.`;
    }),
  ].join('\n');
}

/** `withoutLinks` prevents a name or a message from creating a link. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

function physicalLocation({ file, line }: MeasuredPlace): object {
  return { artifactLocation: artifact(file), region: { startLine: line } };
}

/**
 * `artifact` returns a path as a relative URI reference (RFC 3986). An unencoded colon in a segment would turn the
 * beginning of the path into a scheme.
 */
function artifact(file: string): object {
  const wellFormed = file.replaceAll(/\p{Cs}/gu, '\ufffd');
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: root };
}

/**
 * `fixOf` returns a measured edit of whole lines as a fix. An edit that also changes imports is only advice, because we
 * don't know where the imports go.
 */
function fixOf({ fix: { advice, edit, imports, measured } }: ExplainedSite): object | undefined {
  if (edit === undefined || measured === undefined) return undefined;
  if (imports !== undefined && imports.add.length + imports.remove.length > 0) return undefined;
  const { file, line, endLine } = edit;
  const text = edit.text.replace(/\n$/, '');
  const deletedRegion =
    text === ''
      ? { startLine: line, startColumn: 1, endLine: endLine + 1, endColumn: 1 }
      : { startLine: line, startColumn: 1, endLine };
  return {
    description: { text: withoutLinks(advice) },
    artifactChanges: [
      {
        artifactLocation: artifact(file),
        replacements: [{ deletedRegion, ...(text === '' ? {} : { insertedContent: { text } }) }],
      },
    ],
  };
}

/** `suppressionsOf` returns the waiver or review that accepts the finding. */
function suppressionsOf({ accepted }: ReportResult): readonly object[] {
  return accepted === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: accepted }];
}
