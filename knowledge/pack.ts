import * as z from 'zod';
import { LimitRow } from './dose';
import { Drug } from './drug';
import { Monitoring } from './safety';
import { Citation } from './study';
import { Id } from './vocabulary';

/** House rules: a folder of JSON that a clinic keeps for itself, in the shapes of our own facts. It holds data only. */

/** pack.json: whose rules these are. Its `id` is the citation of what the house itself decided. */
export const PackInfo = z.strictObject({
  $schema: z.string().optional(),
  id: Id,
  name: z.string().min(2).max(60),
  title: z.string().min(4),
  date: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
});

/** limits.json: a dose policy. It stands in place of the label's row for the same circumstances, else beside it. */
export const LocalLimit = z.strictObject({ drug: Id, ...LimitRow.shape });

/** monitoring.json: it stands in place of the label's schedule for the same tests. */
export const LocalMonitoring = z.strictObject({ drug: Id, ...Monitoring.shape });

/** phrases.json: a text that a short word brings; "***" in it is a blank to fill. */
export const DotPhrase = z.strictObject({
  trigger: z
    .string()
    .regex(/^\.[a-z][a-z0-9]+$/, 'a trigger is a dot and lower-case letters or digits, such as ".jakvte"'),
  title: z.string().min(3).max(80),
  text: z.string().min(1).max(5000),
});

/** rules.json: how loud a rule is in this house; a setting of the reader's own goes before it. */
export const Loudness = z.enum(['error', 'warning', 'info', 'hint', 'off']);

export const packShapes = {
  pack: PackInfo,
  drug: Drug,
  limits: z.array(LocalLimit),
  monitoring: z.array(LocalMonitoring),
  phrases: z.array(DotPhrase),
  rules: z.record(z.string(), Loudness),
  citations: z.array(Citation),
} as const;

/** What is left of a pack when all that is wrong with it is taken out. */
export interface Pack {
  info: z.infer<typeof PackInfo>;
  drugs: Drug[];
  limits: z.infer<typeof LocalLimit>[];
  monitoring: z.infer<typeof LocalMonitoring>[];
  phrases: z.infer<typeof DotPhrase>[];
  rules: Readonly<Record<string, z.infer<typeof Loudness>>>;
  citations: Citation[];
}
