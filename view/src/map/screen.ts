import { useEffect, useState } from 'preact/hooks';

const NARROW = '(max-width: 760px)';

/** True on a phone, and while a narrow page is printed. */
export const useNarrow = (): boolean => {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const update = () => {
      setNarrow(query.matches);
    };
    query.addEventListener('change', update);
    return () => {
      query.removeEventListener('change', update);
    };
  }, []);
  return narrow;
};
