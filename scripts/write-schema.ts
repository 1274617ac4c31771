/** Writes schema/report.schema.json from the schema of the report (`npm run schema`). */
import { writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/core/report/json-schema.ts';

writeFileSync(new URL('../schema/report.schema.json', import.meta.url), reportJsonSchema());
