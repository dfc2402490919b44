import { describe, expect, test } from 'vitest';
import { inCaseOf } from '../server/core/slip';
import { kb } from './knowledge';

const spell = (word: string) => kb.lexicon.words.spell?.(word.toLowerCase());

describe('a misspelt name is found', () => {
  test.each([
    ['tofacitanib', 'tofacitinib'],
    ['tofacinitib', 'tofacitinib'],
    ['tofacitinibb', 'tofacitinib'],
    ['barcitinib', 'baricitinib'],
    ['baracitanib', 'baricitinib'],
    ['upadactinib', 'upadacitinib'],
    ['ducravacitinib', 'deucravacitinib'],
    ['deucravicitnb', 'deucravacitinib'],
    ['roxolitinib', 'ruxolitinib'],
    ['deuroxolitinib', 'deuruxolitinib'],
    ['figlotinib', 'filgotinib'],
    ['Rinvok', 'Rinvoq'],
    ['Rivnoq', 'Rinvoq'],
    ['Zeljans', 'Xeljanz'],
    ['Xelganz', 'Xeljanz'],
    ['Olumaint', 'Olumiant'],
    ['Jakifi', 'Jakafi'],
    ['Cibinco', 'Cibinqo'],
    ['Gyseleca', 'Jyseleca'],
    ['Vonjoe', 'Vonjo'],
  ])('%s: %s', (word, name) => expect(spell(word)).toBe(name));
});

describe('another word is left alone', () => {
  const INHIBITORS =
    'acalabrutinib afatinib alectinib axitinib bosutinib brigatinib cabozantinib capmatinib ceritinib crizotinib dasatinib ' +
    'entrectinib erlotinib famitinib flumatinib foretinib fostamatinib fruquintinib futibatinib gefitinib gilteritinib ibrutinib ' +
    'icotinib imatinib infigratinib lapatinib larotrectinib lazertinib lenvatinib lorlatinib masitinib neratinib nilotinib ' +
    'nintedanib osimertinib pazopanib pelitinib pemigatinib pexidartinib pimicotinib ponatinib pralsetinib pyrotinib quizartinib ' +
    'ritlecitinibs rociletinib savolitinib selumetinib sorafenib sunitinib tepotinib tivozanib trametinib tucatinib vandetanib ' +
    'varlitinib zanubrutinib oclacitinib povorcitinib ivarmacitinib itacitinib izencitinib nezulcitinib zasocitinib ' +
    'cerdulatinib gandotinib decernotinib ilginatinib lestaurtinib jaktinib';
  const WORDS =
    'tofu jakob jakub jakarta jacobi jakari luminal luminous lumigan lumira combigan cubicin cabinet correction corrected ' +
    'leqvio leqembi sotylize zelnorm xenical xeloda xolair zejula smyrna banjo invoke revoke ozempic israya lithium olympian ' +
    'baritone bariatric filgrastim fingolimod rituximab upadhyay fedora anabolic iambic inderal momentarily';

  test.each(`${INHIBITORS} ${WORDS}`.split(' '))('%s', (word) => expect(spell(word)).toBeUndefined());
});

test.each([
  ['RINVOC', 'Rinvoq', 'RINVOQ'],
  ['rinvoc', 'Rinvoq', 'Rinvoq'],
  ['Baricitnib', 'baricitinib', 'Baricitinib'],
  ['baricitnib', 'baricitinib', 'baricitinib'],
])('%s, %s: %s', (written, name, right) => expect(inCaseOf(written, name)).toBe(right));
