export { scoreInstructions, scoreSentences } from './corpus';
export { scoreReading } from './reading';
