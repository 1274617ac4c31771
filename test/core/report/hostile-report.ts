import type { GateReport } from '../../../src/core/report/model.ts';
import { finding, problem, report } from '../../builders.ts';

const evil = 'x\u001b[31m|@octocat<!-- allocgate:v1:x --></details><img src=x onerror=alert(1)>`#1`\u202e![a](//b)';

/** Every text that can come from outside tries to break out of its place. */
export const hostile: GateReport = report({
  conclusion: 'fail',
  base: { commit: '4f1c2ab90d8e7715a3b6c0ffee1234567890abcd', source: 'rerun', label: evil },
  head: { commit: '9ab8c7d6e5f40123456789abcdef0123456789ab', dirty: false, label: evil },
  benchmarks: [
    finding(`example.com/${evil}`, `Benchmark${evil}\nwww.example.com/https://example.com`)
      .bytes(1, 1000)
      .level('regression')
      .with({ warnings: [evil, 'fixes #1, thanks @octocat/team, see https://example.com and www.example.com'] }),
    finding('example.com/shop/order', 'Benchmark世界/🚀/e\u0301').bytes(1, 1),
  ],
  problems: [
    problem({
      kind: 'benchmark-failed',
      package: evil,
      benchmark: evil,
      message: `\`\`\`\`\n${evil}\n::error::no\r\n</details>\n# heading\n<!--`,
      remedy: evil,
    }),
  ],
  notes: [evil, '# heading\n- list\n\n```\ncode'],
  reproduce: `allocgate check -- '${evil}\n\`\`\`'`,
});
