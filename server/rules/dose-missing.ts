import type { Dose } from '../../knowledge/dose';
import type { Drug } from '../../knowledge/drug';
import { labelOf } from '../core/limit';
import { candidateDoses, formOf } from '../core/order';
import type { Fix, Form, Label, Regimen, Rule, Text } from '../core/types';
import { frequencyWords, LABEL, listWords } from '../core/words';
import { isOnSkin, missingIn } from './shared/dose-said';
import { type Around, faultWith } from './shared/fault';
import { brief, capital, cite, soften } from './shared/finding';

export const doseMissing: Rule = {
  id: 'dose-missing',
  title: 'Planned drug without its dose',
  why: 'Whoever writes the prescription from this plan needs the amount and how often it is taken.',
  examples: [
    'RA. Plan: start [Rinvoq]{dose-missing}.',
    'RA. Plan: start Rinvoq 15 mg daily.',
    'RA. Plan: start [Rinvoq]{dose-missing} 15 mg.',
    'RA. Start [baricitinib]{dose-missing} daily.',
    'RA. Start Olumiant 2 po qd.',
    'RA. Start Rinvoq. Dose: 15 mg daily.',
    'UC: start tofacitinib 10 mg BID x 8 weeks then 5 mg BID.',
    'MF: start ruxolitinib 10 mg in the morning and 5 mg at night.',
    'MF. Start Jakafi 15 mg AM and 10 mg PM.',
    'AA: Plan: begin [Olumiant]{dose-missing} once PA is approved.',
    'RA. Consider Rinvoq.',
    'RA. Discussed starting Rinvoq or Xeljanz.',
    'RA on Rinvoq, doing well.',
    'RA, switch from Xeljanz to Rinvoq 15 mg daily.',
    'RA, switch from Xeljanz 5 mg BID to [Rinvoq]{dose-missing}.',
    'Meds: Rinvoq 15 mg daily.\nPlan: restart Rinvoq after surgery.',
    'Vitiligo: start [Opzelura]{dose-missing} cream.',
    'Vitiligo: start Opzelura cream BID.',
    'Vitiligo: start Opzelura 1.5% cream twice daily to face.',
    'Vitiligo: start Opzelura, apply thin layer BID.',
    'Plan\n1. RA - will start [upadacitinib]{dose-missing} after QuantiFERON, hepatitis panel.\n2. RTC 3 months',
    'Plan: start upadacitinib after labs back. Sig: 15 mg po daily, disp 30.',
    'Plan: start Rinvoq.\nRx: Rinvoq 15 mg tablet. Sig: Take 1 tablet (15 mg total) by mouth daily.',
    'Mother will start Rinvoq.',
    'RA: Pt declines to start Rinvoq.',
    'RA: If TB neg, start Rinvoq 15 mg once daily.',
    'RA: Rx sent for [Olumiant]{dose-missing}.',
    'Psoriasis - initiate [Sotyktu]{dose-missing}, samples given.',
    'Psoriasis - initiate Sotyktu 6 mg, 1 tab po daily, samples given.',
    'Psoriasis - Sotyktu 6 mg qd starting Monday',
    'Start ritlecitinib: 50 mg capsule once daily',
    'eu: Plan: to commence [filgotinib]{dose-missing} for UC.',
    'Dear Dr Jones, I have asked the pharmacy to start [Olumiant]{dose-missing} and will see her in 3 months.',
    'MF: switch Jakafi to [Inrebic]{dose-missing} 400 mg. Check thiamine first.',
    'GVHD - add [ruxolitinib]{dose-missing} 10 mg, taper pred.',
    'eu: CHE: start [Anzupgo]{dose-missing}.',
    'Start [Rinvoq]{dose-missing} per label.',
    '45F AA, SALT 70. Quant neg, hep neg. Plan: Start [Litfulo]{dose-missing}; labs at 4 wks.',
    'Plan: 1) Initiate [baricitinib]{dose-missing}, f/u 12 weeks 2) MTX 15 mg weekly',
    'MF, int-2, plt 110. Will begin [Jakafi]{dose-missing} next week. CBC weekly.',
    'Psoriasis: start deucravacitinib ([Sotyktu]{dose-missing}).',
    'UC: switch to [Rinvoq]{dose-missing} after failing infliximab. Induction then maintenance.',
    'AD: PA submitted. Start [Cibinqo]{dose-missing} when approved.',
    'RA: add [Olumiant]{dose-missing} to MTX 15 mg weekly.',
    'RA: Start [tofacitinib]{dose-missing} 5 mg. CBC at 4 weeks.',
  ],

  *check(analysis, kb, settings) {
    const { text } = analysis.note;
    for (const regimen of analysis.regimens) {
      const drug = kb.drugs.get(regimen.concept);
      if (!drug || regimen.status !== 'planned' || isAsked(regimen, text)) continue;
      const label = labelOf(drug, settings.label);
      const form = formMeant(drug, regimen, label);
      const missing = missingIn(regimen, form, text, kb);
      if (missing.length === 0) continue;
      const doses = dosesOf(drug, form, regimen, analysis, kb, settings);
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

/** "? start it", "avoid starting it", "never filled" order nothing, and "taper it" gives no dose to write down. */
function isAsked({ cue, drug }: Regimen, text: Text): boolean {
  const start = Math.min(cue?.start ?? drug.span.start, drug.span.start);
  const verb = cue ? text.slice(cue.start, cue.end) : '';
  const lead = text.slice(Math.max(0, start - 16), start);
  const behind = text.slice(drug.sentence.start, drug.sentence.end);
  return LEAD.test(lead) || CHANGE.test(verb) || /\b(?:never|not) (?:filled|started|picked up|taken)\b/i.test(behind);
}

const LEAD = /(?:\?|\b(?:avoid|consider|against|not|never|defer|before|prior to|instead of|rather than|off)) ?$/i;
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

const MOST = 3;

interface Labelled {
  words: string;
  amount: string;
  often: string;
}

/** The labelled doses for the uses that may be meant, or those of the amount that is there, if nothing forbids them. */
function dosesOf(drug: Drug, form: Form, ...around: Around): Labelled[] {
  const [regimen, , kb, settings] = around;
  const label = labelOf(drug, settings.label);
  const onSkin = (drug.topical ?? []).filter((it) => it.label === label && it.form === form);
  const topical = onSkin.map((it) => ({ amount: it.strength, perDay: it.perDay, unit: '%' }));
  const fits = (it: Dose) =>
    (regimen.sig === undefined || it.amount === regimen.sig.amount) && !isFaulty(it, ...around);
  const swallowed = candidateDoses(drug, regimen, form, label, kb).filter(fits);
  const doses = (isOnSkin(form) ? topical : swallowed.map((it) => ({ ...it, unit: 'mg' })))
    .map((it) => ({ amount: `${it.amount} ${it.unit}`, often: frequencyWords(it.perDay) }))
    .map((it) => ({ ...it, words: `${it.amount} ${it.often}` }));
  return [...new Map(doses.map((it) => [it.words, it])).values()].slice(0, MOST);
}

const isFaulty = ({ form, amount, perDay }: Dose, ...around: Around): boolean => {
  const [regimen] = around;
  return faultWith({ span: regimen.drug.span, amount, perDay, unit: 'mg', form }, ...around) !== undefined;
};

/** What is missing, behind what is there. */
function insert({ words, often }: Labelled, { drug, sig }: Regimen): Fix {
  const at = sig?.span.end ?? drug.span.end;
  const newText = sig ? ` ${often}` : ` ${words}`;
  return { title: `Insert ${newText.trim()}`, edits: [{ span: { start: at, end: at }, newText }] };
}
