import { useState } from 'preact/hooks';
import type { ObjectId, ReferenceModel } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';
import { Finding } from './finding.js';
import { ObjectLink } from './object-link.js';
import { Yaml } from './yaml.js';

interface ReferencesProperties {
  readonly title: string;
  readonly references: readonly ReferenceModel[];
}

const References = ({ title, references }: ReferencesProperties) => {
  const { strings } = useReport();
  const { panel } = strings;
  return (
    <section>
      <h3>{title}</h3>
      {references.length === 0 && <p class="quiet">{panel.nothing}</p>}
      <ul class="references">
        {references.map(({ object, label, path, count }) => (
          <li key={label}>
            {object === undefined ? <code>{label}</code> : <ObjectLink id={object} label={label} />}
            {object === undefined && <span class="quiet"> {panel.elsewhere}</span>}
            <code class="path">{path}</code>
            {count > 1 && <span class="quiet"> {panel.places(count - 1)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Manifest = ({ text }: { readonly text: string }) => {
  const { strings } = useReport();
  const [copied, setCopied] = useState(false);
  return (
    <section>
      <div class="row">
        <h3>{strings.panel.manifest}</h3>
        <button
          type="button"
          class="small"
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => {
              setCopied(true);
            });
          }}
        >
          {copied ? strings.panel.copied : strings.panel.copy}
        </button>
      </div>
      <Yaml text={text} />
    </section>
  );
};

/** An object: where it comes from, what was found, what it has to do with, and its manifest. */
export const ObjectDetails = ({ id }: { readonly id: ObjectId }) => {
  const { model, stack, strings } = useReport();
  const { panel } = strings;
  const object = stack.objects.find((candidate) => candidate.id === id);
  if (object === undefined) return null;
  const findings = [...stack.findings, ...stack.exceptions].filter((finding) => finding.object === id);
  const usedBy = stack.objects.flatMap(({ id: user, uses }) =>
    uses
      .filter((reference) => reference.object === id)
      .map((reference): ReferenceModel => ({ ...reference, object: user, label: user })),
  );
  return (
    <>
      <dl class="facts">
        <dt>{panel.template}</dt>
        <dd>
          <code>{object.template}</code>
        </dd>
        <dt>{panel.apiVersion}</dt>
        <dd>
          <code>{object.apiVersion}</code>
        </dd>
        <dt>{panel.namespace}</dt>
        <dd>
          <code>{object.namespace ?? stack.namespace}</code>
        </dd>
      </dl>
      {findings.length > 0 && (
        <section>
          <h3>{panel.findings}</h3>
          <ul class="findings">
            {findings.map((finding, index) => (
              <Finding key={index} finding={finding} withoutObject />
            ))}
          </ul>
        </section>
      )}
      <References title={panel.uses} references={object.uses} />
      <References title={panel.usedBy} references={usedBy} />
      <Manifest text={model.texts[object.text] ?? ''} />
    </>
  );
};
