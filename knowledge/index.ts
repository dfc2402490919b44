/** The ordered tables: a drug is one file in drugs/ and one line here, in the order in which people see them. */
export const tables = {
  drugs: [
    'baricitinib',
    'tofacitinib',
    'upadacitinib',
    'deucravacitinib',
    'abrocitinib',
    'ritlecitinib',
    'deuruxolitinib',
    'filgotinib',
    'peficitinib',
    'delgocitinib',
    'brepocitinib',
    'ruxolitinib',
    'fedratinib',
    'pacritinib',
    'momelotinib',
  ],
  evidence: [
    'systemic-lupus',
    'rheumatoid-arthritis',
    'psoriatic-arthritis',
    'ankylosing-spondylitis',
    'nr-axial-spondyloarthritis',
    'juvenile-idiopathic-arthritis',
    'giant-cell-arteritis',
    'dermatomyositis',
    'ulcerative-colitis',
    'crohns-disease',
    'atopic-dermatitis',
    'alopecia-areata',
    'vitiligo',
    'plaque-psoriasis',
    'chronic-hand-eczema',
    'myelofibrosis',
    'polycythaemia-vera',
    'acute-graft-versus-host-disease',
    'chronic-graft-versus-host-disease',
    'covid-19',
    'class-safety',
  ],
} as const;

/** Files that hold a list each; their order does not matter. */
export const lists = [
  'claims',
  'shared',
  'medicines',
  'problems',
  'labs',
  'tests',
  'assays',
  'signs',
  'scores',
  'cues',
  'context',
  'sections',
  'abbreviations',
  'citations',
] as const;

/** Files that hold one object. */
export const singles = ['sigWords'] as const;
