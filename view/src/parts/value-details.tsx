import { useReport } from '../context.js';

/** A value: what the chart says, and what this stack says. */
export const ValueDetails = ({ path }: { readonly path: string }) => {
  const { model, stack, strings } = useReport();
  const { panel } = strings;
  const usual = model.values.find(([key]) => key === path)?.[1];
  const here = stack.overrides.find(([key]) => key === path)?.[1] ?? usual;
  return (
    <dl class="facts">
      <dt>{panel.defaultValue}</dt>
      <dd>
        <code>{usual ?? panel.unset}</code>
      </dd>
      <dt>{panel.stackValue(stack.name)}</dt>
      <dd>
        <code>{here ?? panel.unset}</code>
      </dd>
    </dl>
  );
};
