/// The one door for people and programs: who may pass, what they sent, and how the answer is written.
@NullMarked
package org.stillmatch.server.web;

import org.jspecify.annotations.NullMarked;
