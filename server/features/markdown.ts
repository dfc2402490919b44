/** Markdown from text that may hold anything: note text and facts are escaped, our own marks are added afterwards. */

/** One line of text that Markdown shows as it is. */
export const literal = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|~#&]/g, '\\$&');

export const quote = (text: string): string => `“${literal(text)}”`;

export const bold = (text: string): string => `**${text}**`;

/** A closing bracket inside an address, as in many a DOI, would end the link. */
export const link = (text: string, url: string): string =>
  `[${literal(text)}](${url.replace(/[()\s<>]/g, (it) => `%${it.charCodeAt(0).toString(16)}`)})`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Paragraphs, without the ones that have nothing to say. */
export const paragraphs = (parts: readonly (string | undefined)[]): string => parts.filter((it) => it).join('\n\n');
