import type { Regimen, Statement } from '../../core/types';

const MOST = 24;

/** The last of what a note says of a drug, as much as a reader has in view: a file of many visits has many doses. */
export const inView = ({ statements }: Regimen): readonly Statement[] => statements.slice(-MOST);
