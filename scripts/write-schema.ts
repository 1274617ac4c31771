/** Writes the JSON Schemas of the report and of the configuration (`npm run schema`). */
import { writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/core/policy/config-json-schema.ts';
import { reportJsonSchema } from '../src/core/report/json-schema.ts';

writeFileSync(new URL('../schema/report.schema.json', import.meta.url), reportJsonSchema());
writeFileSync(new URL('../schema/config.schema.json', import.meta.url), configJsonSchema());
