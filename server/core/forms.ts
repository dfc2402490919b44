import type { Drug } from '../../knowledge/drug';
import { indicationsOf } from './indication';
import type { KnowledgeBase } from './kb';
import type { Form, Label, Regimen } from './types';

interface Row {
  label?: Label | undefined;
  forms?: readonly Form[] | undefined;
}

/** Picks those rows of a table that one label has for the forms that may be meant. */
export function rowsOf(drug: Drug, label: Label, regimen: Regimen, kb: KnowledgeBase) {
  const meant = formsMeant(drug, label, regimen, kb);
  return <T extends Row>(rows: readonly T[]): T[] =>
    rows.filter((it) => it.label === label && (it.forms ?? meant).some((form) => meant.includes(form)));
}

/** The form that the note names, else those of its dose, else those of its indication, else the usual ones. */
function formsMeant(drug: Drug, label: Label, regimen: Regimen, kb: KnowledgeBase): Form[] {
  const all = [...new Set(drug.forms.map((it) => it.form))];
  if (regimen.form && all.includes(regimen.form)) return [regimen.form];
  const swallowed = all.filter((it) => !isOnSkin(it));
  if (regimen.sig?.unit === 'mg' && swallowed.length > 0) return swallowed;
  const uses = indicationsOf(regimen, kb);
  const ofUses = drug.indications.filter((it) => it.label === label && uses.includes(it.indication));
  if (ofUses.length > 0) return [...new Set(ofUses.flatMap((it) => it.forms ?? all))];
  const usual = drug.forms.filter((it) => !it.mustBeNamed).map((it) => it.form);
  return usual.length > 0 ? usual : all;
}

export const isOnSkin = (form: Form) => form === 'cream' || form === 'ointment';
