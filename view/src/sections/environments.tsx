import { useState } from 'preact/hooks';
import type { EnvironmentRow, SectionName } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { Section } from '../parts/section.js';
import type { Strings } from '../strings/index.js';

const CLUSTER_DEFAULT = '(default)';

const rowName = ({ name }: EnvironmentRow, section: SectionName, strings: Strings): string => {
  const names: Readonly<Record<string, string>> = strings.environments.rows;
  return section === 'resources' ? (names[name] ?? name) : name;
};

const isDifferent = (cells: readonly string[], index: number): boolean => cells[index] !== cells[0];

const differsAnywhere =
  (refused: readonly boolean[]) =>
  ({ cells }: EnvironmentRow): boolean =>
    cells.some((_, index) => refused[index] !== true && isDifferent(cells, index));

/** All environments beside each other. */
export const Environments = () => {
  const { model, stack, strings } = useReport();
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const { columns, sections } = model.environments;
  const texts = strings.environments;
  const refused = columns.map((column) => column.refused !== undefined);
  const all = sections.reduce((total, { rows }) => total + rows.length, 0);
  const shown = sections
    .map(({ name, rows }) => ({
      name,
      rows: onlyDifferences ? rows.filter(differsAnywhere(refused)) : rows,
    }))
    .filter(({ rows }) => rows.length > 0);
  const count = shown.reduce((total, { rows }) => total + rows.length, 0);

  return (
    <Section id="environments" title={strings.sections.environments} lead={strings.leads.environments}>
      <div class="row controls">
        <label>
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={({ currentTarget }) => {
              setOnlyDifferences(currentTarget.checked);
            }}
          />{' '}
          {texts.onlyDifferences}
        </label>
        <span class="quiet" role="status">
          {texts.shown(count, all)}
        </span>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-label={strings.sections.environments}>
        <table class="environments">
          <thead>
            <tr>
              <th scope="col">{texts.row}</th>
              {columns.map(({ name, overlay }) => (
                <th key={name} scope="col" class={name === stack.name ? 'here' : undefined}>
                  {name} {overlay && <small>{texts.overlay}</small>}
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(({ name, rows }) => (
            <tbody key={name}>
              <tr class="part">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  <span>{texts.sections[name]}</span>
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row" translate={name === 'resources'}>
                    {rowName(row, name, strings)}
                  </th>
                  {row.cells.map((text, index) => {
                    const differs = refused[index] !== true && isDifferent(row.cells, index);
                    return (
                      <td key={columns[index]?.name} class={differs ? 'differs' : undefined}>
                        {refused[index] === true ? (
                          <span class="quiet">–</span>
                        ) : text === '' ? (
                          <span class="quiet">{texts.none}</span>
                        ) : (
                          text.replace(CLUSTER_DEFAULT, texts.defaultClass)
                        )}
                        {differs && <span class="hidden"> ({texts.differs})</span>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {columns.map(
        (column) =>
          column.refused !== undefined && (
            <p key={column.name} class="note">
              <strong>{column.name}</strong> – {texts.refused} <span lang="en">{column.refused}</span>
            </p>
          ),
      )}
    </Section>
  );
};
