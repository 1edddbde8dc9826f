import { useReport } from '../context.js';
import { Section } from '../parts/section.js';

/** The values that a stack sets; not there when it sets none. */
export const Values = () => {
  const { model, stack, strings } = useReport();
  if (stack.overrides.length === 0) return null;
  const usual = new Map(model.values);
  const { key, before, after } = strings.values;
  return (
    <Section id="values" title={strings.sections.values} lead={strings.leads.values(stack.overrides.length)}>
      <div class="scroll" tabIndex={0} role="group" aria-label={strings.sections.values}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">{key}</th>
              <th scope="col">{before}</th>
              <th scope="col">{after}</th>
            </tr>
          </thead>
          <tbody>
            {stack.overrides.map(([path, text]) => (
              <tr key={path}>
                <th scope="row">
                  <code>{path}</code>
                </th>
                <td>{usual.get(path) ?? strings.panel.unset}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};
