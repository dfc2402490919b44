import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { NoteDocument } from '../server/features/note-document';

const text = fc.array(fc.constantFrom('a', 'bc', 'é', '😀', '\n', '\r', '\r\n', '\n\n', ' '), { maxLength: 12 });
const place = fc.record({ line: fc.nat({ max: 14 }), character: fc.nat({ max: 14 }) });
const edit = fc.record({ start: place, end: place, text, whole: fc.nat({ max: 9 }) });

test('is edited as the document of the protocol library is', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 6 }), (first, edits) => {
      const start = first.join('');
      const [ours, theirs] = [new NoteDocument('a', 'b', 0, start), TextDocument.create('a', 'b', 0, start)];
      edits.forEach(({ start, end, text, whole }, index) => {
        // A client names lines that there are, though it may name characters that there are not.
        const within = (it: { line: number; character: number }) => ({ ...it, line: it.line % theirs.lineCount });
        const range = { start: within(start), end: within(end) };
        const change = { ...(whole > 0 && { range }), text: text.join('') };
        ours.update([change], index + 1);
        TextDocument.update(theirs, [change], index + 1);
        expect(shown(ours)).toEqual(shown(theirs));
      });
    }),
    { numRuns: 1000 },
  );
});

function shown(document: TextDocument) {
  const length = document.getText().length;
  const lines = Array.from({ length: document.lineCount + 3 }, (_, at) => at - 1);
  return {
    text: document.getText(),
    version: document.version,
    lineCount: document.lineCount,
    positions: Array.from({ length: length + 3 }, (_, at) => document.positionAt(at - 1)),
    offsets: lines.flatMap((line) => [0, 1, 2, 9].map((character) => document.offsetAt({ line, character }))),
    ranges: lines.map((line) => document.getLineRange(line)),
    ends: lines.map((line) => document.getEOLCharacters(line)),
    parts: lines.map((line) =>
      document.getText({ start: { line, character: 1 }, end: { line: line + 1, character: 1 } }),
    ),
  };
}
