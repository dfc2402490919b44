/** What is read of a note and said about it, in the words of the field. */
export type {
  Band,
  Basis,
  ChildPugh,
  Evidence,
  Form,
  Indication,
  Label,
  LabTest,
  LabUnit,
  MedicineClass,
  MonitoringTest,
  ScreeningItem,
  Unit,
} from '../../../knowledge/vocabulary';
export type * from './analysis';
export type * from './finding';
export type * from './note';
export type * from './patient';
export type * from './reading';
export type * from './regimen';
