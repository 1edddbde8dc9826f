const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** XML 1.0 has no form at all for these, not even an escaped one; tools print some of them as colours. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapeText = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');

const escapeAttribute = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"\n\t]/g, (character) => ESCAPES[character] ?? '');

/** An XML element; text children are escaped when they are written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (XmlElement | string)[];
}

/**
 * Builds an element.
 *
 * @example element('failure', { message: 'a < b' }, ['detail'])
 */
export const element = (
  name: string,
  attributes: XmlElement['attributes'],
  children: XmlElement['children'] = [],
): XmlElement => ({ name, attributes, children });

const writeElement = ({ name, attributes, children }: XmlElement, indent: string): string => {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`,
  );
  const start = `${indent}<${name}${written.join('')}`;
  if (children.length === 0) return `${start}/>`;
  if (children.every((child) => typeof child === 'string')) {
    return `${start}>${children.map(escapeText).join('')}</${name}>`;
  }
  const lines = children.map((child) =>
    typeof child === 'string' ? escapeText(child) : writeElement(child, `${indent}  `),
  );
  return [`${start}>`, ...lines, `${indent}</${name}>`].join('\n');
};

/**
 * Writes a document with its declaration.
 *
 * @example writeXml(element('testsuites', {}))
 */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`;
