// Sends the token against forged requests along with what htmx asks for, and puts the focus on what went wrong.
const token = document.querySelector('meta[name=csrf]');
document.body.addEventListener('htmx:configRequest', (event) => {
  if (token?.content) event.detail.headers[token.dataset.header] = token.content;
});
document.querySelector('.govuk-error-summary')?.focus();
