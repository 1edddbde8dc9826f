import { useReport } from '../context.js';

const LINE = /^(?<start>\s*(?:- )*)(?<key>[^\s:#][^:]*?|"[^"]*")(?<colon>:)(?<rest>\s.*|)$/;

const Line = ({ text }: { readonly text: string }) => {
  const { start = '', key, rest = '' } = LINE.exec(text)?.groups ?? {};
  if (key === undefined) return <>{`${text}\n`}</>;
  return (
    <>
      {start}
      <span class="key">{key}</span>:{`${rest}\n`}
    </>
  );
};

/** A manifest with its keys marked. */
export const Yaml = ({ text }: { readonly text: string }) => {
  const { strings } = useReport();
  return (
    <pre class="yaml" tabIndex={0} aria-label={strings.panel.manifest}>
      <code>
        {text
          .trimEnd()
          .split('\n')
          .map((line, index) => (
            <Line key={index} text={line} />
          ))}
      </code>
    </pre>
  );
};
