import type { ExceptionModel, FindingModel } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { ObjectLink } from './object-link.js';

interface Properties {
  readonly finding: FindingModel | ExceptionModel;
  /** Where the object is known already. */
  readonly withoutObject?: boolean;
}

/** What was found in one place, and what to do about it. */
export const Finding = ({ finding, withoutObject = false }: Properties) => {
  const { strings } = useReport();
  const { object, path, template, message, hint, severity } = finding;
  const isExcepted = 'reason' in finding;
  return (
    <li class={`finding ${isExcepted ? 'excepted' : severity}`}>
      <p lang="en">{message}</p>
      {isExcepted ? (
        <p class="quiet">
          {strings.checks.reason}: <span lang="en">{finding.reason}</span>
        </p>
      ) : (
        <p class="quiet" lang="en">
          {hint}
        </p>
      )}
      <p class="place">
        {!withoutObject && object !== undefined && <ObjectLink id={object} />}
        {object === undefined && template !== undefined && <code>{template}</code>}
        {path !== undefined && <code>{path}</code>}
      </p>
    </li>
  );
};
