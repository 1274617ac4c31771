import { expect, test } from 'vitest';
import { renderCsv } from '../../../src/core/report/render-csv.ts';
import { finding, problem, report } from '../../builders.ts';
import { explained } from './explained-report.ts';

function lines(sample: Parameters<typeof renderCsv>[0]): readonly string[] {
  return renderCsv(sample).split('\r\n').slice(1, -1);
}

test('a row for each benchmark and unit, with the cause of its regression', () => {
  expect(renderCsv(explained).split('\r\n')).toEqual([
    'package,benchmark,unit,level,base,head,change_percent,threshold_percent,budget,confirmed,iterations,cause,file,line,note',
    'example.com/shop/order,BenchmarkCreate,B/op,regression,64,192,200,15,,true,1000,append-growth,order/create.go,31,',
    'example.com/shop/order,BenchmarkCreate,allocs/op,regression,1,3,200,15,,true,1000,append-growth,order/create.go,31,',
    'example.com/shop/order,BenchmarkParse,B/op,unchanged,512,512,0,15,,false,1000,,,,',
    'example.com/shop/order,BenchmarkParse,allocs/op,unchanged,7,7,0,15,,false,1000,,,,',
    '',
  ]);
});

test('times and problems have rows as well', () => {
  const sample = report({
    unjudged: [
      { package: 'm', benchmark: 'BenchmarkX', unit: 'ns/op', iterations: 10, base: [3, 1, 2], head: [1, 2, NaN, 4] },
    ],
    problems: [problem({ kind: 'build-failed', package: 'm', message: 'a.go:1:1: "no"\n', remedy: 'Fix it.' })],
  });
  expect(lines(sample)).toEqual([
    'm,BenchmarkX,ns/op,not judged,2,,,,,,10,,,,',
    'm,,,problem,,,,,,,,,,,"build-failed on head: a.go:1:1: ""no"" Fix it."',
  ]);
});

test.for([
  ['=HYPERLINK("https://example.com")', `"'=HYPERLINK(""https://example.com"")"`],
  ['+1+1', `"'+1+1"`],
  ['-1+1', `"'-1+1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  [' =1', `"' =1"`],
  ['＝1+1', `"'＝1+1"`],
  ['\t=1', '"␉=1"'],
  ['\r=1', '"␍=1"'],
  ['\n=1', '"␊=1"'],
  ['a,b', '"a,b"'],
  ['a;=1', '"a;=1"'],
  ['a"b', '"a""b"'],
])('%j is a text that no spreadsheet runs', ([name = '', expected = '']) => {
  const [line] = lines(report({ benchmarks: [finding('m', name).allocs(1, 1)] }));
  expect(line).toBe(`m,${expected},allocs/op,unchanged,1,1,0,15,,false,1000,,,,`);
});

test('figures stay figures', () => {
  const improved = finding('m', 'BenchmarkX').allocs(10, 4).level('improvement').unit('p99-ns', 1500.25, 0);
  expect(lines(report({ benchmarks: [improved] }))).toEqual([
    'm,BenchmarkX,allocs/op,improvement,10,4,-60,15,,false,1000,,,,',
    'm,BenchmarkX,p99-ns,unchanged,1500.25,0,,15,,false,1000,,,,',
  ]);
});
