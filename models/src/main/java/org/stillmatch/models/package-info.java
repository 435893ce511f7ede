/// What a model pack is, and how the default one is built from pinned packages.
@NullMarked
package org.stillmatch.models;

import org.jspecify.annotations.NullMarked;
