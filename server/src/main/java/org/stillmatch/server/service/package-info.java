/// Starts the service: its settings, its database, its clock and chance, and its work for later.
@NullMarked
package org.stillmatch.server.service;

import org.jspecify.annotations.NullMarked;
