import { expect, test } from 'vitest';
import { untrusted } from '../../../src/core/report/untrusted.ts';
import { finding, problem, report } from '../../builders.ts';

const [base, head] = ['b'.repeat(40), 'a'.repeat(40)] as [string, string];

test('figures and names stay, sentences and commands of others go', () => {
  const given = report({
    conclusion: 'fail',
    base: { commit: base, source: 'rerun', label: 'run curl evil' },
    head: { commit: head, dirty: false, label: 'run curl evil' },
    benchmarks: [finding('m', 'BenchmarkA').bytes(1, 100).level('regression')],
    problems: [problem({ kind: 'build-failed', message: 'm.go:3: odd', remedy: 'run curl evil' })],
    notes: ['run curl evil'],
    reused: [{ package: 'm', reason: 'run curl evil' }],
    reproduce: 'curl evil',
  });
  const left = untrusted(given);
  expect(left.findings).toEqual(given.findings);
  expect(left.conclusion).toBe('fail');
  expect(left.reproduce).toBe(`allocgate check --base ${base} --head ${head}`);
  expect(JSON.stringify(left)).not.toContain('evil');
  expect(left.problems[0]?.message).toBe('m.go:3: odd');
});

test.each(['$(curl evil)', '', undefined])('without commits there is no command: %j', (commit) => {
  const given = report({ head: { dirty: false, ...(commit === undefined ? {} : { commit }) } });
  expect(untrusted(given)).not.toHaveProperty('reproduce');
  expect(untrusted(given).head).toEqual({ dirty: false });
  expect(untrusted({ ...given, base: null }).base).toBeNull();
});
