import { pageAssets } from '../../../src/adapters/page/assets.ts';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GateReport } from '../../../src/core/report/model.ts';
import { render } from '../../../src/core/report/render.ts';
import { hostileNames, samples } from './samples.ts';

const run = promisify(execFile);

/** Reads a report with Go's own packages, strictly, and prints what it saw as JSON. */
const program = `package main

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
)

type testcase struct {
	Name      string \`xml:"name,attr"\`
	Classname string \`xml:"classname,attr"\`
	Failure   *struct {
		Message string \`xml:"message,attr"\`
		Text    string \`xml:",chardata"\`
	} \`xml:"failure"\`
}

type suites struct {
	Cases []testcase \`xml:"testsuite>testcase"\`
}

func main() {
	var seen any
	var err error
	switch os.Args[1] {
	case "csv":
		seen, err = csv.NewReader(os.Stdin).ReadAll()
	case "junit":
		var read suites
		err = xml.NewDecoder(os.Stdin).Decode(&read)
		seen = read.Cases
	default:
		text, _ := io.ReadAll(os.Stdin)
		err = json.Unmarshal(text, &seen)
	}
	if err != nil {
		panic(err)
	}
	json.NewEncoder(os.Stdout).Encode(seen)
}
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allocgate-readers-'));
  await writeFile(join(folder, 'main.go'), program);
  await run('go', ['build', '-o', join(folder, 'read'), 'main.go'], { cwd: folder });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Format = 'csv' | 'junit' | 'gitlab' | 'sarif';

async function read(sample: GateReport, format: Format): Promise<unknown> {
  const text = render(sample, format, { width: 100, colour: false, verbose: false, page: pageAssets });
  const reading = run(join(folder, 'read'), [format], { maxBuffer: 64 * 1024 * 1024 });
  reading.child.stdin?.end(text);
  return JSON.parse((await reading).stdout);
}

test.for(samples)('%s is read in every format', async ([, sample]) => {
  const rows = (await read(sample, 'csv')) as string[][];
  expect(rows).toHaveLength(1 + sample.findings.length + sample.unjudged.length + sample.problems.length);
  const cases = (await read(sample, 'junit')) as unknown[];
  const benchmarks = new Set(sample.findings.map(({ package: of, benchmark }) => `${of}\n${benchmark}`)).size;
  expect(cases.length).toBeGreaterThanOrEqual(benchmarks + sample.problems.length);
  expect(await read(sample, 'gitlab')).toEqual(expect.any(Array));
  expect(await read(sample, 'sarif')).toMatchObject({ version: '2.1.0' });
});

test('a hostile name stays in its cell and in its attribute', async () => {
  const [, sample] = samples.find(([name]) => name === 'awkward') ?? missing();
  const [heading, ...rows] = (await read(sample, 'csv')) as string[][];
  for (const cells of rows.slice(0, hostileNames.length)) {
    expect(cells).toHaveLength(heading?.length ?? 0);
    expect(cells[3]).toBe('regression');
    expect(cells[1]).not.toMatch(/^\s*[=+\-@\t\r\n]/);
  }
  const cases = (await read(sample, 'junit')) as { readonly Failure: { readonly Message: string } | null }[];
  expect(cases.filter(({ Failure }) => Failure !== null)).toHaveLength(hostileNames.length);
});

function missing(): never {
  throw new Error('The sample is gone.');
}
