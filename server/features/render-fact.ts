import type { KnowledgeBase } from '../core/kb';
import type { Analysis, LabTest, Mention } from '../core/types';
import type { Snapshot } from './feature';
import { bold, literal, paragraphs, quote } from './markdown';
import { sourceLink, verifiedWords } from './render';

const TIME = { current: 'now', historical: 'history', planned: 'planned', hypothetical: 'hypothetical' };
const WHOSE = { patient: 'patient', family: 'family', other: 'someone else' };

/** What was understood of a word that is no drug of ours: "DVT: history, patient; cue: h/o". */
export function renderFact(mention: Mention, { analysis, kb }: Snapshot): string {
  const { span, assertion, kind, concept } = mention;
  const { text } = analysis.note;
  const { existence, temporality, experiencer, cue } = assertion;
  const meant = [existence === 'affirmed' ? undefined : existence, TIME[temporality], WHOSE[experiencer]];
  const why = cue ? `; cue: ${quote(text.slice(cue.start, cue.end))}` : `; ${placeWords(mention.section)}`;
  const name = titleOf(kind, concept, kb);
  return paragraphs([
    `${bold(literal(text.slice(span.start, span.end)))} (${literal(name)}): ${meant.filter(Boolean).join(', ')}${why}`,
    kind === 'lab' ? valueWords(concept as LabTest, analysis) : undefined,
    kind === 'medicine' ? aboutOf(concept, kb) : undefined,
  ]);
}

const placeWords = (section: string) =>
  section === 'none' ? 'no word says otherwise' : `by its place: ${section.replaceAll('-', ' ')}`;

function titleOf(kind: Mention['kind'], concept: string, kb: KnowledgeBase): string {
  if (kind === 'problem') return kb.problems.get(concept)?.title ?? concept.replaceAll('-', ' ');
  if (kind === 'lab') return kb.labs.get(concept)?.title ?? concept;
  if (kind === 'test') return kb.tests.get(concept)?.title ?? concept;
  const classes = kb.medicines.get(concept)?.classes ?? [];
  return classes.length > 0 ? classes.map((it) => it.replaceAll('-', ' ')).join(', ') : concept.replaceAll('-', ' ');
}

/** The value that counts for this patient, wherever in the note it stands. */
function valueWords(test: LabTest, { patient, note }: Analysis): string | undefined {
  const found = patient.labs.get(test);
  if (!found) return 'No value of it was read in this note.';
  const day = found.on ? ` of ${found.on}` : '';
  const bound = found.bound === 'above' ? 'above ' : found.bound === 'below' ? 'below ' : '';
  const place = found.estimated
    ? 'estimated from creatinine, age and sex'
    : quote(note.text.slice(found.span.start, found.span.end));
  return `The value that counts: ${bound}${found.value} ${literal(found.unit)}${day} (${place})`;
}

/** A drug of the class that has no label here, or one for animals. */
function aboutOf(concept: string, kb: KnowledgeBase): string | undefined {
  const about = kb.medicines.get(concept)?.about;
  return about && `${literal(about.says)} ${sourceLink(about, kb)}, ${verifiedWords(about)}`;
}
