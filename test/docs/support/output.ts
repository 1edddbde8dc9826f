// Times differ from run to run.
const normalise = (line: string): string => line.replace(/\d+(\.\d+)? (s|ms)\b/g, '0 s').trimEnd();

const linesOf = (text: string): readonly string[] => text.split('\n').map(normalise);

const indexOfPart = (lines: readonly string[], part: readonly string[], from: number): number => {
  for (let start = from; start + part.length <= lines.length; start += 1) {
    if (part.every((line, index) => lines[start + index] === line)) return start;
  }
  return -1;
};

/**
 * The first part of a documented output that the real one does not have. A line of `...` stands for any lines;
 * durations do not count.
 *
 * @param documented - parts in the order of the stream that they stand in
 * @param streams - standard output and standard error
 * @returns undefined when everything is as documented
 * @example missingPart('a\n...\nc', ['a\nb\nc', '']) // undefined
 */
export const missingPart = (documented: string, streams: readonly string[]): string | undefined => {
  const places = streams.map((text) => ({ lines: linesOf(text), position: 0 }));
  return documented
    .split(/^\.\.\.$\n?/m)
    .map((part) => part.replace(/\n$/, ''))
    .filter((part) => part !== '')
    .find((part) => {
      const wanted = linesOf(part);
      const place = places.find(({ lines, position }) => indexOfPart(lines, wanted, position) >= 0);
      if (place === undefined) return true;
      place.position = indexOfPart(place.lines, wanted, place.position) + wanted.length;
      return false;
    });
};
