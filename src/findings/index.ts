export { finding, type Finding, type FindingDetails, type FindingObject, type Severity } from './finding.js';
export { hasErrors, sortFindings, uniqueFindings } from './order.js';
