import type { Drug } from '../../knowledge/drug';
import type { Evidence, Form, Indication, Label } from '../../server/core/types';
import { INDICATION } from '../../server/core/words';

/** One fact of a drug in words; `name` is what it is about, the same under each label. */
export interface Row {
  section: string;
  name: string;
  label: Label | undefined;
  text: string;
  evidence: Evidence;
  /** The forms that it holds for, where it is not all of them. */
  forms?: readonly Form[] | undefined;
}

type Facts = Omit<Row, 'section'>;
export type Sections = readonly (readonly [string, (drug: Drug) => Facts[]])[];

export const uses = (ids: readonly Indication[]) => ids.map((it) => INDICATION[it]).join(', ');
export const some = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', ');
