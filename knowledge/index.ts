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
  evidence: ['systemic-lupus', 'rheumatoid-arthritis'],
} as const;

/** Files that hold a list each; their order does not matter. */
export const lists = ['claims', 'medicines', 'problems', 'labs', 'tests', 'cues', 'sections', 'citations'] as const;

/** Files that hold one object. */
export const singles = ['sigWords'] as const;
