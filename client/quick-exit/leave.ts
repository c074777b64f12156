/** Leaves the page at once for one that says nothing, and takes its place in the history. */

/** Read by very many people for very many reasons. */
const elsewhere = 'https://www.wikipedia.org/';

export function leaveQuickly(): void {
  // What was shown goes before the other page has arrived.
  document.body.hidden = true;
  window.location.replace(elsewhere);
}

/** So many presses of Escape, with no more than this between the first and the last, leave. */
const presses = 3;
const withinMs = 1_500;

/** Feeds the times of presses; true once they are enough. */
export function createEscapeCounter(): (atMs: number) => boolean {
  let times: readonly number[] = [];
  return (atMs) => {
    times = [...times, atMs].filter((time) => atMs - time <= withinMs).slice(-presses);
    return times.length === presses;
  };
}

/** The returned function stops listening. Dialogs close by Escape as ever; the third press leaves all the same. */
export function leaveByEscape(): () => void {
  const isEnough = createEscapeCounter();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.repeat && isEnough(event.timeStamp)) leaveQuickly();
  };
  window.addEventListener('keydown', onKeyDown, true);
  return () => window.removeEventListener('keydown', onKeyDown, true);
}
