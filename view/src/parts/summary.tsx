import { useReport } from '../context.js';

/** The release in six numbers. */
export const Summary = () => {
  const { model, stack, strings } = useReport();
  const { summary } = strings;
  const items = (type: string) => stack.map.items.filter((item) => item.type === type).length;
  const findings = [...model.chartFindings, ...stack.findings];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const column = model.environments.columns.findIndex(({ name }) => name === stack.name);
  const requests = model.environments.sections
    .find(({ name }) => name === 'resources')
    ?.rows.find(({ name }) => name === 'requests')?.cells[column];
  const tiles: readonly (readonly [name: string, value: string, mood?: string])[] = [
    [summary.workloads, String(items('workload'))],
    [summary.objects, String(stack.objects.length)],
    [summary.entrances, String(items('entrance'))],
    ...(requests === undefined ? [] : [[summary.requests, requests.replace('\n', ', ')] as const]),
    [summary.errors, String(errors), errors === 0 ? 'good' : 'bad'],
    [summary.warnings, String(findings.length - errors), findings.length === errors ? 'good' : 'doubtful'],
  ];
  return (
    <dl class="summary">
      {tiles.map(([name, value, mood]) => (
        <div key={name} class={mood}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
