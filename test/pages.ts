import * as z from 'zod';
import { lists } from '../knowledge';
import { shapes } from '../knowledge/schema';
import { renderKnowledge } from '../server/features/render-knowledge';
import { kb } from './knowledge';

const schema = (shape: z.ZodType) => `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`;

/** Files that are made from the facts and their shapes; a test holds them against what they would be made today. */
export const pages: Readonly<Record<string, string>> = {
  'docs/knowledge.md': `${renderKnowledge(kb)}\n`,
  '.vscode/schemas/drug.schema.json': schema(shapes.drugs),
  '.vscode/schemas/evidence.schema.json': schema(shapes.evidence),
  ...Object.fromEntries(lists.map((table) => [`.vscode/schemas/${table}.schema.json`, schema(z.array(shapes[table]))])),
};
