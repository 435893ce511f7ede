// Sends the token against forged requests along with what htmx asks for, and puts the focus on what went wrong.
// A header holds the token as the cookie has it: pages hold it in another form, for their own forms.
const token = document.querySelector('meta[name=csrf]');
document.body.addEventListener('htmx:configRequest', (event) => {
  const cookie = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  if (token && cookie) event.detail.headers[token.dataset.header] = decodeURIComponent(cookie[1]);
});
document.querySelector('.govuk-error-summary')?.focus();
