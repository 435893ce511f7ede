/// Submissions as retailers send them and the police take them in: for people and for programs.
@NullMarked
package org.stillmatch.server.submissions;

import org.jspecify.annotations.NullMarked;
