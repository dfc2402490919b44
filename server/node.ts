import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Knowledge } from '../knowledge/schema';
import { startServer } from './server';

// The build puts the facts beside this bundle and has validated them, so they are parsed and trusted.
const knowledge: Knowledge = JSON.parse(readFileSync(join(__dirname, 'knowledge.json'), 'utf8'));

startServer(createConnection(ProposedFeatures.all), knowledge);
