import type { Edit, Note } from '../../core/types';

/** New lines at the end of the plan, or of the note where it has none. */
export function appendToPlan({ plan, text }: Note, lines: string): Edit {
  const end = plan?.end ?? text.trimEnd().length;
  return { span: { start: end, end }, newText: `\n${lines}` };
}
