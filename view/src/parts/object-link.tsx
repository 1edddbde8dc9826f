import type { ObjectId } from '../../../src/html-report/types.js';
import { useReport } from '../context.js';

/** A name that opens its object. */
export const ObjectLink = ({ id, label = id }: { readonly id: ObjectId; readonly label?: string }) => {
  const { open, stack } = useReport();
  if (!stack.objects.some((object) => object.id === id)) return <code>{label}</code>;
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        open({ type: 'object', id });
      }}
    >
      {label}
    </button>
  );
};
