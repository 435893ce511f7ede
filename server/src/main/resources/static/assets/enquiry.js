// Follows a search by server-sent events and shows the whole page anew when it is over.
const words = {
  waiting: () => 'Waiting to be searched.',
  opening: (at) => `Opening still ${at.still} of ${at.stills}.`,
  embedding: (at) => `Finding the named face in still ${at.still} of ${at.stills}.`,
  comparing: (at) => `Comparing still ${at.still} of ${at.stills} with ${at.of.toLocaleString('en-GB')} people.`,
  keeping: (at) => `Keeping the result of still ${at.still} of ${at.stills}.`,
  kept: () => 'Searched.',
  parked: () => 'Stopped for a person to look at.',
  stopped: () => 'The service is stopping. Reload the page in a while.',
};
const steps = ['waiting', 'opening', 'embedding', 'comparing', 'keeping', 'kept'];
const section = document.querySelector('[data-follow]');
const source = new EventSource(section.dataset.follow);
source.addEventListener('progress', (event) => {
  const at = JSON.parse(event.data);
  section.querySelector('[data-told]').textContent = words[at.step](at);
  section.querySelector('[data-steps]').value = Math.max(0, steps.indexOf(at.step));
  if (at.last) {
    source.close();
    if (at.step !== 'stopped') location.reload();
  }
});
