// The sign-in library tells the console alone when a passkey fails or is cancelled; the person reads it on the page.
export function tellOfPasskeys(scope) {
  scope.addEventListener("allauth.error", () => {
    for (const problem of scope.querySelectorAll("[data-passkey-problem]")) problem.hidden = false;
  });
}
