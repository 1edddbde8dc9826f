import { useEffect } from 'preact/hooks';

/** Paper has nothing to click: what is folded is opened for it, and folded again. */
export const usePrintedWhole = (): void => {
  useEffect(() => {
    let unfolded: readonly HTMLDetailsElement[] = [];
    const before = () => {
      unfolded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
      for (const details of unfolded) details.open = true;
    };
    const after = () => {
      for (const details of unfolded) details.open = false;
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
};
