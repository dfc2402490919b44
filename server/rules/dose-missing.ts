import type { Dose } from '../../knowledge/dose';
import type { Drug } from '../../knowledge/drug';
import { isMedicine } from '../core/action-cue';
import type { KnowledgeBase } from '../core/kb';
import { as } from '../core/lexicon';
import { labelOf } from '../core/limit';
import { candidateDoses, formOf } from '../core/order';
import { readSaid } from '../core/reading/mention-dose';
import { readSentences } from '../core/sentence';
import { tokenize } from '../core/token';
import type { Fix, Form, Label, Regimen, Rule, Text } from '../core/types';
import { frequencyWords, LABEL, listWords } from '../core/words';
import { brief, capital, cite, soften } from './shared/finding';

export const doseMissing: Rule = {
  id: 'dose-missing',
  title: 'Planned drug without its dose',
  why: 'Whoever writes the prescription from this plan needs the amount and how often it is taken.',
  examples: ['RA. Plan: start [Rinvoq]{dose-missing}.', 'RA. Plan: start Rinvoq 15 mg daily.'],

  *check({ regimens, note: { text } }, kb, settings) {
    for (const regimen of regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status !== 'planned' || isAsked(regimen, text)) continue;
      const label = labelOf(drug, settings.label);
      const form = formMeant(drug, regimen, label);
      const missing = missingIn(regimen, form, text, kb);
      if (missing.length === 0) continue;
      const doses = dosesOf(drug, regimen, form, label, kb);
      const words = doses.map((it) => it.words);
      const rows = [...drug.doses, ...(drug.topical ?? [])].filter((it) => it.label === label && it.form === form);

      yield {
        span: regimen.drug.span,
        severity: soften('info', label !== settings.label),
        summary: brief(`${capital(drug.name)} is planned without ${listWords(missing, 'or')}.`),
        detail: words.length > 0 ? `Labelled (${LABEL[label]}): ${listWords(words, 'or')}.` : '',
        because: regimen.cue ? [regimen.cue] : [],
        clears: words,
        evidence: rows.slice(0, 1).map((it) => cite(it.evidence, label)),
        fixes: doses.map((it) => insert(it, regimen)),
      };
    }
  },

  silence: ({ status }) => (status === 'planned' ? 'The note gives the dose.' : 'No order of it is planned.'),
};

/** "? start it" is a question, and "taper it" gives no dose to write down. */
function isAsked({ cue, drug }: Regimen, text: Text): boolean {
  const start = Math.min(cue?.start ?? drug.span.start, drug.span.start);
  const verb = cue ? text.slice(cue.start, cue.end) : '';
  return /\?\s?$/.test(text.slice(Math.max(0, start - 2), start)) || CHANGE.test(verb);
}

const CHANGE =
  /^(?:will |to |to be )?(?:increas|decreas|reduc|lower|taper|titrat|up-?titrat|wean|cut|drop|rais|bump|halv|doubl|go )/i;

/** The form that the order names, else the one of its use, else the usual one. */
function formMeant(drug: Drug, regimen: Regimen, label: Label): Form {
  const usual = formOf(drug, regimen.sig, label);
  if (regimen.form) return regimen.form;
  const uses = regimen.indications.map((it) => it.concept);
  const ofUse = drug.topical?.find((it) => it.label === label && uses.includes(it.indication));
  return ofUse?.form ?? usual;
}

/** What no place of the note says; a cream is taken without an amount. */
function missingIn({ statements, sig }: Regimen, form: Form, text: Text, kb: KnowledgeBase): string[] {
  const own = statements.filter((it) => it.status !== 'other' && !(it.status === 'general' && it.stated));
  const sigs = [...own.flatMap((it) => it.sig ?? []), ...(sig ? [sig] : [])];
  const knows = { amount: isOnSkin(form) || sigs.length > 0, often: sigs.some((it) => it.perDay !== undefined) };
  for (const { mention } of own) {
    if (knows.amount && knows.often) break;
    const { end } = mention.sentence;
    // The next sentence may say it: "Dose: 15 mg daily."
    const words = text.slice(mention.span.start, end + REACH);
    const said = readSaid(words, kb).get(0);
    knows.amount ||= (said?.doses.length ?? 0) > 0;
    knows.often ||= said?.perDay !== undefined || isTimed(words, kb);
  }
  return [...(knows.amount ? [] : ['its amount']), ...(knows.often ? [] : ['how often it is taken'])];
}

const REACH = 120;
/** A longer interval is a visit's or a test's. */
const MOST_SELDOM = 0.5;

/** How often something is taken stands before the next medicine: "15 mg tablet. Take 1 tablet by mouth daily." */
function isTimed(words: string, kb: KnowledgeBase): boolean {
  const { sentences } = readSentences(kb.lexicon, words, tokenize(words), 'none');
  const terms = sentences.flatMap((it) => it.terms);
  const next = terms.findIndex((it, index) => index > 0 && isMedicine(it));
  return terms.slice(0, next < 0 ? terms.length : next).some((it) => (as(it, 'frequency')?.perDay ?? 0) >= MOST_SELDOM);
}

const MOST = 3;
const isOnSkin = (form: Form) => form === 'cream' || form === 'ointment';

interface Labelled {
  words: string;
  amount: string;
  often: string;
}

/** The labelled doses for the uses that may be meant, or those of the amount that is there. */
function dosesOf(drug: Drug, regimen: Regimen, form: Form, label: Label, kb: KnowledgeBase): Labelled[] {
  const onSkin = (drug.topical ?? []).filter((it) => it.label === label && it.form === form);
  const topical = onSkin.map((it): Dose & { unit: string } => ({
    form,
    amount: it.strength,
    perDay: it.perDay,
    unit: '%',
  }));
  const swallowed = candidateDoses(drug, regimen, form, label, kb).map((it) => ({ ...it, unit: 'mg' }));
  const doses = (isOnSkin(form) ? topical : swallowed)
    .filter((it) => isOnSkin(form) || regimen.sig === undefined || it.amount === regimen.sig.amount)
    .map((it) => ({ amount: `${it.amount} ${it.unit}`, often: frequencyWords(it.perDay) }))
    .map((it) => ({ ...it, words: `${it.amount} ${it.often}` }));
  return [...new Map(doses.map((it) => [it.words, it])).values()].slice(0, MOST);
}

/** What is missing, behind what is there. */
function insert({ words, often }: Labelled, { drug, sig }: Regimen): Fix {
  const at = sig?.span.end ?? drug.span.end;
  const newText = sig ? ` ${often}` : ` ${words}`;
  return { title: `Insert ${newText.trim()}`, edits: [{ span: { start: at, end: at }, newText }] };
}
