const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** A line of a stream, or nothing where its bytes are no UTF-8. */
export interface StreamLine {
  number: number;
  text: string | undefined;
}

/** Cuts a stream into lines as it comes: no more than one line and one piece of it are ever held. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<StreamLine> {
  let number = 0;
  let begun: Uint8Array[] = [];
  for await (const piece of stream) {
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, start)) {
      yield { number: ++number, text: decoded([...begun, piece.subarray(start, end)]) };
      begun = [];
      start = end + 1;
    }
    if (start < piece.length) begun.push(piece.subarray(start));
  }
  if (begun.length > 0) yield { number: ++number, text: decoded(begun) };
}

function decoded(parts: readonly Uint8Array[]): string | undefined {
  const bytes = Buffer.concat(parts);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes);
  } catch {
    return undefined;
  }
}
