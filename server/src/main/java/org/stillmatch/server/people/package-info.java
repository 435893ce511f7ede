/// Who may come in: organisations, accounts with their roles, sign-in, invitations, and keys of retailers' systems.
@NullMarked
package org.stillmatch.server.people;

import org.jspecify.annotations.NullMarked;
