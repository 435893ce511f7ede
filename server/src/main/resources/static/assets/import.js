// Reads a chosen list into the field that is sent, so that a list can be chosen instead of pasted.
for (const group of document.querySelectorAll('[data-reads]')) {
  group.hidden = false;
  const into = document.getElementById(group.dataset.reads);
  group.querySelector('input').addEventListener('change', async (event) => {
    const bytes = await event.target.files[0]?.arrayBuffer();
    if (!bytes) return;
    try {
      into.value = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      into.value = new TextDecoder('windows-1252').decode(bytes);
    }
  });
}
