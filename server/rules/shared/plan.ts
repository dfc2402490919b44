import type { Edit, Note } from '../../core/types';

/** New lines at the end of the plan, or of the note where it has none. */
export function appendToPlan({ plan, end: last }: Note, lines: string): Edit {
  const end = plan?.end ?? last;
  return { span: { start: end, end }, newText: `\n${lines}` };
}
