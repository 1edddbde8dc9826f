import { readFileSync } from 'node:fs';
import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { finding, type Finding } from '../../findings/index.js';
import { isJsonObject, parseYamlDocument, type JsonObject } from '../../yaml/index.js';
import {
  BYTE_ORDER_MARK,
  NOT_A_MAPPING,
  SEVERAL_DOCUMENTS,
  textComplaints,
  yamlComplaint,
  type Complaint,
  type Position,
} from './complaints.js';

/** A values file as far as it could be read. */
export interface ValuesDocument {
  readonly values: JsonObject;
  readonly document: Document;
  readonly positionAt: (offset: number) => Position;
}

/** What a file holds and what is wrong with it as YAML; `content` is missing when nothing can be said of its keys. */
export interface ReadValues {
  readonly findings: readonly Finding[];
  readonly content?: ValuesDocument;
}

const toFinding = (chart: string, file: string, { rule, position, ...rest }: Complaint): Finding =>
  finding({ ...rest, ...position, rule: `values/${rule}`, chart, values: file });

const isMappingOrEmpty = (value: unknown): value is JsonObject | null =>
  value === null || isJsonObject(value);

// The values as Helm reads them; the other parser knows where they stand.
const readMapping = (text: string): { readonly values: JsonObject } | Complaint => {
  const read = parseYamlDocument(text.replace(BYTE_ORDER_MARK, ''));
  if ('value' in read) return isMappingOrEmpty(read.value) ? { values: read.value ?? {} } : NOT_A_MAPPING;
  return {
    rule: 'invalid-yaml',
    message: `The file is not valid YAML: ${read.reason}.`,
    hint: 'Correct that line or the one above it.',
    position: { line: read.line, column: read.column },
  };
};

const readText = (path: string): string | Complaint => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'It does not exist' : message;
    return {
      rule: 'unreadable',
      message: `The values file cannot be read: ${reason}.`,
      hint: 'Check the path given with -f.',
    };
  }
};

/**
 * Reads a values file and everything that is wrong with it as YAML. Never throws.
 *
 * @param chart - name for the findings
 * @param file - path, named in the findings as it is
 * @example readValues('egov-msa', 'ministries/moe.yaml').findings
 */
export function readValues(chart: string, file: string): ReadValues {
  const text = readText(file);
  if (typeof text !== 'string') return { findings: [toFinding(chart, file, text)] };
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines });
  const documents = Array.isArray(parsed) ? (parsed as readonly Document.Parsed[]) : [];
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const errors = documents.flatMap(({ errors: found }) => found);
  const complaints = [
    ...textComplaints(text),
    ...errors.map((error) => yamlComplaint(error, text, positionAt(error.pos[0]))),
  ];
  const read = (extra: readonly Complaint[], content?: ValuesDocument): ReadValues => ({
    findings: [...complaints, ...extra].map((complaint) => toFinding(chart, file, complaint)),
    ...(content === undefined ? {} : { content }),
  });
  const [document] = documents;
  if (errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return read([]);
  if (document === undefined) return read([]);
  if (documents.length > 1) return read([SEVERAL_DOCUMENTS]);
  const mapping = readMapping(text);
  return 'values' in mapping ? read([], { ...mapping, document, positionAt }) : read([mapping]);
}
