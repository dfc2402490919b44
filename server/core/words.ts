import type { Fact, Indication, MonitoringTest, ScreeningItem, Text } from './types';

/** How people write what the facts call by id. */

export const INDICATION: Readonly<Record<Indication, string>> = {
  'rheumatoid-arthritis': 'rheumatoid arthritis',
  'psoriatic-arthritis': 'psoriatic arthritis',
  'ankylosing-spondylitis': 'ankylosing spondylitis',
  'nr-axial-spondyloarthritis': 'non-radiographic axial spondyloarthritis',
  'juvenile-idiopathic-arthritis': 'juvenile idiopathic arthritis',
  'giant-cell-arteritis': 'giant cell arteritis',
  'ulcerative-colitis': 'ulcerative colitis',
  'crohns-disease': "Crohn's disease",
  'atopic-dermatitis': 'atopic dermatitis',
  'alopecia-areata': 'alopecia areata',
  'plaque-psoriasis': 'plaque psoriasis',
  interferonopathy: 'interferonopathy',
  vitiligo: 'vitiligo',
  'covid-19': 'COVID-19',
  'systemic-lupus': 'systemic lupus',
  'cutaneous-lupus': 'cutaneous lupus',
  'lupus-nephritis': 'lupus nephritis',
  hidradenitis: 'hidradenitis suppurativa',
  dermatomyositis: 'dermatomyositis',
  uveitis: 'uveitis',
  'takayasu-arteritis': 'Takayasu arteritis',
  'polymyalgia-rheumatica': 'polymyalgia rheumatica',
  'sjogrens-disease': "Sjögren's disease",
  'stills-disease': "Still's disease",
  sarcoidosis: 'sarcoidosis',
  'lichen-planus': 'lichen planus',
  'prurigo-nodularis': 'prurigo nodularis',
  'graft-versus-host-disease': 'graft-versus-host disease',
  'acute-graft-versus-host-disease': 'acute graft-versus-host disease',
  'chronic-graft-versus-host-disease': 'chronic graft-versus-host disease',
  myelofibrosis: 'myelofibrosis',
  'polycythaemia-vera': 'polycythaemia vera',
  'chronic-hand-eczema': 'chronic hand eczema',
  'behcets-disease': "Behçet's disease",
  'systemic-sclerosis': 'systemic sclerosis',
};

/** `order` is what stands in an inserted line, `title` what a message says. */
export const SCREENING: Readonly<Record<ScreeningItem, { title: string; order: string }>> = {
  tb: { title: 'TB test', order: 'QuantiFERON or T-SPOT' },
  hbv: { title: 'HBV', order: 'HBsAg, anti-HBc' },
  hcv: { title: 'HCV', order: 'HCV antibody' },
  cbc: { title: 'CBC', order: 'CBC with differential' },
  lft: { title: 'LFTs', order: 'ALT, AST' },
  renal: { title: 'renal function', order: 'creatinine, eGFR' },
  lipids: { title: 'lipids', order: 'Lipid panel' },
  'pregnancy-test': { title: 'pregnancy test', order: 'Pregnancy test' },
  'zoster-vaccine': { title: 'zoster vaccine', order: 'Zoster vaccine (recombinant)' },
  cyp2c9: { title: 'CYP2C9 genotype', order: 'CYP2C9 genotype' },
  thiamine: { title: 'thiamine', order: 'Thiamine level' },
  'amylase-lipase': { title: 'amylase and lipase', order: 'Amylase, lipase' },
  ecg: { title: 'ECG', order: 'ECG' },
  coagulation: { title: 'coagulation', order: 'PT, aPTT' },
};

export const MONITORING: Readonly<Record<MonitoringTest, string>> = {
  cbc: 'CBC with differential',
  lft: 'ALT, AST',
  renal: 'creatinine, eGFR',
  lipids: 'lipid panel',
  triglycerides: 'triglycerides',
  'amylase-lipase': 'amylase, lipase',
  thiamine: 'thiamine',
  ecg: 'ECG',
  coagulation: 'PT, aPTT',
  cpk: 'CPK',
  bilirubin: 'bilirubin',
};

export const LABEL: Readonly<Record<'us' | 'eu' | 'jp', string>> = { us: 'US', eu: 'EU', jp: 'JP' };

/** Times a day in the words of an order. */
export function frequencyWords(perDay: number): string {
  const times = ['', 'once', 'twice', 'three times', 'four times'];
  const aWeek = Math.round(perDay * 7 * 1000) / 1000;
  if (perDay === 0.5) return 'every other day';
  if (perDay >= 1) return times[perDay] ? `${times[perDay]} daily` : `${perDay} times daily`;
  return times[aWeek] ? `${times[aWeek]} weekly` : `every ${Math.round(1 / perDay)} days`;
}

/** Facts in the note's own words, each once, with the layout of tables left out. */
export function factWords(facts: readonly Fact[], text: Text): string {
  const words = facts.map((it) => it.words ?? text.slice(it.start, it.end).replace(/\s+/g, ' '));
  return [...new Map(words.map((it) => [it.toLowerCase(), it])).values()].join(', ');
}

/** "a, b and c". */
export function listWords(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
