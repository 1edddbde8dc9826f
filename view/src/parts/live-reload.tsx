import { useEffect, useState } from 'preact/hooks';
import { useReport } from '../context.js';

/** Listens to the server: reloads the page when it has changed, and shows what is wrong with a change. */
export const LiveReload = () => {
  const { strings } = useReport();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    const events = new EventSource('/events');
    events.addEventListener('reload', () => {
      location.reload();
    });
    events.addEventListener('problem', (event: MessageEvent<string>) => {
      setProblem(JSON.parse(event.data) as string);
    });
    return () => {
      events.close();
    };
  }, []);
  return problem === '' ? null : (
    <p class="banner" role="alert">
      <strong>{strings.live.problem}</strong> {problem}
    </p>
  );
};
