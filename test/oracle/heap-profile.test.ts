import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Profile } from 'pprof-format';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProfileError, readProfile } from '../../src/core/profile/read-profile.ts';
import { benchmarkFile, goMod, removeFolders, temporaryFolder, writeFiles } from '../support/go-module.ts';

// A real profile, read by us, by the npm package `pprof-format` and by Go's own `go tool pprof`.

let folder = '';
let compressed = '';
let bytes = new Uint8Array();

beforeAll(async () => {
  folder = await writeFiles(await temporaryFolder('heap-profile-'), {
    'go.mod': goMod('example.com/m'),
    'work_test.go': benchmarkFile('m', 'sink = Names(Join("a", i), 20); box(i)', {
      imports: ['fmt', 'strings'],
      also: [
        'var sink []string',
        'var kept any',
        '',
        'func box(i int) { kept = i + 1000 }',
        '',
        'func Join(prefix string, i int) string {',
        '\tvar sb strings.Builder',
        '\tfor n := range [40]int{} {',
        '\t\tsb.WriteString(fmt.Sprintf("%s-%d", prefix, i+n))',
        '\t}',
        '\treturn sb.String()',
        '}',
        '',
        'func Names[T any](name T, n int) []string {',
        '\tvar out []string',
        '\tfor range n {',
        '\t\tout = append(out, fmt.Sprint(name))',
        '\t}',
        '\treturn out',
        '}',
      ].join('\n'),
    }),
  });
  compressed = join(folder, 'heap.pb.gz');
  const go = (...args: readonly string[]): void => void execFileSync('go', args, { cwd: folder, stdio: 'pipe' });
  go('test', '-c', '-vet=off', '-o', 'm.test', '.');
  const args = '-test.run=^$ -test.bench=. -test.benchtime=50x -test.cpu=1 -test.memprofilerate=1';
  execFileSync(join(folder, 'm.test'), [...args.split(' '), `-test.memprofile=${compressed}`], {
    cwd: folder,
    stdio: 'pipe',
  });
  bytes = new Uint8Array(gunzipSync(readFileSync(compressed)));
});

afterAll(async () => removeFolders([folder]));

const pprof = (...args: readonly string[]): string =>
  execFileSync('go', ['tool', 'pprof', ...args, compressed], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

describe('a real heap profile', () => {
  test('has the samples that pprof-format decodes', () => {
    const profile = Profile.decode(bytes);
    const string = (index: number | bigint): string => profile.stringTable.strings[Number(index)] ?? '?';
    const functions = new Map(profile.function.map((entry) => [Number(entry.id), entry]));
    const locations = new Map(profile.location.map((entry) => [Number(entry.id), entry]));
    const types = profile.sampleType.map(({ type }) => string(type));
    const expected = profile.sample.map(({ locationId, value, label }) => ({
      frames: locationId.flatMap((id) => {
        const location = locations.get(Number(id));
        return (location?.line ?? []).map(({ functionId, line }, index, all) => ({
          function: string(functions.get(Number(functionId))?.name ?? -1),
          file: string(functions.get(Number(functionId))?.filename ?? -1),
          line: Number(line),
          address: Number(location?.address),
          inlined: index < all.length - 1,
        }));
      }),
      objects: Number(value[types.indexOf('alloc_objects')]),
      bytes: Number(value[types.indexOf('alloc_space')]),
      blockSize: Number(label[0]?.num ?? 0),
    }));
    expect(expected.length).toBeGreaterThan(20);
    expect(readProfile(bytes)).toEqual({ samples: expected });
  });

  test('has as many samples as `go tool pprof -raw` prints, with the same counts', () => {
    const rows = pprof('-raw').matchAll(/^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+):/gm);
    const printed = [...rows].map(([, objects, space]) => `${objects} ${space}`);
    const own = readProfile(bytes).samples.map(({ objects, bytes: space }) => `${objects} ${space}`);
    expect(own.toSorted()).toEqual(printed.toSorted());
  });

  test('has the objects of each function that `go tool pprof -top` prints', () => {
    const top = pprof('-sample_index=alloc_objects', '-top', '-nodecount=1000', '-nodefraction=0', '-unit=count');
    const rows = top.matchAll(/^\s*(\d+)\s+[\d.]+%\s+[\d.]+%\s+\d+\s+[\d.]+%\s+(\S.*?)(?: \(inline\))?$/gm);
    // Go's versions write type arguments in different ways.
    const plain = (name: string): string => name.replace(/\[.*\]/, '[...]');
    const printed = new Map<string, number>();
    for (const [, flat, name = ''] of rows) if (Number(flat) > 0) printed.set(plain(name), Number(flat));
    const own = new Map<string, number>();
    for (const { frames, objects } of readProfile(bytes).samples) {
      const name = plain(frames[0]?.function ?? '');
      own.set(name, (own.get(name) ?? 0) + objects);
    }
    for (const [name, flat] of own) if (flat === 0) own.delete(name);
    expect(printed.size).toBeGreaterThan(5);
    expect(own).toEqual(printed);
  });

  test('cut anywhere it is refused, or all that counts was in front of it', () => {
    const whole = readProfile(bytes);
    // Each byte at the end, where the strings are, and a spread of the others.
    const lengths = Array.from({ length: bytes.length }, (_, index) => index).filter(
      (length) => length > bytes.length - 300 || length % Math.ceil(bytes.length / 700) === 0,
    );
    let refused = 0;
    for (const length of lengths)
      try {
        expect(readProfile(bytes.subarray(0, length))).toEqual(whole);
      } catch (error) {
        if (!(error instanceof ProfileError)) throw error;
        refused++;
      }
    expect(refused).toBeGreaterThan(lengths.length / 2);
  });
});
