import type { KnowledgeBase } from '../../core/kb';
import { type Fault, orderOf } from '../../core/order';
import type { Analysis, Regimen, Settings, Sig } from '../../core/types';

export type Around = [regimen: Regimen, analysis: Analysis, kb: KnowledgeBase, settings: Settings];

/** What would be wrong with the order if it had this dose. */
export const faultWith = (sig: Sig | undefined, ...[regimen, { patient }, kb, settings]: Around): Fault | undefined =>
  orderOf({ ...regimen, ...(sig && { sig }) }, patient, kb, settings.label)?.fault;
