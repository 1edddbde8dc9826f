import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ObjectId, ReportModel, StackModel } from '../../src/html-report/types.js';
import type { Strings } from './strings/index.js';

/** What the panel shows. */
export type Opened =
  { readonly type: 'object'; readonly id: ObjectId } | { readonly type: 'value'; readonly path: string };

/** What every part of the page may ask about. */
export interface Report {
  readonly model: ReportModel;
  readonly stack: StackModel;
  readonly strings: Strings;
  readonly opened: Opened | undefined;
  readonly open: (what: Opened) => void;
}

export const ReportContext = createContext<Report | undefined>(undefined);

/** The report that the page shows. */
export const useReport = (): Report => {
  const report = useContext(ReportContext);
  if (report === undefined) throw new Error('A part of the page stands outside of the report.');
  return report;
};
