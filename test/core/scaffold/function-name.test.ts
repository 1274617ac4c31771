import { expect, test } from 'vitest';
import { parseFunctionName, scaffoldFile } from '../../../src/core/scaffold/function-name.ts';

test.each([
  ['Encode', '.', 'Encode'],
  ['Writer.flush', '.', 'Writer.flush'],
  ['(*Writer).flush', '.', 'Writer.flush'],
  ['Stack[...].Push', '.', 'Stack.Push'],
  ['(*Stack[...]).Push', '.', 'Stack.Push'],
  ['./codec.Encode', './codec', 'Encode'],
  ['./codec.Writer.Flush', './codec', 'Writer.Flush'],
  ['../codec.Encode', '../codec', 'Encode'],
  ['./.Encode', './', 'Encode'],
  ['example.com/m/codec.(*Writer).Flush', 'example.com/m/codec', 'Writer.Flush'],
  ['example.com/m/v2.Encode', 'example.com/m/v2', 'Encode'],
  ['gopkg.in/yaml.v3.Unmarshal', 'gopkg.in/yaml.v3', 'Unmarshal'],
  ['gopkg.in/yaml.v3.(*Node).Decode', 'gopkg.in/yaml.v3', 'Node.Decode'],
])('%s is %s of %s', (text, pattern, name) => {
  expect(parseFunctionName(text)).toEqual({ pattern, name });
});

test.each(['', '.', './codec', 'a.b.c', './codec.', './codec.a-b', '-x', './codec.F G', 'F()'])(
  '%j names no function',
  (text) => {
    expect(parseFunctionName(text)).toBeUndefined();
  },
);

test.each([
  ['Encode', 'encode_bench_test.go'],
  ['Writer.flushAll', 'writer_flush_all_bench_test.go'],
  ['HTTPServer.Serve', 'httpserver_serve_bench_test.go'],
])('%s: %s', (name, file) => {
  expect(scaffoldFile(name)).toBe(file);
});
