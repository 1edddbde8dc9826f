import type { UpgradeObject } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { Finding } from '../parts/finding.js';
import { ObjectLink } from '../parts/object-link.js';
import { Section } from '../parts/section.js';

const Change = ({ type, label, object, template, fields }: UpgradeObject) => {
  const { strings } = useReport();
  const { upgrade } = strings;
  return (
    <details class={`change ${type}`} open={fields.length > 0}>
      <summary>
        <span class={`tag ${type}`}>{upgrade.states[type]}</span> <span class="rule-title">{label}</span>
        {fields.length > 0 && <span class="count">{fields.length}</span>}
      </summary>
      <p class="place">
        {object !== undefined && <ObjectLink id={object} />} <code>{template}</code>
      </p>
      {fields.length > 0 && (
        <div class="scroll" tabIndex={0} role="group" aria-label={label}>
          <table class="changes">
            <thead>
              <tr>
                <th scope="col">{upgrade.field}</th>
                <th scope="col">{upgrade.before}</th>
                <th scope="col">{upgrade.after}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ path, before, after }) => (
                <tr key={path}>
                  <th scope="row">
                    <code>{path}</code>
                  </th>
                  <td class="removed">{before ?? '–'}</td>
                  <td class="added">{after ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
};

/** What an upgrade would change; not there when nobody asked for it. */
export const Upgrade = () => {
  const { model, strings } = useReport();
  const { upgrade } = model;
  if (upgrade === undefined) return null;
  const { from, findings, objects, same, noise } = upgrade;
  return (
    <Section id="upgrade" title={strings.sections.upgrade} lead={strings.leads.upgrade(from)}>
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map((finding, index) => (
            <Finding key={index} finding={finding} />
          ))}
        </ul>
      )}
      {objects.length === 0 && <p>{strings.upgrade.nothing}</p>}
      <div class="rules">
        {objects.map((object) => (
          <Change key={object.label} {...object} />
        ))}
      </div>
      <p class="quiet">{strings.upgrade.same(same, noise)}</p>
    </Section>
  );
};
