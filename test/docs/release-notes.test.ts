import { expect, test } from 'vitest';
import { releaseNotes } from '../../scripts/release/notes.ts';

const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2027-03-01

### Added

- Something.

## [1.1.0] - 2027-02-01

- Older.

## [1.0.0] - 2027-01-01

[1.2.0]: https://example.com/1.2.0
`;

test('the section of a version, without its heading and without definitions of links', () => {
  expect(releaseNotes(changelog, 'v1.2.0', '1.2.0')).toBe('### Added\n\n- Something.\n');
  expect(releaseNotes(changelog, 'v1.1.0', '1.1.0')).toBe('- Older.\n');
});

test.each([
  ['a tag of another version', 'v1.2.1', '1.2.0', "doesn't match version 1.2.0"],
  ['a tag without v', '1.2.0', '1.2.0', "doesn't match version 1.2.0"],
  ['no tag', '', '1.2.0', "doesn't match"],
  ['a version without a section', 'v1.3.0', '1.3.0', 'no section "## [1.3.0]"'],
  ['an empty section', 'v1.0.0', '1.0.0', 'is empty'],
])('%s is refused', (_, tag, version, words) => {
  expect(() => releaseNotes(changelog, tag, version)).toThrow(words);
});
