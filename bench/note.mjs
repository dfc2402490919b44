// An invented note of any size: visits of one patient, no two alike, with characters beyond ASCII in every one.

const drugs = ['baricitinib 4 mg daily', 'tofacitinib 5 mg BID', 'upadacitinib 15 mg daily', 'Sotyktu 6 mg once daily'];
const complaints = ['morning stiffness of 40 minutes', 'new malar rash', 'fatigue, no fever', 'knee pain after a fall'];
const history = ['Mother had a DVT at 60.', 'No history of VTE.', 'Never smoked.', 'Appendectomy as a child.'];
const others = ['hydroxychloroquine 200 mg BID', 'prednisone 5 mg', 'methotrexate 15 mg weekly', 'lisinopril 10 mg'];
const advice = [
  'Shingrix second dose due.',
  'Return in 12 weeks.',
  'Discussed sun protection.',
  'CBC and lipids in 4 weeks.',
];

const visit = (at) => {
  const pick = (list, step) => list[(at * step + Math.floor(at / 3)) % list.length];
  const day = new Date(Date.UTC(2019, 0, 7 + at * 3)).toISOString().slice(0, 10);
  return `Date: ${day}
HPI: Woman of ${30 + (at % 50)} with rheumatoid arthritis and SLE, seen for ${pick(complaints, 1)}. Temp 37.${at % 10} °C.
${pick(history, 3)} Denies chest pain, dyspnea or leg swelling.

Medications:
- ${pick(drugs, 1)}
- ${pick(others, 3)}

Labs: eGFR ${35 + ((at * 7) % 60)} mL/min/1.73 m², Hgb ${8 + (at % 6)}.${at % 10} g/dL, ALC ${400 + ((at * 37) % 1500)}, ANC ${1 + (at % 5)}.2 ×10⁹/L.

Assessment: disease activity ${['low', 'moderate', 'high'][at % 3]}; DAS28 ≥ ${2 + (at % 3)}.6.
Plan:
1. Continue ${pick(drugs, 1)}.
2. ${pick(advice, 1)} ${pick(advice, 3)}

`;
};

export function makeNote(bytes) {
  let text = '';
  let size = 0;
  for (let at = 0; size < bytes; at++) {
    const next = visit(at);
    size += Buffer.byteLength(next);
    text += next;
  }
  return text;
}
