export { REPORT_FORMATS, isReportFormat, writeReport, type ReportFormat } from './formats.js';
export { countReport, type Report, type ReportCase, type ReportCounts, type ReportSuite } from './report.js';
export { saveReport } from './save.js';
export { formatLocation, locateFinding, type Location } from './location.js';
export { formatCase } from './text.js';
