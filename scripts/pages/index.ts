import * as z from 'zod';
import { lists } from '../../knowledge';
import { packShapes } from '../../knowledge/pack';
import { shapes } from '../../knowledge/schema';
import { kb, knowledge } from '../../test/knowledge';
import { claimsPage } from './claims';
import { doubleEntryPage } from './double-entry';
import { drugsPage } from './drugs';
import { evidencePage } from './evidence';
import { languagePage } from './language';
import { rulePages } from './rules';

const schema = (shape: z.ZodType) => `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`;

/** Files that are made from the facts, their shapes and the rules; a test holds them against what they would be made today. */
export const pages: Readonly<Record<string, string>> = {
  'docs/knowledge.md': `${drugsPage(knowledge, kb)}\n`,
  'docs/evidence.md': `${evidencePage(kb)}\n`,
  'docs/claims.md': `${claimsPage(knowledge.claims, kb)}\n`,
  'docs/language.md': `${languagePage(knowledge)}\n`,
  'docs/double-entry.md': `${doubleEntryPage()}\n`,
  ...rulePages,
  '.vscode/schemas/drug.schema.json': schema(shapes.drugs),
  '.vscode/schemas/evidence.schema.json': schema(shapes.evidence),
  ...Object.fromEntries(lists.map((it) => [`.vscode/schemas/${it}.schema.json`, schema(z.array(shapes[it]))])),
  ...Object.fromEntries(
    Object.entries(packShapes).map(([name, shape]) => [`client/schemas/${name}.schema.json`, schema(shape)]),
  ),
};
