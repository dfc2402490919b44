/** One fact as a second person typed it from the sheets and the labels, without sight of our JSON. */
export interface Fact {
  drug: string;
  label: string;
  indication: string;
  form: string;
  fact: string;
  condition: string;
  value: string;
  /** The sheet's own mark of support: S, K, ?, or A, B, C of its second reading. */
  tag: string;
  source: string;
  /** How a disagreement was settled; "left out: ..." where our JSON does not have the fact, on purpose. */
  settled: string;
}

/** Reads the table; its first line names the columns. */
export function readFacts(text: string): Fact[] {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) as unknown as Fact;
  });
}

/** True when one of our values is theirs; 14 hours are 0.58 days. */
export const agrees = (row: Fact, ours: readonly string[]): boolean =>
  ours.some((it) => it === row.value || Math.abs(Number(it) - Number(row.value)) < 0.006);

interface Row {
  label?: string | undefined;
  indication?: string;
  indications?: readonly string[] | undefined;
  form?: string | undefined;
  forms?: readonly string[] | undefined;
}

/** Rows of the fact's label, use and form, where both name them. */
export function meant<T extends Row>({ label, indication, form }: Fact, rows: readonly T[] = []): T[] {
  const uses = (it: Row) => it.indications ?? [it.indication ?? indication];
  const forms = (it: Row) => it.forms ?? [it.form ?? form];
  return rows.filter(
    (it) =>
      (it.label ?? label) === label &&
      (indication === '-' || uses(it).includes(indication)) &&
      (form === '-' || forms(it).includes(form)),
  );
}
