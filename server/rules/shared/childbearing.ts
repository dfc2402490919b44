import type { Patient } from '../../core/types';

const CHILD_BEARING: readonly [number, number] = [12, 55];

/** Who could be pregnant, as far as the note says; who is pregnant is no question any more. */
export const couldBePregnant = ({ age, sex, problems }: Patient): boolean =>
  sex === 'female' &&
  (age === undefined || (age.value >= CHILD_BEARING[0] && age.value <= CHILD_BEARING[1])) &&
  !problems.has('menopause') &&
  !problems.has('pregnancy');
