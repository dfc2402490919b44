import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { builtLibrary } from './disk/library';
import { startServer } from './server';

startServer(createConnection(ProposedFeatures.all), builtLibrary());
