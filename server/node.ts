import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { builtLibrary } from './disk/library';
import { builtManual } from './disk/manual';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), builtLibrary(), builtManual());
