import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useReport } from '../context.js';
import { createSearch, type Entry } from '../search-index.js';
import { Icon } from './icon.js';

const optionId = (index: number): string => `search-option-${String(index)}`;

/** Finds objects, images, findings, values and lines of manifests. */
export const Search = ({ onClose }: { readonly onClose: () => void }) => {
  const { model, stack, strings, open } = useReport();
  const { search } = strings;
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const find = useMemo(() => createSearch(model, stack), [model, stack]);
  const hits = useMemo(() => find(query), [find, query]);

  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const choose = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    dialog.current?.close();
    open(entry.target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(hits[chosen]);
    else if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      class="search"
      ref={dialog}
      aria-label={search.label}
      onClose={onClose}
      onClick={({ target }) => {
        if (target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="search-box">
        <div class="search-field">
          <Icon name="search" />
          <input
            type="text"
            list={undefined}
            role="combobox"
            aria-label={search.label}
            aria-expanded={hits.length > 0}
            aria-controls="search-hits"
            aria-activedescendant={hits.length > 0 ? optionId(chosen) : undefined}
            aria-autocomplete="list"
            autocomplete="off"
            spellcheck={false}
            placeholder={search.placeholder}
            value={query}
            onInput={({ currentTarget }) => {
              setQuery(currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
          <button
            type="button"
            class="round"
            aria-label={search.close}
            title={search.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        {hits.length > 0 && (
          <ul id="search-hits" role="listbox" aria-label={search.label} tabIndex={-1}>
            {hits.map((entry, index) => (
              <li
                key={`${entry.kind} ${entry.title} ${entry.detail}`}
                id={optionId(index)}
                role="option"
                aria-selected={index === chosen}
                onClick={() => {
                  choose(entry);
                }}
              >
                <span class={`kind ${entry.kind}`}>{search.kinds[entry.kind]}</span>
                <span class="title">{entry.title}</span>
                <span class="detail">{entry.detail}</span>
              </li>
            ))}
          </ul>
        )}
        <p class="search-foot" role="status">
          {query.trim() !== '' && (
            <>{hits.length === 0 ? search.nothing : `${search.count(hits.length)} ·`} </>
          )}
          {search.hint}
        </p>
      </div>
    </dialog>
  );
};
